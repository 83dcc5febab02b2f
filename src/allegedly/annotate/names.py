"""Names and numbers in a text, from what the tagger's encoder says of each token: entity mentions as in OntoNotes.

The head has learned from the names that spaCy's small pipeline finds (`training/entities/`). Each token says something
of itself and of four neighbours; the sum of what is said of one are 73 log-odds: outside, or begin, inside, last or
only token of a name of one of 18 kinds. Runs of tokens that may be in a name are read by Viterbi: a name begins and
ends, and none crosses a border between sentences.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from allegedly.model.annotation import Mention, Sentence, Token
from allegedly.model.text import Span

LABELS = (
    *("CARDINAL", "DATE", "EVENT", "FAC", "GPE", "LANGUAGE", "LAW", "LOC", "MONEY"),
    *("NORP", "ORDINAL", "ORG", "PERCENT", "PERSON", "PRODUCT", "QUANTITY", "TIME", "WORK_OF_ART"),
)
"""The kinds, in the order of the head's columns."""

OUTSIDE = 0
COLUMNS = 1 + 4 * len(LABELS)
NEIGHBOURS = 5
"""A token, and two on either side."""
SURELY_OUTSIDE = 0.99
"""A token as surely in no name as this ends what may be one."""

Floats = NDArray[np.float64]


class Place(IntEnum):
    """Where in its name a token stands."""

    BEGIN, INSIDE, LAST, ONLY = range(4)


def column_of(place: Place, kind: int) -> int:
    """The head's column for a token at this place of a name of this kind (its index in LABELS)."""
    return 1 + len(LABELS) * place + kind


def neighbours_to_log_odds(said: Floats) -> Floats:
    """Log-odds (tokens, 73): the sum of what the tokens from two before to two after say of each.

    `said` (tokens, 5 * 73): what each token, at its first piece, says of the second after it, the next, itself, the one
    before and the second before.
    """
    count, reach = len(said), NEIGHBOURS // 2
    padded = np.pad(said.reshape(count, NEIGHBOURS, COLUMNS), ((reach, reach), (0, 0), (0, 0)))
    total: Floats = sum(
        (padded[place : place + count, place] for place in range(NEIGHBOURS)),
        start=np.zeros((count, COLUMNS)),
    )
    return total


def tokens_to_mentions(
    log_odds: Floats, tokens: Sequence[Token], sentences: Sequence[Sentence]
) -> tuple[Mention, ...]:
    """The likeliest names of a text, in order, none inside another; `log_odds` (tokens, 73)."""
    if not len(log_odds):
        return ()
    scores = log_odds - _log_of_sum(log_odds)
    found = []
    for first, end in _runs_of(scores[:, OUTSIDE], sentences):
        for start, stop, kind in _run_to_names(scores[first:end]):
            here = tokens[first + start : first + stop]
            span = Span(here[0].span.start, here[-1].span.end)
            found.append(Mention(span, LABELS[kind], here[0].index, here[-1].index + 1))
    return tuple(found)


def _log_of_sum(log_odds: Floats) -> Floats:
    """Log of the sum of the odds of each row, (n, 1); a fifth of the time of `np.logaddexp.reduce`."""
    highest = log_odds.max(axis=1, keepdims=True)
    total: Floats = highest + np.log(np.exp(log_odds - highest).sum(axis=1, keepdims=True))
    return total


def _runs_of(outside: Floats, sentences: Sequence[Sentence]) -> Iterator[tuple[int, int]]:
    """Half-open runs of tokens of one sentence that may all be in names; `outside` is the log of the odds of none."""
    maybe = outside < np.log(SURELY_OUTSIDE)
    starts = np.zeros(len(maybe) + 1, dtype=np.bool_)
    starts[[each.first_token for each in sentences]] = True
    starts[0] = starts[-1] = True
    before = np.concatenate([[False], maybe[:-1]])
    firsts = np.flatnonzero(maybe & (starts[:-1] | ~before))
    after = np.concatenate([maybe[1:], [False]])
    lasts = np.flatnonzero(maybe & (starts[1:] | ~after))
    yield from zip(firsts.tolist(), (lasts + 1).tolist(), strict=True)


def _run_to_names(scores: Floats) -> list[tuple[int, int, int]]:
    """Names in a run of tokens as first token, end and kind: the likeliest way to read the whole run.

    `scores` (n, 73), log-probabilities. Between names the state is closed, inside one it is open for its kind.
    """
    kinds = len(LABELS)
    begin, inside, last, only = (scores[:, 1 + kinds * place : 1 + kinds * (place + 1)] for place in Place)
    alone = only.max(1)
    closed, opened = 0.0, np.full(kinds, -np.inf)
    ways: list[
        int
    ] = []  # how each token left the state closed: -2 outside, -1 a name of its own, else the kind it ends
    entered = np.zeros(
        (len(scores), kinds), dtype=np.bool_
    )  # whether the likeliest open name of a kind begins here
    for at in range(len(scores)):
        ending = opened + last[at]
        kind = int(ending.argmax())
        choices = (closed + scores[at, OUTSIDE], closed + alone[at], float(ending[kind]))
        fresh, further = closed + begin[at], opened + inside[at]
        entered[at] = fresh >= further
        opened = np.maximum(fresh, further)
        best = max(range(3), key=choices.__getitem__)
        closed = choices[best]
        ways.append(kind if best == 2 else best - 2)
    return _ways_to_names(ways, entered, only)


def _ways_to_names(
    ways: Sequence[int], entered: NDArray[np.bool_], only: Floats
) -> list[tuple[int, int, int]]:
    """The names along the likeliest way, read from its end."""
    names = []
    at = len(ways) - 1
    while at >= 0:
        kind, first = ways[at], at
        if kind >= 0:
            first -= 1
            while not entered[first, kind]:
                first -= 1
        elif kind == -1:
            kind = int(only[at].argmax())
        if kind >= 0:
            names.append((first, at + 1, kind))
        at = first - 1
    return names[::-1]
