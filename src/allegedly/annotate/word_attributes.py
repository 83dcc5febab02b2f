"""Part of speech, tag and lemma of each token, as spaCy's attribute ruler and lemmatizer give them, each word once.

The ruler looks at tag and dependency label of single tokens, at the word itself where its patterns name it, and at
two tokens together in a few ("let 's", "there is"); the lemmatizer at the word and what the ruler gave. Run over every
document they took 17% of the parser's time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple, cast

from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler, Lemmatizer
from spacy.tokens import Doc

RULER, LEMMATIZER = "attribute_ruler", "lemmatizer"
KEPT = 1 << 16
"""Words, lemmas and rulings kept in memory, each; some 50 MiB together when full."""
ANY_WORD = "x"
"""Stands for every word that no pattern of the ruler names."""

_LOOKED_AT = frozenset({"TAG", "LOWER", "DEP", "IS_SPACE"})


class WordKey(NamedTuple):
    """A token as the parser leaves it, in spaCy's hashes."""

    orth: int
    tag: int
    dep: int


class Word(NamedTuple):
    """A token's attributes in the end; `lemma` in lower case."""

    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    is_space: bool


class _Form(NamedTuple):
    """A word, and what the ruler sees of it: itself, or any word."""

    text: str
    seen: str
    is_space: bool


class _Ruling(NamedTuple):
    """What the ruler gives a token; no lemma where it leaves that to the lemmatizer."""

    pos: str
    morph: str
    tag: str
    dep: str
    lemma: str


class WordAttributes:
    """Ruler and lemmatizer of a pipeline that runs without them."""

    def __init__(self, language: Language) -> None:
        ruler, lemmatizer = language.get_pipe(RULER), language.get_pipe(LEMMATIZER)
        if not isinstance(ruler, AttributeRuler) or not isinstance(lemmatizer, Lemmatizer):
            raise TypeError(
                f"{RULER} is a {type(ruler).__name__}, {LEMMATIZER} a {type(lemmatizer).__name__}"
            )
        self._vocab = language.vocab
        self._ruler = ruler
        self._lemmatizer = lemmatizer
        index = lemmatizer.lookups.get_table("lemma_index")
        for part in list(
            index
        ):  # asked of every form: sets answer in a tenth of the time that the lists take
            index[part] = frozenset(index[part])
        self._named = _named_words(ruler)
        self._opening, self._longest = _openings_of(ruler)
        self._lemmas: dict[tuple[str, str, str], str] = {}
        self._alone: dict[WordKey, Word] = {}  # tokens whose neighbours do not matter
        # on the instance: a cache on the class would keep every instance alive
        self._form = lru_cache(KEPT)(self._find_form)
        self._opens = lru_cache(KEPT)(self._find_opens)
        self._rulings = lru_cache(KEPT)(self._find_rulings)

    def of(self, keys: Sequence[WordKey]) -> list[Word]:
        """The attributes of each token of a document, in order."""
        if len(self._alone) > KEPT:
            self._alone.clear()
        found = {at: word for at, key in enumerate(keys) if (word := self._alone.get(key)) is not None}
        runs = list(self._new_runs(keys, found))
        places = [at for first, end in runs for at in range(first, end)]
        rulings = [ruling for first, end in runs for ruling in self._rulings(self._seen(keys[first:end]))]
        forms = [self._form(keys[at].orth) for at in places]
        wanted = [
            (form.text, ruling.pos, ruling.morph)
            for form, ruling in zip(forms, rulings, strict=True)
            if not ruling.lemma
        ]
        lemmas = iter(self._lemmatized(wanted))
        for at, form, (pos, _, tag, dep, lemma) in zip(places, forms, rulings, strict=True):
            found[at] = Word(form.text, lemma or next(lemmas), pos, tag, dep, form.is_space)
        for first, end in runs:
            if end - first == 1 and not self._opens(*self._seen(keys[first:end])):
                self._alone[keys[first]] = found[first]
        return [found[at] for at in range(len(keys))]

    def _new_runs(self, keys: Sequence[WordKey], found: Mapping[int, Word]) -> Iterator[tuple[int, int]]:
        """Half-open runs of tokens to be ruled together; a token that opens a pattern is never among those found."""
        first = 0
        while first < len(keys):
            if first in found:
                first += 1
                continue
            at, end = first, first + 1
            while at < end:  # every token that opens a pattern draws in those that the pattern may reach
                if self._opens(*self._seen(keys[at : at + 1])):
                    end = max(end, min(at + self._longest, len(keys)))
                at += 1
            yield first, end
            first = end

    def _seen(self, keys: Sequence[WordKey]) -> tuple[tuple[str, int, int], ...]:
        """What the ruler sees of tokens."""
        return tuple((self._form(orth).seen, tag, dep) for orth, tag, dep in keys)

    def _lemmatized(self, wanted: Sequence[tuple[str, str, str]]) -> list[str]:
        """Lemmas of words with their part of speech and morphology."""
        if len(self._lemmas) > KEPT:
            self._lemmas.clear()
        new = [each for each in dict.fromkeys(wanted) if each not in self._lemmas]
        if new:
            texts, parts, morphs = map(list, zip(*new, strict=True))
            doc = self._lemmatizer(Doc(self._vocab, words=texts, pos=parts, morphs=morphs))
            self._lemmas.update((key, token.lemma_.lower()) for key, token in zip(new, doc, strict=True))
        return [self._lemmas[each] for each in wanted]

    def _find_form(self, orth: int) -> _Form:
        text = self._vocab.strings[orth]
        return _Form(text, text.lower() if self._named(text.lower()) else ANY_WORD, text.isspace())

    def _find_opens(self, seen: tuple[str, int, int]) -> bool:
        """Whether a token may be the first of a pattern of several."""
        return bool(self._opening(self._doc([seen]), allow_missing=True))

    def _find_rulings(self, seen: tuple[tuple[str, int, int], ...]) -> tuple[_Ruling, ...]:
        return tuple(
            _Ruling(each.pos_, str(each.morph), each.tag_, each.dep_, each.lemma_.lower())
            for each in self._ruler(self._doc(seen))
        )

    def _doc(self, seen: Sequence[tuple[str, int, int]]) -> Doc:
        words, tags, deps = zip(*seen, strict=True)
        strings = self._vocab.strings
        return Doc(
            self._vocab,
            words=list(words),
            tags=[strings[tag] for tag in tags],
            deps=[strings[dep] for dep in deps],
            heads=list(range(len(seen))),
        )


def _named_words(ruler: AttributeRuler) -> Callable[[str], bool]:
    """Tells of a word in lower case whether a pattern of the ruler names it; white space is always told apart.

    Raises ValueError where a pattern looks at more than is known here.
    """
    words: set[str] = set()
    expressions: list[str] = []
    for token in (token for pattern in _patterns(ruler) for token in pattern):
        if not token.keys() <= _LOOKED_AT:
            raise ValueError(f"a pattern of the {RULER} looks at {', '.join(token.keys() - _LOOKED_AT)}")
        word = token.get("LOWER", {})
        if isinstance(word, str):
            words.add(word)
        else:
            words.update(word.get("IN", ()), word.get("NOT_IN", ()))
            expressions += [word["REGEX"]] if "REGEX" in word else []
    pattern = re.compile("|".join(expressions) or r"(?!)")
    return lambda word: word.isspace() or word in words or pattern.search(word) is not None


def _patterns(ruler: AttributeRuler) -> list[list[dict[str, Any]]]:
    """All patterns of the ruler; each token of one a table of what it looks at."""
    rules = cast(list[dict[str, Any]], ruler.patterns)  # spaCy's own type for them is a union of much else
    return [pattern for rule in rules for pattern in rule["patterns"]]


def _openings_of(ruler: AttributeRuler) -> tuple[Matcher, int]:
    """What finds the first tokens of the ruler's patterns of several tokens, and how many the longest has."""
    several = [each for each in _patterns(ruler) if len(each) > 1]
    matcher = Matcher(ruler.vocab, validate=False)
    if several:
        matcher.add("opening", [each[:1] for each in several])
    return matcher, max(map(len, several), default=1)
