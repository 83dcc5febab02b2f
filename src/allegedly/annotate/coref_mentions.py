"""What may refer: names, pronouns and noun phrases of a parse, with what agreement needs to know of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from allegedly.annotate.given_names import name_to_gender
from allegedly.model.actor import KnownName, name_key
from allegedly.model.annotation import Mention, Token

NAME_LABELS = frozenset(
    {"PERSON", "ORG", "GPE", "NORP", "FAC", "LOC", "PRODUCT", "WORK_OF_ART", "LAW", "EVENT"}
)
NUMBER_LABELS = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY"})
TITLES = frozenset(
    (
        "mr mrs ms miss dr sir dame lord lady gen general sen senator rep gov governor col colonel lt sgt capt captain"
        " president prime minister chancellor premier secretary king queen prince princess pope professor prof judge"
        " justice ambassador mayor chief inspector foreign defence defense interior finance vice former commander"
        " ayatollah sheikh mullah spokesman spokeswoman major brigadier admiral"
    ).split()
)
"""Words before a person's name that are no part of it."""

PERSON_PRONOUNS = {
    "he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
THING_PRONOUNS = frozenset({"it", "its", "itself"})
PLURAL_PRONOUNS = frozenset({"they", "them", "their", "theirs", "themselves"})
FIRST_SINGULAR = frozenset({"i", "me", "my", "mine", "myself"})
FIRST_PLURAL = frozenset({"we", "us", "our", "ours", "ourselves"})
SECOND = frozenset({"you", "your", "yours", "yourself"})
DEMONSTRATIVES = frozenset({"this", "that", "these", "those"})
PRONOUNS = (
    frozenset(PERSON_PRONOUNS) | THING_PRONOUNS | PLURAL_PRONOUNS | FIRST_SINGULAR | FIRST_PLURAL | SECOND
)
MALE_TITLES = frozenset({"mr", "sir", "lord", "king", "prince", "pope", "spokesman", "chairman", "sheikh"})
FEMALE_TITLES = frozenset(
    {"mrs", "ms", "miss", "dame", "lady", "queen", "princess", "spokeswoman", "chairwoman"}
)
MALE_NOUNS = frozenset(
    "man boy father husband son brother uncle grandfather spokesman businessman gunman king actor".split()
)
FEMALE_NOUNS = frozenset(
    "woman girl mother wife daughter sister aunt grandmother spokeswoman queen actress".split()
)
PERSON_NOUNS = MALE_NOUNS | FEMALE_NOUNS | frozenset(
    """
    person people official officer minister president spokesperson leader director chief head manager executive lawyer
    attorney judge prosecutor doctor nurse teacher student pupil child kid baby teenager adult victim suspect witness
    resident citizen voter worker employee soldier fighter pilot driver engineer scientist researcher professor author
    writer reporter journalist editor artist singer player coach captain champion candidate senator mayor governor
    ambassador envoy diplomat secretary chairman analyst expert activist critic defector refugee migrant prisoner
    inmate guard neighbour friend colleague partner owner founder member politician lawmaker deputy commander general
    colonel sergeant priest bishop pope farmer fisherman customer passenger patient survivor veteran winner mercenary
    merc elect hacker rebel militant gunman terrorist
    """.split()
)  # fmt: skip
GROUP_NOUNS = frozenset(
    """
    agency army association authority bank body board brigade bureau cabinet charity church club coalition college
    commission committee company congress corporation council country court department faction family firm force
    foundation group institute institution junta league military militia ministry mission movement nation
    network newspaper office organisation organization outlet panel paper parliament party police regime school senate
    service squad staff state station team tribunal troupe union unit university website
    """.split()
)
PLACE_NOUNS = frozenset("country nation state city town village region province island capital".split())
SMALL_WORDS = frozenset({"of", "the", "and", "for", "de", "in", "on", "a"})
EMPTY_VERBS = frozenset({"be", "seem", "appear", "remain", "happen", "become", "take"})
MODIFIER_DEPS = frozenset({"amod", "compound", "nummod", "poss", "nmod"})
CLAUSE_DEPS = frozenset(
    {"relcl", "acl", "appos", "advcl", "ccomp", "parataxis", "dep", "conj", "cc", "punct", "preconj"}
)


class MarkableKind(StrEnum):
    """How an expression refers."""

    NAME = "name"
    PRONOUN = "pronoun"
    NOMINAL = "nominal"


@dataclass(frozen=True, slots=True)
class Markable:
    """An expression that may refer: half-open range of tokens, its head, and what agreement looks at.

    `words` are a name's words without titles, `beside` a name that stands in apposition to a noun, `descriptions` the
    nouns that say what a name is ("the firm Hale"), `modifiers` the lemmas beside a noun, `wording` all its words but
    articles. `label` is as in OntoNotes, empty where unknown. `gender` is m, f or empty. `entries` are gazetteer ids
    that the name may mean.
    """

    first: int
    end: int
    head: int
    kind: MarkableKind
    word: str
    label: str
    words: tuple[str, ...]
    beside: tuple[str, ...]
    descriptions: frozenset[str]
    modifiers: frozenset[str]
    wording: tuple[str, ...]
    entries: frozenset[str]
    plural: bool
    gender: str
    definite: bool
    demonstrative: bool
    subject: bool
    sentence: int


@dataclass(frozen=True, slots=True)
class Parsed:
    """A parse with what the search for markables looks up."""

    tokens: Sequence[Token]
    children: Mapping[int, Sequence[Token]]
    name_at: Mapping[int, Mention]
    known_at: Mapping[int, KnownName]
    numbers: frozenset[int]
    sentence_of: Sequence[int]


def parse_to_parsed(
    tokens: Sequence[Token], mentions: Sequence[Mention], known: Sequence[KnownName], starts: Sequence[int]
) -> Parsed:
    """The parse with its names by token; `starts` are the first tokens of its sentences."""
    children: dict[int, list[Token]] = {}
    for token in tokens:
        if token.head != token.index:
            children.setdefault(token.head, []).append(token)
    names = [each for each in mentions if each.label in NAME_LABELS]
    name_at = {place: each for each in names for place in range(each.first_token, each.end_token)}
    numbers = frozenset(
        place
        for each in mentions
        if each.label in NUMBER_LABELS
        for place in range(each.first_token, each.end_token)
    )
    known_at = {place: each for each in known for place in range(each.first_token, each.end_token)}
    bounds = frozenset(starts)
    sentence_of: list[int] = []
    number = -1
    for token in tokens:
        number += token.index in bounds
        sentence_of.append(max(number, 0))
    return Parsed(tokens, children, name_at, known_at, numbers, sentence_of)


def range_to_markable(parsed: Parsed, first: int, end: int) -> Markable:
    """The expression that stands on these tokens."""
    head = head_of_range(parsed, first, end)
    token = parsed.tokens[head]
    name = _name_range(parsed, head, first, end)
    word = token.text.lower()
    kind = MarkableKind.NOMINAL
    if (token.pos == "PRON" or word in PRONOUNS) and not (token.text.isupper() and len(token.text) > 1):
        kind = MarkableKind.PRONOUN
    elif name is not None:
        kind = MarkableKind.NAME
    before = [
        each.lemma for each in parsed.tokens[first:head] if each.dep in {"det", "poss", "predet"} or each.tag == "DT"
    ]  # fmt: skip
    words, gender = _name_words(parsed, name) if name is not None else ((), "")
    known = parsed.known_at.get(head)
    entries = _entries(known) if known and name else frozenset[str]()
    lemma = token.lemma if kind is MarkableKind.NOMINAL else word
    label = _label(parsed, head, kind, known)
    if label == "PERSON":
        gender = gender or name_to_gender(words)
    return Markable(
        first=first,
        end=end,
        head=head,
        kind=kind,
        word=lemma,
        label=label,
        words=words,
        beside=_name_beside(parsed, head, first, end) if kind is MarkableKind.NOMINAL else (),
        descriptions=_descriptions(parsed, head) if kind is MarkableKind.NAME else frozenset(),
        modifiers=_modifiers(parsed, head),
        wording=tuple(
            name_key(each.text)
            for each in parsed.tokens[first:end]
            if each.dep not in {"det", "case", "punct"} and each.tag != "POS"
        ),
        entries=entries,
        plural=token.tag in {"NNS", "NNPS"} or word in PLURAL_PRONOUNS | FIRST_PLURAL or _is_list(parsed, head, end),
        gender=gender or _gender(word, lemma),
        definite="the" in before or any(each in DEMONSTRATIVES for each in before) or _possessor(parsed, head, first),
        demonstrative=any(each in DEMONSTRATIVES for each in before) or word in DEMONSTRATIVES,
        subject=token.dep in {"nsubj", "nsubjpass"} or parsed.tokens[token.head].dep == "agent",
        sentence=parsed.sentence_of[head],
    )  # fmt: skip


def _entries(known: KnownName) -> frozenset[str]:
    """Ids of what a name may mean: the state where it acts or is called by its own name, else what is no state."""
    is_capital = any(each.match == "capital" for each in known.entries)
    states = frozenset(each.id for each in known.entries if each.type == "country")
    others = frozenset(each.id for each in known.entries) - states
    return states if states and (known.acts or not is_capital) else others


def head_of_range(parsed: Parsed, first: int, end: int) -> int:
    """The word that the others hang on: the first nominal one whose own head lies outside."""
    outer = [
        token
        for token in parsed.tokens[first:end]
        if not first <= token.head < end or token.head == token.index
    ]
    for token in outer:
        if token.pos in {"NOUN", "PROPN", "PRON", "NUM"}:
            return token.index
    last = parsed.tokens[first:end]
    nominal = [token for token in last if token.pos in {"NOUN", "PROPN", "PRON"}]
    return (outer or nominal or list(last))[0].index


def _name_range(parsed: Parsed, head: int, first: int, end: int) -> range | None:
    """The tokens of the name that the head is part of; None where it is no name."""
    mention, known = parsed.name_at.get(head), parsed.known_at.get(head)
    if mention is not None and parsed.tokens[head].pos in {"PROPN", "NOUN", "ADJ", "X", "NUM", "VERB"}:
        start, stop = mention.first_token, mention.end_token
        if parsed.tokens[head].pos == "PROPN" or stop - start > 1 or mention.label != "NORP":
            return range(max(start, first), min(stop, end))
    if known is not None and parsed.tokens[head].pos == "PROPN":
        return range(max(known.first_token, first), min(known.end_token, end))
    if parsed.tokens[head].pos != "PROPN":
        return None
    start = head
    while start > first and (parsed.tokens[start - 1].pos == "PROPN" or parsed.tokens[start - 1].text == "-"):
        start -= 1
    stop = head + 1
    while stop < end and parsed.tokens[stop].pos == "PROPN":
        stop += 1
    return range(start, stop)


def _name_words(parsed: Parsed, name: range) -> tuple[tuple[str, ...], str]:
    words = [name_key(parsed.tokens[place].text) for place in name]
    gender = ""
    before = parsed.tokens[name.start - 1].text.lower().strip(".") if name.start else ""
    for word in (before, *words):
        gender = "m" if word in MALE_TITLES else "f" if word in FEMALE_TITLES else gender
    kept = [word for word in words if word and word not in {"the", "s", "a"}]
    while len(kept) > 1 and kept[0] in TITLES:
        kept = kept[1:]
    return tuple(kept), gender


def _label(parsed: Parsed, head: int, kind: MarkableKind, known: KnownName | None) -> str:
    token = parsed.tokens[head]
    if kind is MarkableKind.PRONOUN:
        return "PERSON" if token.text.lower() in PERSON_PRONOUNS else ""
    if kind is MarkableKind.NAME:
        types = {each.type for each in known.entries} if known else set()
        if types & {"country"}:
            return "GPE"
        mention = parsed.name_at.get(head)
        if mention is None and head in parsed.numbers:
            return "NUMBER"
        if types == {"person"}:
            return "PERSON"
        if mention is None and types:
            return "GPE" if types <= {"city", "region", "sea"} else "ORG"
        return mention.label if mention else ""
    if token.lemma in PERSON_NOUNS:
        return "PERSON"
    if token.index in parsed.numbers:
        return "NUMBER"
    return "ORG" if token.lemma in GROUP_NOUNS else "THING" if token.pos == "NOUN" else ""


def _name_beside(parsed: Parsed, head: int, first: int, end: int) -> tuple[str, ...]:
    """The name of a person or body in apposition to a noun: "the prosecutor, Mark Hale"."""
    for child in parsed.children.get(head, ()):
        if child.dep == "appos" and child.pos == "PROPN" and first <= child.index < end:
            name = _name_range(parsed, child.index, first, end)
            return _name_words(parsed, name)[0] if name is not None else ()
    return ()


def _descriptions(parsed: Parsed, head: int) -> frozenset[str]:
    """Lemmas of the nouns before a name, in apposition to it or said of it: "the firm Hale", "Hale is a bank"."""
    token = parsed.tokens[head]
    above = parsed.tokens[token.head]
    found = {
        child.lemma
        for child in parsed.children.get(head, ())
        if child.dep in {"compound", "appos", "nmod", "amod"} and child.pos == "NOUN"
    }
    if token.dep == "appos" and above.pos == "NOUN":
        found.add(above.lemma)
    if token.dep == "nsubj" and above.lemma == "be":
        said = parsed.children.get(above.index, ())
        found |= {child.lemma for child in said if child.dep == "attr" and child.pos == "NOUN"}
    return frozenset(found)


def _gender(word: str, lemma: str) -> str:
    if word in PERSON_PRONOUNS:
        return PERSON_PRONOUNS[word]
    return "m" if lemma in MALE_NOUNS else "f" if lemma in FEMALE_NOUNS else ""


def _modifiers(parsed: Parsed, head: int) -> frozenset[str]:
    """Lemmas of what tells this noun from others: adjectives, compounds, numbers, possessors, "of" phrases."""
    found: set[str] = set()
    for child in parsed.children.get(head, ()):
        if child.dep in MODIFIER_DEPS and child.pos not in {"PRON", "DET"}:
            found.add(child.lemma)
        elif child.dep == "prep" and child.lemma in {"of", "for", "against", "in", "on", "between"}:
            found |= {each.lemma for each in parsed.children.get(child.index, ()) if each.dep == "pobj"}
    return frozenset(found)


def _possessor(parsed: Parsed, head: int, first: int) -> bool:
    return any(each.dep == "poss" and each.index >= first for each in parsed.children.get(head, ()))


def _is_list(parsed: Parsed, head: int, end: int) -> bool:
    return any(each.dep == "conj" and each.index < end for each in parsed.children.get(head, ()))


def is_empty(parsed: Parsed, token: Token) -> bool:
    """Whether "it" stands for nothing: "it is not known who", "it seems that"."""
    if token.dep == "expl":
        return True
    above = parsed.tokens[token.head]
    if token.text.lower() != "it" or token.dep not in {"nsubj", "nsubjpass"}:
        return False
    below = parsed.children.get(above.index, ())
    complements = [
        *below,
        *(
            each
            for child in below
            if child.dep in {"acomp", "attr"}
            for each in parsed.children.get(child.index, ())
        ),
    ]
    has_clause = any(
        each.dep in {"ccomp", "csubj", "xcomp", "acl"} and each.index > above.index for each in complements
    )
    return has_clause and (above.lemma in EMPTY_VERBS or token.dep == "nsubjpass")


def parsed_to_markables(parsed: Parsed) -> Iterator[Markable]:
    """Names, personal pronouns and noun phrases of a parse, each with what it says of itself, in order of their heads.

    A noun phrase runs from its first word to the last of its phrases; names and nouns inside compounds are no
    markables of their own, possessors are.
    """
    for token in parsed.tokens:
        word = token.text.lower()
        if word in PRONOUNS and token.pos in {"PRON", "DET"}:
            if not is_empty(parsed, token):
                yield range_to_markable(parsed, token.index, token.index + 1)
        elif token.pos in {"NOUN", "PROPN"} and token.dep not in {
            "compound",
            "amod",
            "nmod",
            "npadvmod",
            "attr",
            "flat",
        }:
            if token.dep == "appos":
                continue
            first, end = _phrase(parsed, token)
            yield range_to_markable(parsed, first, end)


def _phrase(parsed: Parsed, token: Token) -> tuple[int, int]:
    """The tokens of the noun phrase of a head; coordination and what follows a comma are left out."""
    first, end = token.index, token.index + 1
    waiting = [token]
    while waiting:
        for child in parsed.children.get(waiting.pop().index, ()):
            if child.dep in {"conj", "cc", "preconj", "punct", "dep", "parataxis"}:
                continue
            first, end = min(first, child.index), max(end, child.index + 1)
            waiting.append(child)
    return first, end
