"""Sentences annotated with PLOVER types: one event each, between a source and a target.

`events/plv_train.tsv` (Hu et al. 2023, Zero-Shot PLOVER) has a row a sentence: `sentence`, `marked_sentence`
with `<s>` and `<t>` around the
two, `gold_root` (PLOVER type) and `gold_penta` (quad class, 1 to 4). A fifth, fixed by a hash of the sentence,
is held out.
"""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from allegedly.errors import UnreadableInput
from allegedly.extract.tree import Tree
from allegedly.model.annotation import Token
from allegedly.model.text import Span

QUADS = {
    "1": "verbal-cooperation",
    "2": "material-cooperation",
    "3": "verbal-conflict",
    "4": "material-conflict",
}
COLUMNS = ("sentence", "marked_sentence", "gold_root", "gold_penta")
FIFTHS = 5
_MARK = re.compile(r"<(/?)([st])>")


@dataclass(frozen=True, slots=True)
class CodedSentence:
    """A sentence with where its source and target stand, its PLOVER type and its quad class."""

    text: str
    source: Span | None
    target: Span | None
    root: str
    quad: str

    @property
    def held_out(self) -> bool:
        """Whether it belongs to the fifth that nothing is tuned or trained on."""
        return fifth_of(self.text) == 0


def fifth_of(sentence: str) -> int:
    """The fifth of a sentence, 0 to 4: the same for all rows of one sentence.

    >>> fifth_of("The envoys met.")
    1
    """
    return int.from_bytes(hashlib.sha256(sentence.encode("utf-8")).digest()[:8], "big") % FIFTHS


def coded_sentences(path: Path) -> tuple[CodedSentence, ...]:
    """All rows of a table, in order. Raises UnreadableInput where a column is missing."""
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines, delimiter="\t")
        missing = [name for name in COLUMNS if name not in (reader.fieldnames or ())]
        if missing:
            raise UnreadableInput(str(path), f"no column {', '.join(missing)}", f"give {', '.join(COLUMNS)}")
        return tuple(_sentence(row) for row in reader)


def _sentence(row: Mapping[str, str]) -> CodedSentence:
    places = dict(reversed(list(marked_spans(row["marked_sentence"]))))
    quad = QUADS.get(row["gold_penta"], "")
    return CodedSentence(row["sentence"], places.get("s"), places.get("t"), row["gold_root"], quad)


def marked_spans(marked: str) -> Iterator[tuple[str, Span]]:
    """The marks of a sentence with their spans in it once the marks are gone.

    >>> list(marked_spans("<s>Arden</s> met <t>Brune</t>."))
    [('s', Span(start=0, end=5)), ('t', Span(start=10, end=15))]
    """
    removed, opened = 0, {"s": 0, "t": 0}
    for match in _MARK.finditer(marked):
        place = match.start() - removed
        removed += len(match.group())
        if match.group(1):
            yield match.group(2), Span(opened[match.group(2)], place)
        else:
            opened[match.group(2)] = place


def sentence_to_predicate(tree: Tree, sentence: CodedSentence) -> tuple[Token, Token]:
    """The predicate above source and target, and the verb that the source hangs on."""
    source = _head_in(tree, sentence.source)
    target = _head_in(tree, sentence.target)
    first = source or target or tree.tokens[0]
    line = [first, *tree.ancestors(first)]
    above = {token.index for token in ([target, *tree.ancestors(target)] if target is not None else line)}
    meeting = next((token for token in line if token.index in above), line[-1])
    predicate = _verb_from(tree, meeting)
    return predicate, _verb_from(tree, first) if source is not None else predicate


def _verb_from(tree: Tree, token: Token) -> Token:
    """The first verb on the way up from a word, itself included; the word where there is none."""
    return next((each for each in (token, *tree.ancestors(token)) if each.pos in {"VERB", "AUX"}), token)


def _head_in(tree: Tree, span: Span | None) -> Token | None:
    """The token of a phrase that hangs on a word outside it."""
    tokens = [] if span is None else tree.tokens_in(span)
    inside = {token.index for token in tokens}
    return next((each for each in tokens if each.head not in inside or each.head == each.index), None)
