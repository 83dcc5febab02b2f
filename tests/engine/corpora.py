"""Small corpora, and runs of them, read back as plain values."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import duckdb

from allegedly.config import Config
from allegedly.engine.crew import Crew
from allegedly.engine.parquet import RunFolder, schemas
from allegedly.engine.run import RunSummary, run_corpus, run_with_crew
from allegedly.engine.run_job import RunOptions
from tests.engine.stories import FIRST, SECOND, THIRD

RESULTS = ("claims", "links", "borrowings", "origins", "origin_pairs", "drifts", "assessments")
PAGE = "<html><head><title>{title}</title></head><body><article><h1>{title}</h1><p>{text}</p></article></body></html>"


def run_small(
    inputs: list[Path] | Path, out: Path, batch: int = 1000, crew: Crew | None = None
) -> RunSummary:
    """A run with one worker: this crew's where one is given, else one of its own."""
    paths = [str(each) for each in (inputs if isinstance(inputs, list) else [inputs])]
    options = RunOptions(workers=1, memory_gib=0.5, batch=batch)
    if crew is None:
        return run_corpus(paths, out, Config(), options)
    return run_with_crew(paths, out, Config(), crew, options)


def values(out: Path, table: str, column: str = "json") -> list[str]:
    """A column of a table of a run, sorted."""
    if not RunFolder(out).parts(table):
        return []
    place = RunFolder(out).pattern(table)
    found = (
        duckdb.connect()
        .execute(f"SELECT {column} FROM read_parquet('{place}') WHERE {column} IS NOT NULL")
        .fetchall()
    )
    return sorted(str(row[0]) for row in found)


def everything(out: Path) -> dict[str, list[str]]:
    """All rows of all tables of a run, as text and sorted."""
    found = {}
    for table in schemas():
        if RunFolder(out).parts(table):
            place = RunFolder(out).pattern(table)
            found[table] = sorted(
                str(row)
                for row in duckdb.connect().execute(f"SELECT * FROM read_parquet('{place}')").fetchall()
            )
    return found


def write_rows(path: Path, texts: list[str], **columns: list[str]) -> Path:
    """Articles as JSON Lines."""
    rows = [
        {"text": text, **{name: each[at] for name, each in columns.items()}} for at, text in enumerate(texts)
    ]
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return path


def write_warc(path: Path, keep: float = 1.0) -> Path:
    """A packed WARC archive of three pages, of which only the first part of the bytes is kept."""
    data = b""
    for at, text in enumerate((FIRST, SECOND, THIRD)):
        title, _, body = text.partition("\n\n")
        page = PAGE.format(title=title, text=body).encode()
        http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://herald.example/{at}\r\n"
            f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-00000000000{at}>\r\nWARC-Date: 2024-05-03T00:00:00Z\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
        )
        data += gzip.compress(head.encode() + http + b"\r\n\r\n")
    path.write_bytes(data[: int(len(data) * keep)])
    return path
