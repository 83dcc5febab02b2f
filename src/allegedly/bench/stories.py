"""Stories with known derivations: several articles, and what a careful reader finds in them (`allegedly/gold-1`).

A folder of stories holds `stories/NAME/` with the articles, in any format that `allegedly read` takes, and
`gold/NAME.json`. The fields are those of examples/README.md, and two more:

    "claims": [{"origins": [{"label": ..., "established": ..., "documents": ["articles.jsonl#1"]}]}]
    "outside": [{"label": "a press release", "documents": ["articles.jsonl#1", "articles.jsonl#2"]}]

The `documents` of an origin are those with a statement of the claim that rests on it. `outside` tells of texts that are
not in the story and from which several of its articles were taken: two such articles share words, and neither took
them from the other.

`bench/stories/held-out/` is laid out as `bench/stories/tune/` is, and is never used for tuning.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from allegedly.bench.examples_score import documents_by_file
from allegedly.config import Config
from allegedly.errors import UnreadableInput
from allegedly.model.case import Case, Failure
from allegedly.model.claim import Certainty, Kind, Polarity, Slot
from allegedly.model.lineage import BorrowingKind, DriftKind
from allegedly.model.source import AUTHOR
from allegedly.model.text import Document
from allegedly.read.article import document_from_original
from allegedly.read.files import originals_from_paths

SCHEMA = "allegedly/gold-1"
FOLDER = Path("bench/stories")
LAYOUT = "NAME/ with articles in stories/ beside NAME.json in gold/"


@dataclass(frozen=True, slots=True)
class Story:
    """The articles of one story, in `folder`, and its gold as the file has it."""

    name: str
    folder: Path
    gold: Mapping[str, Any]


def stories_in(folder: Path) -> tuple[Story, ...]:
    """All stories of a folder in order of their names. Raises UnreadableInput where a gold file is no JSON."""
    found = []
    for path in sorted((folder / "gold").glob("*.json")):
        try:
            gold = json.loads(path.read_text(encoding="utf-8"))
        except ValueError as error:
            raise UnreadableInput(str(path), f"it is not JSON ({error})", f"write {SCHEMA}") from error
        found.append(Story(path.stem, folder / "stories" / path.stem, gold))
    return tuple(found)


def holds_stories(folder: Path) -> bool:
    """Whether a folder is laid out as one of stories."""
    return (folder / "gold").is_dir() and (folder / "stories").is_dir()


def story_documents(story: Story) -> dict[str, Document]:
    """The articles as they are read, by the name of their file."""
    config = Config().read
    originals = originals_from_paths([str(story.folder)], config)
    documents = [document_from_original(each, config) for each in originals if not isinstance(each, Failure)]
    return dict(documents_by_file(Case(documents=tuple(documents))))


def story_faults(story: Story) -> list[str]:
    """What is wrong with a story's gold, in words: nothing where it is as it should be."""
    gold = story.gold
    missing = {"schema", "story", "documents", "derivations", "claims", "unknowns", "drift"} - gold.keys()
    if missing:
        return [f"there is no {', '.join(sorted(missing))}"]
    if gold["schema"] != SCHEMA or gold["story"] != story.name:
        return [f"schema and story should be {SCHEMA!r} and {story.name!r}"]
    documents = story_documents(story)
    try:
        return [
            *_document_faults(gold["documents"], documents),
            *_derivation_faults(gold, documents),
            *(fault for claim in gold["claims"] for fault in _claim_faults(claim, documents)),
            *_drift_faults(gold, documents),
            *(fault for each in gold["unknowns"] for fault in _unknown_faults(each, documents)),
        ]
    except (KeyError, ValueError, TypeError) as error:
        return [f"a field is missing or has a value that it cannot have: {error!r}"]


def _document_faults(listed: Sequence[Mapping[str, str]], documents: Mapping[str, Document]) -> Iterator[str]:
    files = {each["file"] for each in listed}
    if files != documents.keys():
        yield f"the gold lists {sorted(files)}, the folder holds {sorted(documents)}"
    for each in listed:
        document = documents.get(each["file"])
        if document is None:
            continue
        if document.publisher != each["publisher"]:
            yield f"{each['file']}: the outlet is read as {document.publisher!r}, not {each['publisher']!r}"
        published = document.published.value if document.published else ""
        if published[:10] != each["published"]:
            yield f"{each['file']}: the day is read as {published!r}, not {each['published']!r}"


def _derivation_faults(gold: Mapping[str, Any], documents: Mapping[str, Document]) -> Iterator[str]:
    seen = set()
    for each in gold["derivations"]:
        BorrowingKind(each["kind"])
        parent, child = documents.get(each["from"]), documents.get(each["to"])
        if parent is None or child is None or parent is child:
            yield f"derivation {each['from']} > {each['to']}: both must be different articles of the story"
            continue
        if (each["from"], each["to"]) in seen or (each["to"], each["from"]) in seen:
            yield f"derivation {each['from']} > {each['to']} is listed twice or both ways"
        seen.add((each["from"], each["to"]))
        if parent.published and child.published and parent.published.earliest > child.published.latest:
            yield f"derivation {each['from']} > {each['to']}: the parent is later"
    for each in gold.get("outside", ()):
        if len(each["documents"]) < 2 or not set(each["documents"]) <= documents.keys() or not each["label"]:
            yield f"outside {each}: it needs a label and two articles of the story"


def _claim_faults(claim: Mapping[str, Any], documents: Mapping[str, Document]) -> Iterator[str]:
    where = f"claim {claim['id']!r}"
    for each in claim["statements"]:
        yield from (f"{where}: {fault}" for fault in _quote_faults(each, documents))
        certainty, polarity = Certainty(each["certainty"]), Polarity(each["polarity"])
        Kind(each["kind"])
        if (certainty is Certainty.UNKNOWN) != (polarity is Polarity.UNKNOWN):
            yield f"{where}: {each['quote']!r}: certainty U goes with polarity u, and no other does"
        if each["holders"][0] != AUTHOR or each["stance"] not in {"for", "against"}:
            yield f"{where}: {each['quote']!r}: holders begin with {AUTHOR}, stance is for or against"
    affirming = {each["document"] for each in claim["statements"] if each["stance"] == "for"}
    resting = [set(each["documents"]) for each in claim["origins"]]
    if set().union(*resting) != affirming:
        yield f"{where}: origins rest in {sorted(set().union(*resting))}, statements affirm in {sorted(affirming)}"
    established = sum(bool(each["established"]) for each in claim["origins"])
    expected = established or int(bool(affirming))
    if claim["independent_origins"] > expected or (expected and not claim["independent_origins"]):
        yield f"{where}: {claim['independent_origins']} independent origins, but {expected} can be counted"


def _drift_faults(gold: Mapping[str, Any], documents: Mapping[str, Document]) -> Iterator[str]:
    claims = {each["id"] for each in gold["claims"]}
    if len(claims) < len(gold["claims"]):
        yield "two claims have one id"
    for each in gold["drift"]:
        DriftKind(each["kind"])
        if each["claim"] not in claims:
            yield f"drift of claim {each['claim']!r}, which is not listed"
        for end in ("from", "to"):
            yield from _quote_faults(each[end], documents)


def _unknown_faults(unknown: Mapping[str, str], documents: Mapping[str, Document]) -> list[str]:
    Slot(unknown["slot"])
    return _quote_faults(unknown, documents)


def _quote_faults(place: Mapping[str, str], documents: Mapping[str, Document]) -> list[str]:
    document = documents.get(place["document"])
    if document is None or not place["quote"] or place["quote"] not in document.text:
        return [f"{place['quote']!r} does not stand in {place['document']}"]
    return []


def main() -> None:
    """Check a folder and count what is in it: `python -m allegedly.bench.stories bench/stories/tune`."""
    stories = stories_in(Path(sys.argv[1]))
    faults = [f"{story.name}: {fault}" for story in stories for fault in story_faults(story)]
    kinds = Counter(each["kind"] for story in stories for each in story.gold["derivations"])
    drifts = Counter(each["kind"] for story in stories for each in story.gold["drift"])
    sys.stdout.write("".join(f"{fault}\n" for fault in faults))
    sys.stdout.write(
        f"{len(stories)} stories, {sum(len(each.gold['documents']) for each in stories)} articles, "
        f"{sum(len(each.gold['claims']) for each in stories)} claims, derivations {dict(sorted(kinds.items()))}, "
        f"drift {dict(sorted(drifts.items()))}, {len(faults)} faults\n"
    )
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
