"""Interviews and transcripts: whose words stand after a label, and which labels are none of a speaker."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allegedly.extract.transcripts import annotated_to_turns
from allegedly.model.text import words_of
from tests.models import annotate, extract

INTERVIEW = (
    "Petar Dovic resigned as harbour minister in May. He spoke to us at his home.\n\n"
    "Q: Did you take money from Orle?\nA: No. I met the owner twice.\n\n"
    "Q: Prosecutors say there are recordings.\nA: I have asked for them. The police hold the tapes.\n\n"
    "Mr Dovic's deputy, Ines Kall, left the party on Friday."
)
DEPOSITION = (
    "Sten Aldous, the harbour master, gave evidence to the inquiry on Tuesday.\n\n"
    "Q. Did you see smoke?\n\nA. I saw a flash near berth nine.\n\n"
    "Q. Who was on watch?\n\nA. The pilot left at 21:40."
)
BROADCAST = (
    "Mayor Ana Reyes spoke to Radio Vell on Monday.\n\n"
    "INTERVIEWER: Did you know that the dam was cracked?\n\n"
    "MAYOR REYES: The engineers said that it had held.\n\nIt broke in March.\n\n"
    "INTERVIEWER: Who paid?\n\nMAYOR REYES: The province paid the builders."
)
DEBATE = (
    "Lena Orth and Karl Weber met on Sunday.\n\n"
    "Orth: The bridge is safe.\n\nWeber: The bridge collapsed in May.\n\nOrth: The council paid for it in May."
)
TWO_GUESTS = (
    "Lena Orth spoke to Karl Weber.\n\nQ: Is the bridge safe?\nA: The bridge collapsed in May.\n\n"
    "Q: Who knew?\nA: The council knew."
)
HELD = [
    # text, words of the statement, its holders after the author
    (INTERVIEW, "met the owner twice", ("Petar Dovic",)),
    (INTERVIEW, "The police hold the tapes", ("Petar Dovic",)),
    (INTERVIEW, "Did you take money from Orle", ("the interviewer",)),
    (INTERVIEW, "there are recordings", ("the interviewer", "Prosecutors")),
    (INTERVIEW, "left the party on Friday", ()),
    (DEPOSITION, "saw a flash near berth nine", ("Sten Aldous",)),
    (DEPOSITION, "The pilot left at 21:40", ("Sten Aldous",)),
    (BROADCAST, "it had held", ("Ana Reyes", "The engineers")),
    (BROADCAST, "It broke in March", ("Ana Reyes",)),
    (BROADCAST, "The province paid the builders", ("Ana Reyes",)),
    (DEBATE, "The bridge collapsed in May", ("Karl Weber",)),
    (DEBATE, "The council paid for it in May", ("Lena Orth",)),
    (TWO_GUESTS, "The bridge collapsed in May", ("the interviewee",)),
]


@pytest.mark.parametrize(("text", "words", "holders"), HELD)
def test_what_follows_a_label_is_held_by_its_speaker(text: str, words: str, holders: tuple[str, ...]) -> None:
    found = [each for each in extract(text).statements if words in each.text]
    assert [tuple(holder.label for holder in each.holders[1:]) for each in found] == [holders]


@pytest.mark.parametrize("text", [INTERVIEW, DEPOSITION, BROADCAST])
def test_who_asks_asserts_nothing_and_quotes_stand_in_the_text(text: str) -> None:
    extraction = extract(text)
    for each in extraction.statements:
        assert words_of(each.quote, text) == each.text
        if "the interviewer" in [holder.label for holder in each.holders]:
            assert each.stance.certainty == "U"
    labels = {words_of(each.source, text) for each in extraction.attributions}
    assert labels & {"Q", "INTERVIEWER"}


NO_TRANSCRIPTS = [
    "BOOZY BUST-UP: Lund hit a waiter.\n\nBREAKING: The mayor resigned.\n\nBREAKING: Her deputy resigned.",
    "14:30 The vote began.\n\n14:50: The vote ended.\n\nUpdate: It was a draw.\n\nUpdate: It was recounted.",
    "A. Lund left on Monday.\n\nA. Weber left on Friday.",
    "Lena Orth and Karl Weber stood.\n\nLena Orth: 4,520 votes\n\nKarl Weber: 3,900 votes",
    "Price: 40 crowns\n\nWhere: The town hall\n\nWhen: Friday\n\nPrice: 20 crowns for children",
    "Lena Orth resigned.\n\nOrth: The bridge is safe.",
]


@pytest.mark.parametrize("text", NO_TRANSCRIPTS)
def test_labels_of_other_things_make_no_turns(text: str) -> None:
    assert annotated_to_turns(annotate(text)) == ()


@settings(max_examples=25)
@given(
    st.lists(
        st.sampled_from(["Q: ", "A: ", "HOST: ", "Why?", "It broke.", "\n", "\n\n", " ", "Q. "]), max_size=20
    )
)
def test_turns_stand_in_order_and_touch_no_label(pieces: list[str]) -> None:
    turns = annotated_to_turns(annotate("".join(pieces)))
    places = [place for each in turns for place in (*each.label, *each.mark, *each.words)]
    assert places == sorted(places)
    assert all(each.words.start < each.words.end for each in turns)
