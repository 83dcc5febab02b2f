"""Count how often words are cues in PolNeAR's training half; writes `src/allegedly/resources/cues.tsv`.

    python training/cues/make_cues.py --data DATA

A candidate of `allegedly.extract.candidates` counts as a cue where its head lies in a gold cue and its content agrees
with that attribution's (Dice >= .5). Rows seen fewer than MIN_SEEN times, or never as a cue, are
left to the relation's own rate. No text of the corpus is kept: only lemmas and counts.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from allegedly.annotate.annotator import Annotator
from allegedly.bench.attribution_score import SpanTriple
from allegedly.bench.polnear import articles_of
from allegedly.config import Config
from allegedly.extract.candidates import Candidate, tree_to_candidates
from allegedly.extract.cues import ANY_WORD
from allegedly.extract.headlines import headline_candidates
from allegedly.extract.tree import Tree, annotated_to_tree
from allegedly.model.text import Original
from allegedly.read.article import document_from_original

MIN_SEEN = 2
MIN_DICE = 0.5
OUTPUT = Path(__file__).parents[2] / "src/allegedly/resources/cues.tsv"
HEADER = """\
# How often a word, used in a certain way, is a cue. Columns: lemma, relation, times a cue, times seen; * is any word.
# Counted on the training half of PolNeAR (Newell, Margolin, Ruths, LREC 2018) by training/cues/make_cues.py.
# Add a row to teach a report verb, for instance: blab<TAB>clause<TAB>9<TAB>10
"""


def count_candidates(
    tree: Tree, gold: Iterable[SpanTriple], seen: Counter[tuple[str, str]], cue: Counter[tuple[str, str]]
) -> None:
    """Add one article's candidates to the counts."""
    triples = [
        (_indices(tree, each.cue), {i for i in _indices(tree, each.content) if tree.tokens[i].pos != "PUNCT"})
        for each in gold
    ]
    for candidate in (*tree_to_candidates(tree), *headline_candidates(tree)):
        key = (candidate.head.lemma, candidate.relation)
        seen[key] += 1
        cue[key] += any(
            candidate.head.index in cue_tokens and _dice(candidate, content) >= MIN_DICE
            for cue_tokens, content in triples
        )


def _indices(tree: Tree, spans: Iterable[object]) -> set[int]:
    return {token.index for span in spans for token in tree.tokens_in(span)}  # type: ignore[arg-type]


def _dice(candidate: Candidate, content: set[int]) -> float:
    own = {token.index for token in candidate.content if token.pos != "PUNCT"}
    return 2 * len(own & content) / max(1, len(own) + len(content))


def rows(seen: Counter[tuple[str, str]], cue: Counter[tuple[str, str]]) -> list[str]:
    """Lines of the table: one a relation, then one a word and relation."""
    by_relation_seen: Counter[str] = Counter()
    by_relation_cue: Counter[str] = Counter()
    for (lemma, relation), count in seen.items():
        by_relation_seen[relation] += count
        by_relation_cue[relation] += cue[lemma, relation]
    defaults = [
        f"{ANY_WORD}\t{relation}\t{by_relation_cue[relation]}\t{count}"
        for relation, count in sorted(by_relation_seen.items())
        if by_relation_cue[relation]
    ]
    words = [
        f"{lemma}\t{relation}\t{cue[lemma, relation]}\t{count}"
        for (lemma, relation), count in sorted(seen.items())
        if count >= MIN_SEEN and (cue[lemma, relation] or relation in DEFAULT_CUES) and lemma.isalpha()
    ]
    return defaults + words


DEFAULT_CUES = frozenset({"clause", "speech", "according", "as", "noun:clause"})
"""Relations whose own rate is high: words that are never cues with them need a row that says so."""


def main() -> None:
    """Count over the whole training half and write the table."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--data", type=Path, required=True, help="the folder that holds polnear/")
    data: Path = arguments.parse_args().data
    config = Config()
    annotator = Annotator.load(config.annotate)
    articles = articles_of(data / "polnear" / "train")
    documents = [
        document_from_original(Original(each.name, each.text.encode(), "text/plain"), config.read)
        for each in articles
    ]
    seen: Counter[tuple[str, str]] = Counter()
    cue: Counter[tuple[str, str]] = Counter()
    for article, annotated in zip(articles, annotator.annotate_many(documents), strict=True):
        count_candidates(annotated_to_tree(annotated), article.attributions, seen, cue)
    OUTPUT.write_text(HEADER + "\n".join(rows(seen, cue)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
