"""Who took it from whom, where dates alone do not tell."""

from __future__ import annotations

from allegedly.config import TraceConfig
from allegedly.model.text import Document
from allegedly.trace.lineage import trace_lineage
from tests.factories import make_document

HEAD = "The harbour master of Calder closed both basins on Thursday after divers found a cracked sluice gate."
MIDDLE = (
    "Nobody was hurt, but eleven trawlers could not leave and the fish auction was called off for the week. "
    "A ferry that brings the mail from Norvale moored outside the wall, and sacks were rowed ashore by hand."
)
TAIL = (
    "Repairs will take until the spring tide and cost the town about two million crowns, the council expects."
)
ADDED = "By Saturday the gate had been lifted from its hinges with a crane that came by rail from the yard at Brenn."


def article(text: str, publisher: str, day: str) -> Document:
    return make_document(text, publisher=publisher, day=day, path=publisher)


def edges(*documents: Document) -> set[tuple[str, str]]:
    """Edges with a probability of at least .35, by outlet."""
    named = {document.id: document.publisher for document in documents}
    lineage = trace_lineage(documents, (), (), TraceConfig())
    return {(named[e.taken_from], named[e.taken_by]) for e in lineage.borrowings if e.probability >= 0.35}


def test_of_two_on_one_day_the_one_with_more_of_an_earlier_text_came_first() -> None:
    first = article(f"{HEAD} {MIDDLE} {TAIL}", "Calder Post", "2024-03-01")
    update = article(f"{HEAD} {MIDDLE} {TAIL} {ADDED}", "Norvale Echo", "2024-03-03")
    taken = article(
        f"{ADDED} {HEAD} Cranes of that size are rare, and the shipyard has only two of them.",
        "Brenn Star",
        "2024-03-03",
    )
    assert ("Norvale Echo", "Brenn Star") in edges(first, update, taken)
    assert ("Brenn Star", "Norvale Echo") not in edges(first, update, taken)


def test_a_second_copy_was_taken_from_the_first_text_and_not_from_the_first_copy() -> None:
    text = f"{HEAD} {MIDDLE} {TAIL}"
    found = edges(
        article(text, "Calder Post", "2024-03-01"),
        article(text, "Norvale Echo", "2024-03-02"),
        article(text, "Brenn Star", "2024-03-03"),
    )
    assert found == {("Calder Post", "Norvale Echo"), ("Calder Post", "Brenn Star")}


def test_little_in_common_over_months_is_no_borrowing_and_a_full_copy_still_is() -> None:
    first = article(f"{HEAD} {MIDDLE} {TAIL}", "Calder Post", "2024-03-01")
    near = article(f"{ADDED} {TAIL} Nobody else wrote of it that week.", "Norvale Echo", "2024-03-03")
    late = article(f"{ADDED} {TAIL} Nobody else wrote of it that week.", "Norvale Echo", "2024-09-03")
    copy = article(f"{HEAD} {MIDDLE} {TAIL}", "Brenn Star", "2024-09-03")
    assert edges(first, near) == {("Calder Post", "Norvale Echo")}
    assert edges(first, late) == set()
    assert edges(first, copy) == {("Calder Post", "Brenn Star")}
