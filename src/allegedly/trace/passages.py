"""Passages that two documents share: found by a shingle index, then aligned to maximal spans on both sides.

Verbatim runs of `shingle_words` words are found by their hashes; runs that stand in the same order with few
words between them are one lightly edited passage. Each document is aligned with the few documents that share
most with it, so that the cost grows with the number of documents and not with its square, even in two hundred
copies of one text.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse

from allegedly.config import TraceConfig
from allegedly.model.lineage import SharedPassage
from allegedly.model.text import Span
from allegedly.trace.words import Words

MAX_EDITED_WORDS = 6
"""Words on either side between two verbatim runs of one passage: a reworded phrase, not a new sentence."""
MAX_OCCURRENCES = 4
"""A shingle that one document holds more often is a refrain; only its first occurrences are aligned."""
MIN_RUN_WORDS = 3
"""Words that must be left of a run that overlaps a longer one."""
FURNITURE_DOCUMENTS = 4
"""Documents of one publisher, and of no other, from which a shared shingle may be its page furniture."""
FURNITURE_SHARE = 0.5
"""Share of suspect shingles from which they are a document's story and not furniture."""
ROWS_AT_ONCE = 500
COPIES_ALIGNED = 3
"""Of equal copies, how many are also aligned with other texts: the likeliest parents."""
_BASE = np.uint64(1_000_003)
_MIX = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, slots=True)
class Run:
    """Equal words on both sides: `length` words from the left's and the right's word of these indices."""

    left: int
    right: int
    length: int


@dataclass(frozen=True, slots=True)
class SharedText:
    """What two documents share. Words are counted once; `unquoted` are those outside quotation marks in both.

    `left_words` and `right_words` are the lengths of the two texts. `passages` run from left to right.
    """

    left: str
    right: str
    words: int
    unquoted: int
    left_words: int
    right_words: int
    passages: tuple[SharedPassage, ...]

    def reversed(self) -> SharedText:
        """The same with the sides exchanged."""
        passages = tuple(SharedPassage(each.taken_by, each.taken_from) for each in self.passages)
        return SharedText(
            self.right, self.left, self.words, self.unquoted, self.right_words, self.left_words, passages
        )


def words_to_shared_texts(
    texts: Sequence[Words], publishers: Sequence[str], config: TraceConfig
) -> list[SharedText]:
    """Pairs of documents that share a passage, left before right in the sequence.

    Where more documents share equally much with one than are aligned, those that stand first in the sequence
    are: give the likeliest parents first.
    """
    shingles = [text_to_shingles(text, config.shingle_words) for text in texts]
    leaders = _copies_to_leaders(texts)
    pairs = {(leader, copy) for copy, leader in leaders.items() if leader != copy}
    chosen = sorted(set(leaders.values()))
    index = shingles_to_index(
        [shingles[each] for each in chosen], [publishers[each] for each in chosen], config
    )
    copies: dict[int, list[int]] = defaultdict(list)
    for copy in sorted(leaders):
        copies[leaders[copy]].append(copy)
    # A passage of runs of one shingle each is the least that two texts with a passage in common share.
    needed = -(-config.min_passage_words // config.shingle_words)
    for left, right in _candidates(index, config.max_partners, needed):
        sides = copies[chosen[left]][:COPIES_ALIGNED], copies[chosen[right]][:COPIES_ALIGNED]
        pairs.update((min(pair), max(pair)) for pair in itertools.product(*sides))
    kept = dict(zip(chosen, index.kept, strict=True))
    found = []
    for left, right in sorted(pairs):
        shared = align(texts[left], texts[right], kept[leaders[left]], kept[leaders[right]], config)
        if shared.passages:
            found.append(shared)
    return found


def _copies_to_leaders(texts: Sequence[Words]) -> dict[int, int]:
    """For each text the first one that has exactly its words: a thousand equal copies are compared as one."""
    first: dict[bytes, int] = {}
    return {
        position: first.setdefault(text.numbers.tobytes(), position) for position, text in enumerate(texts)
    }


def text_to_shingles(text: Words, length: int) -> npt.NDArray[np.uint64]:
    """A hash for each run of `length` words, by the index of its first word."""
    count = len(text.numbers) - length + 1
    if count <= 0:
        return np.zeros(0, dtype=np.uint64)
    mixed = (text.numbers.astype(np.uint64) + np.uint64(1)) * _MIX
    hashes = np.zeros(count, dtype=np.uint64)
    for step in range(length):
        hashes = hashes * _BASE + (mixed[step : step + count] ^ (mixed[step : step + count] >> np.uint64(29)))
    return hashes


@dataclass(frozen=True, slots=True, eq=False)
class ShingleIndex:
    """Which document holds which shingle. `kept` are a document's shingles in order, furniture replaced by 0.

    `holders` has a row for each document and a column for each shared shingle; `anchors` is the same, but of
    a shingle that very many documents hold it names only the first few.
    """

    kept: tuple[npt.NDArray[np.uint64], ...]
    holders: sparse.csr_matrix
    anchors: sparse.csr_matrix


def shingles_to_index(
    shingles: Sequence[npt.NDArray[np.uint64]], publishers: Sequence[str], config: TraceConfig
) -> ShingleIndex:
    """The inverted index of shingles, without page furniture.

    A shingle is suspect where more than `max_shingle_documents` documents hold it, or several of one
    publisher and nobody else. In a document that is mostly made of such shingles they are its story;
    elsewhere they are furniture.
    """
    unique = [np.unique(each) for each in shingles]
    owners = np.repeat(np.arange(len(unique)), [len(each) for each in unique])
    hashes = np.concatenate([np.zeros(0, dtype=np.uint64), *unique])
    values, columns, counts = np.unique(hashes, return_inverse=True, return_counts=True)
    frequent = counts > config.max_shingle_documents
    suspect = (frequent | _of_one_publisher(owners, columns, counts, publishers))[columns]
    share = np.bincount(owners, suspect, len(unique)) / np.maximum(
        np.bincount(owners, minlength=len(unique)), 1
    )
    furniture = suspect & (share[owners] < FURNITURE_SHARE)
    use = (counts[columns] > 1) & ~furniture
    owners, columns, dropped = owners[use], columns[use], (owners[furniture], hashes[furniture])
    shape = (len(unique), len(values))
    holders = sparse.csr_matrix((np.ones(len(owners), dtype=np.int32), (owners, columns)), shape=shape)
    first = ~frequent[columns] | (_rank_within(columns) < config.max_partners)
    anchors = sparse.csr_matrix(
        (np.ones(int(first.sum()), dtype=np.int32), (owners[first], columns[first])), shape=shape
    )
    return ShingleIndex(_without_furniture(shingles, *dropped), holders, anchors)


def _of_one_publisher(
    owners: npt.NDArray[np.int64],
    columns: npt.NDArray[np.int64],
    counts: npt.NDArray[np.int64],
    publishers: Sequence[str],
) -> npt.NDArray[np.bool_]:
    """Which shingles stand in several documents, all of one known publisher."""
    names = {name: number for number, name in enumerate(sorted(set(publishers)))}
    numbers = np.array([names[name] for name in publishers], dtype=np.int64)[owners]
    low = np.full(len(counts), len(names), dtype=np.int64)
    high = np.full(len(counts), -1, dtype=np.int64)
    np.minimum.at(low, columns, numbers)
    np.maximum.at(high, columns, numbers)
    known = low != names.get("", -1)
    return np.asarray((low == high) & known & (counts >= FURNITURE_DOCUMENTS))


def _rank_within(columns: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """How many earlier entries have the same column."""
    order = np.argsort(columns, kind="stable")
    ordered = columns[order]
    starts = np.searchsorted(ordered, ordered, side="left")
    ranks = np.empty(len(columns), dtype=np.int64)
    ranks[order] = np.arange(len(columns)) - starts
    return ranks


def _without_furniture(
    shingles: Sequence[npt.NDArray[np.uint64]], owners: npt.NDArray[np.int64], hashes: npt.NDArray[np.uint64]
) -> tuple[npt.NDArray[np.uint64], ...]:
    kept = []
    bounds = np.searchsorted(owners, np.arange(len(shingles) + 1))
    for position, each in enumerate(shingles):
        furniture = hashes[bounds[position] : bounds[position + 1]]
        kept.append(np.where(np.isin(each, furniture), np.uint64(0), each) if len(furniture) else each)
    return tuple(kept)


def _candidates(index: ShingleIndex, limit: int, needed: int) -> Iterator[tuple[int, int]]:
    """For each document those that share most shingles with it and at least so many, the first in order where they
    share equally many."""
    transposed = index.anchors.T.tocsr()
    for start in range(0, index.holders.shape[0], ROWS_AT_ONCE):
        shared = (index.holders[start : start + ROWS_AT_ONCE] @ transposed).tocsr()
        for row in range(shared.shape[0]):
            here = start + row
            columns = shared.indices[shared.indptr[row] : shared.indptr[row + 1]]
            counts = shared.data[shared.indptr[row] : shared.indptr[row + 1]]
            others = (columns != here) & (counts >= needed)
            columns, counts = columns[others], counts[others]
            for other in columns[np.lexsort((columns, -counts))][:limit]:
                yield (here, int(other)) if here < other else (int(other), here)


def align(
    left: Words,
    right: Words,
    left_shingles: npt.NDArray[np.uint64],
    right_shingles: npt.NDArray[np.uint64],
    config: TraceConfig,
) -> SharedText:
    """The passages that two texts share, the longest first where they would overlap, then in order of the
    left text."""
    runs = _apart(_runs(left, right, left_shingles, right_shingles, config.shingle_words))
    passages: list[SharedPassage] = []
    words = unquoted = 0
    for group in _bridged(runs):
        length = sum(run.length for run in group)
        if length < config.min_passage_words:
            continue
        words += length
        unquoted += sum(_unquoted(left, right, run) for run in group)
        first, last = group[0], group[-1]
        passages.append(
            SharedPassage(
                Span(left.spans[first.left].start, left.spans[last.left + last.length - 1].end),
                Span(right.spans[first.right].start, right.spans[last.right + last.length - 1].end),
            )
        )
    return SharedText(
        left.document, right.document, words, unquoted, len(left.spans), len(right.spans), tuple(passages)
    )


def _runs(
    left: Words,
    right: Words,
    left_shingles: npt.NDArray[np.uint64],
    right_shingles: npt.NDArray[np.uint64],
    length: int,
) -> list[Run]:
    """Maximal runs of equal words of at least `length` words, by their shift and their place."""
    lefts, rights = _equal_shingles(left_shingles, right_shingles)
    # A hash is no proof: the words themselves are compared.
    equal = np.ones(len(lefts), dtype=np.bool_)
    for step in range(length):
        equal &= left.numbers[lefts + step] == right.numbers[rights + step]
    lefts, rights = lefts[equal], rights[equal]
    if not len(lefts):
        return []
    order = np.lexsort((lefts, rights - lefts))
    lefts, rights = lefts[order], rights[order]
    shifts = rights - lefts
    begins = np.flatnonzero(np.r_[True, (np.diff(shifts) != 0) | (np.diff(lefts) != 1)])
    sizes = np.diff(np.r_[begins, len(lefts)])
    return [
        Run(int(lefts[at]), int(rights[at]), int(size) + length - 1)
        for at, size in zip(begins, sizes, strict=True)
    ]


def _equal_shingles(
    left: npt.NDArray[np.uint64], right: npt.NDArray[np.uint64]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Indices into both sides of equal shingles that are no furniture; of a refrain's only the first on the right."""
    order = np.argsort(right, kind="stable")
    ordered = right[order]
    first = np.searchsorted(ordered, left, side="left")
    counts = np.minimum(np.searchsorted(ordered, left, side="right") - first, MAX_OCCURRENCES)
    counts[left == 0] = 0
    lefts = np.repeat(np.arange(len(left)), counts)
    within = np.arange(len(lefts)) - np.repeat(np.cumsum(counts) - counts, counts)
    return lefts, order[np.repeat(first, counts) + within]


def _apart(runs: Sequence[Run]) -> list[Run]:
    """Runs of which no two share a word on either side, the longest whole and others cut; in order of the
    left text."""
    kept: list[Run] = []
    for run in sorted(runs, key=lambda each: (-each.length, each.left, each.right)):
        rest: Run | None = run
        for other in kept:
            rest = _outside(rest, other) if rest else None
        if rest:
            kept.append(rest)
    return sorted(kept, key=lambda each: (each.left, each.right))


def _outside(run: Run, other: Run) -> Run | None:
    """What is left of a run before or after another on the sides where they overlap, if it is worth keeping."""
    sides = ((run.left, other.left), (run.right, other.right))
    overlapping = [
        (start, begin)
        for start, begin in sides
        if start < begin + other.length and begin < start + run.length
    ]
    if not overlapping:
        return run
    before = min(begin - start for start, begin in overlapping)
    behind = max(begin + other.length - start for start, begin in overlapping)
    if before >= MIN_RUN_WORDS:
        return Run(run.left, run.right, before)
    if run.length - behind >= MIN_RUN_WORDS:
        return Run(run.left + behind, run.right + behind, run.length - behind)
    return None


def _bridged(runs: Sequence[Run]) -> list[list[Run]]:
    """Runs in groups: those that follow each other on both sides with few words between."""
    groups: list[list[Run]] = []
    for run in runs:
        last = groups[-1][-1] if groups else None
        if (
            last is not None
            and 0 <= run.left - last.left - last.length <= MAX_EDITED_WORDS
            and 0 <= run.right - last.right - last.length <= MAX_EDITED_WORDS
        ):
            groups[-1].append(run)
        else:
            groups.append([run])
    return groups


def _unquoted(left: Words, right: Words, run: Run) -> int:
    inside = left.quoted[run.left : run.left + run.length] & right.quoted[run.right : run.right + run.length]
    return int(run.length - inside.sum())
