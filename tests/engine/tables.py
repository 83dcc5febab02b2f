"""Tables of runs that are to be joined, without articles."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pyarrow as pa

from allegedly.engine.parquet import RunFolder, schemas


def write_run(
    out: Path,
    runs: Sequence[Sequence[int]],
    terms: Sequence[Sequence[Sequence[str]]] = (),
    publishers: Sequence[str] = (),
) -> RunFolder:
    """The tables of a run whose document N has these runs of words, and statements of these terms."""
    folder = RunFolder.open(out, {})
    columns = {name: each.empty_table() for name, each in schemas().items()}
    for start in range(0, len(runs), 3):
        numbers = range(start, min(start + 3, len(runs)))
        documents = [
            {
                "source": n,
                "number": n,
                "id": str(n),
                "sha256": str(n),
                "text_hash": str(n),
                "path": str(n),
                "publisher": publishers[n] if publishers else "",
                "published": "",
            }
            for n in numbers
        ]
        shingles: list[dict[str, object]] = [
            {"number": n, "shingle": shingle} for n in numbers for shingle in sorted(set(runs[n]))
        ]
        folder.put_batch(
            "documents",
            {"documents": _table("documents", documents), "shingles": _table("shingles", shingles)},
        )
        found = [
            {"number": n, "statement": 1000 * n + at, "term": term}
            for n in numbers
            for at, statement in enumerate(terms[n] if terms else ())
            for term in sorted(set(statement))
        ]
        folder.put_batch(
            "extractions",
            {
                "statements": columns["statements"],
                "terms": _table("terms", found),
                "extractions": _table("extractions", [{"number": n} for n in numbers]),
            },
        )
    return folder


def _table(name: str, rows: list[dict[str, object]]) -> pa.Table:
    return pa.Table.from_pylist(rows, schemas()[name])


def random_runs(seed: int, documents: int = 60) -> tuple[list[list[int]], list[str]]:
    """Documents that share passages of a few stories, page furniture, and a passage that very many have."""
    chance = np.random.default_rng(seed)
    runs, publishers = [], []
    for number in range(documents):
        start = int(chance.integers(0, 8)) * 100 + int(chance.integers(0, 20))
        own = [10_000 + 50 * number + at for at in range(int(chance.integers(0, 30)))]
        outlet = str(chance.choice(["", "Herald", "Courier"]))
        furniture = [5_000 + at for at in range(20)] if outlet == "Herald" else []
        runs.append([*range(start, start + int(chance.integers(0, 40))), *own, *furniture])
        publishers.append(outlet)
    return runs, publishers
