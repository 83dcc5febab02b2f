"""Origin forests: where a claim entered the record, who passed it on, and which article took it from whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from allegedly.model.claim import Claim, Statement
from allegedly.model.lineage import Borrowing, Origin
from allegedly.model.source import Holder
from allegedly.report.entries import DocumentRef
from allegedly.report.figures import MIN_PROBABILITY_PARENT
from allegedly.report.grouping import grouped_forest
from allegedly.report.index import CaseIndex
from allegedly.report.picture_entries import Forest, ForestEdge, ForestNode, Shape
from allegedly.report.wording import BORROWING_WORDS, SOURCE_WORDS, holder_name, label_of, percent

MIN_PROBABILITY_DRAWN = 0.2
MAX_PARENTS_DRAWN = 2
"""Weaker borrowings, and more than these of one article, stand in the register alone: pictures of every
possibility could not be read."""

AS_SAID = "as the text says"


def claim_to_forest(claim: Claim, index: CaseIndex) -> Forest:
    """Origins of one claim, those said to have passed it on, and the articles that carry it.

    An article that takes its text from another is drawn under that one, and is joined to an origin only
    where no article that it took from is. Where one of its statements names somebody in between, those
    that leave them out (headlines do) draw no second line.
    """
    members = [index.statements[each] for each in claim.statements or claim.against]
    documents = list(dict.fromkeys(statement.document for statement in members))
    borrowings = _drawn_borrowings(documents, index)
    nodes: dict[str, ForestNode] = {}
    edges: dict[tuple[str, str], ForestEdge] = {}
    for origin in index.origins.get(claim.id, []):
        nodes[origin.id] = _origin_node(origin)
        resting = [index.statements[each] for each in origin.statements if each in index.statements]
        carrying = {statement.document for statement in resting}
        chained = {each.document for each in resting if _between(each.holders, origin)}
        for statement in resting:
            shorter = statement.document in chained and not _between(statement.holders, origin)
            if not shorter and not _taken_from_one_of(statement.document, carrying, borrowings):
                _add_chain(origin, statement, nodes, edges)
    for document in documents:
        nodes[document] = _document_node(document, index.references[document])
    for edge in _borrowing_edges(borrowings):
        edges[edge.start, edge.end] = edge
    known = tuple(edge for edge in edges.values() if edge.start in nodes and edge.end in nodes)
    return _forest(f"Where claim {index.claim_numbers[claim.id]} comes from", list(nodes.values()), known)


def case_to_forest(index: CaseIndex) -> Forest:
    """Articles of the case that took text from each other; those that did not are left out."""
    borrowings = _drawn_borrowings([document.id for document in index.case.documents], index)
    involved = {each for item in borrowings for each in (item.taken_from, item.taken_by)}
    nodes = [
        _document_node(document.id, index.references[document.id])
        for document in index.case.documents
        if document.id in involved
    ]
    return _forest("Which article took text from which, or cites it", nodes, _borrowing_edges(borrowings))


def _drawn_borrowings(documents: Sequence[str], index: CaseIndex) -> list[Borrowing]:
    """The surest borrowings among these documents; of two that take from each other, the surer direction."""
    inside = set(documents)
    likely = [
        borrowing
        for document in documents
        for borrowing in index.borrowings_by.get(document, [])
        if borrowing.taken_from in inside and borrowing.probability >= MIN_PROBABILITY_DRAWN
    ]
    surest: dict[tuple[str, str], Borrowing] = {}
    drawn: Counter[str] = Counter()
    for borrowing in sorted(likely, key=lambda each: (-each.probability, each.taken_by, each.taken_from)):
        pair = (borrowing.taken_from, borrowing.taken_by)
        if pair not in surest and pair[::-1] not in surest and drawn[borrowing.taken_by] < MAX_PARENTS_DRAWN:
            surest[pair] = borrowing
            drawn[borrowing.taken_by] += 1
    return list(surest.values())


def _taken_from_one_of(document: str, carrying: set[str], borrowings: Iterable[Borrowing]) -> bool:
    return any(
        borrowing.taken_by == document
        and borrowing.taken_from in carrying
        and borrowing.probability >= MIN_PROBABILITY_PARENT
        for borrowing in borrowings
    )


def _add_chain(
    origin: Origin,
    statement: Statement,
    nodes: dict[str, ForestNode],
    edges: dict[tuple[str, str], ForestEdge],
) -> None:
    """Join the origin to the article through everybody between them in the holder chain."""
    last = origin.id
    for holder in reversed(_between(statement.holders, origin)):
        node = ForestNode(
            id=f"{origin.id}/{holder.label.casefold()}",
            shape=Shape.LINK,
            label=holder_name(holder),
            caption=f"in between: {SOURCE_WORDS[holder.kind]}",
        )
        nodes.setdefault(node.id, node)
        edges.setdefault((last, node.id), ForestEdge(last, node.id, 1.0, AS_SAID))
        last = node.id
    edges.setdefault((last, statement.document), ForestEdge(last, statement.document, 1.0, AS_SAID))


def _between(holders: Sequence[Holder], origin: Origin) -> Sequence[Holder]:
    """Holders between article and origin; the innermost is the origin unless another bears its name."""
    inner = holders[1:]
    for place, holder in enumerate(inner):
        if holder.label.casefold() == origin.label.casefold():
            return inner[:place]
    return inner[:-1]


def _borrowing_edges(borrowings: Iterable[Borrowing]) -> list[ForestEdge]:
    return [
        ForestEdge(
            start=each.taken_from,
            end=each.taken_by,
            probability=each.probability,
            how=BORROWING_WORDS[each.kind],
            share=percent(each.probability),
        )
        for each in borrowings
    ]


def _origin_node(origin: Origin) -> ForestNode:
    return ForestNode(
        id=origin.id,
        shape=Shape.ESTABLISHED if origin.established else Shape.UNESTABLISHED,
        label=label_of(origin.label, "nobody named"),
        caption="established origin" if origin.established else "not established",
    )


def _document_node(document: str, reference: DocumentRef) -> ForestNode:
    published = reference.published[:10] or "no date"
    return ForestNode(
        id=document,
        shape=Shape.DOCUMENT,
        label=reference.outlet,
        caption=f"{reference.number} · {published}",
    )


def _forest(title: str, nodes: Sequence[ForestNode], edges: Sequence[ForestEdge]) -> Forest:
    """The forest with the same facts as rows: from, to, and how; a node without links stands alone."""
    names = {node.id: f"{node.label} ({node.caption})" for node in nodes}
    rows = [(names[edge.start], names[edge.end], edge.label) for edge in edges]
    joined = {end for edge in edges for end in (edge.start, edge.end)}
    alone = [(names[node.id], "–", "joined to nothing here") for node in nodes if node.id not in joined]
    return grouped_forest(Forest(title, tuple(nodes), tuple(edges), (*rows, *alone)))
