"""The case to get entirely right: one article on a leaked document, alone and beside copies of itself."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from allegedly.annotate.annotator import Annotator
from allegedly.bench.case_actors import actor_failures, place_failures
from allegedly.bench.case_rows import ROWS, CaseRow, is_about, row_failures
from allegedly.bench.layout import corpus_folder
from allegedly.config import Config
from allegedly.model.case import Case
from allegedly.model.claim import Kind, Slot
from allegedly.model.grade import Assessment, Credibility
from allegedly.model.lineage import DriftKind
from allegedly.model.text import Original
from allegedly.pipeline import case_of, reading_of

ARTICLE = "wagner-turkey.txt"
LAYOUT = f"case/{ARTICLE}"
OF_ONE_ORIGIN = (1, 2, 3, 4)
SAME_ORIGINS = 0.1
SAME_WHEN_VERBATIM = 0.01
SAME_WHEN_REWORDED = 0.03
REWORDED_SENTENCES = 2
REWORDINGS = {
    r"\bobtain\b": "acquire",
    r"\bpermit\b": "allow",
    r"\boccasionally\b": "sometimes",
    r"\bsignificant\b": "considerable",
    r"\bwilling\b": "prepared",
}
OTHER_OUTLET = "Harbour Courier"


def case_figures(data: Path) -> dict[str, Any]:
    """Rows right of twelve, other checks right, and what is wrong with the rest, in words."""
    folder = corpus_folder(data, "case", lambda path: (path / ARTICLE).is_file(), LAYOUT)
    text = (folder / ARTICLE).read_text(encoding="utf-8")
    config = Config()
    annotator = Annotator.load(config.annotate)

    def case_from(articles: Mapping[str, str]) -> Case:
        originals = [Original(name, words.encode(), "text/plain") for name, words in articles.items()]
        return case_of([reading_of(original, annotator, config) for original in originals], config)

    alone = case_from({ARTICLE: text})
    failed = {f"{row.number} {row.name}": row_failures(row, alone.statements) for row in ROWS}
    checks = {
        "unknowns": unknown_failures(alone),
        "origins": origin_failures(alone),
        "separate": separation_failures(alone),
        "title": title_failures(alone),
        "actors": actor_failures(alone),
        "places": place_failures(alone),
    }
    for name, variant, tolerance in variants_of(text):
        both = case_from({ARTICLE: text, f"{name}.txt": variant})
        checks[name] = invariance_failures(alone, both, tolerance)
    return {
        "corpus": "case",
        "split": ARTICLE,
        "rows": len(failed),
        "rows_right": sum(not reasons for reasons in failed.values()),
        "checks": len(checks),
        "checks_right": sum(not reasons for reasons in checks.values()),
        "wrong": {name: reasons for name, reasons in {**failed, **checks}.items() if reasons},
    }


def variants_of(text: str) -> list[tuple[str, str, float]]:
    """What is put beside the article: its name, its text, and by how much probabilities may move."""
    outlet = re.search(r"[\w-]+\.(?:org|com|net)\b", text)
    renamed = text.replace(outlet.group(), OTHER_OUTLET) if outlet else text
    paragraphs = text.split("\n\n")
    half = "\n\n".join(paragraphs[: (len(paragraphs) + 1) // 2])
    return [
        ("twice", text, SAME_WHEN_VERBATIM),
        ("other-outlet", renamed, SAME_WHEN_VERBATIM),
        ("reworded", reworded(renamed), SAME_WHEN_REWORDED),
        ("half", half, SAME_WHEN_VERBATIM),
    ]


def reworded(text: str) -> str:
    """The text with a word replaced in each of its first two sentences that hold one of the table's.

    >>> reworded("They obtain it. I permit it. You obtain it.")
    'They acquire it. I allow it. You obtain it.'
    """
    changed = 0
    sentences = re.split(r"(?<=[.!?])(\s+)", text)
    for index, sentence in enumerate(sentences):
        for pattern, other in REWORDINGS.items():
            if changed < REWORDED_SENTENCES and re.search(pattern, sentence):
                sentences[index] = re.sub(pattern, other, sentence)
                changed += 1
                break
    return "".join(sentences)


def unknown_failures(case: Case) -> list[str]:
    """Of who the contacts were, whether Turkey knew, whether the document is authentic: those missing."""
    wanted = ((Slot.WHO, "contact"), (Slot.WHETHER, "aware"))
    found = [
        f"no unknown ({slot.value}) about {word!r}"
        for slot, word in wanted
        if not any(each.slot is slot and word in each.text.lower() for each in case.unknowns)
    ]
    unconfirmed = any(
        each.stance.kind is Kind.UNCONFIRMED and "veracity" in each.text.lower() for each in case.statements
    )
    asked = any(each.slot is Slot.WHETHER and "veracity" in each.text.lower() for each in case.unknowns)
    return found if unconfirmed or asked else [*found, "nothing says that the document is unconfirmed"]


def origin_failures(case: Case) -> list[str]:
    """Where the leaked document is not the one origin of its claims, or a claim counts as confirmed."""
    found = []
    for number, held in assessments_by_row(case, ROWS).items():
        if number in OF_ONE_ORIGIN:
            for each in held:
                if abs(each.independent_origins - 1) > SAME_ORIGINS:
                    found.append(f"row {number}: {each.independent_origins:.2f} independent origins, not 1")
                if each.credibility not in {Credibility.POSSIBLY_TRUE, Credibility.CANNOT_BE_JUDGED}:
                    found.append(f"row {number}: credibility {each.credibility.value}, not 3 or 6")
        if number == 6 and any(each.independent_origins > 1 + SAME_ORIGINS for each in held):
            found.append("row 6: a source that speaks twice counts more than once")
    missing = [number for number in OF_ONE_ORIGIN if not assessments_by_row(case, ROWS).get(number)]
    found += [f"row {number}: no claim" for number in missing]
    confirmed = sum(each.credibility is Credibility.CONFIRMED for each in case.assessments)
    return [*found, f"{confirmed} claims count as confirmed"] if confirmed else found


def title_failures(case: Case) -> list[str]:
    """Whether the hedge of the headline is lost, or held against the headline."""
    headings = [each for each in case.statements if each.heading]
    found = [] if headings else ["no statement in the headline"]
    found += [f"headline shown as fact: {each.text!r}" for each in headings if each.stance.factuality >= 2]
    stronger = [each for each in case.lineage.drifts if each.kind is DriftKind.HEADLINE_STRONGER]
    return found + [f"headline held to be stronger: {each.reason}" for each in stronger]


def invariance_failures(alone: Case, both: Case, tolerance: float) -> list[str]:
    """Rows whose claims move in probability or number of origins, or merge, when a copy is put beside it."""
    before, after = assessments_by_row(alone, ROWS), assessments_by_row(both, ROWS)
    found = [line for line in separation_failures(both) if line not in separation_failures(alone)]
    for number, held in before.items():
        if not held:
            continue
        now = after.get(number, [])
        if not now:
            found.append(f"row {number}: the claim is gone")
            continue
        for name, reach in (("probability", tolerance), ("independent_origins", SAME_ORIGINS)):
            old, new = (max(getattr(each, name) for each in side) for side in (held, now))
            if abs(old - new) > reach:
                found.append(f"row {number}: {name} {old:.3f} became {new:.3f}")
    return found


def separation_failures(case: Case) -> list[str]:
    """Pairs of rows that are claims of their own but ended in one claim of the case."""
    held = {
        number: {each.claim for each in found} for number, found in assessments_by_row(case, ROWS).items()
    }
    return [
        f"rows {left} and {right} are one claim"
        for left, right in combinations(OF_ONE_ORIGIN, 2)
        if held[left] & held[right]
    ]


def assessments_by_row(case: Case, rows: Sequence[CaseRow]) -> dict[int, list[Assessment]]:
    """By row the assessments of the claims that hold a statement about it."""
    claim_at = {each: claim.id for claim in case.claims for each in (*claim.statements, *claim.against)}
    assessed = {each.claim: each for each in case.assessments}
    found: dict[int, list[Assessment]] = {}
    for row in rows:
        claims = {
            claim_at[statement.id]
            for statement in case.statements
            if statement.id in claim_at and any(is_about(expected, statement) for expected in row.expected)
        }
        found[row.number] = [assessed[claim] for claim in sorted(claims) if claim in assessed]
    return found
