"""The table of actors: names, aliases, and the claims that name them."""

from __future__ import annotations

import dataclasses

from allegedly.model.actor import ActorRef, CaseActor
from allegedly.model.claim import ActorMention
from allegedly.report.actors import case_to_actors
from allegedly.report.contracts import case_to_plain
from allegedly.report.dossier import dossier_of
from allegedly.report.html import dossier_to_html
from allegedly.report.index import case_to_index
from allegedly.report.text import dossier_to_text
from tests.report.factories import leak_case


def test_actors_stand_with_their_aliases_and_claims() -> None:
    case = leak_case()
    extraction = case.extractions[0]
    statement = extraction.statements[0]
    named = dataclasses.replace(
        statement, actors=(ActorMention("Velmar", "GPE", statement.quote[0], "country/vel"),)
    )
    others = extraction.statements[1:]
    case = dataclasses.replace(
        case,
        extractions=(dataclasses.replace(extraction, statements=(named, *others)), *case.extractions[1:]),
        actors=(
            CaseActor(
                "country/vel", "Velmar", "country", "VEL", "GOV", "", "", ("the Velmarian government",),
                (ActorRef(statement.document, "country/vel"),),
            ),
            CaseActor("actor-1", "Nobody", "person", "", "", "", "", (), (ActorRef("doc-x", "act-1"),)),
        ),
    )  # fmt: skip
    (entry,) = case_to_actors(case, case_to_index(case))
    assert (entry.name, entry.kind, entry.aliases) == ("Velmar", "state", ("the Velmarian government",))
    assert entry.claims and entry.documents == 1
    dossier = dossier_of(case)
    for view in (dossier_to_text(dossier, 100, False), dossier_to_html(dossier)):
        assert "the Velmarian government" in view
    plain = {each["id"]: each for each in case_to_plain(case)["actors"]}
    assert plain["country/vel"]["claims"] and not plain["actor-1"]["claims"]
