"""Borrowings with their kinds, and the likeliest tree of who took from whom."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from allegedly.config import TraceConfig
from allegedly.model.lineage import Borrowing, BorrowingKind, SharedPassage
from allegedly.trace.direction import (
    MIN_PAIRWISE_PARENT,
    WHOLE_COPY,
    Judged,
    document_order,
    is_open_copy,
    is_whole_copy,
    kin_to_judged,
)
from allegedly.trace.kinship import Kin
from allegedly.trace.parentage import judged_to_parentage

FULL_COPY = 0.75
"""Share of words on both sides from which a copy is full; an outlet's own first and last lines differ."""
CUT_COPY = 0.6
"""Share of the child's words from which it is the parent's text and not a text of its own."""
REWRITTEN_LIKENESS = 0.4
REWRITTEN_SENTENCES = 2
"""Content words and sentences in common from which a text was rewritten as a whole."""
MAX_BOTH_WAYS = 0.3
"""Two documents cannot each have taken it from the other: no more is left to the less likely way."""
WHOLE = -1
"""The part that a parent gave of which the document is a whole copy."""
MERGED_SHARE = 0.15
"""Share of the child's words that each of two parents must give alone."""


@dataclass(frozen=True, slots=True)
class Parent:
    """A parent of a document in the tree; `share` is the part of the document's words that the parent gave, literally
    or rewritten."""

    document: str
    kind: BorrowingKind
    share: float
    passages: tuple[SharedPassage, ...]


@dataclass(frozen=True, slots=True)
class Eligible:
    """A parent that may enter the tree: the surer its `weight`, and the earlier its place in `order`, the sooner."""

    weight: float
    order: tuple[str, str, str]
    child: str
    parent: Parent


@dataclass(frozen=True, slots=True)
class Borrowed:
    """All borrowings ordered by borrower and parent, and the tree: parents of each document, free of
    cycles."""

    borrowings: tuple[Borrowing, ...]
    parents: Mapping[str, tuple[Parent, ...]]


def kin_to_borrowed(kin: Sequence[Kin], config: TraceConfig) -> Borrowed:
    """The borrowings that the kinship of documents amounts to."""
    by_child: dict[str, list[Kin]] = defaultdict(list)
    for pair in kin:
        by_child[pair.child.id].append(pair)
    borrowings: list[Borrowing] = []
    eligible: list[Eligible] = []
    all_judged = {child: kin_to_judged(by_child[child]) for child in sorted(by_child)}
    alike = {
        child: {each.kin.parent.id for each in found if is_whole_copy(each)}
        for child, found in all_judged.items()
    }
    copied = {
        child: {each.kin.parent.id for each in found if is_whole_copy(each) and not is_open_copy(each)}
        for child, found in all_judged.items()
    }
    for child, judged in all_judged.items():
        parts = _parts_of_merged([found for found in judged if not is_open_copy(found)])
        filled: set[int] = set()
        parentage = judged_to_parentage(judged, parts, copied, alike)
        for each in sorted(parentage, key=lambda found: not is_whole_copy(found.judged)):
            kin_found, parent = each.judged.kin, each.judged.kin.parent.id
            kind = BorrowingKind.MERGED if parent in parts else kin_to_kind(kin_found)
            passages = kin_found.text.passages if kin_found.text else ()
            probability = round(each.probability, 4)
            if each.probability >= config.min_probability_borrowed:
                borrowings.append(Borrowing(parent, child, kind, probability, each.judged.reasons, passages))
            if each.judged.pairwise >= MIN_PAIRWISE_PARENT:
                # A document's second choice enters the tree only where its first would close a circle.
                part = WHOLE if is_whole_copy(each.judged) else parts.get(parent, 0)
                preferred = not filled & {part, WHOLE}
                filled.add(part)
                weight = each.judged.pairwise if preferred else each.probability - 1.0
                made = Parent(parent, kind, _share_taken(kin_found), passages)
                eligible.append(Eligible(weight, document_order(kin_found.parent), child, made))
    order_of = {each.id: document_order(each) for pair in kin for each in (pair.parent, pair.child)}
    ordered = sorted(_without_loops(borrowings, order_of), key=lambda each: (each.taken_by, each.taken_from))
    return Borrowed(tuple(ordered), _eligible_to_tree(eligible))


def _share_taken(kin: Kin) -> float:
    """The share of the child that the parent gave: its words, or its content where it was rewritten throughout."""
    rewritten = kin.sentences >= REWRITTEN_SENTENCES and kin.likeness >= REWRITTEN_LIKENESS
    return max(kin.child_share, kin.likeness if rewritten else 0.0)


def _without_loops(
    borrowings: Sequence[Borrowing], order: Mapping[str, tuple[str, str, str]]
) -> Iterator[Borrowing]:
    """The borrowings; of two that run both ways between two documents only the likelier stays above .3.

    Where both are as likely, the earlier document keeps its place as the parent. Sums of parents only fall.
    """
    by_pair = {(each.taken_from, each.taken_by): each for each in borrowings}
    for each in borrowings:
        back = by_pair.get((each.taken_by, each.taken_from))
        both = back is not None and min(each.probability, back.probability) > MAX_BOTH_WAYS
        if both and back is not None and _rank(back, order) < _rank(each, order):
            yield dataclasses.replace(each, probability=MAX_BOTH_WAYS)
        else:
            yield each


def _rank(
    borrowing: Borrowing, order: Mapping[str, tuple[str, str, str]]
) -> tuple[float, tuple[str, str, str]]:
    return -borrowing.probability, order[borrowing.taken_from]


def kin_to_kind(kin: Kin) -> BorrowingKind:
    """How the child used the parent, from what of each stands in the other."""
    if kin.child_share >= CUT_COPY and kin.parent_share < FULL_COPY:
        return BorrowingKind.CUT
    if kin.child_share >= CUT_COPY:
        return BorrowingKind.WIRE if kin.credited else BorrowingKind.VERBATIM
    if kin.cites and kin.child_share < 0.2:
        return BorrowingKind.CITES
    return BorrowingKind.PARAPHRASE


def _parts_of_merged(candidates: Sequence[Judged]) -> dict[str, int]:
    """Which part of a merged document each parent may have given; empty where it is not made from two or more.

    The parents that gave most make the parts, where each gave a good part that no other gave; the rest go with the
    one whose part they share.
    """
    likely = [each for each in candidates if each.pairwise >= MIN_PAIRWISE_PARENT and each.kin.text]
    likely.sort(key=lambda found: (-found.kin.child_share, -found.pairwise, found.kin.parent.id))
    covered = {each.kin.parent.id: _covered(each.kin) for each in likely}
    if not likely or likely[0].kin.child_share >= WHOLE_COPY:
        return {}
    needed = MERGED_SHARE * max(len(likely[0].kin.child.text), 1)
    makers: list[set[int]] = []
    for mine in covered.values():
        if all(len(mine - other) >= needed and len(other - mine) >= needed for other in makers):
            makers.append(mine)
    if len(makers) < 2:
        return {}
    return {
        parent: max(range(len(makers)), key=lambda part: (len(mine & makers[part]), -part))
        for parent, mine in covered.items()
    }


def _covered(kin: Kin) -> set[int]:
    passages = kin.text.passages if kin.text else ()
    return {at for passage in passages for at in range(passage.taken_by.start, passage.taken_by.end)}


def _eligible_to_tree(eligible: Sequence[Eligible]) -> dict[str, tuple[Parent, ...]]:
    """Parents taken from the surest down, of equal ones the earliest first, none that would make a document its own
    ancestor.

    A document has one parent, or several where it is merged from them.
    """
    parents: dict[str, list[Parent]] = defaultdict(list)
    for each in sorted(eligible, key=lambda each: (-each.weight, each.order, each.child)):
        child, parent = each.child, each.parent
        single = parent.kind is not BorrowingKind.MERGED
        if parents[child] and (single or parents[child][0].kind is not BorrowingKind.MERGED):
            continue
        if not _is_ancestor(child, parent.document, parents):
            parents[child].append(parent)
    return {child: tuple(found) for child, found in sorted(parents.items()) if found}


def parents_to_families(parents: Mapping[str, Sequence[Parent]]) -> dict[str, str]:
    """The first document (by id) of all that borrowing links a document to, for each that borrowed or lent."""
    head: dict[str, str] = {}

    def first_of(document: str) -> str:
        while head.get(document, document) != document:
            document = head[document]
        return document

    for child in sorted(parents):
        for parent in parents[child]:
            first, second = sorted((first_of(child), first_of(parent.document)))
            head[second] = first
            head.setdefault(first, first)
    return {document: first_of(document) for document in sorted(head)}


def _is_ancestor(document: str, of: str, parents: Mapping[str, Sequence[Parent]]) -> bool:
    seen = set()
    open_documents = [of]
    while open_documents:
        here = open_documents.pop()
        if here == document:
            return True
        if here not in seen:
            seen.add(here)
            open_documents.extend(parent.document for parent in parents.get(here, ()))
    return False
