"""The language of a text: only English is read so far, and a text in another is named and refused."""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

SAMPLE_LENGTH = 1_200
"""Identification takes 1 ms for so many letters."""

MIN_WORDS = 20
"""Under twenty words names outweigh the rest: such a text in Latin letters is taken as English."""

ENGLISH_WORDS = frozenset(
    "and are been but from his is it not of said that the their they this to which with would".split()
)
ENGLISH_SHARE = 0.07
"""A text with so many of these words in each half of the sample is English: 99.5% of 3,150 English articles, and
none of the examples that spaCy has of other languages. Only the rest needs the model, which takes .3 s to load."""

MIN_CONFIDENCE = 0.9
"""Only a sure verdict refuses a text; see docs/how-to/read.md."""

ENGLISH = "en"
UNDETERMINED = "und"

LANGUAGE_NAMES = {
    "ar": "Arabic", "az": "Azerbaijani", "be": "Belarusian", "bg": "Bulgarian", "bn": "Bengali",
    "bs": "Bosnian", "ca": "Catalan", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek",
    "es": "Spanish", "et": "Estonian", "fa": "Persian", "fi": "Finnish", "fr": "French", "he": "Hebrew",
    "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian", "hy": "Armenian", "id": "Indonesian",
    "it": "Italian", "ja": "Japanese", "ka": "Georgian", "kk": "Kazakh", "ko": "Korean",
    "lt": "Lithuanian", "lv": "Latvian", "mk": "Macedonian", "ms": "Malay", "nl": "Dutch",
    "no": "Norwegian", "nb": "Norwegian", "nn": "Norwegian", "pl": "Polish", "ps": "Pashto",
    "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sl": "Slovenian",
    "sq": "Albanian", "sr": "Serbian", "sv": "Swedish", "sw": "Swahili", "ta": "Tamil", "th": "Thai",
    "tl": "Tagalog", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese",
    "zh": "Chinese",
}  # fmt: skip


@functools.cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def language_of(text: str) -> str:
    """ISO 639-1 code of the language; "en" unless another one is sure, "und" for an unsure other script.

    >>> language_of("Talks fail in Geneva")
    'en'
    """
    sample = text[:SAMPLE_LENGTH]
    latin = _is_latin(sample)
    words = sample.lower().split()
    if latin and (len(words) < MIN_WORDS or _is_plainly_english(words)):
        return ENGLISH
    code, confidence = _identifier().classify(sample.lower())
    if confidence < MIN_CONFIDENCE or (code == ENGLISH and not latin):
        return ENGLISH if latin else UNDETERMINED
    return str(code)


def language_name(code: str) -> str:
    """The English name of a language by its code; the code itself where the table lacks it."""
    if code == UNDETERMINED:
        return "a language not written in Latin letters"
    return LANGUAGE_NAMES.get(code, code)


def _is_plainly_english(words: Sequence[str]) -> bool:
    middle = len(words) // 2
    return all(
        sum(1 for word in half if word in ENGLISH_WORDS) >= ENGLISH_SHARE * len(half)
        for half in (words[:middle], words[middle:])
    )


def _is_latin(text: str) -> bool:
    if text.isascii():
        return True
    letters = [letter for letter in text if letter.isalpha()]
    foreign = sum(
        1 for letter in letters if letter > "\u024f" and "LATIN" not in unicodedata.name(letter, "")
    )
    return foreign * 2 <= len(letters)
