"""Content words by which passages are compared."""

from __future__ import annotations

import re

_COMMON_WORDS = (
    "about after also although been before being could does from given have having into know known last made "
    "make many more most much named only other over said same say says some such than that their them then "
    "there these they this those through under very were what when where whether which while whom whose will "
    "with would year yet"
)


def content_stems(text: str) -> frozenset[str]:
    """Content words without their endings: "meetings" and "meet" are compared as one."""
    words = re.findall(r"[^\W\d_]{4,}", text.casefold())
    return frozenset(_stem(word) for word in set(words).difference(_COMMON_WORDS.split()))


def _stem(word: str) -> str:
    for ending in ("ings", "ing", "ies", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word
