"""Which actors of two articles are one, and why."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegedly.link.actors import Placed, judge_actors, link_actors
from allegedly.model.actor import Actor, ActorRef
from allegedly.model.claim import Extraction
from allegedly.model.ids import content_id
from allegedly.model.text import Span


def actor(
    name: str,
    *,
    document: str = "d",
    entry: str = "",
    kind: str = "person",
    country: str = "",
    role: str = "",
) -> Actor:
    id_ = entry or content_id("act", document, name)
    return Actor(id_, name, kind, country, "", role, "", (), (Span(0, 1),), entry, "")


def document(id_: str, *actors: Actor) -> Extraction:
    return Extraction(id_, actors=actors)


def placed(one: Actor, id_: str, *company: str) -> Placed:
    return Placed(ActorRef(id_, one.id), one, frozenset(company))


JUDGED = [
    # left, right, company that both share, one and the same
    (
        actor("Anna Weber", country="DEU", role="mayor"),
        actor("Anna Weber", country="DEU", role="mayor"),
        0,
        True,
    ),
    (actor("Anna Weber"), actor("Anna Weber"), 0, True),
    (actor("Anna Weber", country="DEU"), actor("Anna Weber", country="AUT"), 0, False),
    (actor("Weber", country="DEU"), actor("Weber"), 0, False),
    (actor("Halden Copper", kind="company"), actor("Halden Copper", kind="person"), 1, False),
    (actor("Orrin", kind="company", role="firm"), actor("Orrin", kind="company", role="firm"), 1, True),
]


@pytest.mark.parametrize(("left", "right", "shared", "same"), JUDGED)
def test_names_descriptions_and_company_decide(left: Actor, right: Actor, shared: int, same: bool) -> None:
    company = [f"other {each}" for each in range(shared)]
    link = judge_actors(placed(left, "a", *company), placed(right, "b", *company))
    assert link.same is same
    assert link.features and all(each.match_weight != 0.0 for each in link.features)


def test_an_entry_of_the_gazetteer_is_the_same_everywhere() -> None:
    state = actor("Turkey", entry="country/tur", kind="country", country="TUR")
    linked = link_actors([document("a", state), document("b", replace(state, aliases=("Ankara",)))])
    (one,) = linked.actors
    assert (one.id, one.name, one.aliases) == ("country/tur", "Turkey", ("Ankara",))
    assert {each.document for each in one.members} == {"a", "b"}


def test_people_without_a_name_are_never_the_same_in_two_articles() -> None:
    officials = [
        document(each, actor("US officials", document=each, kind="group", country="USA")) for each in "ab"
    ]
    assert len(link_actors(officials).actors) == 2


@given(st.permutations(range(6)))
def test_the_order_of_articles_changes_nothing_and_each_actor_is_in_one(order: list[int]) -> None:
    names = ["Anna Weber", "Karl Roe", "Anna Weber", "Orrin", "Anna Weber", "Karl Roe"]
    found = [document(str(n), actor(name, document=str(n))) for n, name in enumerate(names)]
    linked = link_actors([found[place] for place in order])
    assert linked == link_actors(found)
    members = [member for each in linked.actors for member in each.members]
    assert len(members) == len(set(members)) == len(names)
