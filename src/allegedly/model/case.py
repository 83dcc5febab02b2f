"""A case: documents, statements, links, assessments and the analyst's decisions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from allegedly.model.actor import ActorLink, CaseActor
from allegedly.model.claim import Claim, Extraction, Statement, Unknown
from allegedly.model.decision import Decision
from allegedly.model.grade import Assessment
from allegedly.model.lineage import Lineage
from allegedly.model.link import ClaimLink
from allegedly.model.text import Document


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that could not be read: which, why, and what to do."""

    path: str
    reason: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Case:
    """Everything known of a set of documents. Tuples are ordered by id, documents by path, decisions by number."""

    documents: tuple[Document, ...] = ()
    extractions: tuple[Extraction, ...] = ()
    claims: tuple[Claim, ...] = ()
    links: tuple[ClaimLink, ...] = ()
    lineage: Lineage = Lineage()
    assessments: tuple[Assessment, ...] = ()
    failures: tuple[Failure, ...] = ()
    decisions: tuple[Decision, ...] = ()
    actors: tuple[CaseActor, ...] = ()
    actor_links: tuple[ActorLink, ...] = ()

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Statements of all documents."""
        return tuple(statement for each in self.extractions for statement in each.statements)

    @property
    def unknowns(self) -> tuple[Unknown, ...]:
        """Known unknowns of all documents."""
        return tuple(unknown for each in self.extractions for unknown in each.unknowns)

    def statements_by_id(self) -> Mapping[str, Statement]:
        """Statements by id."""
        return {statement.id: statement for statement in self.statements}
