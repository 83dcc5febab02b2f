"""All settings, frozen; read from one TOML file at the edge and passed down.

[read]
max_bytes = 52428800

[trace]
shingle_words = 7
"""

from __future__ import annotations

import dataclasses
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from allegedly.errors import ConfigError


@dataclass(frozen=True, slots=True)
class ReadConfig:
    """Bounds on what is read from outside. Sizes are in bytes, lengths in code points."""

    max_bytes: int = 50 * 1024 * 1024
    max_html_bytes: int = 10 * 1024 * 1024
    max_text_length: int = 1_000_000
    max_archive_members: int = 100_000
    max_archive_ratio: int = 100
    max_archive_depth: int = 2
    max_archive_bytes: int = 2 * 1024 * 1024 * 1024
    max_pdf_pages: int = 500
    min_text_words: int = 3
    fetch_timeout_seconds: float = 20.0
    fetch_max_redirects: int = 5


@dataclass(frozen=True, slots=True)
class AnnotateConfig:
    """Bounds of the annotators. Lengths in code points."""

    max_sentence_words: int = 500
    parse_chunk_length: int = 50_000


@dataclass(frozen=True, slots=True)
class ExtractConfig:
    """Settings of the extractors."""

    max_chain_depth: int = 6


@dataclass(frozen=True, slots=True)
class LinkConfig:
    """Settings of the comparison of statements.

    A key that more than `max_block_size` statements share is too common to bring them together; each statement is
    compared with at most `max_candidates` others, those that share most, and with those that chose it.
    """

    max_block_size: int = 200
    max_candidates: int = 16
    min_probability_same: float = 0.5


@dataclass(frozen=True, slots=True)
class TraceConfig:
    """Settings of the search for shared passages.

    Each document is aligned with at most `max_partners` others, those that share most with it, and with those that
    chose it. A word that more than `max_word_documents` documents hold brings no two of them together. Borrowings under
    `min_probability_borrowed` are not kept.
    """

    shingle_words: int = 7
    max_shingle_documents: int = 250
    max_word_documents: int = 100
    min_passage_words: int = 12
    max_partners: int = 10
    min_probability_borrowed: float = 0.05


@dataclass(frozen=True, slots=True)
class WeighConfig:
    """Settings of the weighing. `prior` is the probability of a claim before any report on it.

    `sensitivity` and `false_alarm` are how often a source that speaks for itself says so if it is so, and if
    it is not; `refutation` and `false_refutation` how often one contradicts it if it is not so, and if it is.
    These five are fitted on rumours (docs/method-weighing.md). `hop_retention` is what each step of hearsay leaves of
    a statement, `extraction_error` the part of statements read wrongly. Below `min_history` trials a source cannot be
    judged (F), unless `ratings` lets the ratings of news domains by experts stand in.
    """

    prior: float = 0.3
    sensitivity: float = 0.78
    false_alarm: float = 0.35
    refutation: float = 0.75
    false_refutation: float = 0.2
    hop_retention: float = 0.9
    extraction_error: float = 0.1
    min_history: int = 5
    ratings: bool = True

    def __post_init__(self) -> None:
        for name in (
            "prior",
            "sensitivity",
            "false_alarm",
            "refutation",
            "false_refutation",
            "hop_retention",
            "extraction_error",
        ):
            value = getattr(self, name)
            if not 0.0 < value < 1.0:
                raise ConfigError(
                    f"[weigh] {name}", f"{value!r} is no probability", "give one between 0 and 1"
                )
        if self.false_alarm > self.sensitivity:
            reason = f"{self.false_alarm!r} is more than the sensitivity, {self.sensitivity!r}"
            raise ConfigError("[weigh] false_alarm", reason, "a source must say what is so more often")
        if self.false_refutation > self.refutation:
            reason = f"{self.false_refutation!r} is more than the refutation, {self.refutation!r}"
            raise ConfigError(
                "[weigh] false_refutation", reason, "a source must contradict what is not so more often"
            )


@dataclass(frozen=True, slots=True)
class Config:
    """All settings, one section a stage."""

    read: ReadConfig = field(default_factory=ReadConfig)
    annotate: AnnotateConfig = field(default_factory=AnnotateConfig)
    extract: ExtractConfig = field(default_factory=ExtractConfig)
    link: LinkConfig = field(default_factory=LinkConfig)
    trace: TraceConfig = field(default_factory=TraceConfig)
    weigh: WeighConfig = field(default_factory=WeighConfig)


def config_from_toml(path: Path) -> Config:
    """The settings that a TOML file gives; what it leaves out keeps its default.

    Raises ConfigError where a section or a setting is unknown or a value is of the wrong type.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(str(path), str(error), "give a readable TOML file") from error
    return config_from_mapping(data, str(path))


def config_from_mapping(data: Mapping[str, Any], subject: str = "configuration") -> Config:
    """The settings of a mapping of sections.

    >>> config_from_mapping({"trace": {"shingle_words": 5}}).trace.shingle_words
    5
    """
    sections = {section.name: section.default_factory for section in dataclasses.fields(Config)}
    _refuse_unknown(subject, data, sections)
    made = {}
    for name, values in data.items():
        default = getattr(Config(), name)
        known = {item.name: item for item in dataclasses.fields(default)}
        if not isinstance(values, Mapping):
            raise ConfigError(subject, f"{name!r} is {values!r}, not a section", f"write [{name}]")
        _refuse_unknown(f"{subject} [{name}]", values, known)
        for key, value in values.items():
            _refuse_wrong_type(f"{subject} [{name}] {key}", value, getattr(default, key))
        made[name] = dataclasses.replace(default, **values)
    return Config(**made)


def _refuse_unknown(subject: str, given: Mapping[str, Any], known: Mapping[str, Any]) -> None:
    for name in given:
        if name not in known:
            raise ConfigError(subject, f"{name!r} is unknown", f"use one of {', '.join(sorted(known))}")


def _refuse_wrong_type(subject: str, value: object, default: object) -> None:
    wanted = (int, float) if isinstance(default, float) else (type(default),)
    if type(value) not in wanted:
        raise ConfigError(subject, f"{value!r} is not a {wanted[-1].__name__}", f"the default is {default!r}")
    if isinstance(value, int | float) and not isinstance(value, bool) and value <= 0:
        raise ConfigError(subject, f"{value!r} is not positive", f"the default is {default!r}")
