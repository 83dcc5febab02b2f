"""Pages of lists: which rows are shown, and where the links to the others lead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from allegedly.store.browse import Page

ROWS = 25
"""Rows of one page."""


@dataclass(frozen=True, slots=True)
class Pager:
    """Where a page stands in its list. `query` holds the filters that all pages of the list share."""

    path: str
    query: Mapping[str, str]
    number: int
    total: int
    rows: int = ROWS

    @property
    def pages(self) -> int:
        """How many pages there are; one where there is nothing."""
        return max(1, -(-self.total // self.rows))

    @property
    def first(self) -> int:
        """The first row's number; 0 where there is none."""
        return min(self.total, (self.number - 1) * self.rows + 1)

    @property
    def last(self) -> int:
        """The last row's number."""
        return min(self.total, self.number * self.rows)

    def link(self, number: int) -> str:
        """The address of another page of the list.

        >>> Pager("/claims", {"words": "quay", "actor": ""}, 1, 90).link(2)
        '/claims?words=quay&page=2'
        """
        given = {name: value for name, value in self.query.items() if value}
        return f"{self.path}?{urlencode({**given, 'page': number})}"

    @property
    def around(self) -> tuple[int, ...]:
        """The numbers of the pages that are linked: the first, the last, and those near this one."""
        near = range(self.number - 2, self.number + 3)
        return tuple(sorted({1, self.pages, *(each for each in near if 1 <= each <= self.pages)}))


def page_of(number: int, rows: int = ROWS) -> Page:
    """The rows of the page with this number, from 1 on."""
    return Page(rows, (number - 1) * rows)
