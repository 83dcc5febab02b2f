"""Golden holder chains, from the article outwards."""

from __future__ import annotations

import pytest

from tests.models import extract

# text, the trigger's lemma, chain
GOLDEN = [
    ("The dam broke on Friday.", "break", "AUTHOR"),
    ("Silva said the dam broke.", "break", "AUTHOR < Silva"),
    (
        "The mayor said engineers had warned that the dam would break.",
        "break",
        "AUTHOR < The mayor < engineers",
    ),
    (
        "Officials told the Harbour Times that the dam broke.",
        "break",
        "AUTHOR < the Harbour Times < Officials",
    ),
    ("Officials told reporters that the dam broke.", "break", "AUTHOR < Officials"),
    (
        "According to a memo that some newspapers have obtained, the dam broke.",
        "break",
        "AUTHOR < some newspapers < a memo",
    ),
    (
        "The boat sank, according to army reporting that is included in the dossier.",
        "sink",
        "AUTHOR < the dossier < army reporting",
    ),
    (
        "The Daily Quarry said, citing a diplomat, that the talks failed.",
        "fail",
        "AUTHOR < The Daily Quarry < a diplomat",
    ),
    (
        "The council said, citing a threat to health, that the well was closed.",
        "close",
        "AUTHOR < The council",
    ),
    ("Silva told African-Americans that the dam broke.", "break", "AUTHOR < Silva"),
    (
        "Records seen by the Harbour Times show that the dam broke.",
        "break",
        "AUTHOR < the Harbour Times < Records",
    ),
    (
        "Three people told the news agency Borealis that the dam broke.",
        "break",
        "AUTHOR < the news agency Borealis < Three people",
    ),
    ("The memo says the firm planned to close the mine.", "close", "AUTHOR < The memo"),
    ("The firm allegedly paid a judge.", "pay", "AUTHOR < not named"),
]


@pytest.mark.parametrize(("text", "lemma", "chain"), GOLDEN)
def test_chain(text: str, lemma: str, chain: str) -> None:
    statement = next(each for each in extract(text).statements if each.event and each.event.lemma == lemma)
    assert " < ".join(holder.label for holder in statement.holders) == chain


def test_whoever_saw_a_report_says_nothing_beside_it() -> None:
    text = (
        "The harbour authority at Velmouth closed the eastern lock on Monday after inspectors found cracks in its "
        "gate, the harbour master, Ana Corvin, said. Two barges were damaged when the gate moved on Sunday night. A "
        "spokesman for the ferry company said that it was not known when crossings would start again. According to a "
        "report seen by the Mardia Press Agency, the gate had last been examined in 2019."
    )
    found = [each for each in extract(text).statements if "2019" in each.text]
    assert [[holder.label for holder in each.holders] for each in found] == [
        ["AUTHOR", "the Mardia Press Agency", "a report"]
    ]


def test_parents_exist_and_never_turn_in_a_circle() -> None:
    text = "Silva said that Roe said that “they told me the mayor knew that the dam, he said, was old,” she added."
    attributions = {each.id: each for each in extract(text).attributions}
    for each in attributions.values():
        seen: set[str] = set()
        current = each
        while current.parent is not None:
            assert current.id not in seen
            seen.add(current.id)
            current = attributions[current.parent]


def test_documents_under_several_names_are_one_entity() -> None:
    text = "A leaked memo says the dam is old. The document also says that the firm knew."
    holders = [each.holders[-1] for each in extract(text).statements if len(each.holders) == 2]
    assert {holder.label for holder in holders} == {"A leaked memo", "The document"}
    assert len({holder.entity for holder in holders}) == 1
