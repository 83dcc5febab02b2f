"""That is a known lie (Shaar et al. 2020): tweets, and the verified claims that they should find."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from allegedly.bench.layout import corpus_folder
from allegedly.errors import UnreadableInput

PAIRS = "tweet-veclaim-pairs.tsv"
CLAIMS = "verified-claims.tsv"
LAYOUT = f"claims/knownlie/{PAIRS} (claim, fact) beside {CLAIMS} (title, fact)"
CORPUS = "claims/knownlie"


@dataclass(frozen=True, slots=True)
class ClaimQueries:
    """Verified claims as texts, and queries with the index of the claim that each should find."""

    claims: tuple[str, ...]
    queries: tuple[tuple[str, int], ...]


def claim_queries(data: Path) -> ClaimQueries:
    """The corpus. Raises UnreadableInput where a file is missing, or a query's claim is not among them."""
    folder = corpus_folder(data, CORPUS, _holds, LAYOUT)
    claims = tuple(row["fact"] for row in _rows(folder / CLAIMS, ("title", "fact")))
    places = {claim: index for index, claim in reversed(list(enumerate(claims)))}
    queries = []
    for number, row in enumerate(_rows(folder / PAIRS, ("claim", "fact")), 2):
        if row["fact"] not in places:
            raise UnreadableInput(f"{folder / PAIRS}:{number}", f"its fact is not in {CLAIMS}", LAYOUT)
        queries.append((row["claim"], places[row["fact"]]))
    return ClaimQueries(claims, tuple(queries))


def _holds(folder: Path) -> bool:
    return (folder / PAIRS).is_file() and (folder / CLAIMS).is_file()


def _rows(path: Path, columns: tuple[str, ...]) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    if rows and any(rows[0].get(column) is None for column in columns):
        raise UnreadableInput(
            str(path), f"its columns are {list(rows[0])}", f"name them {', '.join(columns)}"
        )
    return rows
