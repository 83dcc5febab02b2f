"""Kinds of sources and ratings of events, read off hand-made answers of a model."""

from __future__ import annotations

import numpy as np
import pytest

from allegedly.annotate.readings import KINDS, first_pieces, kinds_of, log_odds_to_ratings
from allegedly.model.source import SourceKind
from allegedly.model.text import Span

SURE = 20.0


def test_the_likeliest_kind_comes_first_and_probabilities_sum_to_one() -> None:
    log_odds = np.zeros((4, len(KINDS)))
    log_odds[1:3, KINDS.index(SourceKind.DOCUMENT)] = 2.0
    found = kinds_of(log_odds, [(1, 3)])
    assert found[0][0] is SourceKind.DOCUMENT
    assert sum(probability for _, probability in found) == pytest.approx(1.0)


def test_no_source_has_no_kind() -> None:
    assert kinds_of(np.zeros((4, len(KINDS))), []) == ()


def test_every_kind_but_unspecified_has_a_column() -> None:
    assert set(KINDS) == set(SourceKind) - {SourceKind.UNSPECIFIED}


def test_a_token_is_rated_at_its_first_piece() -> None:
    """Two tokens of which the first has two pieces: one presented as a fact, one as certainly not so."""
    log_odds = np.zeros((3, 14))
    log_odds[0, 6] = log_odds[0, 13] = SURE
    log_odds[2, 0] = SURE
    pieces = np.array([[0, 3], [3, 6], [7, 10]])
    firsts = first_pieces(pieces, [Span(0, 6), Span(7, 10)])
    first, second = log_odds_to_ratings(log_odds[firsts])
    assert first.presented == pytest.approx(3.0)
    assert first.happened == pytest.approx(3.0)
    assert first.unsure == pytest.approx(0.0, abs=1e-6)
    assert second.presented == pytest.approx(-3.0)
    assert second.unsure == pytest.approx(1.0)
    assert second.happened == pytest.approx(0.0)


def test_no_tokens_have_no_ratings() -> None:
    firsts = first_pieces(np.array([[0, 1]]), [])
    assert log_odds_to_ratings(np.zeros((1, 14))[firsts]) == ()


def test_a_token_after_the_last_piece_is_read_there() -> None:
    assert first_pieces(np.array([[0, 3]]), [Span(0, 3), Span(4, 5)]).tolist() == [0, 0]
