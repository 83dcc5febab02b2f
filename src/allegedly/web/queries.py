"""What the reader asks lists for, as it stands in an address: the same for pages and programs."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Query

from allegedly.store.browse import ClaimFilter, DocumentFilter
from allegedly.web.views import ClaimQuery

Number = Annotated[int, Query(ge=1, le=1_000_000)]
Words = Annotated[str, Query(max_length=300)]
Name = Annotated[str, Query(max_length=2000)]
Day = Annotated[str, Query(max_length=10, pattern=r"^(\d{4}-\d{2}-\d{2})?$")]
Letter = Annotated[str, Query(max_length=1)]
Choice = Annotated[str, Query(max_length=20)]


def claim_query(
    words: Words = "",
    actor: Name = "",
    source: Name = "",
    origin: Name = "",
    earliest: Day = "",
    latest: Day = "",
    reliability: Letter = "",
    credibility: Letter = "",
    state: Choice = "",
    order_by: Choice = "",
) -> ClaimQuery:
    """The claims that are asked for."""
    wanted = ClaimFilter(words.strip(), actor.strip(), source, origin, earliest, latest)
    return ClaimQuery(wanted, reliability, credibility, state, order_by)


def document_filter(
    words: Words = "", publisher: Name = "", earliest: Day = "", latest: Day = ""
) -> DocumentFilter:
    """The articles that are asked for."""
    return DocumentFilter(words.strip(), publisher, earliest, latest)


WantedClaims = Annotated[ClaimQuery, Depends(claim_query)]
WantedDocuments = Annotated[DocumentFilter, Depends(document_filter)]
