"""Events and relations of a case for showing: who did what to whom, as each is presented, none as more
certain than it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from allegedly.model.case import Case
from allegedly.model.claim import Argument, Event, Extraction, Statement
from allegedly.model.source import Attribution
from allegedly.model.text import Span
from allegedly.report.deed_entries import DeedEntry, RelationEntry
from allegedly.report.index import CaseIndex
from allegedly.report.wording import in_one_line, short_label, shortened

AFFECTED = ("target", "beneficiary", "thing")
"""Which participant an event is shown to be done to, the first that is there."""

MAX_NAME_WIDTH = 60
MAX_WORDS_WIDTH = 200


def case_to_deeds(case: Case, index: CaseIndex) -> tuple[DeedEntry, ...]:
    """Typed events with somebody who acts, those in most articles first; one entry for all that agree in
    everything shown.
    """
    found: dict[tuple[str, str, str, str], list[tuple[str, int]]] = {}
    for extraction in case.extractions:
        number = index.references[extraction.document].number
        for key, words in (*_of_statements(extraction, index), *_of_acts(extraction, index)):
            found.setdefault(key, []).append((words, number))
    entries = [
        DeedEntry(
            *key[:3],
            label=key[3],
            flat=not key[3],
            words=min((words for words, _ in told), key=lambda each: (len(each), each)),
            documents=tuple(sorted({number for _, number in told})),
        )
        for key, told in found.items()
    ]
    return tuple(sorted(entries, key=lambda e: (-len(e.documents), e.agent, e.deed, e.target, e.label)))


def _of_statements(
    extraction: Extraction, index: CaseIndex
) -> Iterator[tuple[tuple[str, str, str, str], str]]:
    for statement in extraction.statements:
        event = statement.event
        if event is None or not event.type or statement.heading:
            continue
        agent = _first(event, ("agent",))
        if agent is not None:
            target = _first(event, AFFECTED)
            key = (
                _name(agent, statement, index),
                event.type.lower(),
                _name(target, statement, index) if target is not None else "",
                short_label(statement),
            )
            yield key, shortened(in_one_line(statement.text), MAX_WORDS_WIDTH)


def _of_acts(extraction: Extraction, index: CaseIndex) -> Iterator[tuple[tuple[str, str, str, str], str]]:
    """What sources do by their words; under another attribution it is what that one says."""
    text = index.documents[extraction.document].text
    attributions: dict[str, Attribution] = {each.id: each for each in extraction.attributions}
    for act in extraction.acts:
        attribution = attributions.get(act.attribution)
        agent = _first(act.event, ("agent",))
        if attribution is None or agent is None:
            continue
        target = _first(act.event, AFFECTED)
        label = "attributed" if attribution.parent is not None else ""
        key = (
            shortened(in_one_line(attribution.label), MAX_NAME_WIDTH),
            act.event.type.lower(),
            _words(target.span, text) if target is not None else "",
            label,
        )
        ends = [act.event.trigger, *(each.span for each in act.event.arguments)]
        whole = Span(min(span.start for span in ends), max(span.end for span in ends))
        yield key, shortened(in_one_line(whole.of(text)), MAX_WORDS_WIDTH)


def _first(event: Event, roles: Iterable[str]) -> Argument | None:
    return next((each for role in roles for each in event.arguments if each.role == role), None)


def _name(argument: Argument, statement: Statement, index: CaseIndex) -> str:
    """The actor that an argument is, by its name in the document; else its words."""
    text = index.documents[statement.document].text
    words = _words(argument.span, text)
    actor = next(
        (
            each
            for each in statement.actors
            if each.span.overlaps(argument.span) and _ends_with(each.span.of(text), argument.head)
        ),
        None,
    )
    return shortened(in_one_line(actor.name), MAX_NAME_WIDTH) if actor is not None else words


def _ends_with(words: str, head: str) -> bool:
    """Whether the last word of a name is the head of a phrase: "Turkey" is not who "Turkey's president" is."""
    last = words.removesuffix("'s").removesuffix("’s").rpartition(" ")[2]
    return last.casefold().startswith(head.casefold())


def _words(span: Span, text: str) -> str:
    words = in_one_line(span.of(text))
    bare = words[4:] if words.startswith("The ") else words
    return shortened(bare if bare == words else f"the {bare}", MAX_NAME_WIDTH)


def case_to_relations(case: Case, index: CaseIndex) -> tuple[RelationEntry, ...]:
    """Relations that articles state in passing in their own voice, those in most articles first."""
    found: dict[tuple[str, str, str], list[tuple[str, int]]] = {}
    for extraction in case.extractions:
        number = index.references[extraction.document].number
        for each in extraction.relations:
            if each.attribution is None:
                key = (in_one_line(each.subject), each.relation.value, in_one_line(each.object))
                told = found.setdefault(key, [])
                told.append((shortened(in_one_line(each.text), MAX_WORDS_WIDTH), number))
    entries = [
        RelationEntry(*key, min(words for words, _ in told), tuple(sorted({number for _, number in told})))
        for key, told in found.items()
    ]
    return tuple(sorted(entries, key=lambda e: (-len(e.documents), e.subject, e.relation, e.object)))
