"""Full-text search over a case: statements and documents, with the words that matched marked."""

from __future__ import annotations

import json
from dataclasses import dataclass

from allegedly.store.browse import Listed, Page, one_of
from allegedly.store.casefile import CaseReader
from allegedly.store.match import words_to_match

MAX_RANKED = 5000
"""Up to so many matches are put in order; 45,000 take a second."""

MATCH_START, MATCH_END = "\ue000", "\ue001"
"""Private letters that mark matches between the database and here."""


@dataclass(frozen=True, slots=True)
class Match:
    """A place that a search found. `pieces` are its words in turn: outside the matches, inside, outside, ..."""

    id: str
    document: str
    claim: str
    pieces: tuple[str, ...]


def search_statements(reader: CaseReader, words: str, page: Page) -> Listed[Match]:
    """Statements in which all these words stand, the best first."""
    claim = "coalesce((SELECT claim FROM claim_statements WHERE statement = statements.id LIMIT 1), '')"
    return _search(reader, "statements", 0, f"statements.id, document, {claim}", words, page)


def search_documents(reader: CaseReader, words: str, page: Page) -> Listed[Match]:
    """Documents in which all these words stand, the best first."""
    return _search(reader, "documents", 1, "documents.id, documents.id, ''", words, page)


def _search(
    reader: CaseReader, table: str, column: int, columns: str, words: str, page: Page
) -> Listed[Match]:
    match = words_to_match(words)
    if not match:
        return Listed((), 0)
    index = f"{table}_search"
    total = one_of(reader, f"SELECT count(*) FROM {index} WHERE {index} MATCH ?", match)
    # Ranking reads every match; where there are so many, no first one is the best.
    order = "rank" if total <= MAX_RANKED else "rowid"
    snippet = f"snippet({index}, {column}, '{MATCH_START}', '{MATCH_END}', '…', 30)"
    query = f"SELECT rowid, {snippet} FROM {index} WHERE {index} MATCH ? ORDER BY {order} LIMIT ? OFFSET ?"
    found = reader.connection.execute(query, (match, page.most, page.after)).fetchall()
    query = f"SELECT number, {columns} FROM {table} WHERE number IN (SELECT value FROM json_each(?))"
    places = json.dumps([number for number, _ in found])
    things = {row[0]: row[1:] for row in reader.connection.execute(query, (places,))}
    return Listed(tuple(_match(things[number], text) for number, text in found), total)


def _match(ids: tuple[str, str, str], marked: str) -> Match:
    identifier, document, claim = ids
    return Match(
        identifier, document, claim, tuple(marked.replace(MATCH_END, MATCH_START).split(MATCH_START))
    )
