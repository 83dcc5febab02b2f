"""Same claim on "That is a known lie": our ranking of candidate claims beside BM25 on bare words."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from allegedly.annotate.annotator import Annotator
from allegedly.bench.certainty import document_of_sentence
from allegedly.bench.knownlie import claim_queries
from allegedly.bench.ranking import bm25_index, rank_figures, rank_of, words_of_text
from allegedly.config import Config
from allegedly.link.block import lemmas_to_index, ranked_candidates

RANKED = 1000


def claims_figures(data: Path) -> dict[str, Any]:
    """MRR, H@1 and H@5 over all verified claims: ours (`ranked_candidates`) and BM25's in the same run."""
    corpus = claim_queries(data)
    words = bm25_index([words_of_text(claim) for claim in corpus.claims])
    baseline = [rank_of(words.ranked(words_of_text(query), RANKED), right) for query, right in corpus.queries]
    annotator = Annotator.load(Config().annotate)
    index = lemmas_to_index(
        {_key(place): lemmas for place, lemmas in enumerate(lemmas_of(corpus.claims, annotator))}
    )
    queries = lemmas_of((query for query, _ in corpus.queries), annotator)
    ours = [
        rank_of([found for found, _ in ranked_candidates(lemmas, index, RANKED)], _key(right))
        for lemmas, (_, right) in zip(queries, corpus.queries, strict=True)
    ]
    return {
        "corpus": "claims/knownlie",
        "split": "all",
        "claims": len(corpus.claims),
        "queries": len(corpus.queries),
        **rank_figures(ours),
        "bm25": rank_figures(baseline),
    }


def lemmas_of(texts: Iterable[str], annotator: Annotator) -> list[list[str]]:
    """The lemmas of each text's words, in order."""
    documents = (document_of_sentence(index, text) for index, text in enumerate(texts))
    return [
        [token.lemma for token in annotated.tokens if any(letter.isalnum() for letter in token.text)]
        for annotated in annotator.annotate_many(documents)
    ]


def _key(place: int) -> str:
    return f"claim-{place:06d}"
