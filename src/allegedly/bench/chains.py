"""Chains, source kinds, stances and unknowns on the project's own gold, tuning and held-out half apart."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from allegedly.annotate.annotator import Annotator
from allegedly.bench.chain_score import ReadArticle, chain_scores, statement_scores
from allegedly.bench.layout import corpus_folder
from allegedly.bench.own_gold import FOLDER, AnnotatedArticle, annotated_articles
from allegedly.config import Config
from allegedly.extract.document import extract_document
from allegedly.model.text import Original
from allegedly.read.article import document_from_original

LAYOUT = "gold/tune/NAME.txt beside NAME.json, and gold/held-out/ alike, there or in bench/"


def chains_figures(data: Path) -> dict[str, Any]:
    """The figures of each half that is there: `tune` and `held-out`.

    The gold lies in `data/gold`, in `data/bench/gold` (this repository), or is `data` itself.
    """
    home = data / FOLDER.parent if _holds(data / FOLDER) else data
    folder = corpus_folder(home, FOLDER.name, _holds, LAYOUT)
    annotator = Annotator.load(Config().annotate)
    halves = {
        half.name: read_articles(annotated_articles(half), annotator)
        for half in sorted(folder.iterdir())
        if half.is_dir()
    }
    return {
        "corpus": "own gold",
        "split": " and ".join(halves),
        **{name: {**chain_scores(each), **statement_scores(each)} for name, each in halves.items()},
    }


def read_articles(articles: tuple[AnnotatedArticle, ...], annotator: Annotator) -> list[ReadArticle]:
    """What the pipeline takes out of each article."""
    config = Config()
    read = []
    for article in articles:
        original = Original(
            f"{article.name}.txt", article.text.encode(), "text/plain", published=article.published
        )
        document = document_from_original(original, config.read)
        extraction = extract_document(annotator.annotate(document), config.extract)
        read.append(ReadArticle(article, extraction))
    return read


def _holds(folder: Path) -> bool:
    return (folder / "tune").is_dir() or (folder / "held-out").is_dir()
