"""Shared passages: maximal, aligned, with exact places; cheap however many copies there are."""

from __future__ import annotations

import dataclasses
import itertools
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allegedly.config import TraceConfig
from allegedly.model.text import Document, Span, Zone, ZoneKind
from allegedly.trace.passages import SharedText, words_to_shared_texts
from allegedly.trace.words import documents_to_words
from tests.factories import make_document

CONFIG = TraceConfig()
STORY = (
    "The harbour master of Calder closed both basins on Thursday after divers found a cracked sluice gate. "
    "Nobody was hurt, but eleven trawlers could not leave and the fish auction was called off for the week. "
    "Repairs will take until the spring tide and cost the town about two million crowns, the council expects."
)
OWN = "Our reporter walked along the quay and met a baker who had sold all his rolls to waiting sailors by noon."


def shared(*texts: str, publishers: tuple[str, ...] = ()) -> list[tuple[Document, Document, SharedText]]:
    documents = [make_document(text, path=str(number)) for number, text in enumerate(texts)]
    by_id = {document.id: document for document in documents}
    names = publishers or tuple("" for _ in texts)
    found = words_to_shared_texts(documents_to_words(documents), names, CONFIG)
    return [(by_id[each.left], by_id[each.right], each) for each in found]


def test_a_full_copy_is_one_passage_over_the_whole_text() -> None:
    ((left, right, found),) = shared(STORY, STORY + " ")
    ((one, other),) = [
        (each.taken_from.of(left.text), each.taken_by.of(right.text)) for each in found.passages
    ]
    assert one == other == STORY.rstrip(".")
    assert found.words == found.left_words == found.right_words


def test_one_sentence_in_a_long_article_is_found() -> None:
    sentence = STORY[STORY.index("Nobody") : STORY.index(" Repairs")]
    ((left, right, found),) = shared(STORY, f"{OWN} {sentence} {OWN[::-1]}")
    (passage,) = found.passages
    assert passage.taken_from.of(left.text) == passage.taken_by.of(right.text) == sentence.rstrip(".")


def test_a_lightly_edited_passage_is_bridged() -> None:
    edited = STORY.replace("on Thursday after divers found", "late on Thursday when divers had found")
    ((left, right, found),) = shared(STORY, edited)
    (passage,) = found.passages
    assert passage.taken_from.of(left.text) == STORY.rstrip(".")
    assert passage.taken_by.of(right.text) == edited.rstrip(".")
    assert found.words < found.left_words


def test_less_than_a_passage_is_nothing() -> None:
    assert shared(STORY, f"{OWN} Eleven trawlers could not leave and the fish stayed.") == []


def test_words_in_quotation_marks_are_counted_apart() -> None:
    quoted = f'"{STORY}" said the council.'
    ((_, _, found),) = shared(f"{OWN} {quoted}", f"Elsewhere in town, {quoted}")
    assert found.words > found.unquoted
    assert found.unquoted <= 4


def test_boilerplate_zones_are_not_compared() -> None:
    left, right = make_document(f"{OWN} {STORY}", path="a"), make_document(STORY, path="b")
    zone = Zone(ZoneKind.BOILERPLATE, Span(len(OWN) + 1, len(left.text)))
    marked = dataclasses.replace(left, zones=(zone,))
    assert words_to_shared_texts(documents_to_words([marked, right]), ("", ""), CONFIG) == []


def test_page_furniture_of_one_publisher_is_not_a_shared_passage() -> None:
    furniture = (
        "Sign up to the Gazette letter and get the best of our harbour news each morning by post for free."
    )
    texts = [f"{_invented(number)} {furniture}" for number in range(5)]
    assert shared(*texts, publishers=("gazette",) * 5) == []
    assert shared(*texts, publishers=("a", "b", "c", "d", "e")) != []


def _invented(number: int) -> str:
    return " ".join(f"word{number}x{index}" for index in range(60))


@pytest.mark.parametrize("count", [200, 400])
def test_hundreds_of_near_identical_copies_cost_little(count: int) -> None:
    texts = [f"{STORY} {OWN} Edition {number} of the {number * 7} Courier." for number in range(count)]
    started = time.perf_counter()
    found = shared(*texts)
    assert time.perf_counter() - started < 20
    assert count - 1 <= len(found) <= CONFIG.max_partners * count
    linked = {each.left for _, _, each in found} | {each.right for _, _, each in found}
    assert len(linked) == count


def test_a_thousand_equal_copies_are_compared_as_one() -> None:
    assert len(shared(*[STORY] * 1000)) == 999


@settings(max_examples=50)
@given(
    st.lists(st.sampled_from(["gate", "basin", "tide", "crown", "quay"]), min_size=0, max_size=40),
    st.lists(st.sampled_from(["gate", "basin", "tide", "crown", "quay"]), min_size=0, max_size=40),
)
def test_the_words_counted_are_equal_on_both_sides(left_words: list[str], right_words: list[str]) -> None:
    for left, right, found in shared(" ".join(left_words), " ".join(right_words)):
        used_left, used_right = [], []
        for passage in found.passages:
            one = passage.taken_from.of(left.text).split()
            other = passage.taken_by.of(right.text).split()
            assert one[:3] == other[:3]
            assert one[-3:] == other[-3:]
            used_left.append(passage.taken_from)
            used_right.append(passage.taken_by)
        for used in (used_left, used_right):
            ordered = sorted(used)
            assert all(a.end <= b.start for a, b in itertools.pairwise(ordered))
        assert found.words <= min(found.left_words, found.right_words)


def test_passages_in_another_order_are_all_found() -> None:
    first, second = STORY[: STORY.index("Nobody")], STORY[STORY.index("Repairs") :]
    ((left, right, found),) = shared(f"{first}{OWN} {second}", f"{second} {OWN[::-1]} {first}")
    assert {each.taken_from.of(left.text) for each in found.passages} == {
        first.rstrip(". "),
        second.rstrip("."),
    }
    assert all(each.taken_from.of(left.text) == each.taken_by.of(right.text) for each in found.passages)
