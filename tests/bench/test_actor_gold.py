"""Reading of marked articles, of OntoGUM files, and the checks of the case's actors."""

from __future__ import annotations

from pathlib import Path

import pytest

from allegedly.bench.actor_gold import gold_articles, marked_to_article
from allegedly.bench.actors import actor_at
from allegedly.bench.case_actors import actor_failures, place_failures
from allegedly.bench.ontogum import conllu_to_article
from allegedly.model.actor import Actor
from allegedly.model.case import Case
from allegedly.model.claim import Extraction
from allegedly.model.text import Span

GOLD = Path(__file__).parents[2] / "bench" / "gold-actors"
CONLLU = """# newdoc id = a
# newpar
# sent_id = a-1
1	Ann	Ann	PROPN	NNP	_	2	nsubj	_	Entity=(1
2	Roe	Roe	PROPN	NNP	_	0	root	_	Entity=1)|SpaceAfter=No
3	,	,	PUNCT	,	_	2	punct	_	_

# newpar
# sent_id = a-2
1	She	she	PRON	PRP	_	2	nsubj	_	Entity=(1)
2	left	leave	VERB	VBD	_	0	root	_	SpaceAfter=No
3	.	.	PUNCT	.	_	2	punct	_	_
"""


def make_actor(name: str, *spans: tuple[int, int]) -> Actor:
    return Actor(name, name, "person", "", "", "", "", (), tuple(Span(*each) for each in spans), "", "")


def test_marks_are_taken_out_and_read() -> None:
    article = marked_to_article(
        "a", "[[Ankara|Turkey|TUR]] and [[Springfield|@?|-]] met [[Sofia|@Sofia/@Sofiya|BGR]]."
    )
    assert article.text == "Ankara and Springfield met Sofia."
    first, second, third = article.mentions
    assert (first.span.of(article.text), sorted(first.names), first.country) == ("Ankara", ["turkey"], "TUR")
    assert second.place and not second.names and second.country == ""
    assert sorted(third.names) == ["sofia", "sofiya"]


@pytest.mark.parametrize("split", ["tune", "held-out"])
def test_every_mark_of_the_gold_is_whole(split: str) -> None:
    articles = gold_articles(GOLD / split)
    assert len(articles) == {"tune": 17, "held-out": 12}[split]
    for article in articles:
        assert "[[" not in article.text and "|" not in article.text
        assert all(len(each.country) in {0, 3} for each in article.mentions)
        assert all(each.names or each.place for each in article.mentions)
    assert sum(not each.place for article in articles for each in article.mentions) > 130


def test_the_actor_that_ends_where_the_words_end_is_meant() -> None:
    short, long_ = make_actor("Dutch", (0, 5)), make_actor("Dutch police", (0, 12))
    assert actor_at(Span(0, 12), [short, long_]) is long_
    assert actor_at(Span(20, 22), [short, long_]) is None


def test_conllu_gives_text_paragraphs_and_clusters() -> None:
    article = conllu_to_article("a", CONLLU)
    assert article.text == "Ann Roe,\n\nShe left."
    assert [block.of(article.text) for block in article.blocks] == ["Ann Roe,", "She left."]
    assert [token.of(article.text) for token in article.tokens] == ["Ann", "Roe", ",", "She", "left", "."]
    assert set(article.clusters) == {frozenset({(0, 2), (3, 4)})}


def test_an_empty_case_fails_every_check() -> None:
    case = Case(extractions=(Extraction("d"),))
    assert len(actor_failures(case)) == 10
    assert len(place_failures(case)) == 4
