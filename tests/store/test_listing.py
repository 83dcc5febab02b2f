from __future__ import annotations

import pytest

from allegedly.store.casefile import CaseWriter
from allegedly.store.listing import LISTINGS
from tests.store.cases import make_case, put_case


@pytest.mark.parametrize("name", LISTINGS)
def test_every_list_has_rows_and_the_same_columns_in_each(name: str) -> None:
    with CaseWriter.open(None) as writer:
        put_case(writer, make_case())
        found = writer.view.listing(name)
    assert found
    assert len({tuple(row) for row in found}) == 1


def test_a_thing_is_found_by_its_id_or_the_start_of_it() -> None:
    case = make_case()
    statement = case.statements[0]
    with CaseWriter.open(None) as writer:
        put_case(writer, case)
        (found,) = writer.view.find(statement.id)
        assert found.table == "statements"
        assert found.value["text"] == statement.text
        assert found.related["claims"] == ({"id": "clm-1", "side": "for", "text": "gave way"},)
        assert [each.id for each in writer.view.find("org-")] == ["org-Ministry", "org-Renn"]
        assert writer.view.find("nothing") == ()
        (document,) = writer.view.find(case.documents[0].id)
        assert document.value["text"] == case.documents[0].text
