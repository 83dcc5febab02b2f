"""Posts as they are pasted are compared by their words."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegedly.link.posts import post_to_prose, tags_of_text
from allegedly.link.profile import statement_to_profile
from tests.factories import make_document, make_statement

POSTS = [
    ("No tags here.", "No tags here."),
    ("See https://example.org/a?b=c#d now", "See now"),
    ("(www.example.org/x)", "("),
    ("#OrrinBridge2024 closed", "Orrin Bridge 2024 closed"),
    ("RT @halden_copper: shut", "RT halden copper : shut"),
    ("#USTreasury and #NATO", "US Treasury and NATO"),
    ("100% # not a tag @ all", "100% # not a tag @ all"),
]


@pytest.mark.parametrize(("post", "prose"), POSTS)
def test_posts_become_prose(post: str, prose: str) -> None:
    assert post_to_prose(post) == prose


def test_a_statement_with_a_hashtag_and_a_link_has_the_words_of_one_without() -> None:
    tagged = make_document("#HaldenFires spread pic.twitter.com/0eJ", path="a.txt")
    plain = make_document("Halden fires spread", path="b.txt")
    left = make_statement(tagged, tagged.text, lemmas=("haldenfires", "spread", "pic.twitter.com/0ej"))
    right = make_statement(plain, plain.text)
    terms = [statement_to_profile(each).terms for each in (left, right)]
    assert terms[0] == terms[1]


@given(st.text(max_size=200))
def test_no_post_makes_it_fail(post: str) -> None:
    assert post_to_prose(post_to_prose(post)) is not None
    assert all(len(words) > 1 for words in tags_of_text(post).values())


def test_a_hostile_post_takes_no_time() -> None:
    started = process_time()
    post_to_prose("#" * 50_000 + "https://" * 5_000 + "aB" * 50_000 + "@_" * 20_000)
    assert process_time() - started < 2
