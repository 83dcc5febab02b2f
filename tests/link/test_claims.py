"""Claims from small sets of statements: which belong together, which stand against, by which words a claim is shown."""

from __future__ import annotations

import dataclasses
import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allegedly.config import LinkConfig
from allegedly.link.claims import Linked, link_claims
from allegedly.model.claim import Argument, Certainty, Event, Kind, Polarity, Statement
from allegedly.model.link import Verdict
from allegedly.model.text import Document
from tests.factories import make_document, make_extraction, make_holder, make_stance, make_statement

CONFIG = LinkConfig()
DENIED = make_stance(Kind.DENIED, Certainty.CERTAIN, Polarity.NEGATIVE)
NO_EVIDENCE = make_stance(Kind.NO_EVIDENCE, Certainty.UNKNOWN, Polarity.UNKNOWN)
QUESTION = make_stance(Kind.QUESTION, Certainty.UNKNOWN, Polarity.UNKNOWN)
NEGATIVE = make_stance(polarity=Polarity.NEGATIVE)


def link(*pairs: tuple[Document, Statement]) -> Linked:
    documents = {document.id: document for document, _ in pairs}
    extractions = [
        make_extraction(document, *(statement for owner, statement in pairs if owner.id == document.id))
        for document in documents.values()
    ]
    return link_claims(tuple(documents.values()), tuple(extractions), CONFIG)


def one(text: str, path: str, **details: object) -> tuple[Document, Statement]:
    document = make_document(text, path=path)
    return document, make_statement(document, text, **details)  # type: ignore[arg-type]


def clusters(linked: Linked) -> set[frozenset[str]]:
    return {frozenset((*claim.statements, *claim.against)) for claim in linked.claims}


def test_the_same_event_in_other_words_is_one_claim_and_another_event_is_not() -> None:
    left = one("The Norvale shipyard dismissed 400 welders on Monday", "a", numbers=(400.0,))
    right = one("Norvale shipyard has dismissed 400 of its welders", "b", numbers=(400.0,))
    other = one("A landslide in Torrin buried the mountain railway", "c")
    found = clusters(link(left, right, other))
    assert frozenset({left[1].id, right[1].id}) in found
    assert frozenset({other[1].id}) in found


def test_numbers_that_differ_remain_one_claim() -> None:
    left = one("The ferry fire off Calder killed 12 passengers", "a", numbers=(12.0,))
    right = one("At least 15 passengers were killed in the ferry fire off Calder", "b", numbers=(15.0,))
    assert len(link(left, right).claims) == 1


def with_roles(pair: tuple[Document, Statement], agent: str, target: str) -> tuple[Document, Statement]:
    document, statement = pair
    span = statement.quote[0]
    arguments = (Argument("agent", span, agent), Argument("target", span, target))
    return document, dataclasses.replace(statement, event=Event(span, "invade", "", arguments))


def test_exchanged_roles_are_two_claims() -> None:
    left = one("The army of Mardia invaded the island of Kessel", "a")
    right = one("The army of Kessel invaded the island of Mardia", "b")
    assert len(link(with_roles(left, "Mardia", "Kessel"), with_roles(right, "Mardia", "Kessel")).claims) == 1
    assert len(link(with_roles(left, "Mardia", "Kessel"), with_roles(right, "Kessel", "Mardia")).claims) == 2


@pytest.mark.parametrize("stance", [DENIED, NO_EVIDENCE, NEGATIVE])
def test_who_contradicts_stands_against_in_the_same_claim(stance: object) -> None:
    left = one("Harrow Mining sold uranium ore to Belgravia Holdings", "a")
    right = one("Harrow Mining sold uranium ore to Belgravia Holdings last year", "b", stance=stance)
    linked = link(left, right)
    (claim,) = linked.claims
    assert claim.statements == (left[1].id,)
    assert claim.against == (right[1].id,)
    assert [each.verdict for each in linked.links] == [Verdict.CONTRADICTS]


def test_a_question_mentions_the_claim_and_is_not_against_it() -> None:
    left = one("Harrow Mining sold uranium ore to Belgravia Holdings", "a")
    right = one("Did Harrow Mining sell uranium ore to Belgravia Holdings", "b", stance=QUESTION)
    (claim,) = link(left, right).claims
    assert set(claim.statements) == {left[1].id, right[1].id}
    assert claim.against == ()


def test_a_lone_denial_is_a_claim_that_nobody_affirms() -> None:
    alone = one("Harrow Mining sold uranium ore to Belgravia Holdings", "a", stance=DENIED)
    (claim,) = link(alone).claims
    assert claim.statements == ()
    assert claim.against == (alone[1].id,)


def test_negative_statements_alone_make_a_negative_claim() -> None:
    left = one("The Calder dam did not burst in the flood", "a", stance=NEGATIVE)
    right = one("The Calder dam did not burst in the flood, engineers found", "b", stance=NEGATIVE)
    (claim,) = link(left, right).claims
    assert len(claim.statements) == 2
    assert claim.against == ()


def test_a_hardened_version_stays_in_the_claim() -> None:
    possible = make_stance(Kind.ALLEGED, Certainty.POSSIBLE)
    left = one("Otto Brandt may have bought the Vellmar racecourse", "a", stance=possible)
    right = one("Otto Brandt bought the Vellmar racecourse", "b")
    assert len(link(left, right).claims) == 1


def test_headline_and_body_of_one_document_are_one_claim() -> None:
    document = make_document(
        "Norvale shipyard dismisses 400 welders\n\nThe Norvale shipyard dismissed 400 welders on Monday.",
    )
    headline = make_statement(
        document, "Norvale shipyard dismisses 400 welders", heading=True, numbers=(400.0,)
    )
    body = make_statement(document, "The Norvale shipyard dismissed 400 welders on Monday", numbers=(400.0,))
    (claim,) = link((document, headline), (document, body)).claims
    assert claim.text == body.text


def test_a_headline_goes_with_what_its_text_says_first() -> None:
    """Both clauses have as many words in common with the headline, and none of them its event."""
    lead, later = "The Orrin ferry sank off Calder on Monday", "The Orrin ferry carried copper from Calder"
    for first, second in ((lead, later), (later, lead)):
        document = make_document(f"Orrin ferry lost\n{first}.\n{second}.")
        headline = make_statement(document, "Orrin ferry lost", trigger="lost", heading=True)
        told = make_statement(document, first, trigger=first.split()[3])
        other = make_statement(document, second, trigger=second.split()[3])
        found = clusters(link((document, headline), (document, told), (document, other)))
        assert frozenset({headline.id, told.id}) in found


def test_the_claim_is_shown_in_words_that_stand_alone() -> None:
    left = one("They dismissed 400 welders of the Norvale shipyard", "a", numbers=(400.0,))
    right = one(
        "The Norvale shipyard dismissed 400 welders", "b", numbers=(400.0,), actors=("Norvale shipyard",)
    )
    assert link(left, right).claims[0].text == right[1].text


def test_two_hundred_near_identical_copies_are_one_claim() -> None:
    text = "The Norvale shipyard dismissed 400 welders on Monday after losing the frigate contract {}"
    copies = [one(text.format(f"edition{number}"), f"{number}", numbers=(400.0,)) for number in range(200)]
    other = one("A landslide in Torrin buried the mountain railway", "z")
    linked = link(*copies, other)
    assert sorted(len(claim.statements) for claim in linked.claims) == [1, 200]
    assert len(linked.links) <= 4 * 201


def test_equal_short_statements_of_different_stories_are_not_merged() -> None:
    stories = [
        ("The Norvale shipyard dismissed welders after losing the frigate contract. It closed.", "a"),
        ("Voters in Torrin rejected the mayor's tramway referendum by a landslide. It closed.", "b"),
    ]
    pairs = []
    for text, path in stories:
        document = make_document(text, path=path)
        pairs += [
            (document, make_statement(document, text.split(".")[0])),
            (document, make_statement(document, "It closed")),
        ]
    assert len(link(*pairs).claims) == 4


def test_the_same_file_twice_makes_no_second_claim() -> None:
    text = "The Norvale shipyard dismissed 400 welders on Monday"
    assert len(link(one(text, "a.txt"), one(text, "copy.txt")).claims) == 1


def test_nothing_gives_nothing() -> None:
    assert link_claims((), (), CONFIG) == Linked((), ())


def test_every_link_names_what_was_compared() -> None:
    left = one("The Norvale shipyard dismissed 400 welders on Monday", "a", numbers=(400.0,))
    right = one("Norvale shipyard has dismissed 400 of its welders", "b", numbers=(400.0,))
    (found,) = link(left, right).links
    assert found.verdict is Verdict.SAME
    assert {"words in common", "numbers"} <= {feature.name for feature in found.features}
    assert found.probability > 0.5


WORDS = [
    "Norvale",
    "shipyard",
    "welders",
    "Torrin",
    "railway",
    "Calder",
    "ferry",
    "burned",
    "sank",
    "closed",
    "mayor",
]


@settings(max_examples=40)
@given(
    st.lists(st.lists(st.sampled_from(WORDS), min_size=2, max_size=7), min_size=1, max_size=12),
    st.randoms(use_true_random=False),
)
def test_input_order_changes_nothing_and_every_statement_is_in_one_claim(
    texts: list[list[str]], shuffle: object
) -> None:
    pairs = [one(" ".join(words), f"{number}") for number, words in enumerate(texts)]
    shuffled = list(pairs)
    shuffle.shuffle(shuffled)  # type: ignore[attr-defined]
    linked = link(*pairs)
    assert linked == link(*shuffled)
    members = list(itertools.chain.from_iterable((*each.statements, *each.against) for each in linked.claims))
    assert sorted(members) == sorted({statement.id for _, statement in pairs})


def test_a_source_does_not_change_what_is_said() -> None:
    left = one(
        "The Norvale shipyard dismissed 400 welders on Monday", "a", holders=(make_holder("Ana Lind"),)
    )
    right = one("The Norvale shipyard dismissed 400 welders on Monday", "b")
    assert len(link(left, right).claims) == 1


FIRE = "A fire in a Torrin sawmill spread to the timber yard. {} Crews from Calder came with 30 engines."


def counted(
    path: str, words: str, number: float, *, trigger: str = "killed"
) -> list[tuple[Document, Statement]]:
    """A report on one fire, with a count of the dead: what is counted is what the event's lemma is about."""
    document = make_document(FIRE.format(f"{words}."), path=path)
    clause = make_statement(document, words, numbers=(number,), trigger=trigger)
    event = clause.event
    if event is not None:
        event = dataclasses.replace(
            event, lemma="kill", arguments=(Argument("target", clause.quote[0], "people"),)
        )
    story = "A fire in a Torrin sawmill spread to the timber yard"
    return [
        (document, make_statement(document, story)),
        (
            document,
            dataclasses.replace(clause, event=event, lemmas=(words.split()[-4].lower(), "people", "kill")),
        ),
        (document, make_statement(document, "Crews from Calder came with 30 engines", numbers=(30.0,))),
    ]


def test_newer_counts_of_one_event_are_versions_of_one_claim() -> None:
    reports = [
        counted("a", "At least three people were killed", 3.0),
        counted("b", "Four people were killed", 4.0),
        counted("c", "Five people were killed", 5.0),
    ]
    dead = frozenset(report[1][1].id for report in reports)
    assert dead in clusters(link(*(pair for report in reports for pair in report)))


def test_two_counts_in_one_text_are_two_claims() -> None:
    text = "Three people were killed in March. Five people were killed in June."
    document = make_document(text)
    pairs = []
    for words, number in (("Three people were killed", 3.0), ("Five people were killed", 5.0)):
        statement = make_statement(document, words, numbers=(number,), trigger="killed")
        pairs.append((document, dataclasses.replace(statement, lemmas=("people", "kill"))))
    assert len(link(*pairs).claims) == 2


def test_a_denial_in_other_words_stands_against_what_it_denies() -> None:
    said = one(
        "managers postponed the repairs of the Calder dam to save four million", "a", trigger="postponed"
    )
    other = one("managers put off the repairs of the Calder dam to save four million", "b", trigger="put")
    denial = one(
        "it had delayed repairs at the Calder dam to save money", "c", trigger="delayed", stance=DENIED
    )
    (claim,) = link(said, other, denial).claims
    assert claim.against == (denial[1].id,)


def test_copies_of_a_report_change_no_claim() -> None:
    texts = [
        "The Norvale shipyard dismissed 400 welders. It closed.",
        "Norvale shipyard has sacked 400 of its welders. It closed.",
        "A landslide in Torrin buried the mountain railway. It closed.",
    ]

    def report(text: str, path: str) -> list[tuple[Document, Statement]]:
        document = make_document(text, path=path)
        return [(document, make_statement(document, each.strip())) for each in text.split(".")[:2]]

    reports = [report(text, f"{number}") for number, text in enumerate(texts)]
    before = clusters(link(*itertools.chain(*reports)))
    for number, text in enumerate(texts):
        for copies in (1, 9):
            copied = [report(text, f"copy {each}") for each in range(copies)]
            original = {
                new[1].id: old[1].id
                for each in copied
                for new, old in zip(each, reports[number], strict=True)
            }
            after = clusters(link(*itertools.chain(*reports, *copied)))
            assert {frozenset(original.get(each, each) for each in group) for group in after} == before


def test_a_part_of_what_a_text_says_is_another_claim() -> None:
    document = make_document(
        "River port Orrin bans sails\nOrrin, a river port, has banned sails.\nThe harbour office closed."
    )
    headline = make_statement(document, "River port Orrin bans sails", trigger="bans", heading=True)
    ban = make_statement(document, "Orrin, a river port, has banned sails", trigger="banned")
    part = make_statement(document, "Orrin, a river port", trigger="port")
    claims = link((document, headline), (document, ban), (document, part)).claims
    assert {part.id} in [set(claim.statements) for claim in claims]


def test_what_a_name_is_said_to_be_in_passing_supports_no_claim_about_it() -> None:
    """All of the aside's words are the claim's, many and rare ones, and it tells of another event."""
    aside = "Orrin Guild, a Velmarian shipping cartel engaged in smuggling in Norland"
    document = make_document(f"{aside}, tried to buy tugs.")
    claim = make_statement(document, document.text.rstrip("."), trigger="buy")
    background = make_statement(document, aside, trigger="smuggling")
    found = clusters(link((document, claim), (document, background)))
    assert found == {frozenset({claim.id}), frozenset({background.id})}
