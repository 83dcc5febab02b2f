"""What is said not to be known, confirmed, disclosed or answered: slots left open, and by whom.

"It is not known who the contacts were": who. "Whether he knew is unclear": whether. "The veracity has not been
confirmed": whether. "Police declined to say how many were hurt": how-many.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from allegedly.extract.certainty import CONFIRMING, negation_of
from allegedly.extract.events import is_set_off
from allegedly.extract.tree import Tree, tokens_to_spans
from allegedly.model.annotation import Token
from allegedly.model.claim import Slot
from allegedly.model.text import Spans

IGNORANCE = frozenset({"unknown", "unclear", "uncertain", "undisclosed", "unsure", "mystery"})
KNOWING = frozenset(
    (
        "know clear say disclose reveal specify identify determine establish explain release confirm "
        "announce certain provide give elaborate"
    ).split()
)
REFUSING = frozenset({"decline", "refuse"})
WH_SLOTS = {
    "who": Slot.WHO,
    "whom": Slot.WHO,
    "whose": Slot.WHO,
    "what": Slot.WHAT,
    "which": Slot.WHAT,
    "when": Slot.WHEN,
    "where": Slot.WHERE,
    "whether": Slot.WHETHER,
    "if": Slot.WHETHER,
    "why": Slot.WHY,
    "how": Slot.HOW,
}
QUANTITIES = frozenset({"many", "much"})
TRUTH_NOUNS = frozenset(
    {"veracity", "authenticity", "truth", "accuracy", "claim", "report", "allegation", "document"}
)
NOUN_SLOTS = {
    "identity": Slot.WHO,
    "name": Slot.WHO,
    "cause": Slot.WHY,
    "motive": Slot.WHY,
    "reason": Slot.WHY,
    "whereabouts": Slot.WHERE,
    "location": Slot.WHERE,
    "number": Slot.HOW_MANY,
    "amount": Slot.HOW_MANY,
    "toll": Slot.HOW_MANY,
    "date": Slot.WHEN,
    "detail": Slot.WHAT,
    "nature": Slot.WHAT,
    "extent": Slot.HOW_MANY,
}


@dataclass(frozen=True, slots=True)
class OpenSlot:
    """A slot that is said to be open: the words of the question, the clause's head, and who says so.

    `event` is the predicate whose slot is open, `cue` the word of ignorance, `by` those who would not say.
    """

    slot: Slot
    event: Token
    cue: Token
    quote: Spans
    by: Token | None


def tree_to_open_slots(tree: Tree) -> tuple[OpenSlot, ...]:
    """All open slots of a document, in order of the text."""
    found: dict[int, OpenSlot] = {}
    for token in tree.tokens:
        for slot in _open_slots(tree, token):
            found.setdefault(slot.event.index, slot)
    return tuple(sorted(found.values(), key=lambda slot: slot.quote))


def _open_slots(tree: Tree, token: Token) -> Iterator[OpenSlot]:
    unknown = _says_unknown(tree, token)
    questions = list(_questions(tree, token)) if unknown or _is_unconfirmed(tree, token) else []
    refuser = tree.subject(tree.head(token)) if _is_refused(tree, token) else None
    for clause in questions:
        for part in (clause, *_joined(tree, clause)):
            slot = _slot_of_clause(tree, part) or Slot.WHETHER
            yield OpenSlot(slot, part, token, _clause_words(tree, part), refuser or _unsaying(tree, token))
    if not questions and _is_unconfirmed(tree, token):
        yield from _unconfirmed(tree, token)
    elif unknown:
        yield from _noun_slots(tree, token)


def _is_unconfirmed(tree: Tree, token: Token) -> bool:
    """Whether something is said not to be confirmed, verified or established."""
    return token.lemma in CONFIRMING and negation_of(tree, token) is not None


def _unconfirmed(tree: Tree, token: Token) -> Iterator[OpenSlot]:
    """ "The veracity has not been confirmed"; "the firm has not confirmed that the memo is authentic"."""
    subject = tree.child(token, "nsubjpass")
    clause = tree.child(token, "ccomp")
    if subject is not None and subject.lemma != "it":
        yield OpenSlot(_slot_of_noun(subject, Slot.WHETHER), token, token, _whole(tree, token), None)
    elif clause is not None:
        yield OpenSlot(Slot.WHETHER, clause, token, _clause_words(tree, clause), _unsaying(tree, token))


def _says_unknown(tree: Tree, token: Token) -> bool:
    """Whether a word says that something is not known, or will not be told."""
    if token.lemma in IGNORANCE:
        return True
    if token.lemma not in KNOWING:
        return False
    copula = tree.head(token) if token.dep in {"acomp", "attr"} else token
    return (
        negation_of(tree, copula) is not None
        or negation_of(tree, token) is not None
        or _is_refused(tree, token)
    )


def _is_refused(tree: Tree, token: Token) -> bool:
    return token.dep == "xcomp" and tree.head(token).lemma in REFUSING


def _unsaying(tree: Tree, token: Token) -> Token | None:
    """Those who did not say, where the sentence names them: "police did not say how many"."""
    subject = tree.subject(token)
    if subject is None or subject.dep in {"expl", "nsubjpass", "csubj", "csubjpass"} or subject.lemma == "it":
        return None
    return subject if token.pos == "VERB" else None


def _questions(tree: Tree, token: Token) -> Iterator[Token]:
    """Indirect questions that hang on a word of ignorance, or are its subject."""
    holder = tree.head(token) if token.dep in {"acomp", "attr"} else token
    for word in {token.index: token, holder.index: holder}.values():
        for child in tree.children[word.index]:
            if child.dep in {"ccomp", "csubj", "csubjpass", "advcl", "acl"} and _slot_of_clause(tree, child):
                yield child


def _joined(tree: Tree, clause: Token) -> list[Token]:
    return [child for child in tree.children_of(clause, "conj") if _slot_of_clause(tree, child) is not None]


def _slot_of_clause(tree: Tree, clause: Token) -> Slot | None:
    """What an indirect question asks; None for any other clause."""
    for token in tree.subtree(clause)[:4]:
        word = token.text.lower()
        if word == "how" and tree.tokens[min(token.index + 1, len(tree.tokens) - 1)].lemma in QUANTITIES:
            return Slot.HOW_MANY
        if word in WH_SLOTS and (token.tag.startswith("W") or token.dep == "mark"):
            return WH_SLOTS[word]
    return None


def _noun_slots(tree: Tree, token: Token) -> Iterator[OpenSlot]:
    """ "the cause is unknown", "did not give a reason": the noun tells the slot."""
    holder = tree.head(token) if token.dep in {"acomp", "attr"} else token
    for child in tree.children_of(holder, "nsubj", "nsubjpass", "dobj"):
        slot = NOUN_SLOTS.get(child.lemma)
        if slot is not None and not (child.dep == "nsubj" and holder.pos == "VERB"):
            yield OpenSlot(slot, holder, token, _whole(tree, holder), _unsaying(tree, token))
            return


def _slot_of_noun(noun: Token, otherwise: Slot) -> Slot:
    return otherwise if noun.lemma in TRUTH_NOUNS else NOUN_SLOTS.get(noun.lemma, otherwise)


def _clause_words(tree: Tree, clause: Token) -> Spans:
    """An indirect question without those joined to it by "or"."""

    def stop(token: Token) -> bool:
        if token.dep == "relcl":
            return is_set_off(tree, token)
        return token.dep == "cc" or (token.dep == "conj" and _slot_of_clause(tree, token) is not None)

    tokens = tree.subtree(clause, stop)
    cut = next((place for place, token in enumerate(tokens) if token.text == "."), len(tokens))
    return tokens_to_spans(tokens[:cut])


def _whole(tree: Tree, head: Token) -> Spans:
    """A short clause as a whole, without what is joined to it and without marks at its ends."""

    def stop(token: Token) -> bool:
        return token.dep in {"conj", "cc", "mark", "advcl", "punct"}

    return tokens_to_spans(tree.subtree(head, stop))
