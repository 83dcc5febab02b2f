from __future__ import annotations

import itertools
import json
from pathlib import Path

import pytest

from allegedly.bench.generate_mix import REAL_EVERY, RealArticle, real_rows, scale_rows, write_rows
from allegedly.errors import UnreadableInput

BODY = "A bridge opened in Orn.\n\nIt took a year.\n\nThe mayor came.\n\nSo did the rain."


def corpora(home: Path) -> Path:
    """A folder laid out as one that holds Emergent, with two articles of which one has no text."""
    (home / "emergent").mkdir()
    row = dict.fromkeys(("claimId", "claim", "veracity", "headline", "stance", "url", "first_seen"), "x")
    rows = [
        {**row, "articleId": str(at), "source": "Herald", "body": body} for at, body in enumerate((BODY, ""))
    ]
    (home / "emergent" / "dev.jsonl").write_text("".join(f"{json.dumps(each)}\n" for each in rows))
    return home


def test_as_many_articles_as_asked_for_each_with_an_id_of_its_own() -> None:
    rows = list(scale_rows(50))
    assert len({row["id"] for row in rows}) == 50
    assert rows[:20] == list(scale_rows(20))


def test_one_article_in_ten_is_real_and_comes_again_cut(tmp_path: Path) -> None:
    rows = list(scale_rows(50, corpora(tmp_path)))
    real = [row for row in rows if row["id"].startswith("real-")]
    assert len(rows) == 50
    assert len(real) == 50 // REAL_EVERY
    assert real[0]["text"] == BODY
    assert real[1]["text"] == BODY.rpartition("\n\n")[0] + "\n\nFrom Outlet 1."


def test_an_article_is_never_cut_to_nothing() -> None:
    article = RealArticle("Short", "Herald", "2024-05-01", ("One line.",))
    texts = [row["text"] for row in itertools.islice(real_rows([article]), 5)]
    assert all(text.startswith("One line.") for text in texts)


def test_a_folder_without_corpora_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="no corpus"):
        list(scale_rows(10, tmp_path))


def test_rows_are_written_one_a_line(tmp_path: Path) -> None:
    place = tmp_path / "news.jsonl"
    written = write_rows(place, scale_rows(7))
    rows = [json.loads(line) for line in place.read_text(encoding="utf-8").splitlines()]
    assert written == sum(len(row["text"].encode()) for row in rows)
    assert rows == list(scale_rows(7))
