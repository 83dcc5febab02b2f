"""What holds of every extraction, and the parts that no other test looks at."""

from __future__ import annotations

import pytest

from allegedly.config import Config
from allegedly.extract.document import extract_document
from allegedly.model.text import Spans, words_of
from tests.factories import make_document
from tests.models import annotate, annotator, extract

ARTICLE = """The firm Halden Copper tried to hide cracks in a dam, according to a leaked memo that two papers have seen.

“We saw the cracks in March. Nobody came,” Maria Silva, an engineer, told the Harbour Times on Tuesday.

It is not known who wrote the memo or whether the ministry was told. The cause of the cracks is unclear.
The company declined to say how many people live in the valley, where 9,000 voters are registered.
If the dam broke, the town would be lost, the memo warns."""

HOSTILE = [
    "",
    "said said said said.",
    "“‘“He said,’ she said,” they said.",
    "He said" + " that he said" * 200 + ".",
    "SOURCES SAY MINISTER LIED ABOUT DAM, REPORT CLAIMS",
    "according to according to according to.",
    "\u202eHe said \u200bthat it was fine.",
]


@pytest.mark.parametrize("text", [ARTICLE, *HOSTILE])
def test_every_quote_stands_in_the_text(text: str) -> None:
    extraction = extract(text)
    passages: list[Spans] = []
    for attribution in extraction.attributions:
        passages += [attribution.source, attribution.cue, attribution.content]
        assert attribution.cue and attribution.content
    for statement in extraction.statements:
        passages.append(statement.quote)
        assert statement.text == words_of(statement.quote, text)
        assert statement.event is not None and statement.event.trigger.of(text)
    passages += [unknown.quote for unknown in extraction.unknowns]
    for passage in passages:
        assert all(0 <= span.start < span.end <= len(text) for span in passage)
        assert list(passage) == sorted(passage)


def test_ids_are_unique_and_links_lead_somewhere() -> None:
    extraction = extract(ARTICLE)
    attributions = {each.id for each in extraction.attributions}
    assert len(attributions) == len(extraction.attributions)
    assert len({each.id for each in extraction.statements}) == len(extraction.statements)
    assert all(each.attribution in attributions | {None} for each in extraction.statements)
    assert all(each.parent in attributions | {None} for each in extraction.attributions)


def test_the_same_text_gives_the_same_extraction() -> None:
    anew = annotator().annotate(make_document(ARTICLE, publisher="The Harbour Times"))
    assert extract_document(anew, Config().extract) == extract(ARTICLE)


def test_known_unknowns_with_their_slots_and_those_who_would_not_say() -> None:
    found = {(each.slot.value, each.text) for each in extract(ARTICLE).unknowns}
    assert ("who", "who wrote the memo") in found
    assert any(slot == "whether" and "the ministry was told" in text for slot, text in found)
    assert any(slot == "why" and "cause of the cracks" in text for slot, text in found)
    assert any(slot == "how-many" and "how many people live" in text for slot, text in found)
    silent = next(each for each in extract(ARTICLE).unknowns if each.slot.value == "how-many")
    assert silent.holders[-1].label == "Halden Copper"


def test_time_place_numbers_and_actors_belong_to_their_statement() -> None:
    text = "Halden Copper closed two mines in Chile in May 2021."
    (statement,) = extract(text, day="2023-04-20").statements
    assert statement.place == "Chile"
    assert statement.time is not None and statement.time.value == "2021-05"
    assert statement.numbers == (2.0,)
    assert {actor.name for actor in statement.actors} >= {"Halden Copper", "Chile"}
    assert statement.event is not None
    assert ("agent", "copper") in {(each.role, each.head) for each in statement.event.arguments}


def test_a_headline_makes_statements_of_its_own() -> None:
    extraction = extract("Nothing else is known.", title="Firm hid cracks in dam")
    assert any(each.heading and "hid cracks" in each.text for each in extraction.statements)
    assert annotate("Nothing else is known.", title="Firm hid cracks in dam").document.title


def test_a_place_may_be_whose_something_is_or_told_in_an_aside_about_what_is_done() -> None:
    jails = extract("The group recruited prisoners from Russia's jails.").statements[0]
    traders = extract("The group met traders whom it had found in Chile.").statements[0]
    somebody = extract("The group, which lost a fight in Ukraine, met traders.").statements[0]
    assert (jails.place, traders.place, somebody.place) == ("Russia", "Chile", "")
