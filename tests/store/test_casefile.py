from __future__ import annotations

import dataclasses
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allegedly.errors import CaseWriteFailed, NotACase, UnreadableInput
from allegedly.model.case import Case, Failure
from allegedly.model.claim import Extraction
from allegedly.store.casefile import CaseReader, CaseWriter
from allegedly.store.verify import findings_of
from tests.factories import make_document, make_statement
from tests.store.cases import (
    NEWER_TEXT,
    SETTINGS,
    TEXT,
    TIME,
    make_case,
    make_full_document,
    make_original,
    make_results,
    put_case,
)


def dump(path: Path) -> list[str]:
    with sqlite3.connect(path) as connection:
        return list(connection.iterdump())


def test_a_case_comes_back_as_it_was_put(tmp_path: Path) -> None:
    path = tmp_path / "a.case"
    with CaseWriter.open(path) as writer:
        put_case(writer, make_case())
        assert writer.view.case() == make_case()
    with CaseReader.open(path) as reader:
        assert reader.case() == make_case()
        assert reader.readings()[0] == (make_case().documents[0], make_case().extractions[0])


words = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    documents = []
    extractions = []
    paths = sorted(
        draw(st.sets(st.text(st.characters(codec="utf-8"), min_size=1, max_size=9), min_size=1, max_size=3))
    )
    for path in paths:
        text = draw(words) + "gave way" + draw(words)
        document = make_document(text, path=path, title=draw(words), publisher=draw(words))
        documents.append(document)
        statements = [make_statement(document, "gave way", heading=draw(st.booleans()))]
        if draw(st.booleans()):
            statements.append(make_statement(document, text, numbers=(draw(st.floats(allow_nan=False)),)))
        if len({each.id for each in statements}) < len(statements):
            statements.pop()
        extractions.append(Extraction(document.id, statements=tuple(statements)))
    case = make_results(tuple(documents), tuple(extractions))
    failures = tuple(Failure(path, draw(words), draw(words)) for path in paths if draw(st.booleans()))
    return dataclasses.replace(case, failures=failures)


@settings(max_examples=60)
@given(case=cases())
def test_any_text_comes_back_and_verifies(case: Case) -> None:
    with CaseWriter.open(None) as writer:
        put_case(writer, case)
        assert writer.view.case() == case
        assert findings_of(writer.view) == ()


def test_the_same_case_twice_changes_no_row_and_no_entry_of_the_log(tmp_path: Path) -> None:
    path = tmp_path / "a.case"
    with CaseWriter.open(path) as writer:
        put_case(writer, make_case())
    once = dump(path)
    with CaseWriter.open(path) as writer:
        put_case(writer, make_case(), time="2031-01-01T00:00:00+00:00")
    assert dump(path) == once


def test_the_same_article_at_another_path_adds_a_source_and_no_document() -> None:
    case = make_case()
    with CaseWriter.open(None) as writer:
        put_case(writer, case)
        original = make_original(TEXT, "copies/a.txt")
        with writer.transaction():
            writer.put_reading("other", original, case.documents[0], case.extractions[0], SETTINGS, TIME)
        assert writer.view.has_source("other", SETTINGS)
        assert writer.view.case() == case
        assert len(writer.view.log()) == 4


def test_an_article_read_otherwise_replaces_what_was_taken_out_and_drops_what_was_made_of_it() -> None:
    case = make_case()
    document, extraction = case.documents[0], case.extractions[0]
    shorter = dataclasses.replace(extraction, statements=extraction.statements[1:])
    with CaseWriter.open(None) as writer:
        put_case(writer, case)
        keys = [f"key-{each.id}" for each in case.documents]
        assert list(writer.view.sources_read_otherwise("set-2")) == keys
        with writer.transaction():
            assert writer.put_reading(
                f"key-{document.id}", make_original(TEXT, "a.txt"), document, shorter, "set-2", TIME
            )
        after = writer.view.case()
        assert after.extractions == (shorter, case.extractions[1])
        assert after.claims == () and after.assessments == ()
        assert writer.view.log()[-1].action == "document read again"
        assert writer.view.documents_changed_since_assessment()
        assert findings_of(writer.view) == ()
        assert list(writer.view.sources_read_otherwise("set-2")) == keys[1:]


def test_originals_come_back_byte_for_byte() -> None:
    with CaseWriter.open(None) as writer:
        put_case(writer, make_case())
        originals = [writer.view.original(f"key-{each.id}") for each in make_case().documents]
        with pytest.raises(KeyError):
            writer.view.original("key-of-nothing")
    assert originals == [make_original(TEXT, "a.txt"), make_original(NEWER_TEXT, "b.txt")]


def test_other_bytes_under_a_known_id_are_refused_and_the_first_stay() -> None:
    case = make_case()
    other = dataclasses.replace(make_full_document(NEWER_TEXT + "!", "a.txt"), id=case.documents[0].id)
    with CaseWriter.open(None) as writer:
        put_case(writer, case)
        with pytest.raises(UnreadableInput, match=r"a\.txt: its id 'doc-"), writer.transaction():
            writer.put_reading(
                "k", make_original(NEWER_TEXT + "!", "a.txt"), other, Extraction(other.id), "s", TIME
            )
        assert writer.view.case() == case


@pytest.mark.parametrize("twice", ["statements", "attributions", "unknowns"])
def test_an_extraction_that_contradicts_itself_is_refused_whole(twice: str) -> None:
    case = make_case()
    document, extraction = case.documents[0], case.extractions[0]
    doubled = dataclasses.replace(extraction, **{twice: getattr(extraction, twice) * 2})
    with CaseWriter.open(None) as writer:
        with pytest.raises(UnreadableInput, match="contradicts itself"), writer.transaction():
            writer.put_reading("k", make_original(TEXT, "a.txt"), document, doubled, "s", TIME)
        assert writer.view.case() == Case()


def test_half_characters_are_refused() -> None:
    document = make_document("gave \ud800 way")
    with CaseWriter.open(None) as writer:
        with pytest.raises(UnreadableInput, match="halves of characters"), writer.transaction():
            writer.put_reading("k", make_original("", "a.txt"), document, Extraction(document.id), "s", TIME)
        assert writer.view.case() == Case()


def test_a_failure_is_told_until_its_input_is_read() -> None:
    case = make_case()
    with CaseWriter.open(None) as writer:
        with writer.transaction():
            assert writer.put_failure(Failure("a.txt", "it is locked", "unlock it"), TIME)
            assert not writer.put_failure(Failure("a.txt", "it is locked", "unlock it"), TIME)
            assert writer.put_failure(Failure("\udcff.txt", "it is locked", "unlock it"), TIME)
        assert [failure.path for failure in writer.view.failures()] == ["?.txt", "a.txt"]
        put_case(writer, dataclasses.replace(case, failures=()))
        assert [failure.path for failure in writer.view.failures()] == ["?.txt"]


def test_what_goes_wrong_inside_a_transaction_leaves_nothing() -> None:
    case = make_case()
    with CaseWriter.open(None) as writer:
        with pytest.raises(KeyboardInterrupt), writer.transaction():
            writer.put_reading(
                "k", make_original(TEXT, "a.txt"), case.documents[0], case.extractions[0], "s", TIME
            )
            raise KeyboardInterrupt
        assert writer.view.case() == Case()
        assert writer.view.log() == ()


def test_a_full_disk_is_named_and_what_was_stored_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.case"
    case = make_case()
    with CaseWriter.open(path) as writer:
        put_case(writer, case)
        pages = writer.connection.execute("PRAGMA page_count").fetchone()[0]
        writer.connection.execute(f"PRAGMA max_page_count = {pages}")
        big = make_document("word " * 100_000, path="c.txt")
        with pytest.raises(CaseWriteFailed, match=r"a\.case: the disk is full"), writer.transaction():
            writer.put_reading("k", make_original(big.text, "c.txt"), big, Extraction(big.id), "s", TIME)
        assert writer.view.case() == case
    with CaseReader.open(path) as reader:
        assert reader.case() == case
        assert findings_of(reader) == ()


def test_a_case_without_results_says_so() -> None:
    case = make_case()
    with CaseWriter.open(None) as writer:
        assert not writer.view.documents_changed_since_assessment()
        put_case(writer, case)
        assert not writer.view.documents_changed_since_assessment()
        newer = make_document("gave way", path="c.txt")
        with writer.transaction():
            writer.put_reading(
                "k", make_original("gave way", "c.txt"), newer, Extraction(newer.id), "s", TIME
            )
        assert writer.view.documents_changed_since_assessment()
        assert writer.view.case().claims == case.claims


def test_a_row_changed_by_hand_is_told_as_damage(tmp_path: Path) -> None:
    path = tmp_path / "a.case"
    with CaseWriter.open(path) as writer:
        put_case(writer, make_case())
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE claims SET json = '{}'")
    with CaseReader.open(path) as reader, pytest.raises(NotACase, match="a row of claims is damaged"):
        reader.case()


def test_full_text_search_finds_documents_and_statements(tmp_path: Path) -> None:
    path = tmp_path / "a.case"
    with CaseWriter.open(path) as writer:
        put_case(writer, make_case())
    with sqlite3.connect(path) as connection:
        query = """SELECT path FROM documents
            WHERE number IN (SELECT rowid FROM documents_search('ministry AND denied'))"""
        assert connection.execute(query).fetchall() == [("b.txt",)]
        count = "SELECT count(*) FROM statements_search('gave')"
        assert connection.execute(count).fetchone() == (2,)
