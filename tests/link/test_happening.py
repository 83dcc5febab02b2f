"""What happens in a statement, and what only stands beside it."""

from __future__ import annotations

import dataclasses

import pytest

from allegedly.link.happening import place_in_text, statement_to_happening, text_to_timeliness
from allegedly.model.claim import Argument, Certainty, Event, Kind, Statement
from allegedly.model.text import Span, Spans
from tests.factories import make_document, make_stance, make_statement


def saying(text: str, trigger: str, lemma: str = "", lemmas: str = "") -> Statement:
    """A statement of this text; `lemmas` where they are not its words."""
    statement = make_statement(
        make_document(text), text, trigger=trigger, lemmas=tuple((lemmas or text).lower().split())
    )
    event = statement.event
    return dataclasses.replace(statement, event=event and dataclasses.replace(event, lemma=lemma or trigger))


def cue_of(statement: Statement, words: str) -> Spans:
    start = statement.text.index(words)
    return (Span(start, start + len(words)),)


PASSING = [
    (
        "The ferry that sank off Tarn was overloaded",
        "overloaded",
        {"sink", "tarn"},
        "ferry sink tarn overloaded",
    ),
    ("Police arrested a man after a guard was killed", "arrested", {"guard", "die"}, ""),
    ("The valve behind the leak was rusted", "rusted", {"leak"}, "valve leak rusted"),
    ("A crane fell at the port of Velsen", "fell", set(), ""),
]


@pytest.mark.parametrize(("text", "trigger", "asides", "lemmas"), PASSING)
def test_what_is_told_in_passing(text: str, trigger: str, asides: set[str], lemmas: str) -> None:
    assert statement_to_happening(saying(text, trigger, lemmas=lemmas), ()).asides == asides


@pytest.mark.parametrize(
    ("text", "trigger", "lemmas", "term"),
    [
        ("the captive nurses are at last free", "are", "be captive nurse free", "release"),
        ("the dam had been cracked", "cracked", "crack dam", "crack"),
        ("Two dead in crane collapse", "Two", "two dead crane collapse", "die"),
        ("18,400 child seats recalled", "18,400", "18,400 child seat recall", ""),
        ("The rocket came apart over Karu", "came", "come rocket karu", "disintegrate"),
    ],
)
def test_the_word_that_names_what_happens(text: str, trigger: str, lemmas: str, term: str) -> None:
    """The first of the lemmas is that of the event."""
    statement = saying(text, trigger, lemmas.split()[0], lemmas)
    assert statement_to_happening(statement, ()).trigger == term


def test_a_light_verb_leaves_it_to_its_object() -> None:
    statement = saying("Rebels launched an attack on the port", "launched", "launch")
    attack = Argument("thing", Span(7, 25), "attack")
    told = dataclasses.replace(statement, event=Event(Span(7, 15), "launch", arguments=(attack,)))
    assert statement_to_happening(told, ()).trigger == "attack"


def test_a_content_without_a_clause_is_what_its_source_did() -> None:
    statement = saying("knew of cracks in the rail", "cracks", "crack", "know crack rail")
    found = statement_to_happening(statement, cue_of(statement, "knew"))
    assert (found.trigger, found.by_source) == ("know", True)


def test_words_that_only_tell_how_sure_it_is_are_no_deed() -> None:
    statement = saying("alleged fraud in the vote", "fraud", "fraud", "allege fraud vote")
    alleged = dataclasses.replace(statement, stance=make_stance(Kind.ALLEGED, Certainty.POSSIBLE))
    assert statement_to_happening(alleged, cue_of(alleged, "alleged")).trigger == "fraud"


def test_without_an_event_nothing_is_known() -> None:
    text = "The harbour of Orrin"
    assert statement_to_happening(make_statement(make_document(text), text), ()).trigger == ""


def test_places_in_a_text_of_several_spans() -> None:
    quote = (Span(10, 15), Span(20, 24))
    assert [place_in_text(quote, each) for each in (10, 14, 20, 23)] == [0, 4, 8, 11]


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("reported the outbreak late", -1),
        ("reported the outbreak two weeks late", -1),
        ("reported the outbreak late on Monday", 0),
        ("the late singer's house", 0),
        ("reported the outbreak on time", 1),
        ("first reported the outbreak on 2 August", 0),
    ],
)
def test_too_late_or_in_time(text: str, sign: int) -> None:
    assert text_to_timeliness(text) == sign
