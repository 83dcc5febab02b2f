"""Names of outlets: what may be one, what is one by its words, and which two are the same."""

from __future__ import annotations

import re

from allegedly.read.agencies import says_agency

_DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,12}")
_NAME = re.compile(r"[\w-]+(?:\.[\w-]+)+|[A-Z][\w.&’'-]*(?: (?:[A-Z&][\w.&’'-]*|of|the|and)){0,4}")
_WWW = re.compile(r"www\d?\.(?=[^.]+\.)", re.IGNORECASE)
_OUTLET_WORDS = frozenset(
    "advertiser advocate argus bulletin channel chronicle courier daily digest dispatch echo enquirer evening"
    " examiner express gazette globe guardian herald independent inquirer insider journal ledger letter mail media"
    " mirror monitor news newsletter newspaper observer online post press quarterly radio record register reporter"
    " review sentinel standard star sun telegraph television times today tribune tv voice weekly wire".split()
)
"""Words that hardly stand in the name of a person or a place."""

_MIN_KEY = 3
"""A shorter name may be part of any other: "FT" is not the outlet of "softnews.example"."""


def is_domain(name: str) -> bool:
    """Whether a name is a domain: "IntegrityPress.org", "www.harbour.example"."""
    return _DOMAIN.fullmatch(name) is not None


def without_www(name: str) -> str:
    """A domain without its "www."; any other name as it is.

    >>> without_www("www.CNN.com"), without_www("CNN.com"), without_www("www. and the rest")
    ('CNN.com', 'CNN.com', 'www. and the rest')
    """
    return _WWW.sub("", name, count=1) if is_domain(name) and _WWW.match(name) else name


def may_be_outlet(words: str) -> bool:
    """Whether words have the form of an outlet's name: a domain, or one to five capitalised words."""
    return _NAME.fullmatch(words) is not None


def says_outlet(name: str) -> bool:
    """Whether a name can hardly be that of a person or a place.

    >>> [says_outlet(each) for each in ("Metro Bulletin", "The Orrin Lantern", "Jane Roe", "London")]
    [True, True, False, False]
    """
    words = name.lower().split()
    return (
        is_domain(name)
        or says_agency(name)
        or words[:1] == ["the"]
        or not _OUTLET_WORDS.isdisjoint(re.split(r"[\W_]+", name.lower()))
    )


def outlets_agree(one: str, other: str) -> bool:
    """Whether two names are, as far as their letters tell, of the same outlet.

    They are where they are equal but for case and blanks, where one holds the other, or is its initials:
    a doubt is decided for "the same", so that no outlet is credited with its own copy.

    >>> outlets_agree("Ma'an", "maannews.example"), outlets_agree("CNN", "edition.cnn.com")
    (True, True)
    >>> outlets_agree("Cable News Network", "CNN"), outlets_agree("Harbour News", "Harbour Ledger")
    (True, False)
    """
    return any(
        a == b or (min(len(a), len(b)) >= _MIN_KEY and (a in b or b in a))
        for a in _keys(one)
        for b in _keys(other)
    )


def _keys(name: str) -> frozenset[str]:
    """The forms under which a name is compared: its letters, its domains' labels, its initials."""
    found: set[str] = set()
    words = re.sub(r"^the ", "", name.strip().lower()).split()
    for word in words:
        if is_domain(word):
            labels = without_www(word).split(".")
            ending = 2 if len(labels) > 2 and len(labels[-2]) <= _MIN_KEY and len(labels[-1]) == 2 else 1
            found |= {_letters(label) for label in labels[:-ending]}
    if not any(is_domain(word) for word in words):
        found.add(_letters(" ".join(words)))
        if len(words) >= _MIN_KEY:
            found.add("".join(word[0] for word in words))
    return frozenset(key for key in found if key and key != "news")


def _letters(words: str) -> str:
    return re.sub(r"[\W_]", "", words)
