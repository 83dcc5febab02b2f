"""The claim that a post repeats, on a corpus written for the project."""

from __future__ import annotations

from pathlib import Path

import pytest

from allegedly.bench.claims import claims_figures
from allegedly.errors import UnreadableInput

CLAIMS = (
    "Halden Copper poisoned the river below its mine.",
    "The mayor of Orrin sold a bridge twice.",
    "A ferry of Torran Lines sailed without lifeboats.",
)
POSTS = (
    ("Can't drink from it any more #HaldenCopper pic.twitter.com/0eJ — @RiverWatch", CLAIMS[0]),
    ("He really did it: one crossing, two buyers, one mayor #Orrin", CLAIMS[1]),
)


def test_posts_find_the_claims_that_they_repeat(tmp_path: Path) -> None:
    folder = tmp_path / "claims" / "knownlie"
    folder.mkdir(parents=True)
    rows = "".join(f"title\t{claim}\n" for claim in CLAIMS)
    (folder / "verified-claims.tsv").write_text(f"title\tfact\n{rows}", encoding="utf-8")
    pairs = "".join(f"{post}\t{claim}\n" for post, claim in POSTS)
    (folder / "tweet-veclaim-pairs.tsv").write_text(f"claim\tfact\n{pairs}", encoding="utf-8")
    figures = claims_figures(tmp_path)
    assert (figures["claims"], figures["queries"]) == (3, 2)
    assert figures["mrr"] == figures["hits_at_1"] == 1
    assert figures["mrr"] >= figures["bm25"]["mrr"]
    assert "ecbplus" not in figures


def test_a_folder_without_either_corpus_says_so(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput):
        claims_figures(tmp_path)
