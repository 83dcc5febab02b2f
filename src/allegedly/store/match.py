"""Searches as people type them, as queries for the full-text index."""

from __future__ import annotations

MAX_QUERY_WORDS = 12
"""Words of a search that count: each costs a look-up."""


def words_to_match(words: str) -> str:
    """A search as typed, as a query for the index: every word must stand there, the last may go on.

    >>> words_to_match('the "quay" so')
    '"the" "quay" "so"*'
    """
    plain = "".join(letter if letter.isalnum() else " " for letter in words).split()[:MAX_QUERY_WORDS]
    return f"{' '.join(f'{chr(34)}{word}{chr(34)}' for word in plain)}*" if plain else ""
