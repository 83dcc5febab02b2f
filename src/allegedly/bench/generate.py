"""Any number of stories with known derivations, from a seed: for scale, invariance and recovery tests.

Every article of a story is written by a small grammar or made from another one in a known way, so that who took it
from whom, how many origins the story's main claim has and what changed on the way are known. Names are invented and
sentences have many slots, so that unrelated stories share no passage.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from allegedly.bench.generate_facts import (
    STYLES,
    Deed,
    Fact,
    deed_to_clause,
    deed_to_headline,
    fact_to_sentence,
    random_deed,
    random_fact,
)
from allegedly.bench.generate_words import (
    ROLES,
    UNNAMED,
    agency_name,
    outlet_name,
    person_name,
)
from allegedly.bench.stories import SCHEMA
from allegedly.model.lineage import BorrowingKind, DriftKind

FILE = "articles.jsonl"
CLAIM = "deed"
FIRST_DAY = datetime(2021, 1, 4, 6, tzinfo=UTC)
KINDS = (
    ("verbatim", 2),
    ("cut", 2),
    ("paraphrase", 3),
    ("wire", 2),
    ("cites", 2),
    ("merged", 2),
    ("independent", 3),
)
"""How often an article after the first comes about in each way."""
HEDGED = 0.3
"""Share of stories whose first article only says that something may have happened."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says it, as an article writes it."""

    words: str
    established: bool


@dataclass(frozen=True, slots=True)
class Article:
    """An article as it was made. `sentences` are paragraphs after the first, which states the story's deed.

    `origin` numbers the speaker on whom it rests, `speaker` is None where it names nobody, `cited` is the outlet
    that it names.
    """

    publisher: str
    published: datetime
    deed: Deed
    style: int
    hedged: bool
    speaker: Speaker | None
    sentences: tuple[tuple[Fact | None, str], ...]
    origin: int
    agency: str = ""
    cited: str = ""
    kind: str = ""
    parents: tuple[int, ...] = ()

    @property
    def clause(self) -> str:
        """The words that state the deed."""
        return deed_to_clause(self.deed, self.style, self.hedged)

    @property
    def title(self) -> str:
        """The headline, which states the deed too."""
        return deed_to_headline(self.deed, self.style, self.hedged)

    @property
    def lead(self) -> str:
        """The first paragraph."""
        clause = self.clause
        if self.cited:
            return f"{self.cited} reported that {self.title}."
        start = f"{clause[0].upper()}{clause[1:]}"
        return f"{start}, {self.speaker.words} said." if self.speaker else f"{start}."

    @property
    def text(self) -> str:
        """The body: dateline where an agency is credited, first paragraph, sentences."""
        place = self.deed.place.upper()
        dateline = f"{place} ({self.agency}) — " if self.agency else ""
        return "\n\n".join((dateline + self.lead, *(words for _, words in self.sentences)))


@dataclass(frozen=True, slots=True)
class GeneratedStory:
    """Rows of articles as `allegedly read` takes them in, and the gold (`allegedly/gold-1`)."""

    name: str
    rows: tuple[dict[str, str], ...]
    gold: dict[str, Any]


def generated_stories(count: int, seed: int, articles: tuple[int, int] = (3, 6)) -> Iterator[GeneratedStory]:
    """So many stories with so many articles each, the same for the same seed; more stories only add to them."""
    for number in range(count):
        name = f"{seed}-{number:06}"
        rng = Random(name)
        made = _story_articles(rng, rng.randint(*articles))
        yield GeneratedStory(name, tuple(_rows(made, name)), _gold(made, name))


def write_stories(stories: Iterator[GeneratedStory], folder: Path) -> None:
    """The stories as a folder that `allegedly bench origins --data FOLDER` takes."""
    for story in stories:
        home = folder / "stories" / story.name
        home.mkdir(parents=True, exist_ok=True)
        (folder / "gold").mkdir(exist_ok=True)
        lines = "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in story.rows)
        (home / FILE).write_text(lines, encoding="utf-8")
        gold = json.dumps(story.gold, ensure_ascii=False, indent=1)
        (folder / "gold" / f"{story.name}.json").write_text(gold, encoding="utf-8")


def _story_articles(rng: Random, count: int) -> list[Article]:
    deed = random_deed(rng)
    start = FIRST_DAY + timedelta(hours=rng.randint(0, 30_000))
    first = _first_article(rng, deed, start, 0, rng.random() < HEDGED)
    if rng.random() < 0.4:
        first = replace(first, publisher=agency_name(rng))
    made = [first]
    while len(made) < count:
        kind = rng.choices([name for name, _ in KINDS], [weight for _, weight in KINDS])[0]
        when = made[-1].published + timedelta(minutes=rng.randint(70, 1_500))
        made.append(_next_article(rng, kind, made, when))
    return made


def _first_article(rng: Random, deed: Deed, when: datetime, origin: int, hedged: bool) -> Article:
    style = rng.randrange(STYLES)
    named = rng.random() < 0.6 or origin > 0
    speaker = Speaker(f"{person_name(rng)}, {rng.choice(ROLES)[1]},", True) if named else None
    speaker = speaker or Speaker(rng.choice(UNNAMED), False)
    facts = [random_fact(rng) for _ in range(rng.randint(6, 9))]
    sentences = tuple((fact, fact_to_sentence(fact, style)) for fact in facts)
    return Article(outlet_name(rng), when, deed, style, hedged, speaker, sentences, origin)


def _next_article(rng: Random, kind: str, made: list[Article], when: datetime) -> Article:
    # Of equal copies nothing would tell which one was taken from, so that only texts of their own are parents; and a
    # text rewritten twice would be as near to the first as to the second.
    usable = {"", "independent"} if kind in {"paraphrase", "merged"} else {"", "independent", "paraphrase"}
    number = rng.choice([at for at, each in enumerate(made) if each.kind in usable])
    parent = made[number]
    taken = replace(
        parent, publisher=outlet_name(rng), published=when, kind=kind, parents=(number,), agency="", cited=""
    )
    if kind == "wire" and parent.publisher.endswith("Agency"):
        return replace(taken, agency=parent.publisher)
    if kind == "cut":
        kept = max(3, round(len(parent.sentences) * rng.uniform(0.4, 0.65)))
        return replace(taken, sentences=parent.sentences[:kept])
    if kind == "paraphrase":
        return _paraphrased(rng, taken)
    if kind == "cites":
        own = [random_fact(rng) for _ in range(rng.randint(3, 5))]
        sentences = tuple((fact, fact_to_sentence(fact, rng.randrange(STYLES))) for fact in own)
        style = (parent.style + 1) % STYLES
        return replace(taken, style=style, speaker=None, cited=parent.publisher, sentences=sentences)
    others = [at for at, each in enumerate(made) if each.origin != parent.origin and not each.parents]
    if kind == "merged" and others:
        other = made[rng.choice(others)]
        half = (
            taken.sentences[: len(taken.sentences) // 2 + 1]
            + other.sentences[: len(other.sentences) // 2 + 1]
        )
        return replace(taken, sentences=half, parents=(number, made.index(other)))
    if kind == "independent":
        origin = 1 + max(each.origin for each in made)
        deed = random_deed(rng)
        seen = replace(made[0].deed, adjective=deed.adjective, site=deed.site, purpose=deed.purpose)
        return replace(_first_article(rng, seen, when, origin, False), kind="independent")
    return replace(taken, kind="verbatim")


def _paraphrased(rng: Random, taken: Article) -> Article:
    """The same facts in another style; now and then without the speaker, or without the hedge."""
    style = (taken.style + 1 + rng.randrange(STYLES - 1)) % STYLES
    sentences = tuple(
        (fact, fact_to_sentence(fact, style) if fact else words) for fact, words in taken.sentences
    )
    speaker = None if rng.random() < 0.3 else taken.speaker
    return replace(
        taken,
        style=style,
        sentences=sentences,
        speaker=speaker,
        hedged=taken.hedged and rng.random() < 0.5,
    )


def _rows(made: list[Article], name: str) -> Iterator[dict[str, str]]:
    for at, each in enumerate(made):
        site = "".join(each.publisher.lower().split())
        yield {
            "id": f"{name}-{at + 1}",
            "url": f"https://{site}.example/{name}/{at + 1}",
            "title": each.title,
            "publisher": each.publisher,
            "published": each.published.isoformat(timespec="minutes"),
            "text": each.text,
        }


def _gold(made: list[Article], name: str) -> dict[str, Any]:
    files = [f"{FILE}#{at + 1}" for at in range(len(made))]
    return {
        "schema": SCHEMA,
        "story": name,
        "documents": [
            {"file": file, "publisher": each.publisher, "published": f"{each.published:%Y-%m-%d}"}
            for file, each in zip(files, made, strict=True)
        ],
        "derivations": [
            {"from": files[parent], "to": files[at], "kind": BorrowingKind(each.kind).value}
            for at, each in enumerate(made)
            for parent in each.parents
        ],
        "claims": [_gold_claim(made, files)],
        "unknowns": [],
        "drift": list(_gold_drifts(made, files)),
    }


def _gold_claim(made: list[Article], files: list[str]) -> dict[str, Any]:
    origins: dict[int, dict[str, Any]] = {}
    statements = []
    for file, each in zip(files, made, strict=True):
        first = next(article for article in made if article.origin == each.origin)
        speaker = first.speaker or Speaker(first.publisher, True)
        held = origins.setdefault(
            each.origin, {"label": speaker.words, "established": speaker.established, "documents": []}
        )
        held["documents"].append(file)
        sources = [each.cited] if each.cited else [each.speaker.words] if each.speaker else []
        statements += [
            _gold_statement(each, file, each.title, []),
            _gold_statement(each, file, _quote(each), sources),
        ]
    established = sum(origin["established"] for origin in origins.values())
    return {
        "id": CLAIM,
        "text": made[0].clause,
        "independent_origins": max(1, established),
        "origins": list(origins.values()),
        "statements": statements,
    }


def _quote(article: Article) -> str:
    """The clause as it stands in the text: with a capital where it begins the sentence."""
    clause = article.clause
    return article.title if article.cited else f"{clause[0].upper()}{clause[1:]}"


def _gold_statement(article: Article, file: str, quote: str, sources: list[str]) -> dict[str, Any]:
    return {
        "document": file,
        "quote": quote,
        "holders": ["AUTHOR", *sources],
        "kind": "asserted",
        "certainty": "PS" if article.hedged else "CT",
        "polarity": "+",
        "stance": "for",
    }


def _gold_drifts(made: list[Article], files: list[str]) -> Iterator[dict[str, Any]]:
    for at, each in enumerate(made):
        here = {"document": files[at], "quote": _quote(each)}
        if each.speaker and not each.speaker.established and not each.hedged:
            kind = DriftKind.HEADLINE_STRONGER.value
            yield {
                "claim": CLAIM,
                "kind": kind,
                "from": here,
                "to": {"document": files[at], "quote": each.title},
            }
        for parent in each.parents:
            ends = {"from": {"document": files[parent], "quote": _quote(made[parent])}, "to": here}
            if made[parent].hedged and not each.hedged:
                yield {"claim": CLAIM, "kind": DriftKind.CERTAINTY_GAINED.value, **ends}
            if made[parent].speaker and not each.speaker and not each.cited:
                yield {"claim": CLAIM, "kind": DriftKind.ATTRIBUTION_DROPPED.value, **ends}


def main() -> None:
    """Write stories into a folder: `python -m allegedly.bench.generate 100 1 FOLDER` (how many, seed, where)."""
    count, seed, folder = sys.argv[1:]
    write_stories(generated_stories(int(count), int(seed)), Path(folder))


if __name__ == "__main__":
    main()
