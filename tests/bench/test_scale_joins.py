from __future__ import annotations

import duckdb
import pytest

from allegedly.bench import scale_joins
from allegedly.bench.scale_joins import joins_of_sizes, sentence_terms


def test_sentences_stand_for_statements() -> None:
    found = list(sentence_terms("“The dams held,” she said. Nobody was hurt.\n\n1 2\n\nThe dam holds."))
    assert next(set(each) for each in found) == {"dams", "held"}
    assert len(found) == 4


@pytest.mark.slow
def test_a_corpus_that_is_multiplied_has_so_many_times_the_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scale_joins, "READ_AT_MOST", 60)
    monkeypatch.setattr(scale_joins, "MULTIPLIED_FROM", 60)
    sizes = joins_of_sizes([60, 180])["sizes"]
    for name in ("shingles", "terms", "shingle_edges"):
        assert sizes["180"][f"rows of {name}"] == 3 * sizes["60"][f"rows of {name}"] > 0


def test_numbers_of_copies_do_not_meet() -> None:
    replaced = scale_joins.MULTIPLIED["shingles"]
    rows = [
        duckdb.execute(
            "WITH shingles AS (SELECT 7::UBIGINT AS number, unnest([1, 2])::UBIGINT AS shingle), "
            "common_shingles AS (SELECT 2::UBIGINT AS shingle) "
            f"SELECT * REPLACE ({replaced.format(copy=copy)}) FROM shingles"
        ).fetchall()
        for copy in (0, 1)
    ]
    assert {number for number, _ in rows[0]}.isdisjoint({number for number, _ in rows[1]})
    assert {shingle for _, shingle in rows[0]} & {shingle for _, shingle in rows[1]} == {2}
