"""Small cases with one claim: documents, statements, origins and who took what from whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from allegedly.config import WeighConfig
from allegedly.model.actor import Actor
from allegedly.model.claim import Certainty, Claim, Extraction, Kind, Polarity, Stance, Statement, Unknown
from allegedly.model.grade import Assessment
from allegedly.model.lineage import Borrowing, BorrowingKind, Dependence, Lineage, Origin, OriginPair
from allegedly.model.source import SourceKind
from allegedly.model.text import Document
from allegedly.weigh.assess import weigh_claims
from tests.factories import make_document, make_holder, make_stance, make_statement

CLAIM = "clm-story"
QUOTE = "the Gull Company bought drones"

ALLEGED = make_stance(Kind.ALLEGED, Certainty.POSSIBLE)
PROBABLE = make_stance(Kind.ASSERTED, Certainty.PROBABLE)
DENIED = make_stance(Kind.DENIED, Certainty.CERTAIN, Polarity.NEGATIVE)
CONTRARY = make_stance(Kind.ASSERTED, Certainty.CERTAIN, Polarity.NEGATIVE)
NO_EVIDENCE = make_stance(Kind.NO_EVIDENCE, Certainty.UNKNOWN, Polarity.UNKNOWN)
QUESTION = make_stance(Kind.QUESTION, Certainty.UNKNOWN, Polarity.UNKNOWN)
UNNAMED = SourceKind.UNNAMED
CALLED_FALSE = " A fake story was that the Gull Company bought drones."
CALLED_RUMOUR = " The rumour that the Company bought drones went round."


@dataclass
class Story:
    """A case in the making. Every report is a document with one statement of the one claim."""

    documents: list[Document] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    unknowns: list[Unknown] = field(default_factory=list)
    actors: dict[str, list[Actor]] = field(default_factory=dict)
    against: set[str] = field(default_factory=set)
    rests_on: dict[str, str] = field(default_factory=dict)
    origins: dict[str, Origin] = field(default_factory=dict)
    pairs: list[OriginPair] = field(default_factory=list)
    borrowings: list[Borrowing] = field(default_factory=list)
    other_claims: list[Claim] = field(default_factory=list)

    def report(
        self,
        outlet: str,
        origin: str,
        stance: Stance | None = None,
        *,
        via: Sequence[str] = (),
        against: bool = False,
        established: bool = True,
        kind: SourceKind = SourceKind.ORGANISATION,
        more: str = "",
    ) -> Statement:
        """A document of this outlet that gives the claim on the origin's word, through those of `via`; then `more`."""
        text = f"{outlet} number {len(self.documents)}: {origin} said that {QUOTE}.{more}"
        document = make_document(text, publisher=outlet, path=f"{len(self.documents):03}.txt")
        named = kind not in (SourceKind.UNNAMED, SourceKind.UNSPECIFIED)
        holders = (*(make_holder(each) for each in via), make_holder(origin, kind, named=named))
        statement = make_statement(
            document, QUOTE, holders=holders, stance=stance, actors=("Gull Company",), lemmas=("buy", "drone")
        )
        self.documents.append(document)
        self.statements.append(statement)
        if against:
            self.against.add(statement.id)
        else:
            self._rest(statement, origin, kind, established)
        return statement

    def _rest(self, statement: Statement, label: str, kind: SourceKind, established: bool) -> None:
        known = self.origins.get(label)
        before = (known.statements, known.documents) if known else ((), ())
        self.origins[label] = Origin(
            id=f"org-{label}",
            claim=CLAIM,
            label=label,
            kind=kind,
            established=established,
            statements=(*before[0], statement.id),
            documents=(*before[1], statement.document),
        )

    def copy(
        self, original: Statement, outlet: str, probability: float = 1.0, *, reworded: bool = False
    ) -> Statement:
        """A further document that repeats the original's, taken from it with this probability."""
        source = next(document for document in self.documents if document.id == original.document)
        document = make_document(source.text, publisher=outlet, path=f"{len(self.documents):03}.txt")
        statement = replace(original, id=f"{original.id}-{len(self.documents)}", document=document.id)
        self.documents.append(document)
        self.statements.append(statement)
        if original.id in self.against:
            self.against.add(statement.id)
        for label, origin in self.origins.items():
            if original.id in origin.statements:
                self.origins[label] = replace(origin, statements=(*origin.statements, statement.id))
        kind = BorrowingKind.PARAPHRASE if reworded else BorrowingKind.VERBATIM
        self.borrow(source.id, document.id, probability, kind)
        return statement

    def borrow(self, source: str, taker: str, probability: float, kind: BorrowingKind) -> None:
        self.borrowings.append(Borrowing(source, taker, kind, probability, ("the same words",)))

    def independent(self, left: str, right: str, probability: float = 1.0) -> None:
        """How probably two origins are independent."""
        verdict = Dependence.INDEPENDENT if probability >= 0.5 else Dependence.DEPENDENT
        pair = OriginPair(f"org-{left}", f"org-{right}", verdict, probability, "they are two bodies")
        self.pairs.append(pair)

    def all_independent(self) -> None:
        """Every origin independent of every other."""
        labels = sorted(self.origins)
        for index, left in enumerate(labels):
            for right in labels[index + 1 :]:
                self.independent(left, right)

    def claim(self) -> Claim:
        told = [each.id for each in self.statements if each.id not in self._elsewhere()]
        return Claim(
            CLAIM,
            QUOTE,
            tuple(each for each in told if each not in self.against),
            tuple(each for each in told if each in self.against),
        )

    def _elsewhere(self) -> set[str]:
        return {each for claim in self.other_claims for each in claim.statements}

    def lineage(self) -> Lineage:
        return Lineage(tuple(self.borrowings), tuple(self.origins.values()), tuple(self.pairs))

    def extractions(self) -> tuple[Extraction, ...]:
        return tuple(
            Extraction(
                document.id,
                statements=tuple(each for each in self.statements if each.document == document.id),
                unknowns=tuple(each for each in self.unknowns if each.document == document.id),
                actors=tuple(self.actors.get(document.id, ())),
            )
            for document in self.documents
        )

    def assess(self) -> Assessment:
        """The assessment of the story's claim."""
        claims = (self.claim(), *self.other_claims)
        return weigh_claims(tuple(self.documents), self.extractions(), claims, self.lineage(), WeighConfig())[
            0
        ]
