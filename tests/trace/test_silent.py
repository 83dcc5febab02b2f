"""Whoever only knows of something, or was told of it, is not where it entered the record."""

from __future__ import annotations

from dataclasses import replace

import pytest

from allegedly.config import TraceConfig
from allegedly.model.claim import Claim, Extraction
from allegedly.model.source import Attribution, Holder, SourceKind
from allegedly.model.text import Document, Span
from allegedly.trace.lineage import trace_lineage
from tests.factories import make_document, make_extraction, make_statement

SAID = "the crane was cracked"

# who, kind, the words that ascribe, whose word it is
CUES = [
    ("Tobias Kerr", SourceKind.PERSON, "knew", "The Post"),
    ("Tobias Kerr", SourceKind.PERSON, "was well aware", "The Post"),
    ("Tobias Kerr", SourceKind.PERSON, "had already been told", "The Post"),
    ("Tobias Kerr", SourceKind.PERSON, "did not realise", "The Post"),
    ("Tobias Kerr", SourceKind.PERSON, "said", "Tobias Kerr"),
    ("Tobias Kerr", SourceKind.PERSON, "remembers", "Tobias Kerr"),
    ("Tobias Kerr", SourceKind.PERSON, "told reporters", "Tobias Kerr"),
    ("Tobias Kerr", SourceKind.PERSON, "warned", "Tobias Kerr"),
    ("the Gazette", SourceKind.MEDIA, "was told", "the Gazette"),
]


def attribution_in(document: Document, who: str, kind: SourceKind, cue: str) -> Attribution:
    def at(words: str) -> tuple[Span, ...]:
        start = document.text.index(words)
        return (Span(start, start + len(words)),)

    return Attribution(f"att {who} {cue}", document.id, at(who), at(cue), at(SAID), kind, True, who)


def holder_of(attribution: Attribution) -> Holder:
    return Holder(attribution.label, attribution.source_kind, True, attribution.id)


def origins_of(document: Document, *chain: Attribution) -> list[str]:
    statement = make_statement(document, SAID, holders=tuple(holder_of(each) for each in chain))
    extraction: Extraction = replace(make_extraction(document, statement), attributions=chain)
    claim = Claim("clm-1", SAID, (statement.id,))
    return [each.label for each in trace_lineage((document,), (extraction,), (claim,), TraceConfig()).origins]


@pytest.mark.parametrize(("who", "kind", "cue", "origin"), CUES)
def test_the_origin_is_the_last_who_says_it(who: str, kind: SourceKind, cue: str, origin: str) -> None:
    document = make_document(f"{who} {cue} that {SAID}.", publisher="The Post", day="2024-05-01")
    assert origins_of(document, attribution_in(document, who, kind, cue)) == [origin]


def test_the_search_goes_on_from_the_one_who_says_that_he_knew() -> None:
    text = f"Hanna Brill said Tobias Kerr knew that {SAID}."
    document = make_document(text, publisher="The Post", day="2024-05-01")
    brill = attribution_in(document, "Hanna Brill", SourceKind.PERSON, "said")
    kerr = attribution_in(document, "Tobias Kerr", SourceKind.PERSON, "knew")
    assert origins_of(document, brill, kerr) == ["Hanna Brill"]


# a text, the source, the words that ascribe, what was ascribed, whose word it is
UNSPOKEN = [
    ("Voters in Calder have chosen Ana Vidal.", "Voters in Calder", "have chosen", "Ana Vidal", "The Post"),
    ("A goat called Bruno is loose.", "A goat", "called", "Bruno", "The Post"),
    ("Boil your water, Calder told\n\nRain fell.", "Calder", "told", "Boil your water", "The Post"),
    ("Calder: bridge closed at noon\n\nRain fell.", "Calder", ":", "bridge closed", "The Post"),
    ("Director: we will not pay\n\nRain fell.", "Director", ":", "we will not pay", "Director"),
    ("Vidal: “We will not pay”\n\nRain fell.", "Vidal", ":", "“We will not pay”", "Vidal"),
]


@pytest.mark.parametrize(("text", "who", "cue", "content", "origin"), UNSPOKEN)
def test_who_only_is_spoken_of_is_no_origin(text: str, who: str, cue: str, content: str, origin: str) -> None:
    document = make_document(text, publisher="The Post", day="2024-05-01")

    def at(words: str) -> tuple[Span, ...]:
        start = text.index(words)
        return (Span(start, start + len(words)),)

    found = Attribution("att-1", document.id, at(who), at(cue), at(content), SourceKind.OFFICIAL, True, who)
    statement = make_statement(document, content, holders=(holder_of(found),))
    extraction: Extraction = replace(make_extraction(document, statement), attributions=(found,))
    claim = Claim("clm-1", content, (statement.id,))
    lineage = trace_lineage((document,), (extraction,), (claim,), TraceConfig())
    assert [each.label for each in lineage.origins] == [origin]


def test_who_speaks_in_the_body_is_no_topic() -> None:
    text = "Calder: bridge closed at noon\n\nCalder said rain fell."
    document = make_document(text, publisher="The Post", day="2024-05-01")
    first = Attribution(
        "att-1",
        document.id,
        (Span(0, 6),),
        (Span(6, 7),),
        (Span(8, 21),),
        SourceKind.GOVERNMENT,
        True,
        "Calder",
    )
    start = text.index("Calder said")
    then = replace(first, id="att-2", source=(Span(start, start + 6),), cue=(Span(start + 7, start + 11),))
    statement = make_statement(document, "bridge closed", holders=(holder_of(first),))
    extraction: Extraction = replace(make_extraction(document, statement), attributions=(first, then))
    claim = Claim("clm-1", "bridge closed", (statement.id,))
    lineage = trace_lineage((document,), (extraction,), (claim,), TraceConfig())
    assert [each.label for each in lineage.origins] == ["Calder"]
