"""What experts hold of news domains, as a prior where a case knows nothing of an outlet.

The ratings are the aggregate of up to six sets of expert ratings, 0 (worst) to 1 (best), for 11,520 domains: Lin et al.
2023, doi:10.1093/pnasnexus/pgad286. Made by training/reliability/make_domain_ratings.py. They are opinions on
outlets, mostly of the United States, of one year; they can be switched off.
"""

from __future__ import annotations

import functools
import importlib.resources
from collections.abc import Mapping
from urllib.parse import urlsplit

from allegedly.model.grade import Reliability

RATED_LETTERS = (
    (0.85, Reliability.B),
    (0.65, Reliability.C),
    (0.45, Reliability.F),
    (0.25, Reliability.D),
    (0.00, Reliability.E),
)
"""What a rating stands for where there is nothing else. Never A, which a record of its own alone can give."""


@functools.cache
def domain_ratings() -> Mapping[str, float]:
    """Rating by domain, in lower case without "www.".

    >>> 0.0 <= domain_ratings()["reuters.com"] <= 1.0
    True
    """
    path = importlib.resources.files("allegedly") / "resources" / "domain_ratings.tsv"
    rows = path.read_text(encoding="utf-8").splitlines()[1:]
    return {domain: float(rating) for domain, rating in (row.split("\t") for row in rows)}


def rating_of(address: str) -> float | None:
    """The rating of the domain that a link, or a domain, belongs to; None where there is none.

    >>> rating_of("https://desk.reuters.com/a") == rating_of("reuters.com")
    True
    >>> rating_of("herald.example") is None
    True
    """
    domain = _host_of(address)
    while "." in domain:
        if domain in domain_ratings():
            return domain_ratings()[domain]
        domain = domain.partition(".")[2]
    return None


def letter_from_rating(rating: float) -> Reliability:
    """The letter that a rating stands for; F where it is neither good nor bad.

    >>> [letter_from_rating(rating).value for rating in (0.98, 0.7, 0.5, 0.3, 0.1)]
    ['B', 'C', 'F', 'D', 'E']
    """
    return next(letter for bound, letter in RATED_LETTERS if rating >= bound)


def _host_of(address: str) -> str:
    try:
        host = urlsplit(address if "://" in address else f"//{address}").hostname or ""
    except ValueError:  # brackets that hold no address
        return ""
    return host.lower().removeprefix("www.")
