"""The protocol's tokens, quotation marks and sentences: the scorer's own rules, apart from any parser."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from allegedly.model.text import Span, Spans

TOKEN = re.compile(r"\w+(?:[’'\-]\w+)*|[^\w\s]")
PARAGRAPH_BREAK = re.compile(r"\n\s*\n")
SENTENCE_BREAK = re.compile(r"(?<=[.!?])[”\"’')\]]*\s+(?=[“\"‘'(\[]?[A-Z0-9])")
ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Capt|Rep|Sen|Gov|Rev|Hon|St|Jr|Sr|No|vs|Inc|Co|Corp|Ltd|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)|\b[A-Z])\.$"
)
LONGEST_ABBREVIATION = 6

TokenSet = frozenset[int]


@dataclass(frozen=True, slots=True)
class TokenisedText:
    """A text cut by the protocol: `\\w+(?:[’'\\-]\\w+)*|[^\\w\\s]`.

    `words` are the tokens with a letter or a digit, `quoted` those between double quotation marks,
    `breaks` the code points at which a sentence or a paragraph ends.
    """

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    words: TokenSet
    quoted: TokenSet
    breaks: tuple[int, ...]

    def tokens_of(self, spans: Iterable[Span]) -> TokenSet:
        """The tokens that these spans overlap."""
        found: set[int] = set()
        for start, end in spans:
            if start < end:
                found.update(range(bisect_right(self.ends, start), bisect_left(self.starts, end)))
        return frozenset(found)

    def crosses_sentences(self, tokens: TokenSet) -> bool:
        """Whether a sentence ends between the first and the last of these tokens."""
        if not tokens:
            return False
        first, last = self.starts[min(tokens)], self.starts[max(tokens)]
        return bisect_right(self.breaks, first) < bisect_right(self.breaks, last)


def tokenise(text: str) -> TokenisedText:
    """The text cut into the protocol's tokens.

    >>> tokens = tokenise("It's over, he-said.")
    >>> [("It's over, he-said."[s:e]) for s, e in zip(tokens.starts, tokens.ends)]
    ["It's", 'over', ',', 'he-said', '.']
    """
    found = [match.span() for match in TOKEN.finditer(text)]
    starts = tuple(start for start, _ in found)
    ends = tuple(end for _, end in found)
    words = frozenset(i for i, start in enumerate(starts) if text[start].isalnum() or text[start] == "_")
    bare = TokenisedText(starts, ends, words, frozenset(), ())
    return TokenisedText(starts, ends, words, bare.tokens_of(quoted_spans(text)), sentence_breaks(text))


def quoted_spans(text: str) -> Spans:
    """What stands between double quotation marks, straight or curly, by paragraph.

    A passage left open runs to the end of its paragraph, as newspapers write continued quotations.

    >>> [span.of('“Go,” he said. "Now."') for span in quoted_spans('“Go,” he said. "Now."')]
    ['Go,', 'Now.']
    """
    found: list[Span] = []
    for start, end in _paragraphs(text):
        opened: int | None = None
        for match in re.finditer('[“”"]', text[start:end]):
            mark, at = match.group(), start + match.start()
            if opened is None and mark != "”":
                opened = at + 1
            elif opened is not None and mark != "“":
                found.append(Span(opened, at))
                opened = None
        if opened is not None:
            found.append(Span(opened, end))
    return tuple(found)


def sentence_breaks(text: str) -> tuple[int, ...]:
    """The code points at which a new sentence or paragraph begins, by punctuation and capitals alone.

    >>> sentence_breaks("Mr. Ito left. He ran.")
    (14,)
    """
    found = {match.end() for match in PARAGRAPH_BREAK.finditer(text)}
    for match in SENTENCE_BREAK.finditer(text):
        before = text[max(0, match.start() - LONGEST_ABBREVIATION) : match.start()]
        if not ABBREVIATION.search(before):
            found.add(match.end())
    return tuple(sorted(found))


def runs_of(tokens: TokenSet) -> list[tuple[int, int]]:
    """Maximal runs of neighbouring tokens, half-open.

    >>> runs_of(frozenset({1, 2, 5}))
    [(1, 3), (5, 6)]
    """
    runs: list[tuple[int, int]] = []
    for token in sorted(tokens):
        if runs and runs[-1][1] == token:
            runs[-1] = (runs[-1][0], token + 1)
        else:
            runs.append((token, token + 1))
    return runs


def _paragraphs(text: str) -> list[tuple[int, int]]:
    edges = [0]
    for match in PARAGRAPH_BREAK.finditer(text):
        edges += [match.start(), match.end()]
    edges.append(len(text))
    return list(zip(edges[::2], edges[1::2], strict=True))
