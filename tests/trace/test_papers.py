"""Papers that articles cite: which are identified, and which words mean one paper."""

from __future__ import annotations

from dataclasses import replace

import pytest

from allegedly.model.source import SourceKind
from allegedly.model.text import Span
from allegedly.trace.papers import identified_papers, is_one_paper
from tests.factories import make_document, make_extraction, make_holder, make_statement


@pytest.mark.parametrize(
    ("text", "paper", "identified"),
    [
        ("The memo, dated 14 March 2024 and marked urgent, says the dam has cracks.", "The memo", True),
        ("A memo signed by Ines Roldan says the dam has cracks.", "A memo signed by Ines Roldan", True),
        ("The memo, signed by the manager, Ines Roldan, says the dam has cracks.", "The memo", True),
        (
            "The paper, a memo that the manager Ines Roldan signed in May, says the dam has cracks.",
            "The paper",
            True,
        ),
        (
            "An audit by the Court of Auditors says the dam has cracks.",
            "An audit by the Court of Auditors",
            True,
        ),
        ("A leaked document says the dam has cracks.", "A leaked document", False),
        ("The memo says the dam has cracks. Ines Roldan signed nothing.", "The memo", False),
        ("An internal memo seen by the Courier says the dam has cracks.", "An internal memo", False),
    ],
)
def test_a_paper_is_identified_by_its_maker_author_or_date(text: str, paper: str, identified: bool) -> None:
    document = make_document(text)
    holder = make_holder(paper, SourceKind.DOCUMENT, named=False)
    start = text.index(paper)
    holder = replace(holder, spans=(Span(start, start + len(paper)),))
    extraction = make_extraction(document, make_statement(document, "the dam has cracks", holders=(holder,)))
    assert bool(identified_papers({document.id: document}, [extraction])) is identified


def test_a_paper_without_a_place_in_the_text_is_not_identified() -> None:
    document = make_document("The memo, dated 14 March 2024, says the dam has cracks.")
    holder = make_holder("The memo", SourceKind.DOCUMENT, named=False)
    extraction = make_extraction(document, make_statement(document, "the dam has cracks", holders=(holder,)))
    assert identified_papers({document.id: document}, [extraction]) == frozenset()


def test_two_papers_with_words_of_their_own_are_two() -> None:
    assert is_one_paper("leaked memo", "memo")
    assert not is_one_paper("court ruling", "safety memo")
