"""Running text from tokenised text, with the place of each token: corpora put spaces around everything."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from allegedly.model.text import Span

TREEBANK_ESCAPES = {
    "``": '"',
    "''": '"',
    "-LRB-": "(",
    "-RRB-": ")",
    "-LSB-": "[",
    "-RSB-": "]",
    "-LCB-": "{",
    "-RCB-": "}",
    "<BR>": "",
}
CLITICS = frozenset(
    {"n't", "'s", "'re", "'ve", "'ll", "'d", "'m", "n’t", "’s", "’re", "’ve", "’ll", "’d", "’m", "'"}
)
STICKS_LEFT = frozenset({",", ".", ":", ";", "?", "!", ")", "]", "}", "%", "..."})
STICKS_RIGHT = frozenset({"(", "[", "{", "$", "£", "€", "#"})


@dataclass(frozen=True, slots=True)
class RunningText:
    """A text and the span of each token of the tokenised one; a token that was dropped has an empty span."""

    text: str
    tokens: tuple[Span, ...]


def tokens_to_text(tokens: Sequence[str]) -> RunningText:
    """The tokens as a newspaper would print them.

    >>> tokens_to_text("`` I do n't know , '' said Ito -LRB- 40 -RRB- .".split()).text
    '"I don\\'t know," said Ito (40).'
    """
    text = ""
    spans: list[Span] = []
    glue = True
    open_quote = False
    for raw in tokens:
        token = TREEBANK_ESCAPES.get(raw, raw)
        if not token:
            spans.append(Span(len(text), len(text)))
            continue
        closes = token == '"' and (raw == "''" or (raw == '"' and open_quote))
        if not (glue or closes or token in STICKS_LEFT or token.lower() in CLITICS):
            text += " "
        spans.append(Span(len(text), len(text) + len(token)))
        text += token
        if token == '"':
            open_quote = not closes
        glue = token in STICKS_RIGHT or (token == '"' and not closes)
    return RunningText(text, tuple(spans))
