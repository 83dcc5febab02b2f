"""The outlet: as given, by its page, its domain, its mast head, its dateline or its copyright line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from allegedly.read.agencies import agency_of, says_agency
from allegedly.read.lines import Line
from allegedly.read.outlets import outlets_agree, without_www

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


@dataclass(frozen=True, slots=True)
class OutletEvidence:
    """Every name that may be the outlet's, the surest first; empty where nothing is named.

    `masthead` is the name in a line under the title, `bracket` the one at the dateline, `owner` that
    of the copyright line.
    """

    given: str = ""
    site: str = ""
    domain: str = ""
    masthead: str = ""
    bracket: str = ""
    owner: str = ""


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who published the article, and whether the mast head and the bracket name who wrote it for him."""

    publisher: str
    masthead_is_credit: bool = False
    bracket_is_credit: bool = False


def outlet_of(evidence: OutletEvidence) -> Outlet:
    """The outlet by its surest name; an agency, or another outlet at the dateline, wrote the body.

    The page's address comes before a mast head: an outlet that prints another's copy keeps the other's
    mast head, "(Harbour News) –", in the text. Where nothing else names an outlet the bracket does,
    unless it says that it is an agency.

    >>> outlet_of(OutletEvidence(bracket="IntegrityPress.org")).publisher
    'IntegrityPress.org'
    >>> outlet_of(OutletEvidence(bracket="Harbour News", owner="Vale Gazette"))
    Outlet(publisher='Vale Gazette', masthead_is_credit=False, bracket_is_credit=True)
    """
    page = next((each for each in (evidence.given, evidence.site, evidence.domain) if each), "")
    printer = page or evidence.owner
    masthead, bracket = evidence.masthead, evidence.bracket
    by_agency = bool(printer) and says_agency(masthead) and not outlets_agree(printer, masthead)
    named = page or (evidence.owner if by_agency else masthead or evidence.owner)
    if not bracket:
        return Outlet(_shown(named), by_agency)
    if named and outlets_agree(named, bracket):
        return Outlet(_shown(page or masthead or bracket), by_agency)
    return (
        Outlet(_shown(named), by_agency, True) if named or says_agency(bracket) else Outlet(_shown(bracket))
    )


def _shown(name: str) -> str:
    """An outlet's name within its bound; of a link the domain, and of a domain what follows "www."."""
    name = domain_of(name) or name if name.startswith(("http://", "https://")) else name
    return without_www(name[:MAX_PUBLISHER_LENGTH])
