"""The outlet: as given, by its page, its domain, its mast head or its copyright line."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from allegedly.read.agencies import agency_of
from allegedly.read.lines import Line

MAX_PUBLISHER_LENGTH = 80

_PREFIXES = ("www.", "www2.", "m.", "amp.", "mobile.")
_ARCHIVED = re.compile(r"https?://web\.archive\.org/web/\d{4,14}[a-z_]*/(?P<inner>https?://.+)")
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)[\s©,]{0,4}(?:\(c\)\s?)?(?:(?P<first>(?:19|20)\d\d)(?:\s?[-–]\s?(?P<last>(?:19|20)\d\d))?)?[\s,.]{0,3}"
    r"(?:by )?(?P<owner>[^\n]{0,120})",
    re.IGNORECASE,
)
_OWNER = re.compile(
    r"[A-Z0-9][\w&’'-]*(?:\.[a-zA-Z]\w*)*(?:[ ](?:[A-Z&][\w&’'-]*(?:\.[a-zA-Z]\w*)*|of|the|and|for)){0,5}"
)
_NO_OWNER = frozenset(("all", "this", "the", "content", "terms", "permission", "used", "follow", "under"))


def domain_of(url: str) -> str:
    """The host of a link without "www." and its like; empty where there is none.

    >>> domain_of("https://www.outlet.example/a"), domain_of("https://web.archive.org/web/2014/http://b.example/")
    ('outlet.example', 'b.example')
    """
    inner = _ARCHIVED.match(url)
    try:
        host = urlsplit(inner["inner"] if inner else url).hostname or ""
    except ValueError:
        return ""
    host = host.lower().strip(".")
    for prefix in _PREFIXES:
        if host.startswith(prefix) and host.count(".") >= 2:
            host = host.removeprefix(prefix)
    return host


def copyright_of(lines: tuple[Line, ...]) -> tuple[str, str, str]:
    """Owner, year and words of the last copyright line; all empty where there is none.

    A range of years gives no year: such a line is the site's, not the article's. An agency's
    copyright gives no owner: it is a credit, and the outlet is another.
    """
    for line in reversed(lines):
        if len(line.text) > 400:
            continue
        match = _COPYRIGHT.match(
            line.text.lstrip(' —–-*("“') if not line.text.startswith("(c)") else line.text
        )
        if match is None or not (match["first"] or match["owner"]):
            continue
        year = "" if match["last"] or not match["first"] else match["first"]
        owner = _owner_of(match["owner"] or "")
        if owner or year:
            return owner, year, line.text[:120]
    return "", "", ""


def _owner_of(words: str) -> str:
    match = _OWNER.match(words.strip(" ,.-–—|"))
    if match is None:
        return ""
    owner = match.group().removesuffix(" All").removesuffix(" the").strip()
    if owner.lower().split()[0] in _NO_OWNER - {"the"} or owner.lower() == "the" or agency_of(owner):
        return ""
    return owner[:MAX_PUBLISHER_LENGTH]


def choose_publisher(given: str, site: str, url: str, masthead: str, owner: str) -> str:
    """The surest name of the outlet, in the order of the arguments.

    The page's address comes before a mast head: an outlet that prints another's copy
    keeps the other's mast head, "(Harbour News) –", in the text.
    """
    return next((name for name in (given, site, domain_of(url), masthead, owner) if name), "")[
        :MAX_PUBLISHER_LENGTH
    ]
