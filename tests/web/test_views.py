"""The pages show what the report shows, made from parts of the case."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest

from allegedly.model.case import Case
from allegedly.report.dossier import dossier_of
from allegedly.report.entries import ClaimEntry, StatementEntry
from allegedly.store.browse import ClaimFilter, DocumentFilter
from allegedly.store.casefile import CaseReader
from allegedly.web import views, views_documents, views_lists
from allegedly.web.order import Order, OrderCache
from allegedly.web.paging import Pager
from allegedly.web.views import ClaimQuery
from tests.report.factories import large_case, leak_case
from tests.web.cases import hostile_case, store_case

PAGER = Pager("/claims", {}, 1, 0)
EVERYTHING = ClaimFilter()


@pytest.fixture(scope="module")
def leak_reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CaseReader]:
    with CaseReader.open(store_case(leak_case(), tmp_path_factory.mktemp("views") / "a.case")) as reader:
        yield reader


@pytest.fixture(scope="module")
def order(leak_reader: CaseReader) -> Order:
    return OrderCache().of(leak_reader)


def unanchored(entry: ClaimEntry) -> ClaimEntry:
    """Anchors are the view's own: places in one file, or ids."""

    def plain(statements: tuple[StatementEntry, ...]) -> tuple[StatementEntry, ...]:
        return tuple(dataclasses.replace(each, anchor="") for each in statements)

    return dataclasses.replace(entry, statements=plain(entry.statements), against=plain(entry.against))


@pytest.mark.parametrize("make", [leak_case, hostile_case, lambda: large_case(12, 4)])
def test_summary_and_claims_are_those_of_the_dossier(make: object, tmp_path: Path) -> None:
    path = store_case(make(), tmp_path / "a.case")  # type: ignore[operator]
    with CaseReader.open(path) as reader:
        dossier = dossier_of(reader.case())
        order = OrderCache().of(reader)
        page = views.summary_page(reader, order)
        assert page.summary == dossier.summary
        assert page.title == dossier.title
        assert [line.id for line in page.leading] == [each.id for each in dossier.claims[: dossier.leading]]
        for claim in dossier.claims:
            shown = views.claim_page(reader, order, claim.id)
            assert shown is not None and shown.hidden == 0
            assert unanchored(shown.claim) == unanchored(claim)
        for document in dossier.documents:
            found = views_documents.document_page(reader, order, document.id)
            assert found is not None
            assert [len(each.segments) for each in found.document.paragraphs] == [
                len(each.segments) for each in document.paragraphs
            ]
            assert found.document.number == document.number


def test_a_long_claim_is_cut_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "MAX_STATEMENTS", 5)
    with CaseReader.open(store_case(large_case(12, 2), tmp_path / "a.case")) as reader:
        order = OrderCache().of(reader)
        shown = views.claim_page(reader, order, order.claims[0].id)
    assert shown is not None
    assert len(shown.claim.statements) == 5
    assert shown.hidden == 7
    assert shown.claim.grade.origins == "1"


def ids_of(reader: CaseReader, order: Order, wanted: ClaimFilter = EVERYTHING, **more: str) -> set[str]:
    page = views.claims_page(reader, order, ClaimQuery(wanted, **more), PAGER)
    assert page.pager.total == len(page.lines)
    return {line.text for line in page.lines}


def test_claims_are_filtered(leak_reader: CaseReader, order: Order) -> None:
    sale, deed = "sold Quay 9 to a shell company", "he saw the deed of sale at the land registry"
    assert ids_of(leak_reader, order, ClaimFilter(words="Quay shell")) == {sale}
    assert ids_of(leak_reader, order, ClaimFilter(words="quay s")) == {sale}
    assert ids_of(leak_reader, order, ClaimFilter(actor="Pau Ferrer")) == {deed}
    assert ids_of(leak_reader, order, ClaimFilter(actor="Pau")) == set()
    assert ids_of(leak_reader, order, ClaimFilter(origin="Pau Ferrer")) == {deed}
    assert ids_of(leak_reader, order, ClaimFilter(origin="Pau Ferrer", words="cranes")) == set()
    assert ids_of(leak_reader, order, ClaimFilter(earliest="2024-04-06")) == {sale, deed}
    assert sale not in ids_of(leak_reader, order, ClaimFilter(latest="2024-04-02"))
    assert ids_of(leak_reader, order, credibility="3") == {sale}
    assert ids_of(leak_reader, order, reliability="A") == set()
    assert ids_of(leak_reader, order, state="contradicted") == {sale}
    assert ids_of(leak_reader, order, state="changed") == {sale}
    assert "the mayor approved the sale" in ids_of(leak_reader, order, state="unestablished")
    assert ids_of(leak_reader, order, state="no such state") == set()


def test_searches_cannot_break_the_index(leak_reader: CaseReader, order: Order) -> None:
    for words in (
        '"',
        "a OR b",
        "NEAR(",
        "*",
        "quay AND NOT",
        "col:x",
        "'; DROP TABLE claims; --",
        "\x00",
        "{}^",
    ):
        views.claims_page(leak_reader, order, ClaimQuery(ClaimFilter(words=words)), PAGER)
        views_lists.search_page(leak_reader, order, words, PAGER)


def test_a_search_marks_what_it_found(leak_reader: CaseReader, order: Order) -> None:
    page = views_lists.search_page(leak_reader, order, "shell compan", PAGER)
    assert page.pager.total == 4
    assert {"shell", "company"} <= {piece for hit in page.statements for piece in hit.match.pieces[1::2]}
    assert all(hit.match.claim for hit in page.statements)
    assert {"alleged as possible, attributed"} <= {hit.label for hit in page.statements}
    assert page.documents_total == 3


def test_lists_count_what_there_is(leak_reader: CaseReader, order: Order) -> None:
    documents = views_documents.documents_page(leak_reader, order, DocumentFilter(words="union"), PAGER)
    assert [row.publisher for row in documents.rows] == ["Coast Beacon", "Velmar Gazette"]
    assert documents.numbers == (3, 4)
    assert [row.label for row in views_lists.sources_page(leak_reader, "memo", PAGER).rows] == [
        "a leaked memo"
    ]
    origins = views_lists.origins_page(leak_reader, "", PAGER).rows
    assert [(row.label, row.claims) for row in origins][:1] == [("a leaked memo", 2)]
    assert [row.established for row in origins] == sorted((row.established for row in origins), reverse=True)
    [ferrer] = views_lists.actors_page(leak_reader, "ferrer", PAGER).rows
    assert (ferrer.name, ferrer.type, ferrer.documents) == ("Pau Ferrer", "person", 2)
    said = views_lists.actor_page(leak_reader, order, ferrer.id, PAGER)
    assert said is not None and len(said.rows) == 2
    assert ("asserted, attributed", "Pau Ferrer") in {(each.label, each.chain) for each in said.rows}
    assert views_lists.actor_page(leak_reader, order, "actor-none", PAGER) is None
    assert views_documents.borrowings_page(leak_reader, order, PAGER).pager.total == 3
    assert [row.slot for row in views_documents.unknowns_page(leak_reader, order, PAGER).rows] == ["who"]


def test_two_articles_are_compared(leak_reader: CaseReader, order: Order) -> None:
    left, right = order.documents[:2]
    page = views_documents.compare_page(leak_reader, order, left, right)
    assert page is not None
    shared = [row for row in page.comparison.rows if row.passage]
    assert [row.left[0].text for row in shared] == [row.right[0].text for row in shared]
    mirrored = views_documents.compare_page(leak_reader, order, right, left)
    assert mirrored is not None
    assert [row.left for row in mirrored.comparison.rows if row.passage] == [row.right for row in shared]
    assert views_documents.compare_page(leak_reader, order, left, "doc-none") is None


def test_the_order_is_made_anew_only_where_something_changed(tmp_path: Path) -> None:
    path = store_case(leak_case(), tmp_path / "a.case")
    cache = OrderCache()
    with CaseReader.open(path) as reader:
        first = cache.of(reader)
        assert cache.of(reader).claims is first.claims
    store_case(Case(documents=leak_case().documents, extractions=leak_case().extractions), path)
    with CaseReader.open(path) as reader:
        assert cache.of(reader).claims == ()


def test_an_infinite_number_in_a_statement_breaks_nothing(tmp_path: Path) -> None:
    case = leak_case()
    first, *others = case.extractions
    endless = tuple(dataclasses.replace(each, numbers=(float("inf"),)) for each in first.statements)
    case = dataclasses.replace(case, extractions=(dataclasses.replace(first, statements=endless), *others))
    with CaseReader.open(store_case(case, tmp_path / "a.case")) as reader:
        order = OrderCache().of(reader)
        assert len(order.claims) == 5
        assert ids_of(reader, order, ClaimFilter(actor="Pau Ferrer"))
        assert views_lists.actors_page(reader, "", PAGER).rows
