"""Copies: which documents print the same, and that one that comes in changes no claim."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allegedly.bench.generate import generated_stories
from allegedly.config import LinkConfig
from allegedly.link.claims import link_claims
from allegedly.link.copies import Printed, printed_to_originals
from allegedly.link.wordings import statements_to_wordings
from allegedly.model.claim import Extraction
from allegedly.model.text import Document
from tests.factories import make_document, make_extraction, make_statement

Report = tuple[Document, Extraction]


def printed(name: str, *statements: str) -> Printed:
    return Printed(name, dict.fromkeys(statements, 10))


@pytest.mark.parametrize(
    ("other", "original"),
    [
        (("a", "b", "c", "d", "e"), "whole"),
        (("a", "b", "c"), "whole"),
        (("a", "b", "c", "x"), "whole"),
        (("a", "b", "x", "y"), "other"),
        (("a",), "other"),
        (("x", "y", "z"), "other"),
    ],
)
def test_a_text_of_which_most_stands_in_a_longer_one_is_its_copy(
    other: tuple[str, ...], original: str
) -> None:
    texts = [printed("whole", "a", "b", "c", "d", "e"), printed("other", *other)]
    if original == "whole":
        assert len(set(printed_to_originals(texts).values())) == 1
    else:
        assert printed_to_originals(texts) == {"whole": "whole", "other": "other"}


def test_two_texts_with_a_formula_in_common_are_not_joined_by_a_third() -> None:
    texts = [
        printed("left", "a", "b", "c", "d"),
        printed("right", "e", "f", "g", "h"),
        printed("both", "c", "d", "e", "f"),
    ]
    assert printed_to_originals(texts)["left"] != printed_to_originals(texts)["right"]


@given(
    st.dictionaries(st.text("pqrs", min_size=1, max_size=3), st.sets(st.sampled_from("abcdefgh"), min_size=1))
)
def test_the_original_of_a_copy_is_no_copy_and_order_changes_nothing(texts: dict[str, set[str]]) -> None:
    found = [printed(name, *sorted(said)) for name, said in texts.items()]
    originals = printed_to_originals(found)
    assert originals == printed_to_originals(reversed(found))
    assert originals.keys() == texts.keys()
    assert all(originals[original] == original for original in originals.values())


def report(path: str, sentences: Sequence[str]) -> Report:
    document = make_document("\n".join(sentences), path=path)
    statements = [
        make_statement(document, words, heading=not number) for number, words in enumerate(sentences)
    ]
    return document, make_extraction(document, *statements)


def words_of_claims(reports: Iterable[Report], printed_in: frozenset[str]) -> set[frozenset[tuple[str, str]]]:
    """The claims by the statements in these documents, each told by its document and its words."""
    documents, extractions = zip(*reports, strict=True)
    at = {each.id: (each.document, each.text) for found in extractions for each in found.statements}
    claims = link_claims(documents, extractions, LinkConfig()).claims
    groups = (
        frozenset(at[each] for each in (*claim.statements, *claim.against) if at[each][0] in printed_in)
        for claim in claims
    )
    return {group for group in groups if group}


def sentences_of(row: dict[str, str]) -> list[str]:
    lines = f"{row['title']}\n{row['text']}".replace(". ", ".\n").split("\n")
    return list(dict.fromkeys(line for line in lines if line))


def cut(sentences: list[str]) -> list[str]:
    return sentences[: max(3, len(sentences) // 2)]


def reworded(sentences: list[str]) -> list[str]:
    return [*sentences[:-1], sentences[-1].replace(" the ", " that ", 1)]


def retitled(sentences: list[str]) -> list[str]:
    return ["Morning briefing", *sentences[1:]]


@settings(max_examples=30)
@given(
    st.integers(0, 11),
    st.data(),
    st.sampled_from([list, cut, reworded, retitled]),
    st.integers(1, 3),
)
def test_a_copy_changes_no_claim_of_the_other_articles(
    number: int, data: st.DataObject, changed: object, copies: int
) -> None:
    """Word for word, cut to half, with a sentence reworded or under another headline, once or three times."""
    story = next(itertools.islice(generated_stories(12, seed=21), number, None))
    reports = [report(f"{place}", sentences_of(row)) for place, row in enumerate(story.rows)]
    copied = data.draw(st.sampled_from([sentences_of(row) for row in story.rows]))
    more = [report(f"copy {each}", changed(copied)) for each in range(copies)]  # type: ignore[operator]
    known = frozenset(document.id for document, _ in reports)
    assert words_of_claims([*reports, *more], known) == words_of_claims(reports, known)


def test_hundreds_of_copies_cost_no_more_than_their_number() -> None:
    """Each with a line of its own; a comparison of all with all would take sixteen times as long for four times."""

    def seconds(count: int) -> float:
        sentences = [f"Sentence {number} of the report on the harbour" for number in range(20)]
        texts = [printed(f"{number:05}", *sentences, f"Edition {number}") for number in range(count)]
        started = process_time()
        assert len(set(printed_to_originals(texts).values())) == 1
        return process_time() - started

    seconds(100)
    assert seconds(4000) < 10 * max(seconds(1000), 0.005)


def test_a_long_text_and_its_reworded_copies_cost_no_square() -> None:
    """Three thousand sentences without an event, in each of three copies with another word at the end."""
    sentences = [
        f"Item {number} of the list {number * 7} is kept in hall {number % 90}" for number in range(3000)
    ]
    copies = [
        [*sentences[:2000], *(f"{each} {path}" for each in sentences[2000:])] for path in ("b", "c", "d")
    ]
    _, extractions = zip(
        *(report(f"{place}", each) for place, each in enumerate([sentences, *copies])), strict=True
    )
    statements = [each for found in extractions for each in found.statements]
    started = process_time()
    wordings = statements_to_wordings(statements, {}).wordings
    assert process_time() - started < 10
    assert {each.profile.document for each in wordings} == {wordings[0].profile.document}
