"""Whose record is whose: by entry, office, country and domain where the case knows them, else by name."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from allegedly.model.actor import Actor
from allegedly.model.claim import Extraction
from allegedly.model.source import SourceKind
from allegedly.weigh.evidence import index_evidence
from allegedly.weigh.history import identity_of_voice
from allegedly.weigh.identity import identities_of_case
from allegedly.weigh.voices import Voice
from tests.factories import make_document, make_holder
from tests.weigh.stories import Story


def actor(
    name: str, type_: str = "person", *, entry: str = "", role: str = "", country: str = "", also: str = ""
) -> Actor:
    aliases = (also,) if also else ()
    return Actor(entry or f"act-{name}", name, type_, country, "", role, "", aliases, (), entry, "told")


def key_of(label: str, actors: Sequence[Actor], entity: str = "") -> tuple[str, bool] | None:
    document = make_document(f"{label} said so.")
    identities = identities_of_case([document], [Extraction(document.id, actors=tuple(actors))])
    holder = make_holder(label)
    found = identities.of_holder(holder, document.id)
    return (found.key, found.lasting) if found else None


ARDEN = actor("Arden", "country", entry="country/ard", also="Port Vell")
DASK = actor("Ion Dask", role="Police chief", country="ARD", also="Dask")


@pytest.mark.parametrize(
    ("label", "actors", "found"),
    [
        ("Arden", [ARDEN], ("arden [country/ard]", True)),
        ("Port Vell", [ARDEN], ("arden [country/ard]", True)),
        ("Police chief Ion Dask", [DASK], ("ion dask [police chief, ard]", True)),
        ("Dask", [DASK], ("ion dask [police chief, ard]", True)),
        ("a spokesman for Ion Dask", [DASK], None),
        ("Ion Dask", [actor("Ion Dask")], ("ion dask", False)),  # a name alone may be anybody's
        ("Dask", [actor("Dask", role="Mayor")], ("dask [mayor]", False)),  # and half a name is
        ("Gull Company", [actor("Gull Company", "company")], ("gull company", True)),
        ("US officials", [actor("US officials", "group")], None),
        ("Dask", [DASK, actor("Lena Dask", also="Dask")], None),  # two bear the name
    ],
)
def test_a_source_is_whoever_the_article_says_it_is(
    label: str, actors: list[Actor], found: tuple[str, bool] | None
) -> None:
    assert key_of(label, actors) == found


def test_people_of_one_name_and_two_offices_are_two_in_two_cases() -> None:
    mayor, coach = (key_of("Ion Dask", [actor("Ion Dask", role=role)]) for role in ("Mayor", "coach"))
    assert mayor is not None and coach is not None
    assert mayor[0] != coach[0]


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        (("Herald", "https://www.herald.example/a"), ("Herald", "https://herald.example/b"), True),
        (("Herald", "https://herald.example/a"), ("Herald", "https://herald.other.example/b"), False),
        (("The Herald", "https://herald.example/a"), ("herald.example", "https://herald.example/b"), True),
        (("The Herald", ""), ("Herald", ""), True),
        (("Herald", "http://[bad"), ("Herald", ""), True),
    ],
)
def test_an_outlet_goes_by_its_domain_where_the_case_has_one(
    first: tuple[str, str], second: tuple[str, str], same: bool
) -> None:
    keys = []
    for publisher, url in (first, second):
        document = make_document("News.", publisher=publisher, url=url)
        keys.append(identities_of_case([document], []).of_outlet(publisher).key)
    assert (keys[0] == keys[1]) is same


def test_two_domains_under_one_mast_head_tell_nothing() -> None:
    documents = [
        make_document("News.", publisher="Herald", url=f"https://{name}.example/", path=name)
        for name in ("one", "two")
    ]
    assert identities_of_case(documents, []).of_outlet("Herald").key == "herald"


@pytest.mark.parametrize(
    ("label", "kind", "lasting"),
    [
        ("Harbour Office", SourceKind.ORGANISATION, True),
        ("the Harbour Office", SourceKind.ORGANISATION, True),
        ("Police", SourceKind.GOVERNMENT, False),
        ("Local police", SourceKind.GOVERNMENT, False),
        ("leaked memo", SourceKind.DOCUMENT, False),
        ("Report 14/2021", SourceKind.DOCUMENT, True),
        ("Lena Voss", SourceKind.PERSON, False),
    ],
)
def test_a_label_lasts_where_it_is_the_name_of_one_body_or_paper(
    label: str, kind: SourceKind, lasting: bool
) -> None:
    story = Story()
    said = story.report("Herald", label, kind=kind)
    evidence = index_evidence(tuple(story.documents), story.extractions(), story.lineage())
    voice = Voice("org-1", label, kind, True, 1.0, (said.id,), (), (said.document,), ())
    assert identity_of_voice(voice, evidence).lasting is lasting
