"""Fits what documents' subjects and openings tell about their headlines: `fit_headlines.py --data DATA --cache FILE`.

Reads Emergent (`DATA/emergent`) with the package, or takes the readings that FILE keeps from an earlier run; prints
the two curves for `allegedly.link.compare` and, by five-fold cross-validation over claims, precision and recall of
pairs of articles whose headlines fall into one cluster. All else that headlines are compared by stays as it is.
"""

from __future__ import annotations

import argparse
import math
import pickle
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from allegedly.bench.emergent import rumour_split
from allegedly.config import Config
from allegedly.engine.local import readings_of
from allegedly.link import claims, compare
from allegedly.link.cluster import Likeness, ScoredPair, pairs_to_clusters
from allegedly.link.openings import openings_to_closeness
from allegedly.link.pair import pair_of
from allegedly.link.profile import Corpus, Profile, profiles_to_corpus
from allegedly.link.wordings import statements_to_wordings
from allegedly.model.case import Failure
from allegedly.pipeline import Reading

FOLDS = 5
SEED = 1
RIDGE = 0.3
SUBJECT_KNOTS = (0.0, 0.06, 0.1, 0.2, 0.4)
OPENING_KNOTS = (0.2, 0.35, 0.5, 0.65, 0.8)
Vector = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Headlines:
    """The headlines, the articles that have each, the claim of each, and the pairs that the index brings together."""

    profiles: Sequence[Profile]
    articles: Sequence[Sequence[str]]
    claim: Sequence[str]
    pairs: Sequence[tuple[int, int]]
    corpus: Corpus


def headlines_of(data: Path, cache: Path) -> Headlines:
    """Everything that the fit looks at."""
    articles = rumour_split(data).articles
    if not cache.exists():
        outcomes = readings_of((article.original for article in articles), Config(), 2)
        cache.write_bytes(pickle.dumps([each[1] for each in outcomes if not isinstance(each, Failure)]))
    readings: list[Reading] = pickle.loads(cache.read_bytes())
    claim_of = {article.id: article.claim for article in articles}
    path_of = {each.document.id: each.document.path for each in readings}
    found = sorted((s for each in readings for s in each.extraction.statements), key=lambda s: s.id)
    cues = {each.id: each.cue for read in readings for each in read.extraction.attributions}
    worded = statements_to_wordings(found, cues)
    wordings = worded.wordings
    openings = claims._openings(wordings, [each.extraction for each in readings])
    profiles = [each.profile for each in wordings]
    printed = [each.profile for each in wordings if each.printers]
    corpus = profiles_to_corpus(profiles, printed, worded.vocabulary, openings_to_closeness(openings))
    candidates = claims._candidates(profiles, worded.vocabulary, openings, Config().link)
    kept = [place for place, each in enumerate(profiles) if each.heading and openings[each.document]]
    row = {place: number for number, place in enumerate(kept)}
    return Headlines(
        [profiles[place] for place in kept],
        [[path_of[s.document] for s in wordings[place].statements] for place in kept],
        [claim_of[path_of[wordings[place].statements[0].document]] for place in kept],
        [(row[p.left], row[p.right]) for p in candidates if p.left in row and p.right in row],
        corpus,
    )


def features(left: Profile, right: Profile, corpus: Corpus) -> tuple[Vector, float]:
    """How far each piece of the two curves is walked, and the weight (in nats) of all else that is compared."""
    pair = pair_of(left, right, corpus)
    curves = compare.subject_match_weight(pair) + compare.opening_match_weight(pair)
    others = compare.match_weight(pair) - compare.HEADLINE_PRIOR_MATCH_WEIGHT - curves
    values = (corpus.similarity(left.document, right.document), pair.closeness or 0.0)
    walked = [
        min(max(value, low), high) - low
        for value, knots in zip(values, (SUBJECT_KNOTS, OPENING_KNOTS), strict=True)
        for low, high in pairwise(knots)
    ]
    return np.array(walked), others * math.log(2)


def fitted(walked: Vector, others: Vector, same: Vector) -> Vector:
    """Slopes, none negative (more alike is never evidence against), and the prior; in nats."""
    scale = walked.std(0) + 1e-9
    design = np.c_[walked / scale, np.ones(len(walked))]

    def loss(weights: Vector) -> tuple[float, Vector]:
        odds = design @ weights + others
        slopes = np.r_[weights[:-1], 0]
        value = np.logaddexp(0, odds).sum() - same @ odds + RIDGE * slopes @ slopes
        return value, design.T @ (1 / (1 + np.exp(-odds)) - same) + 2 * RIDGE * slopes

    bounds = [(0, None)] * walked.shape[1] + [(None, None)]
    best: Vector = minimize(loss, np.zeros(design.shape[1]), jac=True, method="L-BFGS-B", bounds=bounds).x
    return np.concatenate([best[:-1] / scale, best[-1:]])


def scores(headlines: Headlines, probability_of: Callable[[int, int], float]) -> tuple[float, float]:
    """Precision and recall of pairs of articles with headlines in one cluster."""
    profiles = headlines.profiles

    def likeness_of(left: int, right: int) -> Likeness:
        pair = pair_of(profiles[left], profiles[right], headlines.corpus)
        return Likeness(probability_of(left, right), pair.on_one_subject)

    pairs = [ScoredPair(left, right, probability_of(left, right)) for left, right in headlines.pairs]
    clusters = pairs_to_clusters(len(profiles), pairs, likeness_of, Config().link.min_probability_same)
    claim_of = {
        a: claim for claim, names in zip(headlines.claim, headlines.articles, strict=True) for a in names
    }
    groups = [{article for row in cluster for article in headlines.articles[row]} for cluster in clusters]
    predicted = {pair for group in groups for pair in combinations(sorted(group), 2)}
    right = sum(claim_of[one] == claim_of[other] for one, other in predicted)
    gold = sum(count * (count - 1) // 2 for count in Counter(claim_of.values()).values())
    return right / max(1, len(predicted)), right / gold


def main() -> None:
    """Fits, cross-validates, prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--cache", type=Path, required=True)
    given = parser.parse_args()
    headlines = headlines_of(given.data, given.cache)
    profiles, corpus = headlines.profiles, headlines.corpus
    made = [features(profiles[one], profiles[other], corpus) for one, other in headlines.pairs]
    walked, others = np.stack([each for each, _ in made]), np.array([each for _, each in made])
    same = np.array([headlines.claim[one] == headlines.claim[other] for one, other in headlines.pairs], float)
    names = np.random.default_rng(SEED).permutation(sorted(set(headlines.claim)))
    fold_of = {str(name): number % FOLDS for number, name in enumerate(names)}
    fold = np.array([fold_of[claim] for claim in headlines.claim])
    ends = fold[np.array(headlines.pairs)]
    apart = [
        fitted(walked[use], others[use], same[use]) for k in range(FOLDS) for use in [(ends != k).all(1)]
    ]
    for care in (0.0, 0.6, 1.2, 1.8):
        memory: dict[tuple[int, int], float] = {}

        def probability_of(
            left: int, right: int, care: float = care, memory: dict[tuple[int, int], float] = memory
        ) -> float:
            """By the models that saw neither headline's claim; where two did not, their mean."""
            key = (min(left, right), max(left, right))
            if key not in memory:
                steps, told = features(profiles[key[0]], profiles[key[1]], corpus)
                odds = [steps @ apart[fold[each]][:-1] + apart[fold[each]][-1] for each in key]
                memory[key] = float(1 / (1 + math.exp(-(sum(odds) / 2 + told) + care * math.log(2))))
            return memory[key]

        precision, recall = scores(headlines, probability_of)
        print(f"care {care}: precision {precision:.4f} recall {recall:.4f}")
    weights = fitted(walked, others, same) / math.log(2)
    prior, start = weights[-1], 0
    for knots in (SUBJECT_KNOTS, OPENING_KNOTS):
        part = slice(start, start + len(knots) - 1)
        rises = [
            slope * (high - low) for slope, (low, high) in zip(weights[part], pairwise(knots), strict=True)
        ]
        heights = np.r_[0, np.cumsum(rises)]
        # The average pair stands at 0, so that the prior is what such a pair has.
        shift = np.interp(knots[0] + walked[:, part].sum(1).mean(), knots, heights)
        print([(knot, round(float(height - shift), 1)) for knot, height in zip(knots, heights, strict=True)])
        prior, start = prior + shift, start + len(knots) - 1
    print(f"prior {prior:.2f}")


if __name__ == "__main__":
    main()
