"""Reading tiny corpora laid out as the public ones."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from allegedly.bench.emergent import rumour_split
from allegedly.bench.factuality import rated_corpora
from allegedly.bench.knownlie import claim_queries
from allegedly.bench.layout import corpus_folder, preferred_split
from allegedly.bench.wikinews import articles_of, wikinews_articles
from allegedly.errors import UnreadableInput

RATED = {"text": "It did n't sink .", "targets": [{"span1": [3, 4], "label": -2.4}]}
RUMOUR = {
    "claimId": "c1",
    "claim": "A goat was elected mayor",
    "veracity": "false",
    "articleId": "a1",
    "headline": "Goat elected mayor",
    "body": None,
    "stance": "for",
    "url": "",
    "source": "hillpost.example",
    "first_seen": "2014-08-01T22:39:49",
}
WIKINEWS = (
    'filename:<doc id="7" url="u" title="Ferry "Alba" docks"><paragraph:1_2>:SNT_LIST\n'
    "May 2 , 2020\nThe ferry -LRB- Alba -RRB- docked .\n"
    "EDGE_LIST\n0_0_3\tTimex\t-1_-1_-1\tDepend-on\n\n"
)


def write(path: Path, content: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return path


def test_the_parent_is_looked_into_before_the_folder_itself(tmp_path: Path) -> None:
    (tmp_path / "x" / "x").mkdir(parents=True)
    everywhere = corpus_folder(tmp_path, "x", lambda _: True, "x")
    assert everywhere == tmp_path / "x"
    assert corpus_folder(tmp_path / "x" / "x", "x", lambda _: True, "x") == tmp_path / "x" / "x"


@pytest.mark.parametrize(
    ("names", "chosen"),
    [
        (["train", "dev", "test"], "test"),
        (["dev", "train"], "dev"),
        (["train", "held-out"], "held-out"),
        ([], None),
    ],
)
def test_the_split_that_is_preferred(names: list[str], chosen: str | None) -> None:
    assert preferred_split(names) == chosen


@pytest.mark.parametrize("given", ["", "factuality", "factuality/uw"])
def test_rated_sentences_at_any_depth(tmp_path: Path, given: str) -> None:
    write(tmp_path / "factuality/uw/dev.jsonl", json.dumps(RATED) + "\n")
    write(tmp_path / "factuality/uw/train.jsonl", json.dumps(RATED) * 2)
    (corpus,) = rated_corpora(tmp_path / given)
    assert (corpus.name, corpus.split) == ("uw", "dev")
    (sentence,) = corpus.sentences
    assert sentence.text == "It didn't sink."
    assert [(event.span.of(sentence.text), event.factuality) for event in sentence.events] == [("sink", -2.4)]


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    write(tmp_path / "factuality/uw/dev.jsonl", json.dumps(RATED) + '\n{"text": 3}\n')
    with pytest.raises(UnreadableInput, match=r"dev\.jsonl:2: not a rated sentence"):
        rated_corpora(tmp_path)


def test_a_rumour_without_a_body_or_a_verdict(tmp_path: Path) -> None:
    open_rumour = RUMOUR | {"articleId": "a2", "veracity": "unknown", "body": "It bleats."}
    write(tmp_path / "emergent/dev.jsonl", f"{json.dumps(RUMOUR)}\n{json.dumps(open_rumour)}\n")
    split = rumour_split(tmp_path)
    assert (split.split, [article.verdict for article in split.articles]) == ("dev", [False, None])
    assert [article.original.data for article in split.articles] == [
        b"Goat elected mayor\n\n",
        b"Goat elected mayor\n\nIt bleats.",
    ]
    assert split.articles[0].original.publisher == "hillpost.example"


def test_claims_and_queries_with_quoted_fields(tmp_path: Path) -> None:
    folder = tmp_path / "claims" / "knownlie"
    write(folder / "verified-claims.tsv", 'title\tfact\nGoat\t"A goat ""won""\nthere."\nCat\tCats fly.\n')
    write(folder / "tweet-veclaim-pairs.tsv", "claim\tfact\nlook at that cat!\tCats fly.\n")
    corpus = claim_queries(tmp_path)
    assert corpus.claims == ('A goat "won"\nthere.', "Cats fly.")
    assert corpus.queries == (("look at that cat!", 1),)


def test_a_query_without_its_claim_is_an_error(tmp_path: Path) -> None:
    folder = tmp_path / "knownlie"
    write(folder / "verified-claims.tsv", "title\tfact\nCat\tCats fly.\n")
    write(folder / "tweet-veclaim-pairs.tsv", "claim\tfact\nlook!\tDogs fly.\n")
    with pytest.raises(UnreadableInput, match="its fact is not in"):
        claim_queries(folder)


def test_wikinews_articles_become_running_text(tmp_path: Path) -> None:
    (article,) = articles_of(WIKINEWS)
    assert (article.id, article.title, article.published) == ("7", 'Ferry "Alba" docks', "May 2, 2020")
    assert article.text == "The ferry (Alba) docked."
    write(tmp_path / "wikinews/tdg_data/dev.txt", WIKINEWS)
    write(tmp_path / "wikinews/tdg_data/train.txt", WIKINEWS * 2)
    assert len(wikinews_articles(tmp_path)) == 3
