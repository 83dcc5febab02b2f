"""Folders as they are: stories mixed, articles of one line, many near-copies."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from time import process_time

import numpy as np

from allegedly.bench.generate import GeneratedStory, generated_stories
from allegedly.config import LinkConfig
from allegedly.link.claims import Linked, link_claims
from allegedly.model.claim import Extraction
from allegedly.model.text import DateSource, Document, PublicationDate
from tests.factories import make_document, make_extraction, make_statement

NAME = re.compile(r"\b[A-Z][a-z]{3,}\b")


def read(stories: Iterable[GeneratedStory]) -> list[tuple[str, Document, Extraction]]:
    """Articles with the name of their story, each sentence a statement; openings are alike within a story."""
    found = []
    for number, story in enumerate(stories):
        about = np.random.default_rng(number).normal(size=384)
        for place, row in enumerate(story.rows):
            title, *paragraphs = f"{row['title']}\n{row['text']}".split("\n")
            document = make_document("\n".join([title, *paragraphs]), path=f"{story.name}-{place}")
            sentences = [each for line in paragraphs for each in re.split(r"(?<=[.!?]) ", line) if each]
            statements = [
                make_statement(
                    document,
                    words,
                    heading=heading,
                    actors=tuple(NAME.findall(words)),
                    numbers=tuple(float(each) for each in re.findall(r"\b\d+\b", words)),
                )
                for words, heading in [(title, True), *((each, False) for each in dict.fromkeys(sentences))]
            ]
            vector = about + 0.2 * np.random.default_rng((number, place)).normal(size=384)
            opening = bytes((vector / np.linalg.norm(vector)).astype("<f2").tobytes())
            found.append(
                (story.name, document, replace(make_extraction(document, *statements), opening=opening))
            )
    return found


def linked(articles: Iterable[tuple[str, Document, Extraction]]) -> Linked:
    _, documents, extractions = zip(*articles, strict=True)
    return link_claims(documents, extractions, LinkConfig())


def test_mixed_stories_stay_apart() -> None:
    articles = read(generated_stories(30, seed=5))
    claims = linked(articles).claims
    story_of = {statement.id: name for name, _, found in articles for statement in found.statements}
    headlines = {each.id for _, _, found in articles for each in found.statements if each.heading}
    over = [
        claim for claim in claims if len({story_of[each] for each in (*claim.statements, *claim.against)}) > 1
    ]
    assert not any(headlines & {*claim.statements, *claim.against} for claim in over)
    # What is left are formulas without a name ("It lasted 32 days").
    assert len(over) <= 0.05 * len(claims)


def test_cost_grows_with_the_number_of_articles_and_not_with_its_square() -> None:
    linked(read(generated_stories(5, seed=6)))
    seconds = []
    for count in (20, 80):
        articles = read(generated_stories(count, seed=6))
        started = process_time()
        linked(articles)
        seconds.append(process_time() - started)
    assert seconds[1] < 10 * seconds[0]


def test_articles_of_one_line() -> None:
    lines = ("Halden shuts mine", "Halden shuts mine", "Orrin bakery wins prize", "Breaking news")
    documents = [make_document(line, path=f"{place}.txt") for place, line in enumerate(lines)]
    extractions = [make_extraction(each, make_statement(each, each.text, heading=True)) for each in documents]
    claims = link_claims(tuple(documents), tuple(extractions), LinkConfig()).claims
    assert sorted(len(claim.statements) for claim in claims) == [1, 1, 2]


def test_no_date_or_one_in_the_future_changes_no_claim() -> None:
    articles = read(generated_stories(3, seed=9))
    plain = {each.statements for each in linked(articles).claims}
    later = PublicationDate(date(2999, 1, 1), date(2999, 1, 1), DateSource.GIVEN, "2999-01-01")
    for published in (None, later):
        dated = [(name, replace(document, published=published), found) for name, document, found in articles]
        assert {each.statements for each in linked(dated).claims} == plain


def test_two_hundred_near_copies_and_the_same_file_twice_are_the_claims_of_one() -> None:
    story = next(generated_stories(1, seed=8))
    one = read([story])[:1]
    text = one[0][1].text
    copies = [
        make_document(text + f"\nPrinted in edition {number}.", path=str(number)) for number in range(200)
    ]
    sentences = [(each.text, each.heading, each.numbers) for each in one[0][2].statements]
    articles = [
        (
            story.name,
            copy,
            replace(
                make_extraction(
                    copy,
                    *(make_statement(copy, words, heading=h, numbers=n) for words, h, n in sentences),
                ),
                opening=one[0][2].opening,
            ),
        )
        for copy in (*copies, copies[0])
    ]
    started = process_time()
    claims = linked(articles).claims
    assert process_time() - started < 20
    assert len(claims) <= len(sentences)
    assert all(len(claim.statements) % 200 == 0 for claim in claims)
