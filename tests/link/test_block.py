"""Candidates: found by rare keys, never all pairs."""

from __future__ import annotations

from allegedly.link.block import candidate_pairs, lemmas_to_index, ranked_candidates
from allegedly.link.profile import statement_to_profile, statements_to_vocabulary
from tests.factories import make_document, make_statement


def test_the_best_match_comes_first() -> None:
    index = lemmas_to_index(
        {
            "ship": ["shipyard", "dismiss", "welder"],
            "rail": ["landslide", "bury", "railway"],
            "both": ["shipyard", "railway", "strike", "court", "judge", "ruling"],
        }
    )
    ranked = ranked_candidates(["shipyard", "welders"], index, 5)
    assert [found for found, _ in ranked] == ["ship", "both"]
    assert ranked[0][1] > ranked[1][1] > 0
    assert ranked_candidates(["shipyard", "welders"], index, 1) == ranked[:1]


def test_unknown_and_function_words_find_nothing() -> None:
    index = lemmas_to_index({"ship": ["shipyard", "the"]})
    assert ranked_candidates(["the", "volcano"], index, 5) == []
    assert ranked_candidates(["volcano"], lemmas_to_index({}), 5) == []


def test_statements_without_a_rare_word_in_common_are_not_compared() -> None:
    texts = ["shipyard dismissed welders", "welders left shipyard", "landslide buried railway"]
    documents = [make_document(text, path=text) for text in texts]
    statements = [make_statement(document, document.text) for document in documents]
    vocabulary = statements_to_vocabulary(statements)
    profiles = [statement_to_profile(each, vocabulary) for each in statements]
    found = {(pair.left, pair.right) for pair in candidate_pairs(profiles, vocabulary, 200, 16)}
    assert found == {(0, 1)}


def test_work_grows_with_the_number_of_statements_and_not_with_its_square() -> None:
    counts = []
    for size in (300, 600):
        documents = [
            make_document(f"shipyard dismissed welders edition{n}", path=str(n)) for n in range(size)
        ]
        statements = [make_statement(document, document.text) for document in documents]
        vocabulary = statements_to_vocabulary(statements)
        profiles = [statement_to_profile(each, vocabulary) for each in statements]
        counts.append(len(candidate_pairs(profiles, vocabulary, 100, 16)))
    assert 0 < counts[1] < 2.2 * counts[0]
