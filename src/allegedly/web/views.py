"""What the pages on claims show: each one frozen dataclass, filled here and rendered by one template."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from allegedly.model.decision import Decision, standing_decisions
from allegedly.report.claims import claim_to_entry, claim_to_line
from allegedly.report.dossier import unknown_to_entry
from allegedly.report.entries import ClaimEntry, ClaimLine, FailureEntry, Summary
from allegedly.report.figures import MIN_PROBABILITY_PARENT, CaseFigures, ClaimFigures
from allegedly.report.forest import case_to_forest
from allegedly.report.index import CaseIndex, case_to_index
from allegedly.report.picture_entries import Forest, Timeline
from allegedly.report.summary import case_to_title, leading_claims, summary_of
from allegedly.report.timeline import statements_to_timeline
from allegedly.report.wording import in_one_line
from allegedly.store.browse import ClaimFilter, case_counts, claims_matching
from allegedly.store.casefile import CaseReader
from allegedly.store.parts import Part, claims_part
from allegedly.web.order import Order
from allegedly.web.paging import ROWS, Pager

MAX_STATEMENTS = 100
"""Statements of either side that the page of a claim shows; the rest are counted."""
MAX_STATEMENTS_LISTED = 40
"""Statements of either side that a row of a list looks at."""
MAX_FOREST_NODES = 80
"""Articles drawn on the summary; more are only listed."""

STATES = {
    "": "any",
    "several": "in several articles",
    "contradicted": "contradicted",
    "changed": "changed on the way",
    "unestablished": "no established origin",
}


_IN_STATE: Mapping[str, Callable[[ClaimFigures], bool]] = {
    "several": lambda claim: claim.documents > 1,
    "contradicted": lambda claim: claim.contradicted,
    "changed": lambda claim: claim.drifts > 0,
    "unestablished": lambda claim: claim.established == 0,
}

ORDERS = {
    "": "those of interest",
    "origins": "those with most independent origins",
    "articles": "those in most articles",
}


@dataclass(frozen=True, slots=True)
class SummaryPage:
    """The case at a glance: the sentences, the leading claims, who took from whom, when, what was not read."""

    title: str
    summary: Summary
    leading: tuple[ClaimLine, ...]
    claims: int
    forest: Forest
    timeline: Timeline
    failures: tuple[FailureEntry, ...]
    failures_left: int


@dataclass(frozen=True, slots=True)
class ClaimQuery:
    """What claims the reader asks for: what the store filters by, and what the figures tell."""

    wanted: ClaimFilter
    reliability: str = ""
    credibility: str = ""
    state: str = ""
    order: str = ""


@dataclass(frozen=True, slots=True)
class ClaimsPage:
    """Claims in a list, and what was asked for. `cut` are those whose label comes from their first statements."""

    query: ClaimQuery
    lines: tuple[ClaimLine, ...]
    cut: frozenset[str]
    pager: Pager
    seen: int


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """One claim in full. `hidden` statements are not shown; `decisions` bear on it and stand."""

    claim: ClaimEntry
    hidden: int
    decisions: tuple[Decision, ...]
    seen: int


def summary_page(reader: CaseReader, order: Order) -> SummaryPage:
    """The first page."""
    counts = case_counts(reader, MIN_PROBABILITY_PARENT)
    figures = CaseFigures(
        counts.documents,
        counts.outlets,
        counts.statements,
        counts.unknowns,
        counts.failures,
        counts.took,
        only_title=_only_title(reader) if counts.documents == 1 else "",
    )
    leading = order.claims[: leading_claims(order.claims)]
    part = claims_part(reader, [each.id for each in leading], MAX_STATEMENTS_LISTED, texts=True)
    index = case_to_index(part.case, order.numbering)
    forest = case_to_forest(index)
    failures = reader.failures()
    return SummaryPage(
        title=case_to_title(figures) if counts.documents else "An empty case",
        summary=summary_of(figures, order.claims),
        leading=tuple(claims_to_lines(index, order)),
        claims=len(order.claims),
        forest=forest if len(forest.nodes) <= MAX_FOREST_NODES else Forest(forest.title, (), (), ()),
        timeline=statements_to_timeline(
            "When the articles on the leading claims were published, and when it is said to have happened",
            [document.id for document in part.case.documents],
            part.case.statements,
            index,
        ),
        failures=tuple(
            FailureEntry(in_one_line(each.path), in_one_line(each.reason), in_one_line(each.remedy))
            for each in failures[:ROWS]
        ),
        failures_left=max(0, len(failures) - ROWS),
    )


def _only_title(reader: CaseReader) -> str:
    only = reader.listing("documents")[0]
    return in_one_line(only["title"] or only["path"])


def claims_to_lines(index: CaseIndex, order: Order) -> Iterable[ClaimLine]:
    """The claims of a part as rows of a list, in the order of the report."""
    return (claim_to_line(claim, index, order.figures_of(claim.id)) for claim in index.claims)


def claims_page(reader: CaseReader, order: Order, query: ClaimQuery, pager: Pager) -> ClaimsPage:
    """The claims that are all that is asked for; `pager` comes without its total."""
    found = claims_matching(reader, query.wanted)
    fitting = list(_fitting(order, query, found))
    if query.order == "origins":
        fitting.sort(key=lambda each: -each.independent_origins)
    elif query.order == "articles":
        fitting.sort(key=lambda each: -each.documents)
    shown = fitting[(pager.number - 1) * pager.rows : pager.number * pager.rows]
    part = claims_part(reader, [each.id for each in shown], MAX_STATEMENTS_LISTED, texts=False)
    index = case_to_index(part.case, order.numbering)
    lines = {line.id: line for line in claims_to_lines(index, order)}
    return ClaimsPage(
        query,
        tuple(lines[each.id] for each in shown),
        frozenset(each.id for each in part.case.claims if _hidden(part, each.id)),
        Pager(pager.path, pager.query, pager.number, len(fitting), pager.rows),
        len(reader.decisions()),
    )


def _fitting(order: Order, query: ClaimQuery, found: frozenset[str] | None) -> Iterator[ClaimFigures]:
    """The claims that neither the figures nor the letters rule out, in the order of the report; of those `found`,
    where something was looked for."""
    if query.state not in STATES:
        return
    fits = _IN_STATE.get(query.state)
    claims: Iterable[ClaimFigures] = order.claims
    if found is not None:
        numbers = sorted(order.numbering.claims[each] for each in found if each in order.numbering.claims)
        claims = (order.claims[number - 1] for number in numbers)
    for claim in claims:
        letters = order.letters[claim.id]
        if (
            query.reliability in ("", letters[0])
            and query.credibility in ("", letters[1:])
            and (fits is None or fits(claim))
        ):
            yield claim


def claim_page(reader: CaseReader, order: Order, identifier: str) -> ClaimPage | None:
    """One claim; None where there is none with this id."""
    part = claims_part(reader, [identifier], MAX_STATEMENTS)
    if not part.case.claims or identifier not in order.numbering.claims:
        return None
    index = case_to_index(part.case, order.numbering)
    unknowns = {each.id: unknown_to_entry(each, index) for each in part.case.unknowns}
    claim = part.case.claims[0]
    decisions = reader.decisions()
    return ClaimPage(
        claim_to_entry(claim, index, unknowns),
        _hidden(part, identifier),
        decisions_on({identifier, *claim.statements, *claim.against}, decisions),
        len(decisions),
    )


def _hidden(part: Part, claim: str) -> int:
    shown = next(each for each in part.case.claims if each.id == claim)
    return part.members[claim] - len(shown.statements) - len(shown.against)


def decisions_on(things: set[str], decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    """Those of the decisions that stand and are about one of these things."""
    return tuple(each for each in standing_decisions(decisions) if things & {*each.subjects, *each.others})
