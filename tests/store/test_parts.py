"""A part of a case holds just what the whole holds of it."""

from __future__ import annotations

from pathlib import Path

from allegedly.store.casefile import CaseReader
from allegedly.store.parts import (
    borrowings_part,
    claims_part,
    document_part,
    document_reading,
    original_of,
    pair_part,
    unknowns_part,
)
from tests.report.factories import large_case, leak_case
from tests.web.cases import store_case


def test_a_claim_comes_with_all_that_bears_on_it(tmp_path: Path) -> None:
    with CaseReader.open(store_case(leak_case(), tmp_path / "a.case")) as reader:
        whole = reader.case()
        for claim in whole.claims:
            part = claims_part(reader, [claim.id], 100)
            members = {*claim.statements, *claim.against}
            assert part.case.claims == (claim,)
            assert part.members == {claim.id: len(members)}
            assert members <= {each.id for each in part.case.statements}
            assert part.case.lineage.origins == tuple(o for o in whole.lineage.origins if o.claim == claim.id)
            assert part.case.lineage.drifts == tuple(d for d in whole.lineage.drifts if d.claim == claim.id)
            assert part.case.assessments == tuple(a for a in whole.assessments if a.claim == claim.id)
            assert all(document in whole.documents for document in part.case.documents)


def test_a_long_claim_is_cut_to_its_first_statements(tmp_path: Path) -> None:
    with CaseReader.open(store_case(large_case(9, 2), tmp_path / "a.case")) as reader:
        claim = max(reader.case().claims, key=lambda each: len(each.statements))
        part = claims_part(reader, [claim.id, "clm-none"], 4)
        assert len(part.case.claims[0].statements) == 4
        assert part.members == {claim.id: 9}
        days = [document.published.earliest for document in part.case.documents if document.published]
        assert days == sorted(days) and len(days) == 4


def test_a_document_comes_with_its_claims_and_neighbours(tmp_path: Path) -> None:
    with CaseReader.open(store_case(leak_case(), tmp_path / "a.case")) as reader:
        whole = reader.case()
        first = whole.documents[0]
        part = document_part(reader, first.id)
        assert part is not None
        assert {each.document for each in part.case.statements} == {first.id}
        assert len(part.case.lineage.borrowings) == 2
        assert document_part(reader, "doc-none") is None
        assert document_reading(reader, first.id) == (first, whole.extractions[0])
        assert document_reading(reader, "doc-none") is None
        found = original_of(reader, first.id)
        assert found is not None and found.data == first.text.encode()
        assert original_of(reader, "doc-none") is None


def test_pairs_borrowings_and_unknowns(tmp_path: Path) -> None:
    with CaseReader.open(store_case(leak_case(), tmp_path / "a.case")) as reader:
        whole = reader.case()
        left, right = whole.documents[0].id, whole.documents[1].id
        assert len(pair_part(reader, left, right).case.lineage.borrowings) == 1
        assert pair_part(reader, right, left).case == pair_part(reader, left, right).case
        assert pair_part(reader, left, "doc-none").case.documents == whole.documents[:1]
        pages = [borrowings_part(reader, first, 2).case.lineage.borrowings for first in (0, 2, 4)]
        assert [len(each) for each in pages] == [2, 1, 0]
        assert {*pages[0], *pages[1]} == set(whole.lineage.borrowings)
        assert unknowns_part(reader, [each.id for each in whole.unknowns]).case.unknowns == whole.unknowns
