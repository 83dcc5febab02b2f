"""Running text from tokens."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegedly.bench.detokenise import TREEBANK_ESCAPES, tokens_to_text


@pytest.mark.parametrize(
    ("tokens", "text"),
    [
        ("He did n't say -- yet .", "He did n't say -- yet.".replace("did n't", "didn't")),
        ("`` Go , '' she said ; `` now . ''", '"Go," she said; "now."'),
        ('" Go , " she said .', '"Go," she said.'),
        ("Ito -LRB- 40 -RRB- paid $ 5 .", "Ito (40) paid $5."),
        ("<BR> The cat 's out", "The cat's out"),
    ],
)
def test_text_reads_as_printed(tokens: str, text: str) -> None:
    assert tokens_to_text(tokens.split()).text.strip() == text


@given(st.lists(st.text(st.characters(categories=["L", "N", "P"]), min_size=1, max_size=6), max_size=12))
def test_every_token_stands_where_it_says(tokens: list[str]) -> None:
    running = tokens_to_text(tokens)
    assert [span.of(running.text) for span in running.tokens] == [
        TREEBANK_ESCAPES.get(token, token) for token in tokens
    ]
