"""What the pages on sources, origins, actors, searches, decisions and the history show."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import quote

from allegedly.model.claim import Statement
from allegedly.model.decision import Decision, DecisionKind, numbers_taken_back
from allegedly.model.source import SourceKind
from allegedly.report.actors import TYPE_WORDS
from allegedly.report.entries import DocumentRef
from allegedly.report.index import document_to_reference
from allegedly.report.wording import SOURCE_WORDS, chain_links, in_one_line, stance_label, tone_of
from allegedly.store.actors import ActorRow, actor_of
from allegedly.store.browse import (
    OriginRow,
    SourceRow,
    StatementRow,
    actor_rows,
    claims_of_statements,
    log_page,
    origin_rows,
    source_rows,
    statements_of_actor,
    statements_of_source,
    words_of_statements,
)
from allegedly.store.casefile import CaseReader
from allegedly.store.log import LogEntry
from allegedly.store.parts import documents_without_text, statements_of
from allegedly.store.search import Match, search_documents, search_statements
from allegedly.web.order import Order
from allegedly.web.paging import Pager, page_of

DECISION_WORDS = {
    DecisionKind.MERGE: "Made one claim of several",
    DecisionKind.SPLIT: "Took statements out of a claim",
    DecisionKind.REJECT: "Rejected statements",
    DecisionKind.INDEPENDENT: "Called two origins independent",
    DecisionKind.RELIABILITY: "Set the reliability of a source",
    DecisionKind.SETTLE: "Settled how a claim turned out",
    DecisionKind.NOTE: "Noted",
    DecisionKind.UNDO: "Took a decision back",
}


@dataclass(frozen=True, slots=True)
class SourcesPage:
    """Sources in a list; `kinds` says what each is."""

    words: str
    rows: tuple[SourceRow, ...]
    kinds: Mapping[str, str]
    pager: Pager


@dataclass(frozen=True, slots=True)
class ListedStatement:
    """A statement in a list, with the article it stands in and how it is presented there.

    `chain` are those whose words the article passes on.
    """

    row: StatementRow
    document: DocumentRef
    chain: str
    tone: str
    label: str


@dataclass(frozen=True, slots=True)
class SourcePage:
    """What is said by one source."""

    name: str
    rows: tuple[ListedStatement, ...]
    pager: Pager
    seen: int


@dataclass(frozen=True, slots=True)
class OriginsPage:
    """Origins in a list."""

    words: str
    rows: tuple[OriginRow, ...]
    kinds: Mapping[str, str]
    pager: Pager


@dataclass(frozen=True, slots=True)
class ActorsPage:
    """Actors in a list; `kinds` says what those of each type are."""

    words: str
    rows: tuple[ActorRow, ...]
    kinds: Mapping[str, str]
    pager: Pager


@dataclass(frozen=True, slots=True)
class ActorPage:
    """One actor, and what is said of it."""

    actor: ActorRow
    kinds: Mapping[str, str]
    rows: tuple[ListedStatement, ...]
    pager: Pager


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that a search found, with its article; a statement's chain and label as in `ListedStatement`."""

    match: Match
    document: DocumentRef
    chain: str = ""
    tone: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What a search found: statements a page at a time, and the first articles."""

    words: str
    statements: tuple[Hit, ...]
    documents: tuple[Hit, ...]
    documents_total: int
    pager: Pager


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """A decision, whether it stands, and the claims and statements it was about as they are now."""

    decision: Decision
    words: str
    stands: bool
    about: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class DecisionsPage:
    """Decisions, the latest first."""

    rows: tuple[DecisionRow, ...]
    seen: int


@dataclass(frozen=True, slots=True)
class LogRow:
    """One thing that was done, its detail as names and values."""

    entry: LogEntry
    detail: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class LogPage:
    """The history of the case, the latest first."""

    rows: tuple[LogRow, ...]
    pager: Pager


def sources_page(reader: CaseReader, words: str, pager: Pager) -> SourcesPage:
    """Sources whose names hold these letters."""
    found = source_rows(reader, words, page_of(pager.number, pager.rows))
    return SourcesPage(words, found.rows, _kinds(), replace(pager, total=found.total))


def source_page(reader: CaseReader, order: Order, name: str, pager: Pager) -> SourcePage:
    """What one source is said to say."""
    found = statements_of_source(reader, name, page_of(pager.number, pager.rows))
    listed = _listed(reader, order, found.rows)
    return SourcePage(name, listed, replace(pager, total=found.total), len(reader.decisions()))


def actor_page(reader: CaseReader, order: Order, identifier: str, pager: Pager) -> ActorPage | None:
    """One actor; None where there is none with this id."""
    actor = actor_of(reader, identifier)
    if actor is None:
        return None
    found = statements_of_actor(reader, identifier, page_of(pager.number, pager.rows))
    listed = _listed(reader, order, found.rows)
    return ActorPage(actor, TYPE_WORDS, listed, replace(pager, total=found.total))


def _listed(reader: CaseReader, order: Order, rows: tuple[StatementRow, ...]) -> tuple[ListedStatement, ...]:
    references = references_of(reader, order, {row.document for row in rows})
    statements = statements_of(reader, (row.id for row in rows))
    return tuple(_entry(row, references[row.document], statements[row.id]) for row in rows)


def _entry(row: StatementRow, document: DocumentRef, statement: Statement) -> ListedStatement:
    chain = _chain(statement, document)
    return ListedStatement(row, document, chain, tone_of(statement), stance_label(statement))


def _chain(statement: Statement, document: DocumentRef) -> str:
    return " < ".join(chain_links(statement.holders, document.outlet)[1:])


def origins_page(reader: CaseReader, words: str, pager: Pager) -> OriginsPage:
    """Origins whose names hold these letters."""
    found = origin_rows(reader, words, page_of(pager.number, pager.rows))
    return OriginsPage(words, found.rows, _kinds(), replace(pager, total=found.total))


def actors_page(reader: CaseReader, words: str, pager: Pager) -> ActorsPage:
    """Actors one of whose names holds these letters."""
    found = actor_rows(reader, words, page_of(pager.number, pager.rows))
    return ActorsPage(words, found.rows, TYPE_WORDS, replace(pager, total=found.total))


def search_page(reader: CaseReader, order: Order, words: str, pager: Pager) -> SearchPage:
    """Statements and articles in which all these words stand."""
    statements = search_statements(reader, words, page_of(pager.number, pager.rows))
    documents = search_documents(reader, words, page_of(1, 10))
    matches = (*statements.rows, *documents.rows)
    references = references_of(reader, order, {each.document for each in matches})
    found = statements_of(reader, (each.id for each in statements.rows))
    return SearchPage(
        words,
        tuple(_hit(each, references[each.document], found[each.id]) for each in statements.rows),
        tuple(Hit(each, references[each.document]) for each in documents.rows),
        documents.total,
        replace(pager, total=statements.total),
    )


def _hit(match: Match, document: DocumentRef, statement: Statement) -> Hit:
    return Hit(match, document, _chain(statement, document), tone_of(statement), stance_label(statement))


def decisions_page(reader: CaseReader) -> DecisionsPage:
    """All decisions, with what they are about now."""
    decisions = reader.decisions()
    undone = numbers_taken_back(decisions)
    subjects = {each for decision in decisions for each in (*decision.subjects, *decision.others)}
    claims = claims_of_statements(reader, subjects)
    statements = words_of_statements(reader, subjects)
    rows = tuple(
        DecisionRow(
            decision=each,
            words=DECISION_WORDS[each.kind],
            stands=each.number not in undone,
            about=_about(each, claims, statements),
        )
        for each in sorted(decisions, key=lambda it: -it.number)
    )
    return DecisionsPage(rows, len(decisions))


def _about(
    decision: Decision,
    claims: Mapping[str, tuple[str, str]],
    statements: Mapping[str, tuple[str, str]],
) -> tuple[tuple[str, str], ...]:
    """Address and words of the claims that hold what the decision is about, else of its statements.

    Other things come by their names, without an address.
    """
    if decision.kind is DecisionKind.UNDO:
        return tuple(("", f"decision {number}") for number in decision.subjects)
    if decision.kind is DecisionKind.RELIABILITY:
        return tuple(("", f"{in_one_line(name)}: {decision.value}") for name in decision.subjects)
    found = []
    for each in (*decision.subjects, *decision.others):
        if each in claims:
            claim, words = claims[each]
            found.append((f"/claims/{quote(claim, safe='')}", words))
        elif each in statements:
            document, words = statements[each]
            found.append((f"/documents/{quote(document, safe='')}#{quote(each, safe='')}", words))
        else:
            found.append(("", each))
    return tuple(dict.fromkeys(found))


def history_page(reader: CaseReader, pager: Pager) -> LogPage:
    """What was done to the case."""
    found = log_page(reader, page_of(pager.number, pager.rows))
    rows = tuple(LogRow(entry, _detail(entry.detail)) for entry in found.rows)
    return LogPage(rows, replace(pager, total=found.total))


def _detail(line: str) -> tuple[tuple[str, str], ...]:
    try:
        parsed = json.loads(line)
    except ValueError:
        return (("", in_one_line(line)),)
    if not isinstance(parsed, dict):
        return (("", in_one_line(line)),)
    return tuple((str(name), in_one_line(str(value))) for name, value in parsed.items())


def references_of(reader: CaseReader, order: Order, ids: set[str]) -> Mapping[str, DocumentRef]:
    """How the report names these articles, by id."""
    return {
        document.id: document_to_reference(document, order.numbering.documents[document.id])
        for document in documents_without_text(reader, ids)
    }


def _kinds() -> Mapping[str, str]:
    return {kind.value: SOURCE_WORDS[kind] for kind in SourceKind}
