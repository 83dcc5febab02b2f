"""What is said not to be known, confirmed, disclosed or answered: slots left open, and by whom.

"It is not known who the contacts were": who. "Whether he knew is unclear": whether. "The veracity has not been
confirmed": whether. "Police declined to say how many were hurt": how-many.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from allegedly.extract.events import is_set_off
from allegedly.extract.negation import is_unconfirmed, withholding_of
from allegedly.extract.tree import Tree, tokens_to_spans
from allegedly.model.annotation import Token
from allegedly.model.claim import Slot
from allegedly.model.text import Spans

IGNORANCE = frozenset({"unknown", "unclear", "uncertain", "undisclosed", "unsure", "mystery"})
ANYBODY = frozenset({"anyone", "anybody"})
INNER_CLAUSES = frozenset({"ccomp", "csubj", "csubjpass", "advcl", "acl", "relcl"})
AFTER_SUBJECT = frozenset({"aux", "auxpass", "neg", "cop"})
KNOWING = frozenset(
    (
        "know clear say disclose reveal specify identify determine establish explain release confirm "
        "announce certain provide give elaborate decide settle tell"
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
    unconfirmed: bool = False


def tree_to_open_slots(tree: Tree) -> tuple[OpenSlot, ...]:
    """All open slots of a document, in order of the text."""
    found: dict[int, OpenSlot] = {}
    for token in tree.tokens:
        for slot in _open_slots(tree, token):
            found.setdefault(slot.event.index, slot)
    return tuple(sorted(found.values(), key=lambda slot: slot.quote))


def _open_slots(tree: Tree, token: Token) -> Iterator[OpenSlot]:
    unknown = _says_unknown(tree, token)
    if not unknown and not is_unconfirmed(tree, token):
        return
    refuser = tree.subject(tree.head(token)) if _is_refused(tree, token) else None
    by = refuser or _unsaying(tree, token)
    fronted = _fronted(tree, token, by)
    if fronted is not None:
        yield fronted
        yield from _bare_questions(tree, fronted.event, token, by)
        return
    questions = list(_questions(tree, token))
    for clause in questions:
        for part in (clause, *_joined(tree, clause)):
            slot = _slot_of_clause(tree, part) or Slot.WHETHER
            yield OpenSlot(slot, part, token, _clause_words(tree, part), by)
        yield from _bare_questions(tree, clause, token, by)
    if not questions and is_unconfirmed(tree, token):
        yield from _unconfirmed(tree, token)
    elif unknown:
        yield from _noun_slots(tree, token)


def _unconfirmed(tree: Tree, token: Token) -> Iterator[OpenSlot]:
    """ "The veracity has not been confirmed"; "the firm has not confirmed that the memo is authentic"."""
    subject = tree.child(token, "nsubjpass")
    clause = next(
        (
            each
            for word in (token, *tree.children_of(token, "conj"))
            for each in tree.children_of(word, "ccomp")
        ),
        None,
    )
    if subject is not None and subject.lemma != "it":
        yield OpenSlot(_slot_of_noun(subject, Slot.WHETHER), token, token, _whole(tree, token), None)
    elif clause is not None:
        yield OpenSlot(
            Slot.WHETHER, clause, token, _clause_words(tree, clause), _unsaying(tree, token), unconfirmed=True
        )


def _says_unknown(tree: Tree, token: Token) -> bool:
    """Whether a word says that something is not known, or will not be told."""
    if token.lemma in IGNORANCE or _is_anybodys_guess(tree, token):
        return True
    if token.lemma not in KNOWING:
        return False
    return withholding_of(tree, token) is not None or _is_refused(tree, token)


def _is_anybodys_guess(tree: Tree, token: Token) -> bool:
    owner = tree.child(token, "poss")
    return token.lemma == "guess" and owner is not None and owner.lemma in ANYBODY


def _is_refused(tree: Tree, token: Token) -> bool:
    return token.dep == "xcomp" and tree.head(token).lemma in REFUSING


def _unsaying(tree: Tree, token: Token) -> Token | None:
    """Those who did not say, where the sentence names them: "police did not say how many"."""
    subject = tree.subject(token)
    if subject is None or subject.dep in {"expl", "nsubjpass", "csubj", "csubjpass"} or subject.lemma == "it":
        return None
    return subject if token.pos == "VERB" else None


def _questions(tree: Tree, token: Token) -> Iterator[Token]:
    """Indirect questions that hang on a word of ignorance, or on what carries it."""
    words = {token.index: token}
    current = token
    while current.dep in {"acomp", "attr", "xcomp"} and tree.head(current).index not in words:
        current = tree.head(current)
        words[current.index] = current
    for word in words.values():
        for child in tree.children[word.index]:
            if child.dep in INNER_CLAUSES and _slot_of_clause(tree, child):
                yield child


def _fronted(tree: Tree, token: Token, by: Token | None) -> OpenSlot | None:
    """A question before its word of ignorance, read off the order of the words: "What caused it is not known".

    The parser takes such sentences for all manner of things, so the tree is asked for the predicate alone.
    """
    holder = tree.head(token) if token.dep in {"acomp", "attr"} else token
    sentence = tree.sentence(token)
    start = sentence.first_token
    for index in range(start, holder.index):
        if tree.tokens[index].text == ";":
            start = index + 1
    slot = _slot_at(tree, start)
    end = min([holder.index, *(child.index for child in tree.children_of(holder, *AFTER_SUBJECT))])
    inside = list(tree.tokens[start:end])
    verbs = [each for each in inside if each.pos in {"VERB", "AUX"} and each.dep not in {"aux", "auxpass"}]
    if slot is None or not verbs or sentence.span.of(tree.text).rstrip().endswith("?"):
        return None
    comma = next((each.index for each in inside if each.text == "," and each.index > verbs[0].index), end)
    quote = tokens_to_spans(tree.tokens[start:comma])
    event = min(verbs, key=lambda verb: (len(tree.ancestors(verb)), verb.index))
    return OpenSlot(slot, event, token, quote, by)


def _slot_at(tree: Tree, index: int) -> Slot | None:
    """What the word at this place asks."""
    token = tree.tokens[index]
    after = tree.tokens[min(index + 1, len(tree.tokens) - 1)]
    if token.text.lower() == "how" and after.lemma in QUANTITIES:
        return Slot.HOW_MANY
    if token.tag.startswith("W") or token.text.lower() == "whether":
        return WH_SLOTS.get(token.text.lower())
    return None


def _bare_questions(tree: Tree, clause: Token, cue: Token, by: Token | None) -> Iterator[OpenSlot]:
    """Questions of one word joined to a whole one: "who bought it, or when"."""
    sentence = tree.sentence_tokens(tree.sentence(clause))
    for joint, word, after in zip(sentence, sentence[1:], sentence[2:], strict=False):
        if joint.dep != "cc" or joint.index < clause.index or after.pos != "PUNCT":
            continue
        slot = _slot_at(tree, word.index)
        if slot is not None:
            yield OpenSlot(slot, word, cue, (word.span,), by)


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
    first = 1 if tokens[0].text.lower() == "that" and tokens[0].dep == "mark" else 0
    while cut > first + 1 and tokens[cut - 1].pos == "PUNCT" and tokens[cut - 1].text in ",;:":
        cut -= 1
    return tokens_to_spans(tokens[first:cut])


def _whole(tree: Tree, head: Token) -> Spans:
    """A short clause as a whole, without what is joined to it and without marks at its ends."""

    def stop(token: Token) -> bool:
        return token.dep in {"conj", "cc", "mark", "advcl", "punct"}

    return tokens_to_spans(tree.subtree(head, stop))
