"""Who could be asked about a claim: those who act in it or whom it touches, and who are able to answer.

A person, an organisation or a government can answer. A ship cannot, its owner can; a town, a region, a headline's
"DEAD" cannot. The parser's own labels do not tell them apart ("Lady Ness" is a person to it), so an actor that the
gazetteer does not know is judged by what the articles say of it and by the words around its name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from allegedly.model.actor import Actor, name_key
from allegedly.model.claim import ActorMention, Polarity, Statement
from allegedly.weigh.corroboration import Weighed
from allegedly.weigh.evidence import Evidence
from allegedly.weigh.voices import label_key

MAX_PARTIES = 2
"""Parties that are asked for a word on the claim."""

_ANSWERING = frozenset(
    {
        "country",
        "agency",
        "force",
        "court",
        "parliament",
        "party",
        "organisation",
        "ngo",
        "company",
        "armed-group",
        "person",
        "outlet",
        "wire",
    }
)
_ROLES = frozenset({"agent", "target", "thing", "beneficiary"})
_VESSELS = (
    "ship vessel tanker freighter ferry yacht trawler boat barge tug tugboat frigate destroyer corvette cruiser "
    "submarine warship steamer liner icebreaker schooner container-ship"
).split()
_PLACES = (
    "town city village port harbour district province region county state island valley suburb hamlet river "
    "mountain lake parish municipality"
).split()
_VESSEL_BEFORE = re.compile(
    rf"\b(?:{'|'.join(_VESSELS)}|bulk carrier|aircraft carrier|aboard|on board|MV|MT|M/V|M/T|HMS|USS)"
    r"(?: the)?,? [\"“‘']?(?P<more>[A-Z][\w-]* )?$"
)
_PLACE_BEFORE = re.compile(
    rf"\b(?:(?:{'|'.join(_PLACES)}|people|streets|outskirts|pier|mayor|governor|residents) of"
    r"|near|outside|around|off|in|at|from|to|into|through|across)(?: the)? $",
    re.I,
)
_GOVERNMENTS = frozenset("government authorities administration ministry cabinet presidency".split())
_PLURAL = frozenset({"they", "them", "their", "theirs"})
_POSSESSIVES = frozenset({"his", "her", "its", "their", "our"})
_CONTACT = frozenset({"reach", "reply", "respond", "comment", "answer", "contact"})
"""What a reporter says of his own asking: nobody is asked to confirm that he could not be reached."""

_AFTER = 60
"""Letters behind a name in which it may be called a town or a ship."""

_BEFORE = 24
_APPOSITION = re.compile(
    rf"[\"”’']?, (?:an? |the )(?:[\w-]+ ){{0,4}}(?:(?P<vessel>{'|'.join(_VESSELS)})|(?P<place>{'|'.join(_PLACES)}))\b"
)
_DATELINE = re.compile(
    r",? (?:[A-Z][a-z]+\.? \d{1,2} )?(?:\([^)\n]{1,30}\) )?[—–-]{1,2} |, [A-Z][a-z]+\.? \d"
)


@dataclass(slots=True)
class _Party:
    """One actor in a claim, however often it is named: how often it acts, and the places where it stands."""

    name: str
    named: int = 0
    acting: int = 0
    touched: int = 0
    actors: list[tuple[str, Actor]] = field(default_factory=list)


def parties_to_ask(each: Weighed, statements: Sequence[Statement], evidence: Evidence) -> tuple[str, ...]:
    """Whose word on the claim is missing, as a reader would write to them; those who act in it before the others.

    Left out is whoever has spoken, cannot answer, or is only mentioned. Often nobody is left.
    """
    parties: dict[str, _Party] = {}
    for statement in statements:
        for mention in statement.actors:
            actor = evidence.actors.get((statement.document, mention.id))
            if actor is not None:
                _note(parties, statement, mention, actor, evidence)
    spoken = _spoken(each, statements)
    ranked = sorted(
        (it for it in parties.values() if it.touched),
        key=lambda it: (-it.acting, -it.named, it.name),
    )
    found = (_addressee(it, evidence) for it in ranked if not _has_spoken(it, spoken))
    return tuple([it for it in found if it][:MAX_PARTIES])


def _note(
    parties: dict[str, _Party], statement: Statement, mention: ActorMention, actor: Actor, evidence: Evidence
) -> None:
    text = evidence.documents[statement.document].text
    words = mention.span.of(text).casefold().split()
    party = parties.setdefault(party_key(actor), _Party(actor.name))
    party.named += 1
    party.actors.append((statement.document, actor))
    if not _stands_for(words, actor) or _tells_of_asking(statement):
        return
    roles = _roles(statement, mention, words)
    party.acting += "agent" in roles
    # A state answers for what it does; for what is done to it or with it only where its government is spoken of.
    answered = _ROLES if actor.type != "country" or _names_government(actor, text) else frozenset({"agent"})
    party.touched += bool(roles & answered) and not text[: mention.span.start].endswith(" in ")


def _stands_for(words: Sequence[str], actor: Actor) -> bool:
    """Whether the words are the actor: "they" is no one person, "its copper" no company."""
    if actor.type == "person" and set(words) & _PLURAL:
        return False
    return not (len(words) > 1 and words[0] in _POSSESSIVES)


def _tells_of_asking(statement: Statement) -> bool:
    event = statement.event
    return (
        event is not None and event.lemma in _CONTACT and statement.stance.polarity is not Polarity.POSITIVE
    )


def _names_government(actor: Actor, text: str) -> bool:
    words = {word for span in actor.mentions for word in span.of(text).casefold().split()}
    return bool(words & _GOVERNMENTS)


def party_key(actor: Actor) -> str:
    """By what an actor is the same in several articles on one claim: the gazetteer's id, else its name.

    >>> party_key(Actor("act-1", "The Gull Company", "company", "", "", "", "", (), (), "", ""))
    'gull company'
    """
    return actor.id if actor.entry or actor.id.startswith("body/") else name_key(actor.name)


def _roles(statement: Statement, mention: ActorMention, words: Sequence[str]) -> frozenset[str]:
    """What the actor is to the event, where it is the head of an argument and not a word within one."""
    arguments = statement.event.arguments if statement.event else ()
    return frozenset(
        it.role
        for it in arguments
        if it.span.overlaps(mention.span) and (it.head.casefold() in words or it.span == mention.span)
    )


def _spoken(each: Weighed, statements: Sequence[Statement]) -> list[set[str]]:
    holders = [holder for statement in statements for holder in statement.holders[1:]]
    labels = {voice.label for voice in each.voices}
    labels |= {label for it in holders for label in (it.label, it.entity) if label}
    return [set(label_key(label).split()) for label in sorted(labels)]


def _has_spoken(party: _Party, spoken: Sequence[set[str]]) -> bool:
    names = {party.name, *(it.name for _, it in party.actors)}
    names |= {alias for _, it in party.actors for alias in it.aliases if alias[:1].isupper()}
    keys = [key for name in sorted(names) if (key := set(label_key(name).split()))]
    return any(key <= label for key in keys for label in spoken)


def _addressee(party: _Party, evidence: Evidence) -> str:
    """Who is written to for this party: itself, the owner of a ship; empty where nobody can answer."""
    if any(it.entry or it.id.startswith("body/") for _, it in party.actors):
        known = party.actors[0][1]
        return _with_article(party, evidence) if known.type in _ANSWERING else ""
    if not any(it.type in _ANSWERING for _, it in party.actors) or _is_shouted_word(party, evidence):
        return ""
    if any(it.type == "company" or it.role for _, it in party.actors):
        return _with_article(party, evidence)
    signs = Counter(sign for document, actor in party.actors for sign in _signs(document, actor, evidence))
    if signs["part of a ship's name"]:
        return ""
    if signs["vessel"]:
        return f"whoever owns or runs the {party.name}"
    if signs["place"] or 2 * signs["locative"] >= max(1, signs["name"]):
        return ""
    return _with_article(party, evidence)


def _signs(document: str, actor: Actor, evidence: Evidence) -> Iterator[str]:
    """What one article lets be seen of an actor that the gazetteer does not know."""
    text = evidence.documents[document].text
    for words in (actor.description, *(span.of(text) for span in actor.mentions)):
        last = words.split()[-1:]
        yield from ("vessel" for it in last if it in _VESSELS)
        yield from ("place" for it in last if it in _PLACES)
    for span in actor.mentions:
        if not name_key(actor.name).startswith(name_key(span.of(text))):
            continue
        yield "name"
        before, after = text[max(0, span.start - _BEFORE) : span.start], text[span.end : span.end + _AFTER]
        apposition = _APPOSITION.match(after)
        boat = _VESSEL_BEFORE.search(before)
        if boat and boat["more"]:
            yield "part of a ship's name"
        elif boat or (apposition and apposition["vessel"]):
            yield "vessel"
        if (apposition and apposition["place"]) or _DATELINE.match(after):
            yield "place"
        if _PLACE_BEFORE.search(before):
            yield "locative"


def _is_shouted_word(party: _Party, evidence: Evidence) -> bool:
    """Whether the name is a common word in a headline's capitals: the articles write it small elsewhere, or as dead."""
    if not party.name.isupper():
        return False
    small = re.compile(rf"\b{re.escape(party.name.lower())}\b")
    documents = sorted({document for document, _ in party.actors})
    return any(small.search(evidence.documents[it].text) for it in documents)


def _with_article(party: _Party, evidence: Evidence) -> str:
    """The name, with "the" where the articles mostly write it so."""
    with_it = without = 0
    for document, actor in party.actors:
        text = evidence.documents[document].text
        for span in actor.mentions:
            words = span.of(text)
            if name_key(words) == name_key(party.name):
                before = text[max(0, span.start - 4) : span.start]
                the = "the " in (before.lower(), words.lower()[:4])
                with_it, without = with_it + the, without + (not the)
    return (
        f"the {party.name}" if with_it > without and not party.name.lower().startswith("the ") else party.name
    )
