"""The lines of a text with their places: what zones, bylines and credits are read from."""

from __future__ import annotations

from dataclasses import dataclass

from allegedly.model.text import Span


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank, without the blanks around it. `index` counts such lines from 0."""

    index: int
    span: Span
    text: str
    blank_after: bool


def lines_of(text: str) -> tuple[Line, ...]:
    r"""The lines that are not blank.

    >>> [(line.text, line.span, line.blank_after) for line in lines_of(" One\n\nTwo")]
    [('One', Span(start=1, end=4), True), ('Two', Span(start=6, end=9), False)]
    """
    found: list[Line] = []
    position = 0
    pieces = text.split("\n")
    for number, piece in enumerate(pieces):
        stripped = piece.strip()
        if stripped:
            start = position + piece.index(stripped[0])
            follows_blank = number + 1 < len(pieces) and not pieces[number + 1].strip()
            found.append(Line(len(found), Span(start, start + len(stripped)), stripped, follows_blank))
        position += len(piece) + 1
    return tuple(found)
