"""Characters that no reader sees, made harmless one for one: no offset ever moves."""

from __future__ import annotations

import functools
import re

from allegedly.model.text import OffsetMap

_LINE_BREAKS = "\u000b\u000c\u0085\u2028\u2029"
_SPACES = "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
)
_CONTROLS = "\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f"
_NO_CHARACTER = "\ud800-\udfff\ufffe\uffff"


@functools.cache
def _harmful() -> re.Pattern[str]:
    return re.compile(f"\r\n?|[{_LINE_BREAKS}{_SPACES}{_INVISIBLE}{_CONTROLS}{_NO_CHARACTER}]")


def _replacement(match: re.Match[str]) -> str:
    found = match.group()
    if found == "\r\n":
        return " \n"
    if found == "\r" or found in _LINE_BREAKS:
        return "\n"
    if "\ud800" <= found <= "\udfff" or found in "\ufffe\uffff":
        return "\ufffd"
    return " "


def clean_characters(text: str) -> str:
    r"""The text with every control, invisible or unusual blank character replaced one for one.

    Line ends become "\n" (CR LF becomes " \n"), blanks and invisible characters a space, what is no
    character U+FFFD. The length never changes, so a span means the same before and after.

    >>> clean_characters("A\u00a0line\r\nand\u200ba second\x00one")
    'A line \nand a second one'
    """
    return _harmful().sub(_replacement, text)


def collapse_blanks(text: str) -> str:
    r"""The text on one line, each run of blanks made one space; for titles and names, not for bodies.

    >>> collapse_blanks(" Two\n lines ")
    'Two lines'
    """
    return " ".join(clean_characters(text).split())


def offsets_after_prefix(length: int) -> OffsetMap:
    """The offset map of a text before which this many code points were put.

    >>> offsets_after_prefix(5)
    OffsetMap(starts=(0, 5), shifts=(0, -5))
    """
    return OffsetMap((0, length), (0, -length)) if length else OffsetMap()
