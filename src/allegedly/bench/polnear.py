"""PolNeAR (Newell et al. 2018) as plain articles and span triples: texts beside brat annotations."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from allegedly.bench.attribution_score import SpanTriple
from allegedly.bench.layout import corpus_folder, preferred_split
from allegedly.errors import UnreadableInput
from allegedly.model.text import Span, Spans, normalise_spans

ANNOTATOR_SUFFIX = re.compile(r"_[0-9a-z]{4}$")
LAYOUT = "polnear/SPLIT/text/*.txt beside polnear/SPLIT/attributions/*.ann"


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """One article: its file's name, its bytes as text, and its gold attributions."""

    name: str
    text: str
    attributions: tuple[SpanTriple, ...]


@dataclass(frozen=True, slots=True)
class GoldSplit:
    """The articles of one split, in order of their names."""

    split: str
    articles: tuple[GoldArticle, ...]


def polnear_split(data: Path) -> GoldSplit:
    """The test split, else dev, else any other than train. Raises UnreadableInput where there is none."""
    folder = corpus_folder(data, "polnear", lambda path: bool(_splits(path)), LAYOUT)
    splits = _splits(folder)
    name = preferred_split(splits)
    if name is None:
        raise UnreadableInput(str(folder), "it holds no split to measure on", f"lay it out as {LAYOUT}")
    return GoldSplit(name, articles_of(splits[name]))


def articles_of(folder: Path) -> tuple[GoldArticle, ...]:
    """The articles of a folder with `text` and `attributions`; of several annotators the first by name."""
    found: list[GoldArticle] = []
    seen: set[str] = set()
    for annotation in sorted((folder / "attributions").glob("*.ann")):
        name = ANNOTATOR_SUFFIX.sub("", annotation.stem)
        if name in seen:
            continue
        seen.add(name)
        path = folder / "text" / f"{name}.txt"
        if not path.is_file():
            raise UnreadableInput(
                str(path), f"it is missing beside {annotation.name}", f"lay it out as {LAYOUT}"
            )
        text = path.read_bytes().decode("utf-8")
        triples = triples_from_brat(annotation.read_bytes().decode("utf-8"))
        found.append(GoldArticle(path.name, text, triples))
    return tuple(found)


def triples_from_brat(annotation: str) -> tuple[SpanTriple, ...]:
    """The attributions of a brat file; those without a cue or a content are dropped, Content2 joins Content.

    >>> brat = "T1\\tCue 3 7\\tsaid\\nT2\\tContent 8 9;11 14\\tno\\nE1\\tAttribution:T1 Cue:T1 Content:T2"
    >>> triples_from_brat(brat)[0].content
    (Span(start=8, end=9), Span(start=11, end=14))
    """
    spans: dict[str, Spans] = {}
    events: list[str] = []
    for line in annotation.split("\n"):
        fields = line.split("\t")
        if len(fields) >= 2 and re.fullmatch(r"T\d+", fields[0]):
            spans[fields[0]] = _spans_of(fields[1].split(" ", 1)[1])
        elif len(fields) >= 2 and re.fullmatch(r"E\d+", fields[0]):
            events.append(fields[1])
    triples = (_triple_of(event, spans) for event in events)
    return tuple(triple for triple in triples if triple.cue and triple.content)


def _triple_of(event: str, spans: Mapping[str, Spans]) -> SpanTriple:
    roles: dict[str, list[Span]] = {"Source": [], "Cue": [], "Content": []}
    for argument in event.split():
        role, _, target = argument.partition(":")
        name = role.rstrip("0123456789")
        if name in roles:
            roles[name].extend(spans.get(target, ()))
    return SpanTriple(*(normalise_spans(roles[name]) for name in ("Source", "Cue", "Content")))


def _spans_of(offsets: str) -> Spans:
    return tuple(Span(int(start), int(end)) for start, end in (part.split() for part in offsets.split(";")))


def _splits(folder: Path) -> dict[str, Path]:
    """Folders with `text` and `attributions` by the name of their split; the folder itself may be one."""
    inside = {path.name: path for path in folder.iterdir() if _is_split(path)}
    return inside or ({folder.name: folder} if _is_split(folder) else {})


def _is_split(folder: Path) -> bool:
    return (folder / "text").is_dir() and (folder / "attributions").is_dir()
