"""Same event across articles on ECB+: gold mentions linked as statements are, beside the lemma heuristic."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from allegedly.annotate.annotator import Annotator, Reading
from allegedly.bench.ecb import CORPUS, EcbMention, EcbTopic, ecb_topics
from allegedly.bench.ecb_score import coreference_figures
from allegedly.config import Config
from allegedly.link.claims import link_claims
from allegedly.model.annotation import Token
from allegedly.model.claim import (
    ActorMention,
    Argument,
    Certainty,
    Event,
    Extraction,
    Kind,
    Polarity,
    Stance,
    Statement,
)
from allegedly.model.ids import content_id
from allegedly.model.source import AUTHOR_HOLDER
from allegedly.model.text import Document, Span

STANCE = Stance(Certainty.CERTAIN, Polarity.POSITIVE, Kind.ASSERTED, 3.0)
ACTORS = frozenset({"PERSON", "ORG", "GPE", "NORP"})
AGENTS = frozenset({"nsubj", "agent", "poss"})
TARGETS = frozenset({"dobj", "nsubjpass"})


def ecb_figures(data: Path, annotator: Annotator) -> dict[str, Any]:
    """MUC, B-cubed, CEAF-e and CoNLL F1, mentions given, topics kept apart: ours, and one event a lemma and topic."""
    topics = ecb_topics(data)
    gold: list[set[str]] = []
    ours: list[set[str]] = []
    lemmas: list[set[str]] = []
    for topic in topics:
        heads = mentions_to_heads(topic, annotator)
        gold.extend(_grouped(heads, {key: mention.event for key, (mention, _, _) in heads.items()}))
        lemmas.extend(_grouped(heads, {key: head.lemma for key, (_, _, head) in heads.items()}))
        ours.extend(linked_mentions(heads))
    return {
        "corpus": CORPUS,
        "split": f"{len(topics)} topics",
        "mentions": sum(map(len, gold)),
        "events": len(gold),
        **coreference_figures(gold, ours),
        "lemma_heuristic": coreference_figures(gold, lemmas),
    }


Heads = Mapping[str, tuple[EcbMention, Reading, Token]]
"""By key of a mention: it, what is read of its sentence, and its head there."""


def mentions_to_heads(topic: EcbTopic, annotator: Annotator) -> dict[str, tuple[EcbMention, Reading, Token]]:
    """Each mention of a topic with its sentence parsed and its head: the word of it that hangs from none of it."""
    sentences = {(each.document, each.sentence): " ".join(each.words) for each in topic.mentions}
    texts = list(sentences.values())
    parsed = dict(
        zip(sentences, annotator.read_all((text, (Span(0, len(text)),)) for text in texts), strict=True)
    )
    found = {}
    for each in topic.mentions:
        reading = parsed[(each.document, each.sentence)]
        chosen = _tokens(each, reading)
        if chosen:
            inside = {token.index for token in chosen}
            head = next((t for t in chosen if t.head not in inside or t.head == t.index), chosen[0])
            found[f"{topic.name} {each.document} {each.sentence} {each.places}"] = (each, reading, head)
    return found


def linked_mentions(heads: Heads) -> list[set[str]]:
    """The mentions in clusters, as `link_claims` makes claims of one statement a mention."""
    documents: dict[str, list[Statement]] = defaultdict(list)
    key_of: dict[str, str] = {}
    for key, (mention, reading, head) in heads.items():
        statement = mention_to_statement(mention, reading, head)
        documents[mention.document].append(statement)
        key_of[statement.id] = key
    extractions = tuple(Extraction(name, statements=tuple(found)) for name, found in documents.items())
    linked = link_claims(tuple(map(_document, documents)), extractions, Config().link)
    return [{key_of[each] for each in (*claim.statements, *claim.against)} for claim in linked.claims]


def mention_to_statement(mention: EcbMention, reading: Reading, head: Token) -> Statement:
    """What hangs from the mention's head, as a statement of that event."""
    clause = _below(head, reading.tokens)
    start, end = clause[0].span.start, clause[-1].span.end
    text = " ".join(mention.words)
    actors = [each for each in reading.mentions if each.label in ACTORS and start <= each.span.start < end]
    roles = [
        Argument(role, token.span, token.lemma)
        for role, labels in (("agent", AGENTS), ("target", TARGETS))
        for token in reading.tokens
        if token.head == head.index and token.dep in labels
    ]
    return Statement(
        id=content_id("stm", mention.document, mention.sentence, *mention.places),
        document=mention.document,
        attribution=None,
        holders=(AUTHOR_HOLDER,),
        quote=(Span(start, end),),
        text=text[start:end],
        event=Event(head.span, head.lemma, arguments=tuple(roles)),
        stance=STANCE,
        actors=tuple(ActorMention(each.span.of(text), each.label, each.span) for each in actors),
        lemmas=tuple(token.lemma for token in clause if any(letter.isalnum() for letter in token.text)),
    )


def _tokens(mention: EcbMention, reading: Reading) -> list[Token]:
    """The parser's tokens that overlap the mention's words."""
    starts = [0]
    for word in mention.words:
        starts.append(starts[-1] + len(word) + 1)
    spans = [Span(starts[place], starts[place] + len(mention.words[place])) for place in mention.places]
    return [token for token in reading.tokens if any(token.span.overlaps(span) for span in spans)]


def _below(head: Token, tokens: Sequence[Token]) -> list[Token]:
    """The head and all that hangs from it, in order."""
    inside = {head.index}
    grown = True
    while grown:
        more = {token.index for token in tokens if token.head in inside} - inside
        inside |= more
        grown = bool(more)
    return [token for token in tokens if token.index in inside]


def _grouped(keys: Iterable[str], names: Mapping[str, str]) -> list[set[str]]:
    groups: dict[str, set[str]] = defaultdict(set)
    for key in keys:
        groups[names[key]].add(key)
    return list(groups.values())


def _document(name: str) -> Document:
    return Document(id=name, sha256="", path=name, text="")
