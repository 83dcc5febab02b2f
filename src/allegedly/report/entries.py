"""What the views show: plain words in frozen dataclasses, nothing left to compute.

All text in them is safe to print: control and direction-changing characters are already made visible. It is
not escaped for any markup; each view escapes in its own way.
"""

from __future__ import annotations

from dataclasses import dataclass

from allegedly.report.deed_entries import DeedArrow, DeedEntry, RelationEntry
from allegedly.report.picture_entries import Course, Forest, Timeline


@dataclass(frozen=True, slots=True)
class DocumentRef:
    """An article as other parts of the report name it: its number and its outlet."""

    id: str
    number: int
    outlet: str
    title: str
    published: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A statement or a known unknown whose words are highlighted.

    `anchor` names the place in the article, `target` the entry that tells more. `id` and `number` are the
    claim's or the unknown's. `tone` is flat, hedged, negative or open; `short` (empty where flat) and `label` say
    the same in words.
    """

    anchor: str
    target: str
    id: str
    number: int
    tone: str
    short: str
    label: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of text under the same marks. `starts` and `ends` are those whose words begin or end here."""

    text: str
    marks: tuple[Mark, ...] = ()
    starts: tuple[Mark, ...] = ()
    ends: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of an article; `zone` says what it is where it is not running prose."""

    segments: tuple[Segment, ...]
    zone: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words in their context: what stands before, the words, what stands after."""

    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class StatementEntry:
    """One statement: the words, who holds them, how surely, when and where."""

    id: str
    anchor: str
    document: DocumentRef
    passage: Passage
    tone: str
    label: str
    stance: str
    chain: tuple[str, ...]
    time: str
    place: str
    actors: tuple[str, ...]
    heading: bool
    cues: tuple[str, ...]
    estimate: str = ""

    @property
    def chain_text(self) -> str:
        """The holder chain from the outlet inward: "Outlet < an official < a report"."""
        return " < ".join(self.chain)


@dataclass(frozen=True, slots=True)
class OriginEntry:
    """Where the claim entered the record, and whether that is established."""

    id: str
    label: str
    kind: str
    established: bool
    verdict: str
    statements: int
    documents: tuple[DocumentRef, ...]


@dataclass(frozen=True, slots=True)
class OriginPairEntry:
    """The verdict on two origins, and why. `established` is true where both of them are."""

    ids: tuple[str, str]
    left: str
    right: str
    established: bool
    verdict: str
    probability: str
    reason: str


@dataclass(frozen=True, slots=True)
class GradeEntry:
    """What the claim is worth. The two axes stand apart, and likelihood apart from confidence."""

    origins: str
    likelihood: str
    probability: str
    confidence: str
    reliability: str
    reliability_words: str
    credibility: str
    credibility_words: str
    reasons: tuple[str, ...]
    would_change: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DriftEntry:
    """How a claim changed from one statement to a later one."""

    claim: int
    kind: str
    from_document: DocumentRef
    from_words: str
    from_tone: str
    from_label: str
    to_document: DocumentRef
    to_words: str
    to_tone: str
    to_label: str
    reason: str


@dataclass(frozen=True, slots=True)
class Rung:
    """A statement on its way from article to article.

    `level` is how surely it is presented: 0 (unknown) to 3 (certain), in words `certainty`. `own` tells that the
    article says it in its own voice. `changes` are (sign, words) of what changed since the rung before, or, in a
    headline, since the body of the same article.
    """

    label: str
    caption: str
    document: DocumentRef | None
    words: str
    level: int
    certainty: str
    kind: str
    own: bool
    heading: bool
    changes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Ladder:
    """How surely a claim was presented along its chains, from where it entered the record to the latest article."""

    title: str
    chains: tuple[tuple[Rung, ...], ...]


@dataclass(frozen=True, slots=True)
class UnknownEntry:
    """Something said not to be known."""

    id: str
    number: int
    anchor: str
    document: DocumentRef
    slot: str
    passage: Passage
    chain_text: str


@dataclass(frozen=True, slots=True)
class ClaimEntry:
    """A claim with all that a reader needs to judge it. `chain_text` is its fullest holder chain."""

    id: str
    number: int
    anchor: str
    text: str
    tone: str
    label: str
    chain_text: str
    documents: int
    statements: tuple[StatementEntry, ...]
    against: tuple[StatementEntry, ...]
    origins: tuple[OriginEntry, ...]
    pairs: tuple[OriginPairEntry, ...]
    grade: GradeEntry
    unknowns: tuple[UnknownEntry, ...]
    drifts: tuple[DriftEntry, ...]
    forest: Forest
    timeline: Timeline
    course: Course
    ladder: Ladder
    notable: bool


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """A claim as one row of a list."""

    id: str
    number: int
    text: str
    tone: str
    label: str
    chain_text: str
    documents: int
    contradicted: bool
    changed: bool
    origins: str
    reliability: str
    reliability_words: str
    credibility: str
    credibility_words: str


@dataclass(frozen=True, slots=True)
class ComparedPiece:
    """A run of text in one of two compared articles; `passage` numbers the shared passage, 0 for own words."""

    text: str
    passage: int = 0


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """What stands side by side: a shared passage with its number, or (0) the own words before it."""

    passage: int
    left: tuple[ComparedPiece, ...]
    right: tuple[ComparedPiece, ...]


@dataclass(frozen=True, slots=True)
class DocumentEntry:
    """An article with its text highlighted. `href` is its link where that may be followed, else empty."""

    id: str
    number: int
    anchor: str
    title: str
    outlet: str
    published: str
    published_source: str
    path: str
    url: str
    href: str
    byline: str
    place: str
    sha256: str
    credits: tuple[str, ...]
    warnings: tuple[str, ...]
    statements: int
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class BorrowingEntry:
    """What one article took from another, and why we think so."""

    taken_from: DocumentRef
    taken_by: DocumentRef
    kind: str
    probability: str
    reasons: tuple[str, ...]
    passages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two articles side by side. `left_share` and `right_share` are the parts of them that they share."""

    left: DocumentRef
    right: DocumentRef
    left_share: str
    right_share: str
    passages: int
    rows: tuple[ComparedRow, ...]
    borrowings: tuple[BorrowingEntry, ...]


@dataclass(frozen=True, slots=True)
class FailureEntry:
    """An input that could not be read."""

    path: str
    reason: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Summary:
    """The case in a few sentences and figures: what a reader must know first."""

    headline: str
    findings: tuple[str, ...]
    figures: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ActorEntry:
    """An actor: its name, what it is and is said to be, what else it is called, and the numbers of its claims."""

    id: str
    name: str
    kind: str
    said_of: str
    aliases: tuple[str, ...]
    documents: int
    claims: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything that any view shows of a case. `leading` is how many claims the summary lists, `arrows` are the
    deeds as the picture draws them."""

    title: str
    summary: Summary
    leading: int
    claims: tuple[ClaimEntry, ...]
    documents: tuple[DocumentEntry, ...]
    borrowings: tuple[BorrowingEntry, ...]
    unknowns: tuple[UnknownEntry, ...]
    drifts: tuple[DriftEntry, ...]
    failures: tuple[FailureEntry, ...]
    forest: Forest
    timeline: Timeline
    actors: tuple[ActorEntry, ...] = ()
    deeds: tuple[DeedEntry, ...] = ()
    arrows: tuple[DeedArrow, ...] = ()
    relations: tuple[RelationEntry, ...] = ()
