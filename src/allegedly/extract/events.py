"""What happens in a clause: events with their arguments, and the words that state them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from allegedly.extract.actor_words import Cast
from allegedly.extract.arguments import event_to_arguments
from allegedly.extract.event_types import predicate_to_type
from allegedly.extract.lexicon import infinitive_word
from allegedly.extract.tree import Tree, tokens_to_spans
from allegedly.model.annotation import Token
from allegedly.model.claim import Event, Kind
from allegedly.model.text import Spans

FINITE_TAGS = frozenset({"VBD", "VBP", "VBZ", "MD"})
STARTERS = frozenset(
    {
        "where",
        "when",
        "that",
        "whether",
        "if",
        "and",
        "but",
        "or",
        "while",
        "as",
        "because",
        "although",
        "though",
    }
)
EDGE_PUNCTUATION = frozenset({",", ";", ":", ".", "-", "–", "—", "?", "!", '"', "“", "”", "(", ")"})
KINDS_OF_ACTS = frozenset(
    {Kind.ATTEMPTED, Kind.PLANNED, Kind.ASSERTED, Kind.PREDICTED, Kind.OBLIGATION, Kind.ALLEGED}
)
QUOTED_DEPS = frozenset({"ccomp", "parataxis", "dep"})
PRESSING = frozenset({"press", "pressure", "push", "encourage", "allow", "permit", "lobby"})
CAUSATIVES = frozenset({"make", "let", "keep", "have", "help", "leave"})
LIGHT_POS = frozenset({"VERB", "AUX", "ADJ"})


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause that states an event: the predicate at its top, and the word that names the event.

    In "planned to use" the top is "planned" and the trigger "use". `acts` are the trigger and its fellows in "planned
    to use and to sell"; empty where the top itself is the trigger.
    """

    top: Token
    trigger: Token
    acts: tuple[Token, ...] = ()


def tree_to_clauses(tree: Tree) -> Iterator[Clause]:
    """All clauses that state something, in order of their triggers' heads."""
    for token in tree.tokens:
        if token.pos in LIGHT_POS | {"NOUN"} and _heads_clause(tree, token):
            yield from _clauses_below(tree, token)


def _heads_clause(tree: Tree, token: Token) -> bool:
    """Whether a predicate states something on its own."""
    if token.dep in {"ROOT", "ccomp", "parataxis", "csubj", "csubjpass"}:
        if token.dep == "ccomp" and tree.head(token).lemma in CAUSATIVES:
            return False
        return token.pos != "NOUN" or tree.child(token, "nsubj", "cop") is not None
    if token.pos not in {"VERB", "AUX"}:
        return False
    if token.dep == "acl":
        return _is_finite(tree, token) and any(
            child.lemma == "that" for child in tree.children_of(token, "mark", "dobj")
        )
    if token.dep == "relcl":
        return _is_finite(tree, token) and is_set_off(tree, token)
    if token.dep in {"conj", "advcl"}:
        return _is_finite(tree, token) or (token.dep == "conj" and _shares_finiteness(tree, token))
    return token.dep in {"dep", "pcomp"} and _is_finite(tree, token)


def _is_finite(tree: Tree, token: Token) -> bool:
    return token.tag in FINITE_TAGS or any(
        child.tag in FINITE_TAGS for child in tree.children_of(token, "aux", "auxpass")
    )


def _shares_finiteness(tree: Tree, token: Token) -> bool:
    """ "has advised and helped": a later verb of the same form as a finite first one."""
    head = tree.head(token)
    if head.pos not in {"VERB", "AUX"}:
        return False
    return head.tag == token.tag and _is_finite(tree, head)


def _clauses_below(tree: Tree, top: Token) -> Iterator[Clause]:
    """A clause for the predicate, or one for each act that it says is tried, planned or done."""
    triggers = _act_below(tree, top)
    if not triggers:
        yield Clause(top, top)
    for trigger in triggers:
        yield Clause(top, trigger, tuple(triggers))


def _act_below(tree: Tree, token: Token) -> list[Token]:
    """The acts under a word of trying, planning or doing, with those joined to them by "and"."""
    complement = tree.child(token, "acomp")
    if complement is not None and (inner := _act_below(tree, complement)):
        return inner
    word = infinitive_word(token.lemma, token.pos, token.text)
    if word is None or word.kind not in KINDS_OF_ACTS:
        return []
    if word.kind is Kind.OBLIGATION and not _is_obliged(tree, token):
        return []
    act = next((child for child in tree.children_of(token, "xcomp") if child.pos in LIGHT_POS), None)
    if act is None:
        return []
    deeper = _act_below(tree, act)
    if deeper:
        return deeper
    joined = [
        child
        for child in tree.children_of(act, "conj")
        if child.pos in {"VERB", "AUX"} and child.tag == act.tag
    ]
    return [act, *joined]


def _is_obliged(tree: Tree, token: Token) -> bool:
    """Whether the duty is what is stated: "told them to stay"; who "pressed them to stay" has acted."""
    return token.lemma not in PRESSING or tree.child(token, "auxpass") is not None


def clause_to_quote(tree: Tree, clause: Clause, left_out: Iterable[Token]) -> Spans:
    """The shortest passage that states the event: subject, predicate and complements.

    Clauses that state events of their own, the cue and source of the attribution (`left_out`), a starting
    "that" and marks at the ends are left out.
    """
    excluded = {token.index for token in left_out}

    def stop(token: Token) -> bool:
        if token.index in excluded:
            return True
        if token.index == clause.top.index or token.index == clause.trigger.index:
            return False
        return _stands_alone(tree, token, clause) or (
            token.dep in QUOTED_DEPS and _is_spoken_after(tree, token)
        )

    def stop_at_acts(token: Token) -> bool:
        return stop(token) or token in clause.acts

    tokens = set(tree.subtree(clause.top, stop_at_acts))
    if clause.trigger.index != clause.top.index:
        tokens.update(tree.subtree(clause.trigger, stop_at_acts))
    if clause.top.dep == "conj":
        subject = tree.subject(clause.top)
        if subject is not None and subject.index not in excluded and not tokens & {subject}:
            tokens.update(tree.subtree(subject, stop))
    kept = [token for token in tokens if token.index not in excluded]
    return tokens_to_spans(_trimmed(sorted(kept, key=lambda token: token.index)))


def _is_spoken_after(tree: Tree, token: Token) -> bool:
    """Whether a branch is a quotation after a colon: "was less cautious: "This was sabotage"", another's words."""
    first = tree.subtree(token)[0]
    before = tree.tokens[max(0, first.index - 2) : first.index + 1]
    return len(before) == 3 and before[0].text == ":" and bool(tree.spoken.around(token.span))


def _stands_alone(tree: Tree, token: Token, clause: Clause) -> bool:
    """Whether a branch below a clause states something of its own."""
    if token.dep == "conj" and token.pos in {"VERB", "AUX"}:
        return token not in clause.acts
    if token.dep == "cc" and tree.head(token).pos in {"VERB", "AUX"}:
        return True
    if token.dep in {"advcl", "relcl"} and token.pos in {"VERB", "AUX"} and _is_finite(tree, token):
        return token.dep == "advcl" or is_set_off(tree, token)
    return False


def is_set_off(tree: Tree, clause: Token) -> bool:
    """Whether a comma stands before a relative clause: it states something rather than identifies."""
    first = tree.subtree(clause)[0].index
    return first > 0 and tree.tokens[first - 1].text in {",", "—", "–"}


def _trimmed(tokens: Sequence[Token]) -> list[Token]:
    start, end = 0, len(tokens)
    while start < end and (tokens[start].text in EDGE_PUNCTUATION or _is_starter(tokens[start])):
        start += 1
    while start < end and tokens[end - 1].text in EDGE_PUNCTUATION:
        end -= 1
    return list(tokens[start:end])


def _is_starter(token: Token) -> bool:
    return token.text.lower() in STARTERS and token.dep in {"mark", "cc", "advmod"}


def clause_to_event(cast: Cast, clause: Clause) -> Event:
    """The event with its type, perhaps none, and its participants."""
    trigger = clause.trigger
    typed = predicate_to_type(cast, clause.top, trigger)
    if typed is None:
        return Event(trigger.span, trigger.lemma, arguments=event_to_arguments(cast, trigger))
    arguments = event_to_arguments(cast, trigger, typed.named_by)
    return Event(trigger.span, trigger.lemma, typed.type, arguments, typed.plover, typed.quad)
