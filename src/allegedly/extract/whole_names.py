"""Names of the gazetteer that stand whole in a text, without towns that are but a part of another name.

"Cerro Lavanda" is not in Cuba because a part of Havana is called Cerro, "Rui Carvalhal" is from no place of his name,
and "March" is a month. A country's name stands for its country wherever it is: "Latvian Rail".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from allegedly.extract.actor_nouns import PORTFOLIOS, actor_noun
from allegedly.model.actor import KnownName
from allegedly.model.annotation import Mention, Token

LARGE = 1_000_000
"""People from which on a town's bare name means the town, though the article has longer names with it."""

DATES = frozenset({"DATE", "TIME"})
WHERE = frozenset({"in", "at", "near", "from", "outside", "across", "to"})
COMPANIONS = frozenset({"compound", "nmod", "flat", "poss", "amod"})
AFTER_PLACE = frozenset(
    """
    city county district state province region prefecture oblast governorate council town village metropolitan central
    international national public regional local federal general fire high supreme criminal civil appeal magistrate
    stock harbour harbor port airport station square street avenue road bridge river bay beach island park museum
    college institute hall theatre theater festival marathon summit mission office zoo stadium area valley island
    north south east west northern southern eastern western upper lower
    """.split()
)
"""Words after a town's name, beside nouns for bodies and offices, that leave it a town: "Riga Central Prison"."""

BEFORE_PLACE = frozenset(
    """
    north south east west northern southern eastern western central upper lower greater downtown old inner outer
    mount lake river cape greater metropolitan
    """.split()
)


def names_to_whole(
    tokens: Sequence[Token], names: Sequence[KnownName], mentions_at: Mapping[int, Sequence[Mention]]
) -> tuple[KnownName, ...]:
    """The names, in order, that are no part of another name; what is one name anywhere is one everywhere."""
    held = {place for each in names for place in range(each.first_token, each.end_token)}
    longer: set[tuple[str, ...]] = set()
    parts: set[str] = set()
    for each in names:
        if _may_be_part(each) and (
            _goes_on(tokens, each, held, mentions_at) or _begins_before(tokens, each, held)
        ):
            longer |= {_words(tokens, each, 0, 1), _words(tokens, each, 1, 0)}
            parts.add(" ".join(_words(tokens, each, 0, 0)))
    return tuple(
        each
        for each in names
        if not _may_be_part(each)
        or not (
            is_date(each.first_token, mentions_at)
            or {_words(tokens, each, 0, 1), _words(tokens, each, 1, 0)} & longer
            or (" ".join(_words(tokens, each, 0, 0)) in parts and not _is_town_itself(tokens, each))
        )
    )


def _may_be_part(name: KnownName) -> bool:
    """Whether a name is that of a town or region alone, or of what shares its name, and of no state."""
    types = {entry.type for entry in name.entries}
    return bool(types & {"city", "region"}) and "country" not in types


def _words(tokens: Sequence[Token], name: KnownName, before: int, after: int) -> tuple[str, ...]:
    first = max(0, name.first_token - before)
    return tuple(token.text for token in tokens[first : name.end_token + after])


def _goes_on(
    tokens: Sequence[Token],
    name: KnownName,
    held: set[int],
    mentions_at: Mapping[int, Sequence[Mention]],
) -> bool:
    """Whether more of a name follows: "Halden Copper", "Serra Norte Fire Service", not "Riga City Council"."""
    for mention in mentions_at.get(name.first_token, ()):
        if name.end_token < mention.end_token:
            rest = tokens[name.end_token : mention.end_token]
            if not any(actor_noun(token.text.lower()) is not None for token in rest):
                return True
    last, following = tokens[name.end_token - 1], tokens[name.end_token : name.end_token + 1]
    if not following or last.dep not in COMPANIONS or not _goes_with(following[0], last, held):
        return False
    return last.head in {following[0].index, following[0].head} and not _is_ordinary(
        following[0], AFTER_PLACE
    )


def _begins_before(tokens: Sequence[Token], name: KnownName, held: set[int]) -> bool:
    """Whether a name begins before the town's: "Cerro Lavanda", "Rui Carvalhal"; offices and directions are no part."""
    before = tokens[name.first_token - 1 : name.first_token] if name.first_token else ()
    if not before or not _goes_with(before[0], tokens[name.first_token], held):
        return False
    last = tokens[name.end_token - 1]
    is_inside = before[0].dep in COMPANIONS and before[0].head in {last.index, last.head}
    return is_inside and not _is_ordinary(before[0], BEFORE_PLACE)


def _goes_with(token: Token, beside: Token, held: set[int]) -> bool:
    """Whether a word is a name's and stands directly beside another, in no name of its own."""
    gap = max(token.span.start - beside.span.end, beside.span.start - token.span.end)
    return token.pos == "PROPN" and token.text[:1].isupper() and token.index not in held and gap <= 1


def _is_ordinary(token: Token, words: frozenset[str]) -> bool:
    """Whether a word is one for offices, bodies or places, with a capital or without."""
    plain = token.text.lower().rstrip(".")
    return (
        plain in words
        or plain in PORTFOLIOS
        or actor_noun(plain) is not None
        or actor_noun(token.lemma) is not None
    )


def is_date(place: int, mentions_at: Mapping[int, Sequence[Mention]]) -> bool:
    """Whether a token is part of a date."""
    return any(each.label in DATES for each in mentions_at.get(place, ()))


def _is_town_itself(tokens: Sequence[Token], name: KnownName) -> bool:
    """Whether a bare name is the town's all the same: after a preposition of place, or as that of a large town."""
    if any(entry.population >= LARGE or entry.match == "capital" for entry in name.entries):
        return True
    last = tokens[name.end_token - 1]
    return last.dep == "pobj" and tokens[last.head].lemma in WHERE
