"""Which expressions name one thing, within one article."""

from __future__ import annotations

import pytest

from tests.models import annotate

CHAINS = [
    # text, name of the chain, mentions that it must hold
    ("Maria Silva runs the firm. Silva said she would go.", "Maria Silva", {"Maria Silva", "Silva", "she"}),
    (
        "The Wagner Group, a Russian paramilitary organisation, has left. The group said nothing.",
        "Wagner Group",
        {"The group", "a Russian paramilitary organisation"},
    ),
    (
        "Turkey signed the pact. Ankara had doubts, the Turkish government said.",
        "Turkey",
        {"Turkey", "Ankara", "the Turkish government"},
    ),
    ("The United States left. The U.S. had warned them.", "United States", {"United States", "U.S."}),
    ("Norway opened an inquiry. The country wants to know why.", "Norway", {"Norway", "The country"}),
    (
        'Osk\'s lawyer, Daniela Prush, rejected the claim. "My client never owned it," she said. The Treasury said no.',
        "Daniela Prush",
        {"Daniela Prush", "My", "she"},
    ),
    (
        "Paul Emmer gave no details. Viktor Osk, 54, has not commented. His lawyer did not reply.",
        "Viktor Osk",
        {"Viktor Osk", "His"},
    ),
    (
        "An intelligence report names him. The leaked document says more.",
        "An intelligence report",
        {"An intelligence report", "The leaked document"},
    ),
    (
        'The team was led by Nura Chen. "There is no nest," said Priya Nair. "We would see a rim." Chen has doubts. '
        "In an email she said it was one.",
        "Nura Chen",
        {"Nura Chen", "Chen", "she"},
    ),
    (
        "Erik Lund left. The Lake Fund said it had carried it out. Anna Brill said she had not.",
        "Lake Fund",
        {"The Lake Fund", "it"},
    ),
    (
        '"There was no poison," Imran Shah told the jury. A consultant, Dr Paul Greer, testified that he saw none.',
        "Paul Greer",
        {"Paul Greer", "he"},
    ),
    (
        'Amy Lund died. "We looked and there was none," said the chair, Prof Ines Carvalho. She urged patience.',
        "Ines Carvalho",
        {"Ines Carvalho", "She"},
    ),
    (
        'He denies it, according to his lawyer, Herman Ljung. "My client saw nothing," he said.',
        "Herman Ljung",
        {"Herman Ljung", "he"},
    ),
    (
        "The bulk carrier Santa Vela sailed. The operator, Orle Marine, denies that the ship called at Korsk. It said "
        "the log was wrong.",
        "Orle Marine",
        {"The operator", "It"},
    ),
]
APART = [
    # two expressions that must not be in one chain
    ("Anna Weber met Karl Weber. Anna Weber left.", "Anna Weber", "Karl Weber"),
    ("Mr Hale praised Mrs Hale. She thanked Mr Hale.", "Mr Hale", "She"),
    ("Belgium beat Sweden, Panama and Peru. Sweden left.", "Sweden", "Belgium"),
    (
        "Messages went round on WhatsApp. Rita Campos will visit the town, her office says.",
        "WhatsApp",
        "her office",
    ),
    (
        "The Lake Front said it had done it, but investigators found nothing. They now suspect others.",
        "The Lake Front",
        "They",
    ),
    (
        "One firm, Crane Trading Ltd, was dissolved. The foreign ministry said it was not aware of that.",
        "Crane Trading Ltd",
        "it",
    ),
    (
        "A report was seen by the Mardia Press Agency. The ministry denied that it had been warned.",
        "Mardia Press Agency",
        "The ministry",
    ),
    (
        "The Velmouth Harbour Authority closed the lock. The ministry denied that it had been warned.",
        "Velmouth Harbour Authority",
        "The ministry",
    ),
    ("He met officials in Washington. The United States was pleased.", "Washington", "United States"),
    (
        "The bulk carrier Santa Vela sailed. The operator, Orle Marine, denies that the ship called at Korsk. It said "
        "the log was wrong.",
        "Santa Vela",
        "It",
    ),
    (
        "The shipper Orle Lines sued. The operator, Delta Marine, denies that the ship called at Korsk.",
        "Orle Lines",
        "Delta Marine",
    ),
]


@pytest.mark.parametrize(("text", "name", "mentions"), CHAINS)
def test_mentions_of_one_thing_are_in_one_chain(text: str, name: str, mentions: set[str]) -> None:
    chains = annotate(text).coreference
    chain = next(each for each in chains if name.lower() in each.name.lower())
    found = {span.of(text).removeprefix("the ").removeprefix("The ") for span in chain.mentions}
    assert {each.removeprefix("the ").removeprefix("The ") for each in mentions} <= found


@pytest.mark.parametrize(("text", "left", "right"), APART)
def test_two_things_are_not_in_one_chain(text: str, left: str, right: str) -> None:
    for chain in annotate(text).coreference:
        found = {span.of(text) for span in chain.mentions}
        assert not any(left in each for each in found) or not any(right in each for each in found)


def test_it_that_stands_for_nothing_is_in_no_chain() -> None:
    text = "The Wagner Group left Mali. It is not known why the Wagner Group left."
    for chain in annotate(text).coreference:
        assert "It" not in [span.of(text) for span in chain.mentions]


def test_a_mention_is_in_one_chain_and_stands_in_the_text() -> None:
    text = (
        "The minister met Anna Weber. Weber said that her firm, Halden Copper, had told it to the ministry. "
        * 3
    )
    spans = [span for chain in annotate(text).coreference for span in chain.mentions]
    assert len(spans) == len(set(spans))
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
