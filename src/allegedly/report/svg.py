"""Pieces of pictures: escaped SVG elements, and text that fits its place.

Pictures carry class names for the style sheet, and plain attributes so that they can be seen without one.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from allegedly.report.wording import columns_of

NARROW, WIDE = set(" .,;:'|!()[]-ijltfrI/\\\"“”‘’·"), set("mwMW@%—…")
NARROW_EM, PLAIN_EM, CAPITAL_EM, WIDE_EM = 0.38, 0.63, 0.76, 1.0
"""Advance widths in em of a wide sans-serif (DejaVu Sans), so that text never runs over in a narrower one."""


def text_width_px(text: str, size_px: float) -> float:
    """How wide the text is in a sans-serif font of this size, at most; in pixels."""
    return size_px * sum(_em(character) for character in text)


def _em(character: str) -> float:
    if character in NARROW:
        return NARROW_EM
    if character in WIDE:
        return WIDE_EM
    if character.isascii():
        return CAPITAL_EM if character.isupper() else PLAIN_EM
    return columns_of(character) * CAPITAL_EM


def text_to_fit(text: str, width_px: float, size_px: float) -> str:
    """The text, cut with an ellipsis where it is wider than its place.

    >>> text_to_fit("an intelligence report", 90, 12)
    'an intellige…'
    """
    if text_width_px(text, size_px) <= width_px:
        return text
    room = width_px - size_px * WIDE_EM
    kept = 0
    for character in text:
        room -= size_px * _em(character)
        if room < 0:
            break
        kept += 1
    return text[:kept].rstrip() + "…"


def text_to_lines(text: str, width_px: float, size_px: float, most: int = 2) -> list[str]:
    """The text in at most so many lines, broken at spaces; the last line may still be too wide.

    >>> text_to_lines("an intelligence report", 100, 12)
    ['an intelligence', 'report']
    """
    words = text.split()
    lines: list[str] = []
    while words and len(lines) < most - 1:
        kept = len(words)
        while kept > 1 and text_width_px(" ".join(words[:kept]), size_px) > width_px:
            kept -= 1
        lines.append(" ".join(words[:kept]))
        words = words[kept:]
    return [*lines, " ".join(words)] if words else lines


def element(name: str, children: Iterable[str] = (), **attributes: object) -> str:
    """An element with these attributes; a trailing underscore is dropped, others become hyphens.

    >>> element("path", d="M0,0", class_="edge", stroke_width=2)
    '<path d="M0,0" class="edge" stroke-width="2"/>'
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(_value(value))}"' for key, value in attributes.items()
    )
    inner = "".join(children)
    return f"<{name}{written}>{inner}</{name}>" if inner else f"<{name}{written}/>"


def _value(value: object) -> str:
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else str(value)


def text_element(text: str, x: float, y: float, size_px: float, width_px: float, **attributes: object) -> str:
    """A line of text that fits its width; where it was cut, its title holds the whole."""
    fitted = text_to_fit(text, width_px, size_px)
    whole = [element("title", [escape(text)])] if fitted != text else []
    return element("text", [*whole, escape(fitted)], x=x, y=y, font_size=size_px, **attributes)


def picture(
    key: str, title: str, description: str, width: float, height: float, children: Iterable[str]
) -> str:
    """A whole picture with its title and description; `key` makes their ids unique in a page."""
    head = [
        element("title", [escape(title)], id=f"{key}-t"),
        element("desc", [escape(description)], id=f"{key}-d"),
    ]
    return element(
        "svg",
        [*head, *children],
        xmlns="http://www.w3.org/2000/svg",
        role="img",
        aria_labelledby=f"{key}-t {key}-d",
        viewBox=f"0 0 {width:.0f} {height:.0f}",
        width=f"{width:.0f}",
        height=f"{height:.0f}",
        font_family="system-ui, sans-serif",
    )
