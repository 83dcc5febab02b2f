"""What things of the case are called: the numbers that the report gives them, and the order of its claims.

Made from counts once for every state of the case, and kept: 50,000 statements take a second.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass

from allegedly.report.figures import ClaimFigures, interest_of
from allegedly.report.index import Numbering
from allegedly.store.browse import CaseMarks, ClaimRow, case_marks, claim_rows, document_ids, unknown_ids
from allegedly.store.casefile import CaseReader


@dataclass(frozen=True, slots=True)
class Order:
    """The claims in the report's order, with their letters, and the numbers of everything."""

    claims: tuple[ClaimFigures, ...]
    letters: Mapping[str, str]
    documents: tuple[str, ...]
    numbering: Numbering
    stale: bool
    """Whether articles were added after the case was last assessed."""

    def figures_of(self, claim: str) -> ClaimFigures:
        """The claim's figures. Raises KeyError where there is no such claim."""
        return self.claims[self.numbering.claims[claim] - 1]


class OrderCache:
    """The order of the case as it is now, made anew only where something changed."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._read = ""
        self._documents: tuple[str, ...] = ()
        self._unknowns: Mapping[str, int] = {}
        self._made = ""
        self._claims: tuple[ClaimFigures, ...] = ()
        self._letters: Mapping[str, str] = {}
        self._numbers: Mapping[str, int] = {}
        self._marks: CaseMarks | None = None
        self._stale = False

    def of(self, reader: CaseReader) -> Order:
        """The order of this case."""
        marks = case_marks(reader)
        with self._lock:
            if self._read != marks.documents:
                self._documents = document_ids(reader)
                self._unknowns = {each: number for number, each in enumerate(unknown_ids(reader), start=1)}
                self._read = marks.documents
            if self._made != marks.results or not marks.results:
                rows = claim_rows(reader)
                self._claims = tuple(sorted(map(row_to_figures, rows), key=interest_of))
                self._letters = {row.id: row.reliability + row.credibility for row in rows}
                self._numbers = {each.id: number for number, each in enumerate(self._claims, start=1)}
                self._made = marks.results
            if self._marks != marks:
                self._stale = reader.documents_changed_since_assessment()
                self._marks = marks
            documents = {each: number for number, each in enumerate(self._documents, start=1)}
            numbering = Numbering(documents, self._numbers, self._unknowns)
            return Order(self._claims, self._letters, self._documents, numbering, self._stale)


def row_to_figures(row: ClaimRow) -> ClaimFigures:
    """The figures of a claim as the report orders claims by them."""
    return ClaimFigures(
        id=row.id,
        documents=row.documents,
        statements=row.statements,
        against=row.against,
        drifts=row.drifts,
        plain=row.plain,
        origins=row.origins,
        established=row.established,
        independent_origins=row.independent_origins,
        place=row.place,
    )
