"""ECB+ (Cybulska & Vossen, LREC 2014): mentions of events in articles of 43 topics, and which of them are one event."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from allegedly.bench.layout import corpus_folder
from allegedly.errors import UnreadableInput

CORPUS = "ecbplus"
SENTENCES = "ECBplus_coreference_sentences.csv"
LAYOUT = f"ecbplus/{SENTENCES} (topic, file, sentence) beside TOPIC/TOPIC_FILE.xml"
EVENTS = ("ACTION_", "NEG_ACTION_")


@dataclass(frozen=True, slots=True)
class EcbMention:
    """A mention of an event: its sentence's words, and the places of those that are it, which may be apart.

    `event` names what it is a mention of, and is the same in all documents.
    """

    document: str
    sentence: int
    words: tuple[str, ...]
    places: tuple[int, ...]
    event: str


@dataclass(frozen=True, slots=True)
class EcbTopic:
    """The mentions in the checked sentences of one topic's articles, in order of the text."""

    name: str
    mentions: tuple[EcbMention, ...]


def ecb_topics(data: Path) -> tuple[EcbTopic, ...]:
    """The corpus. Raises UnreadableInput where it is not there, or a file is no ECB+ document."""
    folder = corpus_folder(data, CORPUS, lambda path: (path / SENTENCES).is_file(), LAYOUT)
    checked: dict[tuple[str, str], set[int]] = defaultdict(set)
    with (folder / SENTENCES).open(encoding="utf-8", newline="") as lines:
        for topic, name, sentence in list(csv.reader(lines))[1:]:
            checked[(topic, name)].add(int(sentence))
    mentions: dict[str, list[EcbMention]] = defaultdict(list)
    for (topic, name), sentences in sorted(checked.items(), key=lambda each: (int(each[0][0]), each[0][1])):
        path = folder / topic / f"{topic}_{name}.xml"
        if path.is_file():
            mentions[topic].extend(_mentions(path, f"{topic}_{name}", sentences))
    return tuple(EcbTopic(name, tuple(found)) for name, found in mentions.items())


def _mentions(path: Path, document: str, sentences: set[int]) -> Iterator[EcbMention]:
    try:
        root = etree.parse(str(path), etree.XMLParser(resolve_entities=False, no_network=True)).getroot()
        tokens = {token.get("t_id"): token for token in root.iter("token")}
        events = _events(root, document)
        for markable in root.iter():
            if not str(markable.tag).startswith(EVENTS):
                continue
            anchors = [tokens[anchor.get("t_id")] for anchor in markable.iter("token_anchor")]
            if anchors and int(anchors[0].get("sentence")) in sentences:
                yield _mention(anchors, list(tokens.values()), document, events[markable.get("m_id")])
    except (etree.XMLSyntaxError, KeyError, TypeError, ValueError) as error:
        raise UnreadableInput(str(path), f"not an ECB+ document ({error!r})", f"use {LAYOUT}") from error


def _mention(
    anchors: Sequence[etree._Element], tokens: Sequence[etree._Element], document: str, event: str
) -> EcbMention:
    sentence = str(anchors[0].get("sentence"))
    inside = [token for token in tokens if token.get("sentence") == sentence]
    chosen = {anchor.get("t_id") for anchor in anchors}
    return EcbMention(
        document,
        int(sentence),
        tuple(str(token.text) for token in inside),
        tuple(place for place, token in enumerate(inside) if token.get("t_id") in chosen),
        event,
    )


def _events(root: etree._Element, document: str) -> dict[str, str]:
    """What each markable is a mention of; one without a relation is an event of its own."""
    events = {
        str(markable.get("m_id")): f"{document} {markable.get('m_id')}"
        for group in root.iter("Markables")
        for markable in group
    }
    for relation in root.iter("CROSS_DOC_COREF", "INTRA_DOC_COREF"):
        name = relation.get("note") or f"{document} {relation.get('r_id')}"
        if relation.tag == "INTRA_DOC_COREF":
            name = f"{document} {relation.get('r_id')}"
        events |= {str(source.get("m_id")): name for source in relation.iter("source")}
    return events
