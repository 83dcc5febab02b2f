"""Whether the name of a place stands for those who rule there: "Ankara denied it", but "they met in Ankara"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from allegedly.model.annotation import Token

PLACE_PREPOSITIONS = frozenset(
    """
    in at near inside outside across throughout within around off via through into along beyond onto beside above
    under below amid
    """.split()
)
DIRECTIONS = frozenset({"from", "to", "towards", "toward", "for", "on"})
MOTION = frozenset(
    """
    go come travel fly drive walk sail march move return arrive head flee leave depart escape cross ride journey trip
    visit flight journey voyage way route road return retreat withdraw withdrawal evacuate deport deportation extradite
    ship smuggle transport bring carry take land migrate flee transfer relocate bind march departure arrival live import
    say speak tell report broadcast call exit refugee migrant student people man woman kilometre kilometer mile km
    """.split()
)
"""Words after which "from", "to" and "for" tell a way: "flew to Paris", "said from London", "refugees from Mali"."""

FEELINGS = frozenset(
    """
    anger anxiety alarm concern fear unease worry relief outrage fury dismay frustration hope confidence embarrassment
    satisfaction nervousness suspicion scepticism skepticism consternation panic joy delight surprise doubt support
    opposition appetite reaction
    """.split()
)
"""Nouns before "in" that only people can have: "anger in Paris" is that of the government."""

RULERS = frozenset(
    "government authority leadership regime administration cabinet policymaker decision-maker".split()
)

GIVEN = frozenset(
    """
    pressure support money aid threat warning weapon order demand letter request help offer reply statement message
    report approval permission arm equipment gas oil fund loan signal denial protest promise invitation invoice drone
    missile answer response guarantee
    """.split()
)
"""What one gets from those who act; people and other things "from" somewhere only come from there."""

PLACE_NOUNS = frozenset(
    """
    airport area bank border capital centre center church city coast company court district east edge
    embassy factory harbour hospital hotel island market neighbourhood north office outskirts port prison
    region resident road school shop south square station street suburb summit theatre town university
    village west zoo part hall museum jail camp mine base field warehouse depot territory water soil
    coastline mountain desert forest river lake valley plain refinery garage cell barracks plant
    """.split()
)
"""What a place has and a government has not: "Kyiv's suburbs", "the town of Gao"."""

DONE_TO_PLACES = frozenset(
    "visit leave reach enter bomb attack shell strike hit capture seize storm flee besiege flood tour occupy liberate"
    " quit cross retake take".split()
)


def name_acts(
    first: int, end: int, tokens: Sequence[Token], children: Mapping[int, Sequence[Token]], *, city: bool
) -> bool:
    """Whether the name on these tokens stands for people who act, and not for a place.

    `city` tells a capital from a state.
    """
    head = _head(first, end, tokens)
    token = tokens[head]
    if tokens[end - 1].text.endswith("-") or (end + 1 < len(tokens) and tokens[end].text == "-"):
        return False
    if city and (_is_dateline(first, end, tokens) or _follows_place(first, tokens)):
        return False
    seen: set[int] = set()
    while token.dep == "conj" and token.index not in seen:
        seen.add(token.index)
        token = tokens[token.head]
    above = tokens[token.head]
    if token.dep == "pobj":
        return _acts_after(above, tokens, children, city=city)
    if token.dep == "poss":
        if above.lemma in PLACE_NOUNS:
            return False
        grand = tokens[above.head]
        return not (above.dep == "pobj" and grand.lemma == "in" and above.pos == "PROPN")
    if token.dep in {"compound", "nmod", "amod"} and above.index >= end:
        return not city
    if token.dep in {"nsubjpass", "dobj"} and above.lemma in DONE_TO_PLACES:
        return not city
    return not (city and token.dep in {"npadvmod", "appos"})


def _acts_after(
    preposition: Token,
    tokens: Sequence[Token],
    children: Mapping[int, Sequence[Token]],
    *,
    city: bool,
) -> bool:
    word = preposition.text.lower()
    above = tokens[preposition.head]
    if word in PLACE_PREPOSITIONS:
        return word == "in" and (
            above.lemma in FEELINGS | RULERS or _object_feels(above, preposition, children)
        )
    if word == "from" and above.pos == "NOUN" and above.lemma not in GIVEN:
        return False
    if word in DIRECTIONS:
        return above.lemma not in MOTION and not (word == "on" and city)
    if word == "of":
        return above.lemma not in PLACE_NOUNS
    return True


def _object_feels(above: Token, preposition: Token, children: Mapping[int, Sequence[Token]]) -> bool:
    """Whether the verb's object is a feeling: "caused anxiety in Washington", "there was anger in Paris"."""
    objects = (
        child
        for child in children.get(above.index, ())
        if child.dep in {"dobj", "attr"} and child.index < preposition.index
    )
    return any(child.lemma in FEELINGS and child.pos == "NOUN" for child in objects)


def _head(first: int, end: int, tokens: Sequence[Token]) -> int:
    for place in range(first, end):
        if not first <= tokens[place].head < end or tokens[place].head == place:
            return place
    return end - 1


def _is_dateline(first: int, end: int, tokens: Sequence[Token]) -> bool:
    """Whether a name in capitals opens a paragraph before a comma, a bracket or a dash: "OSLO (Reuters) –"."""
    if not tokens[first].text.isupper() or end >= len(tokens):
        return False
    if first and tokens[first].span.start - tokens[first - 1].span.end < 2:
        return False
    return tokens[end].text in {",", "(", "-", "–", "—", "--"}


def _follows_place(first: int, tokens: Sequence[Token]) -> bool:
    """Whether a name follows another and a comma: "Piraeus, Athens"."""
    return (
        first > 1
        and tokens[first - 1].text == ","
        and tokens[first - 2].pos == "PROPN"
        and tokens[first].dep == "appos"
    )
