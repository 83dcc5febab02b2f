"""The case in a few sentences: what a reader must know before anything else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from allegedly.model.lineage import BorrowingKind
from allegedly.report.entries import ClaimEntry, Summary
from allegedly.report.index import MIN_PROBABILITY_PARENT, CaseIndex
from allegedly.report.wording import counted, in_one_line

FEWEST_LEADING, MOST_LEADING = 8, 15
SINGLE_ORIGIN = 1.5
"""Below this expected number of independent origins, a claim rests on one origin or none."""


def summary_of(index: CaseIndex, claims: Sequence[ClaimEntry]) -> Summary:
    """Sentences on repetition, origins, contradictions, drift and gaps, and the figures behind them."""
    return Summary(
        headline=_headline(index, claims),
        findings=tuple(_findings(index, claims)),
        figures=tuple(_figures(index, claims)),
    )


def leading_claims(claims: Sequence[ClaimEntry]) -> int:
    """How many claims the summary lists: those of interest, but neither too few nor too many."""
    notable = sum(claim.notable for claim in claims)
    return min(len(claims), MOST_LEADING, max(FEWEST_LEADING, notable))


def case_to_title(index: CaseIndex) -> str:
    """The article's own headline for a case of one, else how many articles of how many outlets."""
    documents = index.case.documents
    if len(documents) == 1:
        return in_one_line(documents[0].title or documents[0].path)
    return f"{counted(len(documents), 'article').capitalize()} from {counted(_outlets(index), 'outlet')}"


def _outlets(index: CaseIndex) -> int:
    return len({document.publisher or document.path for document in index.case.documents})


def _headline(index: CaseIndex, claims: Sequence[ClaimEntry]) -> str:
    if not claims:
        return "No claims were found in what was read."
    repeated = [claim for claim in claims if claim.documents > 1]
    if not repeated:
        if len(index.case.documents) == 1:
            return (
                "One article: nothing else in this case backs up or contradicts what it says, however"
                " many sources it names."
            )
        return "No claim stands in more than one of these articles."
    single = sum(
        index.assessments[index.claims[c.number - 1].id].independent_origins < SINGLE_ORIGIN for c in repeated
    )
    if single == 0:
        return f"{_stand(len(repeated))} in more than one article, and all of them have several origins."
    rest = (
        "all of them rest"
        if single == len(repeated)
        else f"{single:,} of them rest{'s' if single == 1 else ''}"
    )
    if len(repeated) == 1:
        rest = "it rests"
    return f"{_stand(len(repeated))} in more than one article; {rest} on a single origin, or on none."


def _stand(number: int) -> str:
    return f"{counted(number, 'claim')} {'stands' if number == 1 else 'stand'}"


def _findings(index: CaseIndex, claims: Sequence[ClaimEntry]) -> Iterator[str]:
    taken = _documents_that_took(index)
    if taken:
        number = len(index.case.documents)
        yield f"{taken:,} of {counted(number, 'article')} took text from another article of the case."
    unestablished = [c for c in claims if c.origins and not any(o.established for o in c.origins)]
    if unestablished:
        yield (
            f"{_claims(unestablished, 'has', 'have')} no established origin:"
            " no identified person, body or document stands behind what is said."
        )
    contested = [claim for claim in claims if claim.statements and claim.against]
    if contested:
        yield f"{_claims(contested, 'is', 'are')} contradicted within the case ({_numbers(contested)})."
    drifted = [claim for claim in claims if claim.drifts]
    if drifted:
        yield f"{_claims(drifted, 'has', 'have')} changed from one report to the next ({_numbers(drifted)})."
    unknowns = len(index.case.unknowns)
    if unknowns:
        things = counted(unknowns, "thing")
        yield f"The articles themselves say of {things} that it is not known or not confirmed."
    if index.case.failures:
        yield f"{counted(len(index.case.failures), 'input')} could not be read; the list is at the end."


def _claims(claims: Sequence[ClaimEntry], singular: str, plural: str) -> str:
    return f"{counted(len(claims), 'claim')} {singular if len(claims) == 1 else plural}"


def _numbers(claims: Sequence[ClaimEntry], most: int = 8) -> str:
    shown = ", ".join(str(claim.number) for claim in claims[:most])
    if len(claims) > most:
        shown = f"{shown} and {counted(len(claims) - most, 'other')}"
    return f"claim {shown}" if len(claims) == 1 else f"claims {shown}"


def _documents_that_took(index: CaseIndex) -> int:
    return sum(
        any(
            each.probability >= MIN_PROBABILITY_PARENT and each.kind is not BorrowingKind.CITES
            for each in borrowings
        )
        for borrowings in index.borrowings_by.values()
    )


def _figures(index: CaseIndex, claims: Sequence[ClaimEntry]) -> Iterator[tuple[str, str]]:
    case = index.case
    yield "Articles", f"{len(case.documents):,}"
    yield "Outlets", f"{_outlets(index):,}"
    yield "Statements", f"{len(case.statements):,}"
    yield "Claims", f"{len(claims):,}"
    yield "Contradicted", f"{sum(bool(c.statements and c.against) for c in claims):,}"
    yield "Known unknowns", f"{len(case.unknowns):,}"
