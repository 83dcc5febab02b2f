from __future__ import annotations

import pytest

from allegedly.store.casefile import CaseWriter
from allegedly.store.listing import LEFT_OUT_OF_TABLES, LISTINGS
from tests.store.cases import make_case, put_case


@pytest.mark.parametrize("name", LISTINGS)
def test_every_list_has_rows_and_the_same_columns_in_each(name: str) -> None:
    with CaseWriter.open(None) as writer:
        put_case(writer, make_case())
        found = writer.view.listing(name)
    assert found
    assert len({tuple(row) for row in found}) == 1


def test_borrowings_name_the_outlets_and_keep_the_ids() -> None:
    case = make_case()
    first, last = case.documents[0], case.documents[-1]
    with CaseWriter.open(None) as writer:
        put_case(writer, case)
        (row,) = writer.view.listing("borrowings")
        (taker,) = writer.view.find(last.id)
    assert (row["from"], row["by"]) == (first.publisher or first.path, last.publisher or last.path)
    assert (row["taken_from"], row["taken_by"]) == (first.id, last.id)
    assert taker.related["taken_from"][0]["from"] == row["from"]
    assert set(LEFT_OUT_OF_TABLES["borrowings"]) <= row.keys()


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
