"""Small builders of model values, for tests that need no models and no files."""

from __future__ import annotations

from datetime import date

from allegedly.model.claim import (
    ActorMention,
    Certainty,
    Event,
    Extraction,
    Kind,
    Polarity,
    Stance,
    Statement,
)
from allegedly.model.ids import content_id, sha256_of
from allegedly.model.source import AUTHOR_HOLDER, Holder, SourceKind
from allegedly.model.text import DateSource, Document, PublicationDate, Span


def make_document(
    text: str, *, publisher: str = "", day: str = "", path: str = "a.txt", title: str = "", url: str = ""
) -> Document:
    """A document with this text; `day` is ISO 8601."""
    published = None
    if day:
        when = date.fromisoformat(day)
        published = PublicationDate(when, when, DateSource.GIVEN, day)
    digest = sha256_of(text.encode("utf-8", "surrogatepass"))
    return Document(
        id=content_id("doc", digest, path),
        sha256=digest,
        path=path,
        text=text,
        title=title,
        publisher=publisher,
        published=published,
        url=url,
    )


def make_holder(label: str, kind: SourceKind = SourceKind.PERSON, *, named: bool = True) -> Holder:
    """A holder beyond the author."""
    return Holder(label, kind, named, content_id("att", label))


def make_stance(
    kind: Kind = Kind.ASSERTED,
    certainty: Certainty = Certainty.CERTAIN,
    polarity: Polarity = Polarity.POSITIVE,
) -> Stance:
    """A stance with the factuality that its certainty and polarity stand for."""
    size = {Certainty.CERTAIN: 3.0, Certainty.PROBABLE: 2.0, Certainty.POSSIBLE: 1.0, Certainty.UNKNOWN: 0.0}
    sign = {Polarity.POSITIVE: 1.0, Polarity.NEGATIVE: -1.0, Polarity.UNKNOWN: 0.0}
    return Stance(certainty, polarity, kind, size[certainty] * sign[polarity])


def make_statement(
    document: Document,
    quote: str,
    *,
    holders: tuple[Holder, ...] = (),
    stance: Stance | None = None,
    lemmas: tuple[str, ...] | None = None,
    numbers: tuple[float, ...] = (),
    actors: tuple[str, ...] = (),
    trigger: str = "",
    heading: bool = False,
) -> Statement:
    """A statement quoting words that stand in the document, held by AUTHOR and these holders."""
    start = document.text.index(quote)
    span = Span(start, start + len(quote))
    event = None
    if trigger:
        at = document.text.index(trigger, start)
        event = Event(Span(at, at + len(trigger)), trigger)
    return Statement(
        id=content_id("stm", document.id, span, [holder.label for holder in holders]),
        document=document.id,
        attribution=holders[-1].attribution if holders else None,
        holders=(AUTHOR_HOLDER, *holders),
        quote=(span,),
        text=quote,
        event=event,
        stance=stance or make_stance(),
        actors=tuple(ActorMention(name, "ORG", span) for name in actors),
        lemmas=lemmas if lemmas is not None else tuple(word.lower().strip(".,") for word in quote.split()),
        numbers=numbers,
        heading=heading,
    )


def make_extraction(document: Document, *statements: Statement) -> Extraction:
    """What was taken out of a document."""
    return Extraction(document.id, statements=statements)
