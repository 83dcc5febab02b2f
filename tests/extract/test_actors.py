"""Who is who in an article: rows of text, the words of a mention, whom they mean, and of which country."""

from __future__ import annotations

import pytest

from allegedly.model.actor import Actor
from tests.models import annotate, extract

WHO = [
    ("Ankara denied the report. It said so twice.", "Ankara", "Turkey", "TUR"),
    ("The Turkish government brokered a deal.", "Turkish government", "Turkey", "TUR"),
    ("The government of Turkey is against it.", "government of Turkey", "Turkey", "TUR"),
    ("The Kremlin said that it had not meddled.", "Kremlin", "Russia", "RUS"),
    ("US officials said that it was authentic.", "US officials", "US officials", "USA"),
    ("The Kenyan health ministry stopped it.", "Kenyan health ministry", "Kenyan health ministry", "KEN"),
    ("Foreign Minister Sergei Lavrov denied it. Lavrov was angry.", "Lavrov was", "Sergei Lavrov", "RUS"),
    ("Marta Lavrov runs a bakery. Lavrov sells bread.", "Lavrov sells", "Marta Lavrov", ""),
    ("Halden Copper, a Chilean mining firm, denied it. The firm is old.", "The firm", "Halden Copper", "CHL"),
    ("Joint staff of Orrin Freight, a shipper based in Oslo, met.", "Orrin Freight", "Orrin Freight", "NOR"),
    (
        "Norway is angry. Oil Minister Ingrid Solheim left. The minister is ill.",
        "The minister",
        "Ingrid Solheim",
        "NOR",
    ),
    ("The Pentagon and the intelligence community are evaluating the US materials.", "Pentagon",
     "US Department of Defense", "USA"),
    ("The Pentagon and the intelligence community are evaluating the US materials.", "intelligence community",
     "US intelligence community", "USA"),
]  # fmt: skip


def actor_of(text: str, words: str) -> Actor:
    start = text.index(words)
    first = words.split(" was")[0].split(" sells")[0]
    for each in extract(text).actors:
        for span in each.mentions:
            if span.start <= start + 4 and start + len(first) <= span.end:
                return each
    raise AssertionError(f"nobody is called {words!r} in {[each.name for each in extract(text).actors]}")


@pytest.mark.parametrize(("text", "words", "name", "country"), WHO)
def test_a_mention_means(text: str, words: str, name: str, country: str) -> None:
    found = actor_of(text, words)
    assert (found.name, found.country) == (name, country)
    assert found.reason


def test_a_bare_surname_is_nobody_known() -> None:
    found = {
        each.name: each.entry for each in extract("Merkel spoke. Erdogan left, and Putin stayed.").actors
    }
    assert not any(found.values())


def test_a_party_of_many_states_is_only_taken_where_its_state_is_spoken_of() -> None:
    text = "The National Assembly met on Monday and the Democratic Party left."
    assert not [each for each in extract(text).actors if each.entry.startswith(("parliament/", "party/"))]


def test_mentions_stand_in_the_text_and_ids_are_unique() -> None:
    text = (
        "Turkey, NATO and the Wagner Group, a Russian paramilitary organisation, met Anna Weber in Ankara. "
        * 4
    )
    found = extract(text).actors
    assert len({each.id for each in found}) == len(found)
    assert all(0 <= span.start < span.end <= len(text) for each in found for span in each.mentions)
    wagner = next(each for each in found if each.name == "Wagner Group")
    assert wagner.description == "a Russian paramilitary organisation"


def test_actors_of_statements_carry_their_ids() -> None:
    (statement,) = extract("Ankara sold two mines.").statements
    assert [(each.name, each.id, each.label) for each in statement.actors] == [
        ("Turkey", "country/tur", "GPE")
    ]


def test_hostile_texts_have_bounded_actors() -> None:
    for text in ("Turkey " * 2000, "of the Turkish government of " * 400, "“Minister " * 900):
        assert len(annotate(text).names) <= len(text.split())
        extract(text)
