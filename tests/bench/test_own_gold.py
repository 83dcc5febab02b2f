"""The project's own gold: its format, and errors that name the file and what is wrong."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from allegedly.bench.own_gold import AnnotatedArticle, annotated_articles
from allegedly.errors import UnreadableInput
from allegedly.model.claim import Certainty, Kind, Polarity, Slot
from allegedly.model.source import SourceKind
from allegedly.model.text import words_of

GOLD = Path(__file__).resolve().parents[2] / "bench/gold"
TEXT = "Dam is safe\n\nThe mayor said the firm said the dam, which leaks, was safe. Nobody knows why.\n"


def attribution(**changes: Any) -> dict[str, Any]:
    return {
        "id": "a1",
        "source": "The mayor",
        "cue": "said",
        "content": "the firm said the dam, which leaks, was safe",
        "source_kind": "official",
        "named": False,
        "parent": None,
        **changes,
    }


def statement(**changes: Any) -> dict[str, Any]:
    return {
        "quote": "Dam is safe",
        "attribution": None,
        "kind": "asserted",
        "certainty": "CT",
        "polarity": "+",
        **changes,
    }


INNER = attribution(
    id="a2",
    source="the firm",
    cue=["said", 2],
    content=["the dam", "was safe"],
    source_kind="organisation",
    parent="a1",
)


def written(folder: Path, data: object, text: str = TEXT) -> Path:
    (folder / "dam.txt").write_text(text, encoding="utf-8")
    (folder / "dam.json").write_text(data if isinstance(data, str) else json.dumps(data), encoding="utf-8")
    return folder


def gold(
    attributions: list[dict[str, Any]],
    statements: list[dict[str, Any]] | None = None,
    unknowns: list[dict[str, Any]] | None = None,
) -> dict[str, Any]:
    return {"attributions": attributions, "statements": statements or [], "unknowns": unknowns or []}


def read(folder: Path, data: object, text: str = TEXT) -> AnnotatedArticle:
    (article,) = annotated_articles(written(folder, data, text))
    return article


def test_an_article_with_everything_in_it(tmp_path: Path) -> None:
    asked = {"quote": "why", "slot": "why"}
    article = read(
        tmp_path, {"published": "2024-05-06", **gold([attribution(), INNER], [statement()], [asked])}
    )
    outer, inner = article.attributions
    assert (article.name, article.published) == ("dam", "2024-05-06")
    assert [words_of(each.cue, TEXT) for each in (outer, inner)] == ["said", "said"]
    assert outer.cue[0].end < inner.cue[0].start
    assert words_of(inner.content, TEXT) == "the dam … was safe"
    assert inner.source_kind is SourceKind.ORGANISATION
    assert (article.depth(outer), article.depth(inner)) == (1, 2)
    (said,) = article.statements
    assert (said.kind, said.certainty, said.polarity) == (Kind.ASSERTED, Certainty.CERTAIN, Polarity.POSITIVE)
    assert article.unknowns[0].slot is Slot.WHY


def test_no_source_is_an_empty_passage(tmp_path: Path) -> None:
    article = read(tmp_path, gold([attribution(source=None, source_kind="unspecified")]))
    assert article.attributions[0].source == ()


WRONG = [
    (
        "words that are not there",
        gold([attribution(cue="whispered")]),
        "'whispered' does not stand in the text",
    ),
    (
        "a place that is not there",
        gold([attribution(cue=["said", 3])]),
        "'said' does not stand in the text 3",
    ),
    ("a kind that is none", gold([attribution(source_kind="witch")]), "'witch' is not a valid SourceKind"),
    ("a parent that is none", gold([attribution(parent="a9")]), "attribution 'a9' does not exist"),
    ("a circle", gold([attribution(parent="a2"), INNER]), "turns in a circle"),
    ("its own parent", gold([attribution(parent="a1")]), "turns in a circle"),
    ("a field that is left out", gold([{"id": "a1"}]), "'source'"),
    ("a statement of nobody's", gold([], [statement(attribution="a7")]), "attribution 'a7' does not exist"),
    ("a certainty that is none", gold([], [statement(certainty="SURE")]), "'SURE' is not a valid Certainty"),
    (
        "a slot that is none",
        gold([], None, [{"quote": "why", "slot": "wherefore"}]),
        "'wherefore' is not a valid",
    ),
    ("no attributions", {"statements": [], "unknowns": []}, "'attributions'"),
    ("no JSON", "{", "Expecting property name"),
]


@pytest.mark.parametrize(("data", "message"), [row[1:] for row in WRONG], ids=[row[0] for row in WRONG])
def test_what_is_wrong_is_named_with_its_file(data: object, message: str, tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput) as caught:
        annotated_articles(written(tmp_path, data))
    assert "dam.json" in str(caught.value)
    assert message in str(caught.value)


def test_articles_come_in_order_of_their_names(tmp_path: Path) -> None:
    for name in ("b", "a"):
        (tmp_path / f"{name}.txt").write_text(TEXT, encoding="utf-8")
        (tmp_path / f"{name}.json").write_text(json.dumps(gold([])), encoding="utf-8")
    assert [article.name for article in annotated_articles(tmp_path)] == ["a", "b"]


def test_an_empty_folder_holds_no_articles(tmp_path: Path) -> None:
    assert annotated_articles(tmp_path) == ()


@pytest.mark.skipif(not GOLD.is_dir(), reason="the gold is not part of a source distribution")
@pytest.mark.parametrize("half", ["tune", "held-out"])
def test_the_gold_itself_is_sound(half: str) -> None:
    articles = annotated_articles(GOLD / half)
    attributions = [(article, each) for article in articles for each in article.attributions]
    assert len(articles) >= 40
    assert sum(article.depth(each) >= 2 for article, each in attributions) >= 150
    for article, each in attributions:
        assert each.content, (article.name, each.id)
        assert len(each.cue) == 1, (article.name, each.id)
        if each.source_kind is SourceKind.UNSPECIFIED:
            assert words_of(each.source, article.text).lower() in {"", "nobody"}, (article.name, each.id)
        else:
            assert each.source, (article.name, each.id)


@pytest.mark.skipif(not GOLD.is_dir(), reason="the gold is not part of a source distribution")
def test_no_article_is_in_both_halves() -> None:
    texts = [article.text for half in ("tune", "held-out") for article in annotated_articles(GOLD / half)]
    assert len(set(texts)) == len(texts)
