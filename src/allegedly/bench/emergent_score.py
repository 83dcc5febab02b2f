"""How well a case made of rumour articles agrees with what Emergent knows: same claims, and verdicts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from allegedly.bench.calibration import area_under_curve, brier_score, calibration_error
from allegedly.bench.emergent import RumourArticle
from allegedly.bench.intervals import bootstrap_interval, ratio_of_sums
from allegedly.bench.ranking import words_of_text
from allegedly.bench.weigh_score import selective_error
from allegedly.model.case import Case
from allegedly.model.grade import Assessment, Credibility


@dataclass(frozen=True, slots=True)
class MatchedRumour:
    """A rumour and the claim of the case that stands for it; `similarity` sums over its headlines."""

    rumour: str
    claim: str
    similarity: float


def case_counts(case: Case) -> dict[str, int]:
    """How much of everything there is."""
    documents = {statement.id: statement.document for statement in case.statements}
    several = sum(
        len({documents[each] for each in (*claim.statements, *claim.against)}) >= 2 for claim in case.claims
    )
    return {
        "documents": len(case.documents),
        "failures": len(case.failures),
        "statements": len(case.statements),
        "unknowns": len(case.unknowns),
        "claims": len(case.claims),
        "claims_of_several_documents": several,
        "borrowings": len(case.lineage.borrowings),
        "origins": len(case.lineage.origins),
        "drifts": len(case.lineage.drifts),
    }


def same_claim_scores(articles: Sequence[RumourArticle], case: Case) -> dict[str, Any]:
    """Pairs of articles whose headlines share a claim of the case, against pairs on the same rumour.

    Only articles with a statement in the headline count; `headlines` is how many those are. Under `any_statement` the
    same for articles of which any two statements share a claim (background told in articles on two rumours counts
    as wrong there), and the share of articles that share one with another.
    """
    rumour_of = {article.id: article.claim for article in articles}
    together = headline_documents(case)
    headlines = {document for group in together.values() for document in group}
    sharing = statement_documents(case)
    linked = {document for group in sharing.values() if len(group) > 1 for document in group}
    paths = {document.path for document in case.documents}
    return {
        "headlines": len(headlines),
        **_pair_scores(together.values(), headlines, rumour_of),
        "any_statement": {
            "articles_linked": round(len(linked) / max(1, len(paths)), 4),
            **_pair_scores(sharing.values(), paths, rumour_of),
        },
    }


def _pair_scores(
    groups: Iterable[set[str]], documents: set[str], rumour_of: Mapping[str, str]
) -> dict[str, Any]:
    predicted = {pair for group in groups for pair in combinations(sorted(group), 2)}
    right = sum(rumour_of[left] == rumour_of[right] for left, right in predicted)
    by_rumour = Counter(rumour_of[document] for document in documents)
    gold = sum(count * (count - 1) // 2 for count in by_rumour.values())
    return {
        "gold": gold,
        "predicted": len(predicted),
        "precision": round(right / len(predicted), 4) if predicted else 0.0,
        "recall": round(right / gold, 4) if gold else 0.0,
        "f1": round(2 * right / (len(predicted) + gold), 4) if len(predicted) + gold else 0.0,
    }


def headline_documents(case: Case) -> dict[str, set[str]]:
    """By claim of the case, the articles (by path) whose headline makes or contradicts it."""
    statements = case.statements_by_id()
    paths = {document.id: document.path for document in case.documents}
    return {
        claim.id: {paths[statements[each].document] for each in members if statements[each].heading}
        for claim in case.claims
        for members in ((*claim.statements, *claim.against),)
    }


def statement_documents(case: Case) -> dict[str, set[str]]:
    """By claim of the case, the articles (by path) that say anything for or against it."""
    statements = case.statements_by_id()
    paths = {document.id: document.path for document in case.documents}
    return {
        claim.id: {paths[statements[each].document] for each in (*claim.statements, *claim.against)}
        for claim in case.claims
    }


def matched_rumours(articles: Sequence[RumourArticle], case: Case) -> tuple[MatchedRumour, ...]:
    """For each rumour the claim whose headline statements, in its articles, are most like its sentence.

    Likeness is the Dice coefficient of words, the best headline of each article, summed over articles.
    """
    statements = case.statements_by_id()
    paths = {document.id: document.path for document in case.documents}
    by_path = {article.id: article for article in articles}
    likeness: dict[str, dict[str, dict[str, float]]] = defaultdict(lambda: defaultdict(dict))
    for claim in case.claims:
        for each in (*claim.statements, *claim.against):
            statement = statements[each]
            if statement.heading:
                article = by_path[paths[statement.document]]
                best = likeness[article.claim][claim.id]
                best[article.id] = max(
                    best.get(article.id, 0.0), word_dice(statement.text, article.claim_text)
                )
    found = []
    for rumour, claims in sorted(likeness.items()):
        totals = {claim: sum(by_article.values()) for claim, by_article in claims.items()}
        claim_id = min(totals, key=lambda each: (-totals[each], each))
        if totals[claim_id] > 0:
            found.append(MatchedRumour(rumour, claim_id, totals[claim_id]))
    return tuple(found)


def verdict_scores(articles: Sequence[RumourArticle], case: Case) -> dict[str, Any]:
    """Brier score, AUC and calibration error of our probabilities on settled rumours that a claim stands for.

    Beside them, on the same rumours: the base rate, and the vote of the headlines' gold stances,
    (for + 1) / (for + against + 2). `graded` tells what the digits are worth.
    """
    verdicts = {article.claim: article.verdict for article in articles if article.verdict is not None}
    assessed = {each.claim: each for each in case.assessments}
    probability = {claim: each.probability for claim, each in assessed.items()}
    matched = [each for each in matched_rumours(articles, case) if each.rumour in verdicts]
    matched = [each for each in matched if each.claim in assessed]
    outcomes = [verdicts[each.rumour] for each in matched]
    rate = sum(outcomes) / max(1, len(outcomes))
    votes = stance_votes(articles)
    return {
        "settled": len(verdicts),
        "covered": len(matched),
        "coverage": round(len(matched) / max(1, len(verdicts)), 4),
        "ours": _probability_figures([probability[each.claim] for each in matched], outcomes),
        "graded": _digit_figures([assessed[each.claim] for each in matched], outcomes),
        "stance_vote": _probability_figures([votes[each.rumour] for each in matched], outcomes),
        "base_rate": _probability_figures([rate for _ in matched], outcomes),
    }


DIGITS_FOR = (Credibility.CONFIRMED, Credibility.PROBABLY_TRUE)
DIGITS_AGAINST = (Credibility.DOUBTFUL, Credibility.IMPROBABLE)


def _digit_figures(assessments: Sequence[Assessment], outcomes: Sequence[bool]) -> dict[str, Any]:
    """Of each digit how many claims have it and how many of them came out true; of those with 1, 2, 4 or 5, which
    judge, the share and the errors."""
    pairs = [(each.credibility, outcome) for each, outcome in zip(assessments, outcomes, strict=True)]
    judged = [(digit, outcome) for digit, outcome in pairs if digit in (*DIGITS_FOR, *DIGITS_AGAINST)]
    wrong = sum((digit in DIGITS_FOR) != outcome for digit, outcome in judged)
    return {
        "by_digit": {
            digit.value: {"claims": len(found), "true": sum(found)}
            for digit in Credibility
            if (found := [outcome for each, outcome in pairs if each is digit])
        },
        "judged": round(len(judged) / max(1, len(pairs)), 4),
        "wrong": round(wrong / max(1, len(judged)), 4),
    }


def stance_votes(articles: Iterable[RumourArticle]) -> Mapping[str, float]:
    """By rumour the smoothed share of "for" among the headlines that take a side, 0 to 1."""
    sides: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for article in articles:
        sides[article.claim][0] += article.stance == "for"
        sides[article.claim][1] += article.stance == "against"
    return {rumour: (yes + 1) / (yes + no + 2) for rumour, (yes, no) in sides.items()}


def word_dice(left: str, right: str) -> float:
    """Dice coefficient of two texts' words, 0 to 1.

    >>> word_dice("a red fox", "red foxes")
    0.4
    """
    a, b = set(words_of_text(left)), set(words_of_text(right))
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 0.0


def _probability_figures(probabilities: Sequence[float], outcomes: Sequence[bool]) -> dict[str, Any]:
    errors = [[(p - y) ** 2, 1.0] for p, y in zip(probabilities, outcomes, strict=True)]
    return {
        "brier": round(brier_score(probabilities, outcomes), 4),
        "brier_interval": bootstrap_interval(errors, ratio_of_sums),
        "auc": round(area_under_curve(probabilities, outcomes), 4),
        "ece": round(calibration_error(probabilities, outcomes), 4),
        "selective_error": round(
            selective_error(
                [max(p, 1.0 - p) for p in probabilities],
                [(p >= 0.5) == y for p, y in zip(probabilities, outcomes, strict=True)],
            ),
            4,
        ),
        "overclaimed": sum(p >= 0.5 and not y for p, y in zip(probabilities, outcomes, strict=True)),
    }
