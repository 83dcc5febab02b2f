"""What stands beside the statements: acts of speech, and background facts in the document's own voice."""

from __future__ import annotations

import functools

from allegedly.model.claim import Certainty, Kind, RelationKind
from tests.models import extract

TITLE = "Arden fund sued over drones"
TEXT = (
    "A clerk said that Turkey, a member of NATO, had bought forty drones. "
    "The mayor accused the clerk of lying to the court. "
    '"Turkey, a member of NATO, wanted them," the clerk said on Monday.'
)
WHOLE = f"{TITLE}\n\n{TEXT}"
EXTRACTION = functools.partial(extract, TEXT, title=TITLE)


def test_an_apposition_is_the_documents_own_even_in_what_it_ascribes() -> None:
    extraction = EXTRACTION()
    stated = [s for s in extraction.statements if s.event and s.event.lemma == "member"]
    assert any(len(s.holders) == 1 for s in stated)
    for each in stated:
        assert (each.stance.kind, each.stance.certainty) == (Kind.ASSERTED, Certainty.CERTAIN)


def test_within_quotation_marks_it_is_the_speakers() -> None:
    relations = [r for r in EXTRACTION().relations if r.relation is RelationKind.MEMBER_OF]
    quoted = [r for r in relations if r.quote[0].start > WHOLE.index('"')]
    assert all(r.attribution is not None for r in quoted)
    assert any(r.attribution is None for r in relations)


def test_relations_quote_their_document() -> None:
    extraction = EXTRACTION()
    for each in extraction.relations:
        assert each.text == " … ".join(span.of(WHOLE) for span in each.quote)


def test_who_accuses_has_accused() -> None:
    extraction = EXTRACTION()
    acts = [(act.event.type, act.event.trigger.of(WHOLE)) for act in extraction.acts]
    assert ("ACCUSE", "accused") in acts
    assert not any(words == "said" for _, words in acts)
    ids = {each.id for each in extraction.attributions}
    assert {act.attribution for act in extraction.acts} <= ids
