"""Candidates: found by rare keys, never all pairs."""

from __future__ import annotations

from allegedly.link.block import candidate_pairs
from allegedly.link.profile import statement_to_profile, with_information
from allegedly.link.terms import terms_to_vocabulary
from tests.factories import make_document, make_statement


def test_statements_without_a_rare_word_in_common_are_not_compared() -> None:
    texts = ["shipyard dismissed welders", "welders left shipyard", "landslide buried railway"]
    documents = [make_document(text, path=text) for text in texts]
    statements = [make_statement(document, document.text) for document in documents]
    vocabulary = terms_to_vocabulary(statement_to_profile(each).terms for each in statements)
    profiles = [with_information(statement_to_profile(each), vocabulary) for each in statements]
    found = {(pair.left, pair.right) for pair in candidate_pairs(profiles, vocabulary, 200, 16)}
    assert found == {(0, 1)}


def test_work_grows_with_the_number_of_statements_and_not_with_its_square() -> None:
    counts = []
    for size in (300, 600):
        documents = [
            make_document(f"shipyard dismissed welders edition{n}", path=str(n)) for n in range(size)
        ]
        statements = [make_statement(document, document.text) for document in documents]
        vocabulary = terms_to_vocabulary(statement_to_profile(each).terms for each in statements)
        profiles = [with_information(statement_to_profile(each), vocabulary) for each in statements]
        counts.append(len(candidate_pairs(profiles, vocabulary, 100, 16)))
    assert 0 < counts[1] < 2.2 * counts[0]
