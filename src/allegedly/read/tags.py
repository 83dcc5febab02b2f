"""Tags with thousands of attributes, made harmless before a parser sees them."""

from __future__ import annotations

import re

MAX_TAG_LENGTH = 4_000
"""libxml2 compares each attribute with all before it: 40,000 of them in one tag take it 5 s, 2,000 8 ms."""

_OPENING = re.compile(r"<([a-zA-Z][\w:-]{0,40})")
_REST = re.compile(r"""(?:[^>"']++|"[^"]*+"|'[^']*+')*+""")
_CLOSINGS = {
    name: re.compile(f"</{name}", re.IGNORECASE)
    for name in ("script", "style", "textarea", "template", "noscript")
}


def shorten_tags(html: str) -> str:
    """The page with every tag longer than MAX_TAG_LENGTH reduced to its name. Takes linear time.

    What stands in scripts and styles is no tag and stays as it is.

    >>> shorten_tags("<p class='a'>Two <b>words</b></p>")
    "<p class='a'>Two <b>words</b></p>"
    >>> shorten_tags("<p " + "a=1 " * 5000 + ">words</p>")
    '<p>words</p>'
    """
    pieces: list[str] = []
    kept = position = 0
    while opening := _OPENING.search(html, position):
        end = _end_of_tag(html, opening.end())
        if end - opening.start() > MAX_TAG_LENGTH:
            pieces += [html[kept : opening.start()], f"<{opening[1]}>"]
            kept = end
        closing = _CLOSINGS.get(opening[1].lower())
        if closing is None:
            position = end
            continue
        closed = closing.search(html, end)
        if closed is None:
            break  # the rest of the page is a script that nothing ends
        position = closed.start()
    return "".join([*pieces, html[kept:]]) if pieces else html


def _end_of_tag(html: str, start: int) -> int:
    """Just behind the ">" that ends the tag; quotation marks hide one, unless they are left open."""
    rest = _REST.match(html, start)
    end = rest.end() if rest else start
    if end < len(html) and html[end] != ">":
        end = html.find(">", end)
    return len(html) if end < 0 else min(end + 1, len(html))
