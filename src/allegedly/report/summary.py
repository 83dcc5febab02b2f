"""The case in a few sentences: what a reader must know before anything else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from allegedly.report.entries import Summary
from allegedly.report.figures import CaseFigures, ClaimFigures
from allegedly.report.wording import counted

FEWEST_LEADING, MOST_LEADING = 8, 15
SINGLE_ORIGIN = 1.5
"""Below this expected number of independent origins, a claim rests on one origin or none."""


def summary_of(case: CaseFigures, claims: Sequence[ClaimFigures]) -> Summary:
    """Sentences on repetition, origins, contradictions, drift and gaps, and the figures behind them.

    `claims` are in the report's order; their numbers are their places in it.
    """
    return Summary(
        headline=_headline(case, claims),
        findings=tuple(_findings(case, claims)),
        figures=tuple(_figures(case, claims)),
    )


def leading_claims(claims: Sequence[ClaimFigures]) -> int:
    """How many claims the summary lists: those of interest, but neither too few nor too many."""
    notable = sum(claim.notable for claim in claims)
    return min(len(claims), MOST_LEADING, max(FEWEST_LEADING, notable))


def case_to_title(case: CaseFigures) -> str:
    """The article's own headline for a case of one, else how many articles of how many outlets."""
    if case.documents == 1:
        return case.only_title
    return f"{counted(case.documents, 'article').capitalize()} from {counted(case.outlets, 'outlet')}"


def _headline(case: CaseFigures, claims: Sequence[ClaimFigures]) -> str:
    if not claims:
        return "No claims were found in what was read."
    repeated = [claim for claim in claims if claim.documents > 1]
    if not repeated:
        if case.documents == 1:
            return (
                "One article: nothing else in this case backs up or contradicts what it says, however"
                " many sources it names."
            )
        return "No claim stands in more than one of these articles."
    single = sum(claim.independent_origins < SINGLE_ORIGIN for claim in repeated)
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


def _findings(case: CaseFigures, claims: Sequence[ClaimFigures]) -> Iterator[str]:
    if case.took:
        yield f"{case.took:,} of {counted(case.documents, 'article')} took text from another article of the case."
    unestablished = sum(bool(claim.origins) and not claim.established for claim in claims)
    if unestablished:
        yield (
            f"{_claims(unestablished, 'has', 'have')} no established origin:"
            " no identified person, body or document stands behind what is said."
        )
    contested = [number for number, claim in enumerate(claims, start=1) if claim.contradicted]
    if contested:
        yield f"{_claims(len(contested), 'is', 'are')} contradicted within the case ({_numbers(contested)})."
    drifted = [number for number, claim in enumerate(claims, start=1) if claim.drifts]
    if drifted:
        words = _claims(len(drifted), "has", "have")
        yield f"{words} changed from one report to the next ({_numbers(drifted)})."
    if case.unknowns:
        things = counted(case.unknowns, "thing")
        yield f"The articles themselves say of {things} that it is not known or not confirmed."
    if case.failures:
        yield f"{counted(case.failures, 'input')} could not be read; the list is at the end."


def _claims(number: int, singular: str, plural: str) -> str:
    return f"{counted(number, 'claim')} {singular if number == 1 else plural}"


def _numbers(claims: Sequence[int], most: int = 8) -> str:
    shown = ", ".join(map(str, claims[:most]))
    if len(claims) > most:
        shown = f"{shown} and {counted(len(claims) - most, 'other')}"
    return f"claim {shown}" if len(claims) == 1 else f"claims {shown}"


def _figures(case: CaseFigures, claims: Sequence[ClaimFigures]) -> Iterator[tuple[str, str]]:
    yield "Articles", f"{case.documents:,}"
    yield "Outlets", f"{case.outlets:,}"
    yield "Statements", f"{case.statements:,}"
    yield "Claims", f"{len(claims):,}"
    yield "Contradicted", f"{sum(claim.contradicted for claim in claims):,}"
    yield "Known unknowns", f"{case.unknowns:,}"
