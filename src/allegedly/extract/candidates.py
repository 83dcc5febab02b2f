"""Places where the grammar lets somebody be said to say something: possible attributions, not yet judged.

Every candidate has a head word for its cue and a *relation*, the way in which the content hangs on it:
"clause" ("said that ..."), "speech" ("..., he said"), "infinitive" ("plans to ..."), "object" ("denied the charge"),
"object:claim" ("denied the charge that ..."), "prep:about", "according", "as" ("as he put it"), "it" (", it emerged"),
"adverb" ("allegedly"), "colon" (headlines). How often a word with a relation is a cue stands in `resources/cues.tsv`;
`attributions` judges by it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from allegedly.extract.lexicon import stance_word
from allegedly.extract.tree import Tree
from allegedly.model.annotation import Token
from allegedly.model.claim import Kind

ATTRIBUTIVE_ADVERBS = frozenset({"allegedly", "reportedly", "purportedly", "supposedly", "ostensibly"})
ACCORDING = frozenset({"accord", "according"})
CUE_MODIFIERS = frozenset({"aux", "auxpass", "neg", "advmod", "prt"})
PUNCTUATION_AT_ENDS = frozenset({",", ";", ":", ".", "-", "–", "—", "(", ")"})
LOOSE_MODIFIERS = frozenset({"relcl", "acl", "appos", "advcl", "prep", "parataxis"})
ASIDES = frozenset({"emerge", "transpire"})
"""Verbs by which, after "it", a text gives word of something without saying from whom."""
MAX_PREPOSITION_WORDS = 60


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible attribution: the head of its cue, how its content hangs on it, and the three roles' tokens."""

    head: Token
    relation: str
    cue: tuple[Token, ...]
    source: tuple[Token, ...]
    content: tuple[Token, ...]


def tree_to_candidates(tree: Tree) -> Iterator[Candidate]:
    """All candidates of a document, in order of their cue heads."""
    for token in tree.tokens:
        yield from token_to_candidates(tree, token)


def token_to_candidates(tree: Tree, token: Token) -> Iterator[Candidate]:
    """The candidates whose cue a word heads."""
    if token.lemma in ACCORDING:
        yield from _according(tree, token)
    elif token.pos in {"VERB", "AUX"}:
        yield from _predicate(tree, token)
    elif token.pos == "NOUN":
        yield from _noun(tree, token)
    elif token.pos == "ADJ":
        yield from _adjective(tree, token)
    elif token.lemma in ATTRIBUTIVE_ADVERBS:
        yield from _adverb(tree, token)


def _predicate(tree: Tree, verb: Token) -> Iterator[Candidate]:
    cue = verb_cue(tree, verb)
    source = source_of_verb(tree, verb)
    own = {token.index for token in (*cue, *source)}
    own |= {token.head for token in source if tree.head(token).lemma == "by"}
    for child in tree.children[verb.index]:
        relation = _verb_relation(tree, verb, child)
        if relation == "speech" and verb.lemma in ASIDES and [token.lemma for token in source] == ["it"]:
            yield Candidate(verb, "it", cue, (), _content(tree, child, own))
        elif relation:
            yield Candidate(verb, relation + person_of(source), cue, source, _content(tree, child, own))
        elif child.dep == "prep" and child.index > verb.index:
            yield from _prepositional(tree, verb, child, cue, source, own)
    yield from _parenthetical(tree, verb, cue, source)


def person_of(source: Sequence[Token]) -> str:
    """ ":self" where the source is "I", "we" or "you": a speaker's own words, seldom an attribution."""
    return ":self" if len(source) == 1 and source[0].lemma in {"i", "we", "you"} else ""


def _verb_relation(tree: Tree, verb: Token, child: Token) -> str:
    """How a child hangs on a verb as its content; empty where it does not."""
    if child.dep == "ccomp":
        if child.index < verb.index:
            return "speech"
        return "infinitive:object" if _has_to(tree, child) else "clause"
    if child.dep in {"conj", "advcl", "dep"} and child.index > verb.index and _marked_that(tree, child):
        return "clause"
    if child.dep == "xcomp":
        if tree.child(verb, "auxpass") is not None:
            return "infinitive:passive:by" if tree.child(verb, "agent") is not None else "infinitive:passive"
        return "infinitive" if _has_to(tree, child) else "gerund"
    if child.dep in {"dobj", "oprd"} and child.pos != "PRON":
        return "object:claim" if _is_claim(tree, child) else "object"
    return ""


def _is_claim(tree: Tree, noun: Token) -> bool:
    """Whether a noun is something said, with what it says: "the claim that anything was hidden"."""
    word = stance_word(noun.lemma, "NOUN")
    said = word is not None and word.kind is Kind.ALLEGED
    return said and any(_has_that(tree, child) for child in tree.children_of(noun, "acl", "ccomp", "relcl"))


def _prepositional(
    tree: Tree, head: Token, preposition: Token, cue: Sequence[Token], source: Sequence[Token], own: set[int]
) -> Iterator[Candidate]:
    """Content under a preposition: "warned of a strike", "opposition to the plan", "is seen as a partner"."""
    relation = f"prep:{preposition.lemma}{person_of(source)}"
    if tree.child(head, "auxpass") is not None:
        relation += ":passive:by" if source else ":passive"
    for inner in tree.children_of(preposition, "pobj", "pcomp"):
        content = _content(tree, inner, own)
        if 0 < len(content) <= MAX_PREPOSITION_WORDS:
            yield Candidate(head, relation, (*cue, preposition), tuple(source), content)


def _parenthetical(
    tree: Tree, verb: Token, cue: Sequence[Token], source: Sequence[Token]
) -> Iterator[Candidate]:
    """ "..., he said, ...", "..., it emerged" and "as he put it": the clause above is the content."""
    if (it := _aside_subject(tree, verb)) is not None:
        aside = {token.index for token in tree.subtree(verb) if token.index >= it.index}
        content = [token for token in tree.subtree(tree.head(verb)) if token.index not in aside]
        yield Candidate(verb, "it", tuple(cue), (), tuple(_trimmed(content)))
    elif verb.dep == "parataxis" or (verb.dep in {"advcl", "ccomp"} and _is_as_clause(tree, verb)):
        relation = ("as" if _is_as_clause(tree, verb) else "speech") + person_of(source)
        below = {token.index for token in tree.subtree(verb)}
        yield Candidate(verb, relation, tuple(cue), tuple(source), _content(tree, tree.head(verb), below))


def _aside_subject(tree: Tree, verb: Token) -> Token | None:
    """The "it" of "..., it emerged last night": a clause beside another, after a comma."""
    it = tree.subject(verb)
    if verb.lemma not in ASIDES or it is None or it.lemma != "it" or it.index == 0:
        return None
    if verb.dep not in {"parataxis", "ccomp"}:
        return None
    return it if tree.tokens[it.index - 1].text == "," and it.index < verb.index else None


def _is_as_clause(tree: Tree, verb: Token) -> bool:
    return any(child.lemma == "as" and child.index < verb.index for child in tree.children[verb.index])


def _noun(tree: Tree, noun: Token) -> Iterator[Candidate]:
    """ "the claim that ...", "their plan to ...", "voiced opposition to ..."."""
    cue = _noun_cue(tree, noun)
    source = _noun_source(tree, noun)
    own = {token.index for token in (*cue, *source)}
    for child in tree.children[noun.index]:
        if child.index < noun.index:
            continue
        if child.dep in {"acl", "ccomp", "relcl"} and _has_that(tree, child):
            yield Candidate(noun, "noun:clause", cue, source, _content(tree, child, own))
        elif child.dep in {"acl", "xcomp"} and _has_to(tree, child):
            yield Candidate(noun, "noun:infinitive", cue, source, _content(tree, child, own))
        elif child.dep == "prep" and child.lemma not in {"by", "from"}:
            for candidate in _prepositional(tree, noun, child, cue, source, own):
                yield Candidate(
                    noun, f"noun:{candidate.relation}", candidate.cue, candidate.source, candidate.content
                )


def _adjective(tree: Tree, adjective: Token) -> Iterator[Candidate]:
    """ "is confident that ...", "was unwilling to ...", "aware of ..."."""
    copula = tree.head(adjective)
    if adjective.dep not in {"acomp", "conj"} or copula.pos not in {"AUX", "VERB"}:
        return
    cue = _sorted((*verb_cue(tree, copula), adjective, *tree.children_of(adjective, "advmod", "neg")))
    source = source_of_verb(tree, copula)
    own = {token.index for token in (*cue, *source)}
    for child in tree.children[adjective.index]:
        if child.dep == "ccomp":
            relation = f"adjective:clause{person_of(source)}"
            yield Candidate(adjective, relation, cue, source, _content(tree, child, own))
        elif child.dep == "xcomp":
            yield Candidate(adjective, "adjective:infinitive", cue, source, _content(tree, child, own))
        elif child.dep == "prep":
            for candidate in _prepositional(tree, adjective, child, cue, source, own):
                yield Candidate(
                    adjective, f"adjective:{candidate.relation}", candidate.cue, source, candidate.content
                )


def _according(tree: Tree, token: Token) -> Iterator[Candidate]:
    """ "according to X": X is the source, the clause around it the content."""
    preposition = tree.child(token, "prep")
    source_head = tree.child(preposition, "pobj") if preposition is not None else None
    if preposition is None or source_head is None:
        return
    below = {each.index for each in tree.subtree(token)}
    content = _content(tree, tree.head(token), below)
    yield Candidate(token, "according", (token, preposition), source_phrase(tree, source_head), content)


def _adverb(tree: Tree, adverb: Token) -> Iterator[Candidate]:
    """ "allegedly": nobody is named, yet somebody else is made to say it."""
    head = tree.head(adverb)
    if head.index == adverb.index:
        return
    yield Candidate(adverb, "adverb", (adverb,), (), _content(tree, head, {adverb.index}))


def _content(tree: Tree, head: Token, left_out: set[int]) -> tuple[Token, ...]:
    """The words below a head, without those of the cue and the source and what hangs on them."""
    tokens = tree.subtree(head, stop=lambda token: token.index in left_out)
    return tuple(_trimmed([token for token in tokens if token.index not in left_out]))


def verb_cue(tree: Tree, verb: Token) -> tuple[Token, ...]:
    """The verb with its auxiliaries, negation, particle and the adverbs that touch it; "to" of an infinitive."""
    allowed = {child.index for child in tree.children[verb.index] if child.dep in CUE_MODIFIERS}
    allowed |= {
        grand.index
        for child in tree.children[verb.index]
        if child.dep == "advmod"
        for grand in tree.children[child.index]
    }
    allowed.add(verb.index)
    return _run_around(tree, verb.index, allowed)


def _run_around(tree: Tree, index: int, allowed: set[int]) -> tuple[Token, ...]:
    """The longest unbroken run of allowed tokens around one of them."""
    start, end = index, index + 1
    while start - 1 in allowed:
        start -= 1
    while end in allowed:
        end += 1
    return tree.tokens[start:end]


def source_of_verb(tree: Tree, verb: Token) -> tuple[Token, ...]:
    """Who does the saying: the subject of an active verb, the agent of a passive one."""
    if tree.child(verb, "auxpass") is not None or _is_passive_participle(tree, verb):
        agent = tree.child(verb, "agent") or _by_phrase(tree, verb)
        head = tree.child(agent, "pobj") if agent is not None else None
        return source_phrase(tree, head) if head is not None else ()
    subject = tree.subject(verb)
    if subject is None or subject.dep == "expl" or subject.index == verb.index:
        return ()
    return source_phrase(tree, subject, verb)


def _is_passive_participle(tree: Tree, verb: Token) -> bool:
    return verb.tag == "VBN" and verb.dep == "acl" and tree.child(verb, "agent") is not None


def _by_phrase(tree: Tree, verb: Token) -> Token | None:
    """A "by" that the parser hung lower down: "is seen as a partner by the US"."""
    for preposition in tree.children_of(verb, "prep"):
        for inner in tree.children_of(preposition, "pobj"):
            found = next((child for child in tree.children_of(inner, "prep") if child.lemma == "by"), None)
            if found is not None:
                return found
    return next((child for child in tree.children_of(verb, "prep") if child.lemma == "by"), None)


def source_phrase(tree: Tree, head: Token, verb: Token | None = None) -> tuple[Token, ...]:
    """A source with what identifies it; modifiers after a comma and whatever holds the cue are left out."""

    def stop(token: Token) -> bool:
        if verb is not None and token.index == verb.index:
            return True
        return token.dep in LOOSE_MODIFIERS and _after_comma(tree, token)

    return tuple(_trimmed(tree.subtree(head, stop)))


def _after_comma(tree: Tree, token: Token) -> bool:
    """Whether a modifier is set off by a comma from what stands before it."""
    first = tree.subtree(token)[0].index
    return first > 0 and tree.tokens[first - 1].text in {",", "—", "–", "("}


def _trimmed(tokens: Sequence[Token]) -> list[Token]:
    start, end = 0, len(tokens)
    while start < end and tokens[start].text in PUNCTUATION_AT_ENDS:
        start += 1
    while start < end and tokens[end - 1].text in PUNCTUATION_AT_ENDS:
        end -= 1
    return list(tokens[start:end])


def _noun_cue(tree: Tree, noun: Token) -> tuple[Token, ...]:
    """The noun with its modifiers, and the verb that carries it: "has voiced opposition"."""
    modifiers = {child.index for child in tree.children_of(noun, "det", "amod", "neg", "compound")}
    cue = _run_around(tree, noun.index, modifiers | {noun.index})
    verb = tree.head(noun)
    if noun.dep == "dobj" and verb.pos == "VERB" and 0 < cue[0].index - verb.index <= 2:
        start = verb_cue(tree, verb)[0].index
        return tree.tokens[start : cue[-1].index + 1]
    return cue


def _noun_source(tree: Tree, noun: Token) -> tuple[Token, ...]:
    """Whose claim, plan or view it is: a possessor, "by X", or the subject of the verb that carries it."""
    possessor = tree.child(noun, "poss")
    if possessor is not None:
        return source_phrase(tree, possessor)
    for preposition in tree.children_of(noun, "prep"):
        inner = tree.child(preposition, "pobj")
        if preposition.lemma in {"by", "from"} and inner is not None:
            return source_phrase(tree, inner)
    verb = tree.head(noun)
    if noun.dep == "dobj" and verb.pos == "VERB":
        return source_of_verb(tree, verb)
    return ()


def _has_to(tree: Tree, token: Token) -> bool:
    return any(child.tag == "TO" for child in tree.children[token.index])


def _marked_that(tree: Tree, token: Token) -> bool:
    return any(child.dep == "mark" and child.lemma == "that" for child in tree.children[token.index])


def _has_that(tree: Tree, token: Token) -> bool:
    return any(
        child.dep == "mark" and child.lemma in {"that", "whether", "if"}
        for child in tree.children[token.index]
    )


def _sorted(tokens: Sequence[Token]) -> tuple[Token, ...]:
    return tuple(sorted(set(tokens), key=lambda token: token.index))
