"""A copy added to a case: same claims, same probabilities, same origins. On real extractions of the example stories."""

from __future__ import annotations

import functools
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest

from allegedly.config import Config
from allegedly.model.case import Case, Failure
from allegedly.model.ids import content_id
from allegedly.model.source import SourceKind
from allegedly.model.text import Span
from allegedly.pipeline import Reading, case_of, reading_of
from allegedly.read.files import originals_from_paths
from tests.factories import make_holder
from tests.models import annotator
from tests.trace.stories import Article, Said, article, told

STORIES = Path(__file__).resolve().parent.parent.parent / "examples" / "stories"
COPYIST = "The Copy Times"
FOUND = "divers found two breaches in the sea wall at Brenn"
SIGNED = "signed by the harbour's engineer, Tova Ruiz"
SIGNER = "the harbour's engineer, Tova Ruiz"
NOTE = (
    f"The note, {SIGNED}, says that {FOUND}. The wider of them lets in a metre of water at every spring tide, and the "
    "pumps behind it have run for nine weeks without a stop. Nobody at the port would say when the repairs begin."
)


@functools.cache
def readings_of_story(story: str) -> tuple[Reading, ...]:
    config = Config()
    originals = originals_from_paths([str(STORIES / story)], config.read)
    return tuple(reading_of(each, annotator(), config) for each in originals if not isinstance(each, Failure))


def copied(reading: Reading, *, days: int) -> tuple[Reading, dict[str, str]]:
    """The same text under another outlet's name, so many days later, and the ids of its statements' originals."""
    document, extraction = reading.document, reading.extraction
    new = content_id("doc", document.id, COPYIST)
    when = document.published
    if when is not None:
        shift = timedelta(days=days)
        when = replace(when, earliest=when.earliest + shift, latest=when.latest + shift)
    ids = {content_id("stm", each.id, COPYIST): each.id for each in extraction.statements}
    statements = tuple(
        replace(each, id=content_id("stm", each.id, COPYIST), document=new) for each in extraction.statements
    )
    copy = replace(document, id=new, path="copy.txt", publisher=COPYIST, published=when, url="")
    attributions = tuple(replace(each, document=new) for each in extraction.attributions)
    unknowns = tuple(
        replace(each, id=content_id("unk", each.id, COPYIST), document=new) for each in extraction.unknowns
    )
    taken = replace(
        extraction, document=new, attributions=attributions, statements=statements, unknowns=unknowns
    )
    return Reading(copy, taken), ids


@dataclass(frozen=True)
class Worth:
    """What a case says of a claim."""

    probability: float
    credibility: str
    independent_origins: float
    established: tuple[str, ...]


def worth_of_claims(case: Case, ids: dict[str, str], copied_outlet: str = "") -> dict[frozenset[str], Worth]:
    """By the statements of each claim, those of copies under their originals' ids."""
    assessments = {each.claim: each for each in case.assessments}
    found = {}
    for claim in case.claims:
        of_claim = [each for each in case.lineage.origins if each.claim == claim.id and each.established]
        labels = (copied_outlet if each.label == COPYIST else each.label for each in of_claim)
        found[frozenset(ids.get(each, each) for each in (*claim.statements, *claim.against))] = Worth(
            assessments[claim.id].probability,
            assessments[claim.id].credibility,
            assessments[claim.id].independent_origins,
            tuple(sorted(labels)),
        )
    return found


@functools.cache
def before(story: str) -> dict[frozenset[str], Worth]:
    return worth_of_claims(case_of(readings_of_story(story), Config()), {})


@pytest.mark.parametrize("days", [0, 30])
@pytest.mark.parametrize("story", ["disaster", "leaked-document", "rumour"])
def test_a_copy_of_any_article_changes_no_claim_probability_or_origin(story: str, days: int) -> None:
    readings = readings_of_story(story)
    for reading in readings:
        copy, ids = copied(reading, days=days)
        outlet = reading.document.publisher if days == 0 else ""
        after = worth_of_claims(case_of([*readings, copy], Config()), ids, outlet)
        assert after.keys() == before(story).keys(), reading.document.path
        for statements, worth in before(story).items():
            now = after[statements]
            assert now.probability == pytest.approx(worth.probability, abs=0.01), (worth, now)
            assert replace(now, probability=worth.probability) == worth, reading.document.path


def note(
    path: str, day: str, source: str, *, named: bool, spans: tuple[Span, ...] = (), text: str = NOTE
) -> Article:
    """The same story, of which the source was read as these words of it."""
    kind = SourceKind.PERSON if named else SourceKind.UNNAMED
    holder = replace(make_holder(source, kind, named=named), spans=spans)
    return article(text, Said(FOUND, (holder,)), path=path, publisher=f"Outlet {path}", day=day)


def test_a_copy_whose_source_was_read_otherwise_adds_no_origin() -> None:
    start = NOTE.index(SIGNER)
    named = note("copy", "2024-03-02", SIGNER, named=True, spans=(Span(start, start + len(SIGNER)),))
    (origin,) = told(note("first", "2024-03-01", SIGNED, named=False), named).origins_of(FOUND)
    assert (origin.label, origin.established, len(origin.statements)) == (SIGNED, False, 2)


def test_a_source_that_only_the_copy_names_is_its_own() -> None:
    text = NOTE.replace(SIGNED, "which Ada Brandt, a member of the harbour board, read out to this newspaper")
    start = text.index("Ada Brandt")
    named = note("copy", "2024-03-02", "Ada Brandt", named=True, spans=(Span(start, start + 10),), text=text)
    origins = told(note("first", "2024-03-01", SIGNED, named=False), named).origins_of(FOUND)
    assert [each.label for each in origins if each.established] == ["Ada Brandt"]


@pytest.mark.parametrize("second", ["a", "b", "c", "d", "e"])
def test_of_two_equally_likely_parents_a_copy_rests_on_the_earlier(second: str) -> None:
    with_a_last_line = f"{NOTE} More news from the coast on page four."
    read_otherwise = note(second, "2024-03-02", "Ada Brandt", named=True, text=with_a_last_line)
    later = note("later", "2024-04-01", SIGNED, named=False)
    first = note("first", "2024-03-01", SIGNED, named=False)
    rests = {each.label: each.statements for each in told(first, read_otherwise, later).origins_of(FOUND)}
    assert {label: len(statements) for label, statements in rests.items()} == {SIGNED: 2, "Ada Brandt": 1}
