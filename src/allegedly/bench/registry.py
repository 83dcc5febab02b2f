"""Benchmarks by name, and the one way to run one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from time import perf_counter
from typing import Any

import allegedly
from allegedly.bench.actors import actors_figures
from allegedly.bench.attribution import attribution_figures
from allegedly.bench.case import case_figures
from allegedly.bench.certainty import certainty_figures
from allegedly.bench.chains import chains_figures
from allegedly.bench.claims import claims_figures
from allegedly.bench.coref import coref_figures
from allegedly.bench.emergent_case import emergent_figures
from allegedly.bench.events import events_figures
from allegedly.bench.examples import examples_figures
from allegedly.bench.origins import origins_figures
from allegedly.bench.places import places_figures
from allegedly.bench.reuse import reuse_figures
from allegedly.bench.robustness import robustness_figures
from allegedly.bench.scale import scale_of_runs
from allegedly.bench.serve import serve_figures
from allegedly.bench.throughput import throughput_figures
from allegedly.bench.time import time_figures
from allegedly.bench.weigh import weigh_figures
from allegedly.errors import ConfigError, UnreadableInput

SCHEMA = "allegedly/bench-1"

BENCHMARKS: Mapping[str, Callable[[Path], dict[str, Any]]] = {
    "actors": actors_figures,
    "attribution": attribution_figures,
    "case": case_figures,
    "certainty": certainty_figures,
    "chains": chains_figures,
    "claims": claims_figures,
    "coref": coref_figures,
    "emergent": emergent_figures,
    "events": events_figures,
    "examples": examples_figures,
    "origins": origins_figures,
    "places": places_figures,
    "reuse": reuse_figures,
    "serve": serve_figures,
    "scale": scale_of_runs,
    "throughput": throughput_figures,
    "weigh": weigh_figures,
    "time": time_figures,
    "wikinews": robustness_figures,
}


def run_benchmark(name: str, data: Path) -> dict[str, Any]:
    """A benchmark's figures as plain values, with its name, the version and the seconds taken.

    Raises ConfigError for an unknown name, UnreadableInput where the data are not laid out as they should.
    """
    if name not in BENCHMARKS:
        raise ConfigError(name, "there is no such benchmark", f"use one of {', '.join(sorted(BENCHMARKS))}")
    if not data.is_dir():
        raise UnreadableInput(str(data), "it is not a folder", "give the folder that holds the corpora")
    started = perf_counter()
    figures = BENCHMARKS[name](data)
    seconds = round(perf_counter() - started, 1)
    return {"schema": SCHEMA, "name": name, "version": allegedly.__version__, "seconds": seconds, **figures}
