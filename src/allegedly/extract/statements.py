"""Statements: every event of a document with the chain that holds it, its stance, time, place and actors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from allegedly.extract.actor_words import Cast
from allegedly.extract.actors import FoundActors
from allegedly.extract.background import is_aside, is_stated, relation_to_event
from allegedly.extract.chains import ChainedAttribution, holders_of
from allegedly.extract.details import StatedPlace, actors_in, lemmas_of, place_in
from allegedly.extract.estimates import FoundEstimates, confidence_of_event, estimate_of_event
from allegedly.extract.event_times import time_of_event
from allegedly.extract.events import Clause, clause_to_event, clause_to_quote, tree_to_clauses
from allegedly.extract.headlines import is_heading
from allegedly.extract.lexicon import stance_word
from allegedly.extract.numbers import tokens_to_numbers
from allegedly.extract.relations import FoundRelation
from allegedly.extract.sources import head_of
from allegedly.extract.span_index import SpanIndex
from allegedly.extract.stated_stance import clause_to_stance
from allegedly.extract.surroundings import Surroundings
from allegedly.extract.tree import Tree, tokens_to_spans
from allegedly.extract.untold import OpenSlot
from allegedly.model.annotation import Token
from allegedly.model.claim import Event, Statement, TimeValue
from allegedly.model.ids import content_id
from allegedly.model.source import Attribution
from allegedly.model.text import Spans, words_of

MIN_QUOTE_TOKENS = 2
NO_STATEMENT = frozenset({"comment", "discuss", "respond", "elaborate", "decline", "refuse"})
"""Cues that tell of silence or talk: what hangs on them is a topic and states nothing."""

TELLING = frozenset({"warn", "caution", "tell", "inform", "notify", "alert", "brief", "advise", "remind"})
"""Verbs whose passive states that somebody was told: "was warned about cracks" is no forecast, the warning happened."""

COPULA_COMPLEMENTS = frozenset({"attr", "acomp", "prep", "advmod", "ccomp", "xcomp", "oprd", "dobj"})


@dataclass(frozen=True, slots=True)
class DocumentParts:
    """What is known of a document when its statements are made. Attributions stand in the order of the chain.

    `slot_of` numbers open slots by the tokens of their events, `times_index` numbers times; places go by token.
    """

    chained: tuple[ChainedAttribution, ...]
    attributions: tuple[Attribution, ...]
    around: Surroundings
    open_slots: tuple[OpenSlot, ...]
    slot_of: Mapping[int, int]
    frames: Mapping[int, int]
    times: tuple[TimeValue, ...]
    times_index: SpanIndex
    actors: FoundActors
    places: Mapping[int, Sequence[StatedPlace]]
    max_chain_depth: int
    estimates: FoundEstimates
    cast: Cast
    relations: tuple[FoundRelation, ...]

    def slots_at(self, clause: Clause) -> list[OpenSlot]:
        """The slots that a clause leaves open, in order of the text."""
        words = {clause.top.index, clause.trigger.index}
        return [
            self.open_slots[number]
            for number in sorted(self.slot_of[word] for word in words & self.slot_of.keys())
        ]


def slots_to_frames(open_slots: Sequence[OpenSlot]) -> dict[int, int]:
    """The tokens that only carry an open slot, as "known" in "it is not known who", with that of its event."""
    frames: dict[int, int] = {}
    for each in open_slots:
        if each.event.index != each.cue.index:
            for carrier in (each.cue.index, each.cue.head):
                frames.setdefault(carrier, each.event.index)
    return frames


@dataclass(frozen=True, slots=True)
class _Stated:
    """An event with the words that state it, before it has a holder."""

    clause: Clause
    quote: Spans
    event: Event
    holder: int | None


def tree_to_statements(tree: Tree, parts: DocumentParts) -> tuple[Statement, ...]:
    """All statements of a document in order of the text, no two with the same words and holders."""
    stated = list(_clauses_stated(tree, parts))
    held: set[int | None] = {each.holder for each in stated}
    stated.extend(_contents_stated(tree, parts, held))
    stated.extend(_bare_headlines(tree, parts, stated))
    stated.extend(_relations_stated(tree, parts))
    found: dict[str, Statement] = {}
    for each in stated:
        statement = _statement(tree, each, parts)
        found.setdefault(statement.id, statement)
    return tuple(sorted(found.values(), key=lambda statement: (statement.quote, statement.id)))


def _clauses_stated(tree: Tree, parts: DocumentParts) -> Iterator[_Stated]:
    """Events that clauses state: not the saying itself, and not the lack of knowledge or evidence."""
    asides = {each.word.index for each in parts.relations if each.clausal and is_aside(tree, each)}
    for clause in tree_to_clauses(tree):
        if _is_saying(clause, parts) or _is_frame(tree, clause, parts):
            continue
        aside = clause.trigger.index in asides
        holder = None if aside else parts.around.innermost(clause.trigger)
        if holder is None and _is_ascribed_heading(tree, clause, parts):
            continue
        quote = clause_to_quote(tree, clause, _words_of_attributions(tree, clause, parts))
        if sum(len(tree.tokens_in(span)) for span in quote) >= MIN_QUOTE_TOKENS:
            yield _Stated(clause, quote, clause_to_event(parts.cast, _without_saying(clause, parts)), holder)


def _without_saying(clause: Clause, parts: DocumentParts) -> Clause:
    """The clause without a top that ascribes it: who "threatened to sue" has threatened, and a suit is
    what was threatened.
    """
    if clause.top.index != clause.trigger.index and _is_saying(Clause(clause.top, clause.top), parts):
        return Clause(clause.trigger, clause.trigger)
    return clause


def _relations_stated(tree: Tree, parts: DocumentParts) -> Iterator[_Stated]:
    """Background facts that no clause states: "Arden, a member of the Pact"; the document's own."""
    for each in parts.relations:
        if is_stated(tree, each):
            clause = Clause(each.word, each.word)
            yield _Stated(clause, tokens_to_spans(each.words), relation_to_event(each), None)


def _is_saying(clause: Clause, parts: DocumentParts) -> bool:
    near = parts.around.cues.around(clause.trigger.span)
    return any(parts.chained[place].holds for place in near)


def _is_ascribed_heading(tree: Tree, clause: Clause, parts: DocumentParts) -> bool:
    """Whether a clause stands in a headline that is somebody's words as a whole: what is left is the saying."""
    sentence = tree.sentence(clause.trigger)
    if not is_heading(tree, sentence):
        return False
    near = (parts.chained[place] for place in parts.around.cues.overlapping(sentence.span))
    return any(each.holds and sentence.span.contains(each.found.cue[0]) for each in near)


def _is_frame(tree: Tree, clause: Clause, parts: DocumentParts) -> bool:
    """Whether a clause only carries another: "it is not known who ...", "there is no evidence that ..."."""
    trigger = clause.trigger
    if trigger.index in parts.frames:
        return parts.frames[trigger.index] != trigger.index
    if trigger.lemma != "be":
        return False
    complement = tree.child(trigger, "attr", "acomp")
    if complement is None:
        return tree.child(trigger, *COPULA_COMPLEMENTS) is None
    carried = tree.child(complement, "acl", "ccomp", "xcomp") or _carried_beside(tree, trigger)
    return carried is not None and stance_word(complement.lemma, complement.pos) is not None


def _carried_beside(tree: Tree, verb: Token) -> Token | None:
    """The clause of "it is unlikely that ..." where the parser hangs it on the verb."""
    subject = tree.child(verb, "nsubj", "expl")
    return tree.child(verb, "ccomp") if subject is not None and subject.lemma == "it" else None


def _contents_stated(tree: Tree, parts: DocumentParts, held: set[int | None]) -> Iterator[_Stated]:
    """What attributions say without a clause: "voiced opposition to the invasion", "is seen as a partner"."""
    parents = {each.parent for each in parts.chained}
    marks = {turn.mark for turn in tree.turns}
    for place, each in enumerate(parts.chained):
        if not each.holds or place in held or place in parents or not each.found.cue:
            continue
        if each.found.head.lemma in NO_STATEMENT:
            continue
        content = [token for span in each.found.content for token in tree.tokens_in(span)]
        cue = [token for span in each.found.cue for token in tree.tokens_in(span)]
        if len(content) < MIN_QUOTE_TOKENS or not cue:
            continue
        if each.found.cue[0] in marks:
            # a turn of a transcript: "No. Never." states nothing by itself, and the mark is no word of it
            cue = []
            if all(token.pos != "VERB" for token in content):
                continue
        subject = _passive_subject(tree, each.found.head)
        is_told = bool(subject) and each.found.head.lemma in TELLING
        trigger = each.found.head if is_told else _trigger_of(tree, content)
        clause = Clause(each.found.head, trigger)
        words = {*cue, *content, *subject}
        quote = tokens_to_spans(words)
        yield _Stated(clause, quote, Event(trigger.span, trigger.lemma), place)


def _trigger_of(tree: Tree, content: Sequence[Token]) -> Token:
    """The word that names the event of a content: the verb at its top, or else its head noun."""
    inside = {token.index for token in content}
    tops = (token for token in content if tree.head(token).index not in inside and token.pos == "VERB")
    return next(tops, None) or head_of(content)


def _bare_headlines(tree: Tree, parts: DocumentParts, stated: Sequence[_Stated]) -> Iterator[_Stated]:
    """Headlines without a verb, or with one that the parser took for something else: whole, as they stand."""
    triggers = {each.clause.trigger.index for each in stated}
    for sentence in tree.annotated.sentences:
        tokens = tree.sentence_tokens(sentence)
        if not is_heading(tree, sentence) or triggers & {token.index for token in tokens}:
            continue
        trigger = head_of(tokens)
        quote = tokens_to_spans(tokens)
        if len(tokens) >= MIN_QUOTE_TOKENS:
            holder = parts.around.innermost(trigger)
            yield _Stated(Clause(trigger, trigger), quote, Event(trigger.span, trigger.lemma), holder)


def _passive_subject(tree: Tree, head: Token) -> list[Token]:
    """Of whom a passive says it: "Turkey is seen as a partner"."""
    if tree.child(head, "auxpass") is None:
        return []
    subject = tree.subject(head)
    return [] if subject is None or subject.dep == "expl" else tree.subtree(subject)


def _statement(tree: Tree, stated: _Stated, parts: DocumentParts) -> Statement:
    document, clause, quote = tree.annotated.document.id, stated.clause, stated.quote
    holder = None if stated.holder is None else parts.chained[stated.holder]
    tokens = [token for span in quote for token in tree.tokens_in(span)]
    is_told = holder is not None and holder.found.head.index == clause.trigger.index
    cue = None if holder is None or is_told else holder.found.head
    attribution = None if stated.holder is None else parts.attributions[stated.holder].id
    heading = is_heading(tree, tree.sentence(clause.trigger))
    place = place_in(tree, parts.places, tokens)
    near = {number for span in quote for number in parts.times_index.overlapping(span)}
    times = [parts.times[number] for number in sorted(near)]
    plain = [token for token in tokens if not any(time.span.contains(token.span) for time in times)]
    return Statement(
        id=content_id("stm", document, quote, attribution, clause.trigger.span),
        document=document,
        attribution=attribution,
        holders=holders_of(stated.holder, parts.chained, parts.attributions, parts.max_chain_depth),
        quote=quote,
        text=words_of(quote, tree.text),
        event=stated.event,
        stance=clause_to_stance(tree, clause, cue, parts.slots_at(clause)),
        time=time_of_event(tree, quote, clause.trigger, times),
        place=place.words(tree.text) if place is not None else "",
        actors=actors_in(tree, parts.actors, quote, heading),
        lemmas=lemmas_of(tokens),
        numbers=tokens_to_numbers(plain),
        heading=heading,
        where=place,
        estimate=estimate_of_event(tree, clause.trigger, parts.estimates),
        stated_confidence=confidence_of_event(tree, clause.trigger, parts.estimates),
    )


def _words_of_attributions(tree: Tree, clause: Clause, parts: DocumentParts) -> list[Token]:
    """Cue and source of the attributions around a clause that are no part of what is said."""
    words: list[Token] = []
    for each in (parts.chained[place] for place in parts.around.contents.around(clause.trigger.span)):
        if not each.holds:
            continue
        for span in each.found.cue:
            words.extend(tree.tokens_in(span))
        words.extend(each.found.source)
    subject = tree.subject(clause.trigger)
    own = {token.index for token in tree.subtree(subject)} if subject is not None else set()
    return [token for token in words if token.index not in own and token.index != clause.trigger.index]
