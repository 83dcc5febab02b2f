"""Simple coreference within one document, by rules: which expressions name one thing.

Names are joined by their short forms and acronyms; a role noun given in apposition ("the Wagner Group, a
paramilitary organisation"), a name's own last word ("the group") and nouns for documents ("an intelligence
report ... the dossier") refer back; personal pronouns go to the nearest fitting name before them that is a
subject or a speaker. Precision before recall: what fits nothing stays alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from allegedly.model.annotation import CoreferenceChain, Mention, Token
from allegedly.model.text import Span

NAME_LABELS = frozenset({"PERSON", "ORG", "GPE", "NORP", "FAC", "PRODUCT", "WORK_OF_ART", "LAW", "EVENT"})
DOCUMENT_NOUNS = frozenset(
    (
        "affidavit assessment cable communique complaint document dossier file filing indictment leak "
        "letter material memo memorandum note paper record report reporting study tranche transcript"
    ).split()
)
ORGANISATION_NOUNS = frozenset(
    (
        "agency bank club company council department firm group ministry organisation organization party team union "
        "university"
    ).split()
)
"""What an organisation is called where its name says nothing of it; media nouns are left out, since an article on
a company often speaks of "the website" that reported on it."""
TITLES = frozenset(
    ("mr mrs ms dr sir dame lord lady gen sen rep gov col lt sgt capt president prime minister").split()
)
PERSON_PRONOUNS = frozenset({"he", "she", "him", "her", "himself", "herself"})
THING_PRONOUNS = frozenset({"it", "itself"})
PLURAL_PRONOUNS = frozenset({"they", "them", "themselves"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "agent"})
PRONOUN_REACH_TOKENS = 120
NOUN_REACH_TOKENS = 1500
SUBJECT_SLACK_TOKENS = 12
"""A chain still counts as the subject this many tokens before its last mention."""

DEMONYM_LETTERS = 4
"""Letters that a country and its adjective share: Turkey and Turkish, Ukraine and Ukrainian."""


@dataclass(slots=True)
class _Chain:
    """A chain in the making."""

    name: str
    label: str
    nouns: set[str] = field(default_factory=set)
    mentions: list[Span] = field(default_factory=list)
    last_token: int = 0
    last_subject: int = -1


def parse_to_coreference(
    text: str, tokens: Sequence[Token], mentions: Sequence[Mention]
) -> tuple[CoreferenceChain, ...]:
    """Chains of two or more mentions, in order of their first; each mention is in one chain at most."""
    chains: list[_Chain] = []
    by_name: dict[str, _Chain] = {}
    starts = {mention.first_token: mention for mention in mentions if mention.label in NAME_LABELS}
    children = _children(tokens)
    index = 0
    while index < len(tokens):
        mention = starts.get(index)
        if mention is not None:
            chain = _chain_of_name(text, mention, tokens, chains, by_name)
            _note(chain, mention.span, mention.end_token - 1, tokens)
            _add_apposition(chain, mention, tokens, children)
            index = mention.end_token
            continue
        token = tokens[index]
        chain_of = _chain_of_pronoun(token, chains) or _chain_of_noun(token, tokens, children, chains)
        if chain_of is not None:
            _note(chain_of, _noun_span(token, tokens, children), index, tokens)
        index += 1
    chains = [chain for chain in chains if len(chain.mentions) > 1]
    return tuple(
        CoreferenceChain(chain.name, chain.label, tuple(chain.mentions))
        for chain in sorted(chains, key=lambda chain: chain.mentions[0])
    )


def _children(tokens: Sequence[Token]) -> dict[int, list[Token]]:
    children: dict[int, list[Token]] = {}
    for token in tokens:
        if token.head != token.index:
            children.setdefault(token.head, []).append(token)
    return children


def _note(chain: _Chain, span: Span, index: int, tokens: Sequence[Token]) -> None:
    """Enter a mention whose last word is this token."""
    chain.mentions.append(span)
    chain.last_token = index
    if tokens[index].dep in SUBJECTS:
        chain.last_subject = index


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name that tell it from others: no article, title or possessive.

    >>> name_words("the Wagner Group's")
    ('wagner', 'group')
    """
    words = [word.strip(".,’'\"“”").lower() for word in name.removesuffix("'s").removesuffix("’s").split()]
    while words and (words[0] in TITLES or words[0] in {"the", "a", "an"}):
        words = words[1:]
    return tuple(word for word in words if word)


def _acronym(words: Sequence[str]) -> str:
    return "".join(word[0] for word in words if word not in {"of", "the", "and", "for"})


def _chain_of_name(
    text: str, mention: Mention, tokens: Sequence[Token], chains: list[_Chain], by_name: dict[str, _Chain]
) -> _Chain:
    """The chain that a name belongs to, new if it fits none: same words, a short form, or an acronym."""
    words = name_words(mention.span.of(text))
    key = " ".join(words)
    found = by_name.get(key)
    if found is None and len(words) == 1:
        found = _chain_of_short_name(words[0], mention, tokens, chains)
    if found is None:
        found = _Chain(mention.span.of(text).removesuffix("'s").removesuffix("’s"), mention.label)
        if words:
            found.nouns.add(words[-1])
        chains.append(found)
    by_name[key] = found
    return found


def _chain_of_short_name(
    word: str, mention: Mention, tokens: Sequence[Token], chains: Sequence[_Chain]
) -> _Chain | None:
    is_acronym = mention.end_token - mention.first_token == 1 and tokens[mention.first_token].text.isupper()
    for chain in reversed(chains):
        words = name_words(chain.name)
        if len(words) < 2:
            continue
        if chain.label == "PERSON" and word == words[-1] and mention.label in {"PERSON", "ORG", "GPE"}:
            return chain
        if chain.label in {"ORG", "NORP", "FAC"} and (
            word == words[0] or (is_acronym and word == _acronym(words))
        ):
            return chain
    return None


def _add_apposition(
    chain: _Chain, mention: Mention, tokens: Sequence[Token], children: dict[int, list[Token]]
) -> None:
    """Let a chain be called by the noun that stands beside the name in apposition."""
    head = _head_of_mention(mention, tokens)
    for child in children.get(head.index, ()):
        if child.dep == "appos" and child.pos == "NOUN":
            chain.nouns.add(child.lemma)
    if head.dep == "appos" and tokens[head.head].pos == "NOUN":
        chain.nouns.add(tokens[head.head].lemma)


def _head_of_mention(mention: Mention, tokens: Sequence[Token]) -> Token:
    for token in tokens[mention.first_token : mention.end_token]:
        if not mention.first_token <= token.head < mention.end_token or token.head == token.index:
            return token
    return tokens[mention.end_token - 1]


def _chain_of_pronoun(token: Token, chains: Sequence[_Chain]) -> _Chain | None:
    """The nearest fitting chain before a personal pronoun, subjects first."""
    word = token.text.lower()
    if token.pos != "PRON" or token.dep == "expl":
        return None
    if word in PERSON_PRONOUNS:
        labels = {"PERSON"}
    elif word in THING_PRONOUNS:
        labels = {"ORG", "GPE", "DOCUMENT"}
    elif word in PLURAL_PRONOUNS:
        labels = {"ORG", "NORP"}
    else:
        return None
    near = [
        chain
        for chain in chains
        if chain.label in labels and 0 < token.index - chain.last_token <= PRONOUN_REACH_TOKENS
    ]
    if word not in PERSON_PRONOUNS:
        near = [
            chain for chain in near if chain.last_subject >= max(0, chain.last_token - SUBJECT_SLACK_TOKENS)
        ]
    return max(near, key=lambda chain: (chain.last_subject, chain.last_token), default=None)


def _chain_of_noun(
    token: Token, tokens: Sequence[Token], children: dict[int, list[Token]], chains: list[_Chain]
) -> _Chain | None:
    """The chain that "the group", "the dossier" or "an intelligence report" belongs to."""
    if token.pos != "NOUN" or token.dep == "compound":
        return None
    determiner = next(
        (child for child in children.get(token.index, ()) if child.dep in {"det", "poss"}), None
    )
    definite = determiner is not None and determiner.text.lower() in {"the", "this", "that", "these", "those"}
    if token.lemma in DOCUMENT_NOUNS:
        return _chain_of_document(token, definite, determiner, tokens, children, chains)
    if token.lemma == "government":
        return _chain_of_government(token, children, chains)
    if not definite or token.tag != "NN":
        return None
    near = [
        chain
        for chain in chains
        if token.lemma in chain.nouns and token.index - chain.last_token <= NOUN_REACH_TOKENS
    ]
    if not near and token.lemma in ORGANISATION_NOUNS and not _is_modified(token, children):
        near = [chain for chain in chains if chain.label == "ORG" and chain.last_subject >= 0][-1:]
    return max(near, key=lambda chain: chain.last_token, default=None)


def _chain_of_government(
    token: Token, children: dict[int, list[Token]], chains: Sequence[_Chain]
) -> _Chain | None:
    """The country whose government it is: "the Turkish government", "the government of Turkey"."""
    words = [
        child.text for child in children.get(token.index, ()) if child.dep in {"amod", "compound", "poss"}
    ]
    for child in children.get(token.index, ()):
        if child.lemma == "of":
            words.extend(inner.text for inner in children.get(child.index, ()) if inner.dep == "pobj")
    for word in words:
        for chain in chains:
            if chain.label == "GPE" and _is_of_country(word, chain.name):
                return chain
    return None


def _is_of_country(word: str, country: str) -> bool:
    """Whether a word is a country's name or, by its first letters, its adjective."""
    return word == country or word[:DEMONYM_LETTERS].lower() == country[:DEMONYM_LETTERS].lower()


def _is_modified(token: Token, children: dict[int, list[Token]]) -> bool:
    return any(child.dep not in {"det", "punct", "case"} for child in children.get(token.index, ()))


def _chain_of_document(
    token: Token,
    definite: bool,
    determiner: Token | None,
    tokens: Sequence[Token],
    children: dict[int, list[Token]],
    chains: list[_Chain],
) -> _Chain | None:
    """A definite document without a maker of its own is the last document spoken of; others are new."""
    modifiers = [child for child in children.get(token.index, ()) if child.dep not in {"det", "punct"}]
    has_maker = any(child.dep in {"poss", "nmod"} or _is_by(child, children) for child in modifiers)
    has_maker |= any(child.dep == "compound" and child.pos == "PROPN" for child in modifiers)
    if definite and not has_maker:
        known = [chain for chain in chains if chain.label == "DOCUMENT"]
        if known:
            chain = max(known, key=lambda chain: chain.last_token)
            chain.nouns.add(token.lemma)
            return chain
    if determiner is None and token.tag != "NNS" and not has_maker:
        return None
    span = _noun_span(token, tokens, children)
    name = " ".join(each.text for each in tokens if span.start <= each.span.start < span.end)
    chain = _Chain(name, "DOCUMENT", {token.lemma})
    chains.append(chain)
    return chain


def _is_by(child: Token, children: dict[int, list[Token]]) -> bool:
    return child.dep == "prep" and child.lemma in {"by", "from"} and child.index in children


def _noun_span(token: Token, tokens: Sequence[Token], children: dict[int, list[Token]]) -> Span:
    """The noun with what stands directly before it: determiner, adjectives, compounds, possessor."""
    first = token.index
    for child in children.get(token.index, ()):
        if child.index < token.index and child.dep in {"det", "amod", "compound", "poss", "nummod", "nmod"}:
            first = min(first, child.index)
    return Span(tokens[first].span.start, token.span.end)
