"""Texts rewritten from one another: the same content words, sentence by sentence, without the same wording.

Words stand for themselves: no weights by how many documents hold them, so that a document added to the case changes
nothing between two others. Pairs worth comparing are found by words that few documents share.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse

from allegedly.config import TraceConfig
from allegedly.model.text import Document, Span
from allegedly.trace.words import Words

MIN_RARE_WORDS = 4
"""Words that few documents hold and that two must share to be compared."""
MIN_LIKENESS = 0.3
"""Share of content words in common from which a pair is worth judging; pairs of own reports on one event have up to
.41, rewritten ones .38 and more (bench/stories/tune)."""
SAME_MATTER = 0.15
"""The same for two of which one names the other; articles that cite have .17 and more with those they cite."""
MIN_CONTENT_WORDS = 20
"""A notice of two sentences shares its few words with every report on the matter."""
MIN_ALIGNED_WORDS = 3
MIN_ALIGNED_SHARE = 0.34
"""Content words in common, and their share of the sentence, from which a sentence says what another does."""
MAX_SENTENCES = 200
"""Sentences of a text that are aligned: order shows in the first ones."""
ROWS_AT_ONCE = 500
_SENTENCE_END = re.compile(r"[.!?][\"”’')]*\s|\n")
_ENDINGS = ("ingly", "edly", "ings", "ing", "ies", "ied", "es", "ed", "ly", "s", "e")
_FUNCTION_WORDS = frozenset(
    """about after again against also although among another around because been before being between both could
    during each either even every from have having here into itself just like made make many might more most much
    must near never none nothing once only other others over same shall should since some such than that their them
    then there these they this those though through told under until upon very well were what when where whether
    which while whom whose will with within without would your said says according reported report reports
    monday tuesday wednesday thursday friday saturday sunday""".split()
)


@dataclass(frozen=True, slots=True)
class Rewritten:
    """How far two texts say the same, left before right.

    `likeness` is Dice's coefficient of their content words (0 to 1), `sentences` counts the right's sentences that have
    their like in the left, `order` tells whether those come in the same order (Kendall's tau, -1 to 1).
    """

    left: str
    right: str
    likeness: float
    sentences: int
    order: float


@dataclass(frozen=True, slots=True, eq=False)
class _Content:
    """The content words of a document as numbers, once each and by sentence."""

    document: str
    words: npt.NDArray[np.int64]
    sentences: tuple[frozenset[int], ...]


def texts_to_rewritten(
    documents: Sequence[Document],
    texts: Sequence[Words],
    named: Collection[tuple[str, str]],
    config: TraceConfig,
) -> list[Rewritten]:
    """Pairs of documents that have many content words in common, in the order of the sequence.

    `named` are pairs of ids of which one names the other's outlet: fewer words show that both are on one matter.
    """
    contents = _contents(documents, texts)
    place = {each.document: at for at, each in enumerate(contents)}
    known = {(min(pair), max(pair)) for pair in ((place[one], place[other]) for one, other in named)}
    found = []
    for left, right in sorted(known | set(_candidates(contents, config))):
        mine, theirs = contents[left], contents[right]
        common = len(np.intersect1d(mine.words, theirs.words, assume_unique=True))
        likeness = 2.0 * common / max(len(mine.words) + len(theirs.words), 1)
        if likeness >= (SAME_MATTER if (left, right) in known else MIN_LIKENESS):
            sentences, order = _aligned(mine.sentences, theirs.sentences)
            found.append(Rewritten(mine.document, theirs.document, round(likeness, 4), sentences, order))
    return found


def _contents(documents: Sequence[Document], texts: Sequence[Words]) -> list[_Content]:
    numbers: dict[str, int] = {}
    found = []
    for document, words in zip(documents, texts, strict=True):
        sentences: list[set[int]] = [set()]
        ends = [match.end() for match in _SENTENCE_END.finditer(document.text)]
        place = 0
        for span, quoted in zip(words.spans, words.quoted, strict=True):
            while place < len(ends) and ends[place] <= span.start:
                place += 1
                if sentences[-1]:
                    sentences.append(set())
            # Two reporters who heard one speaker have the same quotation, each in words of his own.
            stem = "" if quoted else _content_stem(_word(span, document))
            if stem:
                sentences[-1].add(numbers.setdefault(stem, len(numbers)))
        kept = tuple(frozenset(each) for each in sentences[:MAX_SENTENCES] if each)
        every = np.array(sorted({word for each in sentences for word in each}), dtype=np.int64)
        found.append(_Content(document.id, every, kept))
    return found


def _word(span: Span, document: Document) -> str:
    return document.text[span.start : span.end].casefold()


@functools.lru_cache(maxsize=65_536)
def _content_stem(word: str) -> str:
    """A content word without its ending, a number as it is, nothing for any other word.

    >>> _content_stem("bridges"), _content_stem("14"), _content_stem("without")
    ('bridg', '14', '')
    """
    if word[0].isdigit():
        return word
    if len(word) < 4 or word in _FUNCTION_WORDS:
        return ""
    ending = next((each for each in _ENDINGS if word.endswith(each) and len(word) - len(each) >= 3), "")
    return word.removesuffix(ending)


def _candidates(contents: Sequence[_Content], config: TraceConfig) -> Iterator[tuple[int, int]]:
    """For each document those that share most words which few documents hold, by their places in the sequence."""
    owners = np.repeat(np.arange(len(contents)), [len(each.words) for each in contents])
    words = np.concatenate([np.zeros(0, dtype=np.int64), *(each.words for each in contents)])
    values, columns, counts = np.unique(words, return_inverse=True, return_counts=True)
    sizes = np.array([len(each.words) for each in contents])
    use = (counts > 1) & (counts <= config.max_word_documents)
    rare = use[columns] & (sizes[owners] >= MIN_CONTENT_WORDS)
    matrix = sparse.csr_matrix(
        (np.ones(int(rare.sum()), dtype=np.int32), (owners[rare], columns[rare])),
        shape=(len(contents), len(values)),
    )
    transposed = matrix.T.tocsr()
    for start in range(0, len(contents), ROWS_AT_ONCE):
        shared = (matrix[start : start + ROWS_AT_ONCE] @ transposed).tocsr()
        for row in range(shared.shape[0]):
            here = start + row
            others = shared.indices[shared.indptr[row] : shared.indptr[row + 1]]
            common = shared.data[shared.indptr[row] : shared.indptr[row + 1]]
            keep = (others != here) & (common >= MIN_RARE_WORDS)
            others, common = others[keep], common[keep]
            for other in others[np.lexsort((others, -common))][: config.max_partners]:
                yield min(here, int(other)), max(here, int(other))


def _aligned(left: Sequence[frozenset[int]], right: Sequence[frozenset[int]]) -> tuple[int, float]:
    """How many of the right's sentences have their like in the left, and whether in the same order."""
    places = []
    for sentence in right:
        common = [len(sentence & other) for other in left]
        best = max(range(len(left)), key=lambda at: (common[at], -at), default=None)
        if best is not None and common[best] >= max(MIN_ALIGNED_WORDS, MIN_ALIGNED_SHARE * len(sentence)):
            places.append(best)
    pairs = len(places) * (len(places) - 1) // 2
    if not pairs:
        return len(places), 0.0
    order = np.sign(np.subtract.outer(np.array(places), np.array(places)))
    return len(places), float(-np.triu(order, 1).sum() / pairs)
