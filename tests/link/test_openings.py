"""Documents that open alike: their headlines are compared, and what they are about speaks for or against."""

from __future__ import annotations

import dataclasses

import numpy as np

from allegedly.config import LinkConfig
from allegedly.link.block import CandidatePair
from allegedly.link.claims import Linked, link_claims
from allegedly.link.compare import opening_match_weight
from allegedly.link.openings import headlines_of_near_documents, openings_to_closeness
from allegedly.link.pair import pair_of
from allegedly.link.profile import Profile, profiles_to_corpus, statement_to_profile
from allegedly.link.terms import terms_to_vocabulary
from tests.factories import make_document, make_extraction, make_statement


def opening(*numbers: float) -> bytes:
    """An opening in the direction of these numbers."""
    vector = np.array(numbers, dtype=np.float64)
    return bytes((vector / np.linalg.norm(vector)).astype("<f2").tobytes())


MINE, NEAR_MINE, BAKERY = opening(1, 0.2, 0), opening(1, 0.4, 0), opening(0, 0.2, 1)


def profiles_of(text: str, path: str) -> list[Profile]:
    """The profiles of a headline and one statement of its body."""
    document = make_document(text, path=path)
    title, body = text.split("\n")
    statements = (make_statement(document, title, heading=True), make_statement(document, body))
    return [statement_to_profile(each) for each in statements]


def linked(*articles: tuple[str, bytes]) -> Linked:
    """Articles of a headline and a body of one statement, each with its opening."""
    documents, extractions = [], []
    for number, (text, opens) in enumerate(articles):
        document = make_document(text, path=f"{number}.txt")
        title, body = text.split("\n")
        statements = (make_statement(document, title, heading=True), make_statement(document, body))
        documents.append(document)
        extractions.append(dataclasses.replace(make_extraction(document, *statements), opening=opens))
    return link_claims(tuple(documents), tuple(extractions), LinkConfig())


def test_closeness_is_a_cosine_and_unknown_without_an_opening() -> None:
    closeness = openings_to_closeness({"a": MINE, "b": NEAR_MINE, "c": BAKERY, "d": b""})
    near, far = closeness("a", "b"), closeness("a", "c")
    assert near is not None and far is not None
    assert near > 0.95 > 0.1 > far
    assert closeness("a", "d") is None
    assert closeness("a", "unheard of") is None


def test_headlines_are_paired_where_bodies_are_and_the_documents_open_alike() -> None:
    mine, pit, bakery = (
        profiles_of("Copper mine shut after collapse\nA tunnel gave way.", "a.txt"),
        profiles_of("Halden closes its pit\nThe tunnel fell in.", "b.txt"),
        profiles_of("Bakery wins prize\nIts loaves were praised.", "c.txt"),
    )
    profiles = [*mine, *pit, *bakery]
    openings = {mine[0].document: MINE, pit[0].document: NEAR_MINE, bakery[0].document: BAKERY}
    assert headlines_of_near_documents(profiles, [CandidatePair(1, 3)], openings) == {CandidatePair(0, 2)}
    assert headlines_of_near_documents(profiles, [], openings) == set()
    assert headlines_of_near_documents(profiles, [CandidatePair(1, 3)], {}) == set()


def test_documents_that_open_alike_speak_for_one_headline_in_other_words() -> None:
    first = "Halden copper mine shut after collapse\nA tunnel gave way below Halden on Monday."
    other = "Collapse closes copper pit near Orrin\nThe tunnel of the Halden mine fell in, officers said."

    def opening_weights(opens: bytes) -> list[float]:
        links = linked((first, MINE), (other, opens)).links
        return [each.match_weight for link in links for each in link.features if "opening" in each.name]

    assert max(opening_weights(NEAR_MINE)) > 5
    assert opening_weights(b"") == []
    assert max(opening_weights(BAKERY), default=-1.0) < 0


def opening_weight(left: tuple[str, str], right: tuple[str, str]) -> float:
    """What openings that are alike tell of two clauses, each given with who does it; the event is their second word."""
    profiles = []
    for path, (words, agent) in enumerate((left, right)):
        document = make_document(words, path=f"{path}")
        statement = make_statement(document, words, trigger=words.split()[1])
        profile = statement_to_profile(statement)
        profiles.append(dataclasses.replace(profile, agents=frozenset({agent})))
    openings = {profiles[0].document: MINE, profiles[1].document: NEAR_MINE}
    vocabulary = terms_to_vocabulary(each.terms for each in profiles)
    corpus = profiles_to_corpus(profiles, profiles, vocabulary, openings_to_closeness(openings))
    return opening_match_weight(pair_of(profiles[0], profiles[1], corpus))


def test_in_two_reports_of_one_event_the_same_of_the_same_needs_less_in_common() -> None:
    assert opening_weight(("Shops stayed shut", "shop"), ("shops stayed closed", "shop")) > 1
    assert opening_weight(("Shops stayed shut", "shop"), ("schools stayed shut", "school")) == 0
    assert opening_weight(("Shops stayed shut", "shop"), ("shops burned down", "shop")) == 0


def test_a_copy_with_another_opening_changes_no_claim_of_others() -> None:
    first = "Halden copper mine shut after tunnel collapse\nHalden shut its copper mine on Monday after a collapse."
    other = "Bakery wins a prize in Orrin\nThe loaves of the bakery were praised."
    texts = {claim.text for claim in linked((first, MINE), (other, BAKERY)).claims}
    assert {
        claim.text for claim in linked((first, MINE), (other, BAKERY), (first, NEAR_MINE)).claims
    } == texts
