"""Emergent end to end: all articles of a split as one case; time by stage, memory, counts, verdicts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from time import perf_counter
from typing import Any

from allegedly.bench.emergent import RumourArticle, rumour_split
from allegedly.bench.emergent_score import case_counts, same_claim_scores, verdict_scores
from allegedly.bench.memory import PeakMemory
from allegedly.config import Config
from allegedly.engine.local import readings_of
from allegedly.link.claims import link_claims
from allegedly.model.case import Case, Failure
from allegedly.pipeline import Reading
from allegedly.trace.lineage import trace_lineage
from allegedly.weigh.assess import weigh_claims

WORKERS = 2


def emergent_figures(data: Path) -> dict[str, Any]:
    """Counts, seconds by stage, peak memory, same-claim pairs of headlines, verdicts."""
    rumours = rumour_split(data)
    seconds: dict[str, float] = {}
    with PeakMemory() as peak:
        case = timed_case(rumours.articles, Config(), seconds)
    return {
        "corpus": "emergent",
        "split": rumours.split,
        **case_counts(case),
        "seconds_by_stage": {stage: round(value, 1) for stage, value in seconds.items()},
        "peak_mib": round(peak.mib),
        "first_failures": [f"{each.path}: {each.reason}" for each in case.failures[:5]],
        "same_claim": same_claim_scores(rumours.articles, case),
        "verdicts": verdict_scores(rumours.articles, case),
    }


def timed_case(articles: Sequence[RumourArticle], config: Config, seconds: dict[str, float]) -> Case:
    """The case that the articles make, stage by stage as the pipeline goes; `seconds` gets those of each."""
    started = perf_counter()

    def lap(stage: str) -> None:
        nonlocal started
        seconds[stage] = perf_counter() - started
        started = perf_counter()

    readings: list[Reading] = []
    failures: list[Failure] = []
    for outcome in readings_of((article.original for article in articles), config, WORKERS):
        if isinstance(outcome, Failure):
            failures.append(outcome)
        else:
            readings.append(outcome[1])
    readings.sort(key=lambda reading: (reading.document.path, reading.document.id))
    documents = tuple(reading.document for reading in readings)
    extractions = tuple(reading.extraction for reading in readings)
    lap("read, annotate, extract")
    linked = link_claims(documents, extractions, config.link)
    lap("link")
    lineage = trace_lineage(documents, extractions, linked.claims, config.trace)
    lap("trace")
    assessments = weigh_claims(documents, extractions, linked.claims, lineage, config.weigh)
    lap("weigh")
    return Case(documents, extractions, linked.claims, linked.links, lineage, assessments, tuple(failures))
