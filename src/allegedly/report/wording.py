"""The report's plain words for the model's values, in one place.

Nothing here ever says that a claim holds. Likelihood and confidence never stand in one sentence (ICD 203);
reliability and credibility are explained apart, in the words of the Admiralty code.
"""

from __future__ import annotations

import unicodedata

from allegedly.model.claim import Certainty, Kind, Polarity, Slot, Statement
from allegedly.model.grade import Confidence, Credibility, Reliability
from allegedly.model.lineage import BorrowingKind, Dependence, DriftKind
from allegedly.model.source import Holder, SourceKind
from allegedly.model.text import ZoneKind

KIND_LABELS = {
    Kind.ASSERTED: "asserted",
    Kind.DENIED: "denied",
    Kind.ALLEGED: "alleged",
    Kind.PLANNED: "planned",
    Kind.ATTEMPTED: "attempted",
    Kind.PREDICTED: "predicted",
    Kind.CONDITIONAL: "conditional",
    Kind.OBLIGATION: "obligation",
    Kind.QUESTION: "question",
    Kind.NO_EVIDENCE: "no evidence",
    Kind.UNCONFIRMED: "unconfirmed",
    Kind.KNOWN_UNKNOWN: "not known",
}

KIND_NOTES = {
    Kind.ASSERTED: "stated flatly",
    Kind.DENIED: "stated not to be so",
    Kind.ALLEGED: "an allegation, not shown to be so",
    Kind.PLANNED: "a plan; not said to have happened",
    Kind.ATTEMPTED: "an attempt; not said to have succeeded",
    Kind.PREDICTED: "a prediction; it has not happened",
    Kind.CONDITIONAL: "holds only if something else does",
    Kind.OBLIGATION: "said to be due; not said to have happened",
    Kind.QUESTION: "asked, not stated",
    Kind.NO_EVIDENCE: "said to lack evidence, which is not a denial",
    Kind.UNCONFIRMED: "said to be unconfirmed, which is not a denial",
    Kind.KNOWN_UNKNOWN: "said not to be known",
}

CERTAINTY_WORDS = {
    Certainty.CERTAIN: "as certain",
    Certainty.PROBABLE: "as probable",
    Certainty.POSSIBLE: "as possible",
    Certainty.UNKNOWN: "without saying how sure",
}

POLARITY_WORDS = {
    Polarity.POSITIVE: "that it is so",
    Polarity.NEGATIVE: "that it is not so",
    Polarity.UNKNOWN: "leaving open whether it is so",
}

RELIABILITY_WORDS = {
    Reliability.A: "completely reliable",
    Reliability.B: "usually reliable",
    Reliability.C: "fairly reliable",
    Reliability.D: "not usually reliable",
    Reliability.E: "unreliable",
    Reliability.F: "cannot be judged",
}

CREDIBILITY_WORDS = {
    Credibility.CONFIRMED: "confirmed by other independent sources",
    Credibility.PROBABLY_TRUE: "probably true",
    Credibility.POSSIBLY_TRUE: "possibly true",
    Credibility.DOUBTFUL: "doubtful",
    Credibility.IMPROBABLE: "improbable",
    Credibility.CANNOT_BE_JUDGED: "truth cannot be judged",
}

RELIABILITY_F_NOTE = "No history of the source to judge it by. F is not the worst grade; it is no grade."
CREDIBILITY_6_NOTE = "Too little to judge the claim by. 6 is not the worst grade; it is no grade."

CONFIDENCE_WORDS = {
    Confidence.LOW: "low",
    Confidence.MODERATE: "moderate",
    Confidence.HIGH: "high",
}

BORROWING_WORDS = {
    BorrowingKind.WIRE: "full copy, with credit",
    BorrowingKind.VERBATIM: "full copy, without credit",
    BorrowingKind.CUT: "shortened copy",
    BorrowingKind.PARAPHRASE: "reworded",
    BorrowingKind.MERGED: "merged from several",
    BorrowingKind.CITES: "cites it, in its own words",
}

DEPENDENCE_WORDS = {
    Dependence.INDEPENDENT: "independent of each other",
    Dependence.DEPENDENT: "one depends on the other",
    Dependence.NOT_ESTABLISHED: "not established whether they are independent",
}

DRIFT_WORDS = {
    DriftKind.CERTAINTY_GAINED: "Certainty gained",
    DriftKind.CERTAINTY_LOST: "Certainty lost",
    DriftKind.ATTRIBUTION_DROPPED: "Attribution dropped",
    DriftKind.NUMBER_CHANGED: "Number changed",
    DriftKind.HEADLINE_STRONGER: "Headline stronger than the article",
}

SLOT_WORDS = {
    Slot.WHO: "who",
    Slot.WHAT: "what",
    Slot.WHEN: "when",
    Slot.WHERE: "where",
    Slot.WHETHER: "whether",
    Slot.WHY: "why",
    Slot.HOW: "how",
    Slot.HOW_MANY: "how many or how much",
}

SOURCE_WORDS = {
    SourceKind.PERSON: "person",
    SourceKind.OFFICIAL: "official",
    SourceKind.GOVERNMENT: "government",
    SourceKind.ORGANISATION: "organisation",
    SourceKind.MEDIA: "media",
    SourceKind.DOCUMENT: "document",
    SourceKind.DATA: "data",
    SourceKind.UNNAMED: "unnamed",
    SourceKind.UNSPECIFIED: "nobody named",
}

ZONE_WORDS = {
    ZoneKind.TITLE: "headline",
    ZoneKind.BYLINE: "byline",
    ZoneKind.DATELINE: "dateline",
    ZoneKind.CREDIT: "agency credit",
    ZoneKind.BOILERPLATE: "boilerplate, not searched for claims",
}

HEDGED, NEGATIVE, OPEN, FLAT = "hedged", "negative", "open", "flat"
"""The four ways in which the report marks words: by colour, by underline and by a label."""

_OPEN_KINDS = frozenset({Kind.NO_EVIDENCE, Kind.UNCONFIRMED, Kind.QUESTION, Kind.KNOWN_UNKNOWN})
_TONES = {
    Kind.DENIED: NEGATIVE,
    **dict.fromkeys(_OPEN_KINDS, OPEN),
}

MAX_LABEL_COLUMNS = 120
NOBODY = "somebody not named"

_BIDI_CONTROLS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_VISIBLE = {
    **{code: 0x2400 + code for code in range(0x20) if code not in (0x09, 0x0A)},
    0x7F: 0x2421,
    **dict.fromkeys(range(0x80, 0xA0), 0xFFFD),
    **dict.fromkeys(map(ord, _BIDI_CONTROLS), 0xFFFD),
    **dict.fromkeys(range(0xD800, 0xE000), 0xFFFD),
}


def shown(text: str) -> str:
    """The text with control, direction-changing and unencodable characters made visible, one for one.

    >>> shown("a\\x1b[31mb\\u202ec")
    'a␛[31mb�c'
    """
    return text.translate(_VISIBLE)


def in_one_line(text: str) -> str:
    """The text as one line, for labels and sentences."""
    return " ".join(shown(text).split())


def as_sentence(text: str) -> str:
    """The text in one line, begun with a capital and ended with a full stop.

    >>> as_sentence("one name holds the other")
    'One name holds the other.'
    """
    line = in_one_line(text)
    if not line:
        return ""
    return f"{line[0].upper()}{line[1:]}{'' if line[-1] in '.!?…' else '.'}"


def shortened(text: str, width: int) -> str:
    """At most this many columns of the text, ended by an ellipsis where cut, at a word's end if one is near.

    >>> shortened("a leaked intelligence report", 16)
    'a leaked…'
    """
    if columns_of(text) <= width:
        return text
    kept = ""
    used = 1
    for character in text:
        used += columns_of(character)
        if used > width:
            break
        kept += character
    at_word = kept.rpartition(" ")[0]
    return (at_word if len(at_word) >= len(kept) // 2 else kept).rstrip(" ,;:.") + "…"


def columns_of(text: str) -> int:
    """Columns that the text takes in a fixed-width font: East Asian wide characters two, marks none."""
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if character.isascii():
        return 1
    if unicodedata.combining(character) or unicodedata.category(character) == "Cf":
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def tone_of(statement: Statement) -> str:
    """How the words are marked: flat only where the article itself states them as certain and happening."""
    stance = statement.stance
    if stance.kind in _TONES:
        return _TONES[stance.kind]
    if stance.polarity is Polarity.NEGATIVE:
        return NEGATIVE
    certain = stance.kind is Kind.ASSERTED and statement.author_certainty is Certainty.CERTAIN
    return FLAT if certain else HEDGED


def stance_label(statement: Statement) -> str:
    """The shortest honest label, shown beside the words: "alleged as possible, attributed".

    "Certain" is left out: a holder's certainty is easily read as ours.
    """
    stance = statement.stance
    label = KIND_LABELS[stance.kind]
    if stance.kind not in _TONES and stance.polarity is Polarity.NEGATIVE:
        label = f"{label} not to be so"
    if stance.kind not in _TONES and stance.certainty in (Certainty.PROBABLE, Certainty.POSSIBLE):
        label = f"{label} {CERTAINTY_WORDS[stance.certainty]}"
    if len(statement.holders) > 1:
        return f"{label}, attributed"
    return f"{label} by the article" if stance.kind in (Kind.ASSERTED, Kind.DENIED) else label


def short_label(statement: Statement) -> str:
    """One or two words beside highlighted text; empty only for what the article itself states flatly."""
    stance = statement.stance
    if stance.kind is not Kind.ASSERTED:
        return KIND_LABELS[stance.kind]
    certainty = "" if stance.certainty is Certainty.CERTAIN else CERTAINTY_WORDS[stance.certainty]
    denial = "not so" if stance.polarity is Polarity.NEGATIVE else ""
    attributed = "attributed" if len(statement.holders) > 1 else ""
    return ", ".join(filter(None, (attributed, denial, certainty)))


def stance_sentence(statement: Statement, holder: str) -> str:
    """Who presents the words how, as one sentence of its own words about the words."""
    stance = statement.stance
    parts = [KIND_LABELS[stance.kind].capitalize()]
    parts.append(f"according to {holder}" if len(statement.holders) > 1 else "by the article itself")
    if stance.kind not in _TONES:
        parts.append(CERTAINTY_WORDS[stance.certainty])
        if stance.polarity is not Polarity.POSITIVE:
            parts.append(POLARITY_WORDS[stance.polarity])
    return f"{', '.join(parts)}: {KIND_NOTES[stance.kind]}."


def label_of(name: str, otherwise: str) -> str:
    """A name for one line, cut where it is endless; the article shows it whole."""
    return shortened(in_one_line(name), MAX_LABEL_COLUMNS) or otherwise


def holder_name(holder: Holder) -> str:
    """The holder's name for one line; that nobody is named is said in the same words everywhere."""
    return NOBODY if holder.kind is SourceKind.UNSPECIFIED else label_of(holder.label, NOBODY)


def chain_links(holders: tuple[Holder, ...], outlet: str) -> tuple[str, ...]:
    """Names of a holder chain from the outlet inward."""
    return (outlet, *(holder_name(holder) for holder in holders[1:]))


def percent(probability: float) -> str:
    """A probability as a percentage that never claims certainty.

    >>> percent(0.996), percent(0.004), percent(0.62)
    ('over 99%', 'under 1%', '62%')
    """
    if probability > 0.99:
        return "over 99%"
    if probability < 0.01:
        return "under 1%"
    return f"{probability:.0%}"


def origins_words(expected: float, established: int) -> str:
    """The number of independent origins, spelled out.

    >>> origins_words(1.0, 0), origins_words(1.0, 1), origins_words(1.62, 2), origins_words(0, 0)
    ('1 (not established)', '1', 'about 1.6', '0')
    """
    nearest = round(expected)
    number = str(nearest) if abs(expected - nearest) <= 0.1 else f"about {expected:.1f}"
    return f"{number} (not established)" if established == 0 and expected > 0 else number


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun.

    >>> counted(1, "article"), counted(1200, "article"), counted(0, "article")
    ('1 article', '1,200 articles', 'no articles')
    """
    noun = one if number == 1 else many or f"{one}s"
    return f"{number:,} {noun}" if number else f"no {noun}"


def days_words(start: str, end: str) -> str:
    """A day or an interval of days, both inside.

    >>> days_words("2023-02-01", "2023-02-10"), days_words("2023-02-01", "2023-02-01"), days_words("", "")
    ('2023-02-01 to 2023-02-10', '2023-02-01', '')
    """
    if not start or not end:
        return f"from {start}" if start else f"until {end}" if end else ""
    return start if start == end else f"{start} to {end}"
