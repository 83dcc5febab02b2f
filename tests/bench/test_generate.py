"""Generated stories: the same for one seed, with gold that stands in their texts, and strangers to each other."""

from __future__ import annotations

from pathlib import Path

from allegedly.bench.generate import GeneratedStory, generated_stories, write_stories
from allegedly.bench.reuse_scale import generated_documents
from allegedly.bench.stories import stories_in, story_faults
from allegedly.config import Config
from allegedly.model.lineage import BorrowingKind
from allegedly.trace.lineage import trace_lineage


def made(count: int, seed: int) -> list[GeneratedStory]:
    return list(generated_stories(count, seed))


def test_one_seed_makes_the_same_stories_and_more_of_them_only_add() -> None:
    assert made(3, 7) == made(3, 7)
    assert made(5, 7)[:3] == made(3, 7)
    assert made(3, 7) != made(3, 8)


def test_the_gold_stands_in_the_articles(tmp_path: Path) -> None:
    write_stories(generated_stories(15, 1), tmp_path)
    faults = {story.name: found for story in stories_in(tmp_path) if (found := story_faults(story))}
    assert faults == {}


def test_every_way_to_take_over_a_text_comes_up() -> None:
    kinds = {edge["kind"] for story in made(60, 2) for edge in story.gold["derivations"]}
    assert kinds == {kind.value for kind in BorrowingKind}


def test_some_claims_have_two_origins_and_some_stories_drift() -> None:
    stories = made(40, 3)
    assert any(story.gold["claims"][0]["independent_origins"] >= 2 for story in stories)
    assert {drift["kind"] for story in stories for drift in story.gold["drift"]} == {
        "attribution dropped",
        "certainty gained",
        "headline stronger than body",
    }


def test_articles_of_different_stories_borrow_nothing_from_each_other() -> None:
    documents = generated_documents(400)
    story_of = {document.id: document.path.rsplit("/", 1)[0] for document in documents}
    lineage = trace_lineage(documents, (), (), Config().trace)
    assert lineage.borrowings
    assert all(story_of[each.taken_from] == story_of[each.taken_by] for each in lineage.borrowings)
