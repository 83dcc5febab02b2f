"""Who is asked for a word on a claim: golden rows, each an article, a claim in it, and who could answer."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from allegedly.config import WeighConfig
from allegedly.model.actor import Actor
from allegedly.model.claim import ActorMention, Argument, Claim, Event, Extraction, Polarity
from allegedly.model.lineage import Lineage
from allegedly.model.text import Span
from allegedly.weigh.assess import weigh_claims
from tests.factories import make_document, make_holder, make_stance, make_statement

ASKED = re.compile(r"A confirmation or a denial by (.*), on the record\.")


def asked(
    text: str,
    quote: str,
    name: str,
    type_: str = "organisation",
    *,
    role: str = "agent",
    known: bool = False,
    office: str = "",
    words: str = "",
    also: str = "",
    speaker: str = "Otto Lind",
    lemma: str = "strike",
    polarity: Polarity = Polarity.POSITIVE,
) -> list[str]:
    """Who is asked about the quote, in which the name (or the words that stand for it) has this role."""
    document = make_document(text)
    start = text.index(quote)
    at = text.index(words or name, start)
    span = Span(at, at + len(words or name))
    named = f"{re.escape(also or name)}|{re.escape(name)}"
    mentions = {Span(found.start(), found.end()) for found in re.finditer(named, text)} | {span}
    entry = f"{type_}/{name.lower()}" if known else ""
    actor = Actor(
        entry or "act-1",
        name,
        type_,
        "",
        "",
        office,
        "",
        (),
        tuple(sorted(mentions)),
        entry,
        "the test says so",
    )
    arguments = (Argument(role, span, (words or name).split()[-1]),) if role else ()
    said = make_statement(document, quote, holders=(make_holder(speaker),))
    said = replace(
        said,
        actors=(ActorMention(name, "ORG", span, actor.id),),
        event=Event(Span(start, start + 1), lemma, arguments=arguments),
        stance=make_stance(polarity=polarity),
    )
    extraction = Extraction(document.id, statements=(said,), actors=(actor,))
    claim = Claim("clm-1", quote, (said.id,))
    found = weigh_claims((document,), (extraction,), (claim,), Lineage(), WeighConfig())[0]
    return [match[1] for each in found.would_change if (match := ASKED.fullmatch(each))]


@pytest.mark.parametrize(
    ("text", "quote", "name", "type_", "found"),
    [
        ("Brightwater paid a sailor, he said.", "Brightwater paid a sailor", "Brightwater", "company", True),
        ("Ada Renner met the owners, he said.", "Ada Renner met the owners", "Ada Renner", "person", True),
        ("Velmouth closed, he said. Ships lay off Velmouth.", "Velmouth closed", "Velmouth", "city", False),
        ("Ormsk fell, he said. People in Ormsk fled.", "Ormsk fell", "Ormsk", "organisation", False),
        ("ORMSK, March 3 - ORMSK fell, he said.", "ORMSK fell", "ORMSK", "organisation", False),
        ("Vale, a quiet port, shut on Monday, he said.", "Vale, a quiet port, shut", "Vale", "person", False),
        ("TWO DEAD, he said. Two are dead.", "TWO DEAD", "DEAD", "organisation", False),
        ("NORDA struck the pier, he said.", "NORDA struck the pier", "NORDA", "organisation", True),
        ("Officials struck a deal, he said.", "Officials struck a deal", "Officials", "group", False),
    ],
)
def test_a_person_or_a_body_is_asked_and_no_place_or_headline_word(
    text: str, quote: str, name: str, type_: str, found: bool
) -> None:
    assert asked(text, quote, name, type_) == ([name] if found else [])


@pytest.mark.parametrize(
    "text",
    [
        "The tanker Karina Star struck the pier, he said.",
        "The Karina Star, a small product tanker, struck the pier, he said.",
        "Fire broke out aboard the Karina Star. The Karina Star struck the pier, he said.",
        "MV Karina Star struck the pier, he said.",
    ],
)
@pytest.mark.parametrize("type_", ["organisation", "person"])
def test_of_a_ship_the_owner_is_asked(text: str, type_: str) -> None:
    quote = text[text.rindex("Karina Star") :].split(",")[0]
    assert asked(text, quote, "Karina Star", type_) == ["whoever owns or runs the Karina Star"]


def test_half_of_a_ships_name_is_nobody() -> None:
    assert asked("MV Oslo Dawn rammed a boat, he said.", "Dawn rammed a boat", "Dawn") == []


def test_a_shipping_company_is_asked_itself() -> None:
    text = "The ferry Brightwater Shipping owns struck the pier, he said."
    quote = "Brightwater Shipping owns struck the pier"
    assert asked(text, quote, "Brightwater Shipping", "company") == ["Brightwater Shipping"]


def test_whoever_is_only_mentioned_is_not_asked() -> None:
    text = "The Gull Company's rival struck the pier, he said."
    assert asked(text, "Gull Company's rival struck the pier", "Gull Company", role="") == []


@pytest.mark.parametrize(
    ("text", "role", "found"),
    [
        ("Arden bought boats, he said.", "agent", True),
        ("Boats were bought from Arden, he said.", "target", False),
        ("Boats were bought from Arden, he said. The Arden government is silent.", "target", True),
        ("Boats were bought in Arden, he said. The Arden government is silent.", "target", False),
    ],
)
def test_a_state_is_asked_for_its_deeds_or_where_its_government_is_spoken_of(
    text: str, role: str, found: bool
) -> None:
    quote = text[: text.index(",")]
    also = "Arden government" if "government" in text else ""
    asking = asked(text, quote, "Arden", "country", role=role, known=True, also=also)
    assert asking == (["Arden"] if found else [])


def test_whoever_has_spoken_is_not_asked() -> None:
    text = "Brightwater paid a sailor, a Brightwater spokesman said."
    assert asked(text, "Brightwater paid a sailor", "Brightwater", speaker="a Brightwater spokesman") == []


def test_nobody_confirms_that_he_did_not_answer() -> None:
    text = "Brightwater did not reply, he said."
    quote = "Brightwater did not reply"
    assert asked(text, quote, "Brightwater", lemma="reply", polarity=Polarity.NEGATIVE) == []


def test_they_are_no_single_person_and_their_goods_no_company() -> None:
    assert (
        asked(
            "Ada Renner rose. They went home, he said.",
            "They went home",
            "Ada Renner",
            "person",
            words="They",
        )
        == []
    )
    assert asked("Gull rose. Its copper sank, he said.", "Its copper sank", "Gull", words="Its copper") == []


def test_a_name_is_written_with_the_article_that_it_has_in_the_articles() -> None:
    text = "The Gull Company struck first, he said. People like the Gull Company."
    assert asked(text, "Gull Company struck first", "Gull Company") == ["the Gull Company"]
