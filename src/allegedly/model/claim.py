"""What is said: events, statements, and the claims that statements of many documents make."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from allegedly.model.actor import Actor, Place
from allegedly.model.source import Attribution, Holder
from allegedly.model.text import Span, Spans


class Certainty(StrEnum):
    """How surely a holder presents an event (FactBank): certain, probable, possible, or unknown."""

    CERTAIN = "CT"
    PROBABLE = "PR"
    POSSIBLE = "PS"
    UNKNOWN = "U"


class Polarity(StrEnum):
    """Whether the holder presents the event as happening or not."""

    POSITIVE = "+"
    NEGATIVE = "-"
    UNKNOWN = "u"


class Kind(StrEnum):
    """What the holder does with the event."""

    ASSERTED = "asserted"
    DENIED = "denied"
    ALLEGED = "alleged"
    PLANNED = "planned"
    ATTEMPTED = "attempted"
    PREDICTED = "predicted"
    CONDITIONAL = "conditional"
    OBLIGATION = "obligation"
    QUESTION = "question"
    NO_EVIDENCE = "no-evidence"
    UNCONFIRMED = "unconfirmed"
    KNOWN_UNKNOWN = "known-unknown"


class Slot(StrEnum):
    """What is not known of an event."""

    WHO = "who"
    WHAT = "what"
    WHEN = "when"
    WHERE = "where"
    WHETHER = "whether"
    WHY = "why"
    HOW = "how"
    HOW_MANY = "how-many"


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that decided something, and what they decided: the reason of a judgement."""

    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Stance:
    """How a holder presents an event, and the words that decided it.

    `factuality` runs from -3 (certainly not) to 3 (certainly), 0 is unknown (Stanovsky et al. 2017,
    doi:10.18653/v1/P17-2056): the step that certainty, polarity and kind stand for. `rated`, on the same
    scale: how surely readers would take the event to be presented; `happened`: whether to have happened by
    the time of writing (White et al. 2016, doi:10.18653/v1/D16-1177). Both are None where nothing rated it.
    """

    certainty: Certainty
    polarity: Polarity
    kind: Kind
    factuality: float
    cues: tuple[Cue, ...] = ()
    rated: float | None = None
    happened: float | None = None

    @property
    def shown(self) -> float:
        """The factuality that a reader is shown: the rating, or the step where there is none."""
        return self.factuality if self.rated is None else self.rated


class TimeType(StrEnum):
    """What a time expression names (TIMEX3): a day or longer, a part of a day, a length, something that recurs."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True)
class TimeValue:
    """A date or time expression resolved against the publication date.

    `value` is TIMEX3; `start` and `end` are ISO 8601 days, both inside the interval, empty where the
    expression cannot be placed on the calendar. `modifier` is TIMEX3's (START, MID, END, APPROX, ...), `frequency`
    its freq ("2X": twice) of a set. An expression that names no day there is (31 February) has an empty value.
    """

    span: Span
    value: str
    start: str
    end: str
    modifier: str = ""
    type: TimeType = TimeType.DATE
    frequency: str = ""


@dataclass(frozen=True, slots=True)
class Estimate:
    """How probable an event is said to be: words, and the interval of probability that a scale gives them (0 to 1).

    `scale` names it: ICD 203, PHIA, survey (the middle half of readers' figures), or stated (a figure in the text).
    `survey` is the median of what readers take such words to mean; None where nobody was asked.
    """

    span: Span
    low: float
    high: float
    scale: str
    survey: float | None = None


@dataclass(frozen=True, slots=True)
class StatedConfidence:
    """How sure somebody says to be of his own judgement (high, moderate, low): never a probability of the event."""

    span: Span
    level: str


@dataclass(frozen=True, slots=True)
class Argument:
    """A participant of an event: its role, its words, its head's lemma.

    Roles are agent, target, thing, instrument, beneficiary and purpose.
    """

    role: str
    span: Span
    head: str


@dataclass(frozen=True, slots=True)
class Event:
    """A predicate with its arguments.

    `type` is one of `resources/event_mapping.tsv`: a PLOVER type, or one of our own for trade and transfer
    (BUY, DEPLOY);
    empty where none fits. `plover` is the PLOVER type that it falls under, `quad` that one's quad class, each perhaps
    empty. Whether it was done is the stance's to say.
    """

    trigger: Span
    lemma: str
    type: str = ""
    arguments: tuple[Argument, ...] = ()
    plover: str = ""
    quad: str = ""


@dataclass(frozen=True, slots=True)
class SpokenAct:
    """What a source does by the words that ascribe something to it: accuse, demand, reject, promise.

    `attribution` is the id of the attribution whose cue states the event.
    """

    attribution: str
    event: Event


class RelationKind(StrEnum):
    """How one actor stands to another, or to a place, as a document mentions in passing."""

    MEMBER_OF = "member of"
    ALLY_OF = "ally of"
    BASED_IN = "based in"
    PART_OF = "part of"
    HEAD_OF = "head of"
    FIGHTS_IN = "fights in"
    PRESENT_IN = "present in"
    HOSTS = "hosts"
    IS_A = "is a"


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation stated as background: "Arden, a member of the Pact", "NATO member Turkey".

    `subject` and `object` are names where the document gives them, else its words. `text` holds the words of `quote`.
    `attribution` is None where the document itself says it.
    """

    id: str
    document: str
    subject: str
    relation: RelationKind
    object: str
    quote: Spans
    text: str
    subject_span: Span
    object_span: Span
    attribution: str | None = None


@dataclass(frozen=True, slots=True)
class ActorMention:
    """An actor where a document names it: its canonical name, its id among the document's actors.

    `label` is as in OntoNotes: PERSON, ORG, GPE (a state) or NORP (people without a name).
    """

    name: str
    label: str
    span: Span
    id: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """One content held by one holder chain in one document.

    `quote` is the shortest clause that states the event; `text` holds its words. `holders` runs from
    the AUTHOR to the origin's words. `stance` is the innermost holder's; the AUTHOR's own is unknown
    wherever somebody else is said to hold it. `lemmas` are the content words by which statements
    are compared, `numbers` the quantities in it, `heading` tells a headline. `place` is the place's own words,
    `where`
    what the gazetteer knows of it. `estimate` is how probable the holder says it is, `stated_confidence` how
    sure of that
    judgement; the two are never joined, and neither weighs anything by itself.
    """

    id: str
    document: str
    attribution: str | None
    holders: tuple[Holder, ...]
    quote: Spans
    text: str
    event: Event | None
    stance: Stance
    time: TimeValue | None = None
    place: str = ""
    actors: tuple[ActorMention, ...] = ()
    lemmas: tuple[str, ...] = ()
    numbers: tuple[float, ...] = ()
    heading: bool = False
    where: Place | None = None
    estimate: Estimate | None = None
    stated_confidence: StatedConfidence | None = None

    @property
    def author_certainty(self) -> Certainty:
        """How surely the document itself presents it: unknown where it ascribes it to others."""
        return self.stance.certainty if len(self.holders) == 1 else Certainty.UNKNOWN

    @property
    def source(self) -> Holder:
        """The innermost holder: whose words these are said to be."""
        return self.holders[-1]


@dataclass(frozen=True, slots=True)
class Unknown:
    """Something that is said not to be known, confirmed, disclosed or answered, and by whom."""

    id: str
    document: str
    quote: Spans
    text: str
    slot: Slot
    holders: tuple[Holder, ...]


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything that was taken out of one document: `actors` and `places` in order of the text.

    `opening` is the sentence encoder's vector of the document's first words, which tells what it is about: 384
    half-precision numbers, little-endian; empty where it was not encoded.
    """

    document: str
    attributions: tuple[Attribution, ...] = ()
    statements: tuple[Statement, ...] = ()
    unknowns: tuple[Unknown, ...] = ()
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    acts: tuple[SpokenAct, ...] = ()
    relations: tuple[Relation, ...] = ()
    opening: bytes = b""


@dataclass(frozen=True, slots=True)
class Claim:
    """Statements of all documents that say the same thing, and those that contradict it.

    `text` is the clearest statement's words. `statements` affirm it in some degree, `against` deny it
    or say that there is no evidence for it; neither list holds the other's ids.
    """

    id: str
    text: str
    statements: tuple[str, ...]
    against: tuple[str, ...] = ()
