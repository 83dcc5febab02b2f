"""Actors of a case in the database: one of them, those of a name, and the statements that name them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from allegedly.store.casefile import CaseReader

_MEMBERS = """json_each(
            CASE WHEN json_valid(case_actors.json) THEN case_actors.json ELSE '{}' END, '$.members') AS member"""

# The index narrows it down to statements with a name that some document gives the actors; only those rows are opened.
# Without the plus, SQLite tries every document of the actors for each of them: minutes, not 0.1 s, of 5,000.
NAMING_ACTORS = f"""WITH members AS MATERIALIZED (
        SELECT member.value ->> 'document' AS document, member.value ->> 'id' AS id
        FROM case_actors, {_MEMBERS}
        WHERE case_actors.id IN (SELECT value FROM json_each(?))),
    names AS MATERIALIZED (
        SELECT DISTINCT actors.name FROM members
        JOIN actors ON actors.id = members.id AND actors.document = members.document)
    SELECT whole.id
    FROM (SELECT id FROM statements INDEXED BY statements_by_actors WHERE actors <> ''
        AND EXISTS (SELECT 1 FROM names WHERE instr(statements.actors, names.name))) AS near
    CROSS JOIN statements AS whole ON whole.id = near.id, json_each(
        CASE WHEN json_valid(whole.json) THEN whole.json ELSE '{{}}' END, '$.actors') AS named
    WHERE (+whole.document, named.value ->> 'id') IN (SELECT document, id FROM members)"""
"""Ids of the statements that name one of the actors whose ids the JSON list holds."""


ACTOR_ROWS = f"""SELECT id, name, type, country, aliases, documents, coalesce((
            SELECT sum(actors.mentions) FROM {_MEMBERS} CROSS JOIN actors
            ON actors.id = member.value ->> 'id' AND actors.document = member.value ->> 'document'), 0) AS mentions,
        CASE WHEN json_valid(json)
            THEN coalesce(nullif(json ->> '$.description', ''), json ->> '$.role', '') ELSE '' END AS said_of
    FROM case_actors"""
"""Actors as `ActorRow` takes them."""


@dataclass(frozen=True, slots=True)
class ActorRow:
    """An actor of the case, how many documents name it, and how often; `aliases` are parted by semicolons.

    `said_of` are the words of an article on who it is: "the mayor".
    """

    id: str
    name: str
    type: str
    country: str
    aliases: str
    documents: int
    mentions: int
    said_of: str


def ids_to_list(actors: Iterable[str]) -> str:
    """Ids of actors as `NAMING_ACTORS` takes them."""
    return json.dumps(sorted(set(actors)))


def actor_of(reader: CaseReader, identifier: str) -> ActorRow | None:
    """One actor of the case; None where there is none with this id."""
    found = reader.connection.execute(f"{ACTOR_ROWS} WHERE id = ?", (identifier,)).fetchone()
    return ActorRow(*found) if found else None


def actors_called(reader: CaseReader, name: str) -> tuple[str, ...]:
    """Ids of the actors that the case, or one of its documents, calls by exactly this name."""
    # What a document calls an actor is among its other names: only where it is are the members opened.
    query = f"""SELECT case_actors.id FROM case_actors
        WHERE case_actors.name = ?1 OR (instr(case_actors.aliases, ?1) AND EXISTS (
            SELECT 1 FROM {_MEMBERS} CROSS JOIN actors
            ON actors.id = member.value ->> 'id' AND actors.document = member.value ->> 'document'
            WHERE actors.name = ?1))
        ORDER BY case_actors.id"""
    return tuple(row[0] for row in reader.connection.execute(query, (name,)))
