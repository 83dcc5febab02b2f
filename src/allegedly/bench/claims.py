"""Same claim: the claim that a post repeats (knownlie), and mentions of one event in many articles (ECB+)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from allegedly.annotate.annotator import Annotator
from allegedly.annotate.encoder import Encoder
from allegedly.annotate.parser import Parser
from allegedly.bench.ecb import CORPUS as ECB
from allegedly.bench.ecb_events import ecb_figures
from allegedly.bench.knownlie import CORPUS as KNOWNLIE
from allegedly.bench.knownlie import claim_queries
from allegedly.bench.ranking import bm25_index, rank_figures, rank_of, words_of_text
from allegedly.config import AnnotateConfig
from allegedly.errors import UnreadableInput
from allegedly.link.posts import post_to_prose
from allegedly.link.search import fused_ranking, lemmas_to_index, ranked_by_vector, ranked_by_words
from allegedly.model.text import Span

RANKED = 1000


def claims_figures(data: Path) -> dict[str, Any]:
    """Figures of knownlie, and under `ecbplus` of ECB+ where it is there; with ECB+ alone, those.

    Raises UnreadableInput where neither is there.
    """
    parser = Parser.load()
    measured: Mapping[str, Callable[[], dict[str, Any]]] = {
        KNOWNLIE: lambda: knownlie_figures(data, parser),
        ECB: lambda: {ECB: ecb_figures(data, Annotator.load(AnnotateConfig()))},
    }
    figures: dict[str, Any] = {}
    missing = []
    for figure in measured.values():
        try:
            figures |= figure()
        except UnreadableInput as error:
            missing.append(error)
    if not figures:
        raise missing[0]
    return figures


def knownlie_figures(data: Path, parser: Parser) -> dict[str, Any]:
    """MRR, H@1 and H@5 over all verified claims: ours, its words and its vectors alone, and BM25 in the same run."""
    corpus = claim_queries(data)
    right = [place for _, place in corpus.queries]
    words = bm25_index([words_of_text(claim) for claim in corpus.claims])
    baseline = [words.ranked(words_of_text(query), RANKED) for query, _ in corpus.queries]
    encoder = Encoder.load(threads=2)
    ids = [f"claim-{place:06d}" for place in range(len(corpus.claims))]
    index = lemmas_to_index(dict(zip(ids, lemmas_of(corpus.claims, parser), strict=True)))
    vectors = encoder.vectors(corpus.claims)
    posts = [post_to_prose(query) for query, _ in corpus.queries]
    by_words = [ranked_by_words(lemmas, index, RANKED) for lemmas in lemmas_of(posts, parser)]
    by_vector = [ranked_by_vector(vector, ids, vectors, RANKED) for vector in encoder.vectors(posts)]
    both = [fused_ranking(*each) for each in zip(by_words, by_vector, strict=True)]

    def figures(ranked: Iterable[list[str]]) -> dict[str, object]:
        return rank_figures([rank_of(each, ids[place]) for each, place in zip(ranked, right, strict=True)])

    return {
        "corpus": KNOWNLIE,
        "split": "all",
        "claims": len(corpus.claims),
        "queries": len(corpus.queries),
        **figures(both),
        "words_alone": figures(by_words),
        "vectors_alone": figures(by_vector),
        "bm25": rank_figures([rank_of(each, place) for each, place in zip(baseline, right, strict=True)]),
    }


def lemmas_of(texts: Iterable[str], parser: Parser) -> list[list[str]]:
    """The lemmas of each text's words, in order."""
    parses = parser.parse_all((text, (Span(0, len(text)),)) for text in texts)
    return [
        [token.lemma for token in parse.tokens if any(letter.isalnum() for letter in token.text)]
        for parse in parses
    ]
