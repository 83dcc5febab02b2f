"""What is said not to be told: the words of ignorance and silence over a question, and the slot that it asks for."""

from __future__ import annotations

from dataclasses import dataclass

from allegedly.extract.events import is_set_off
from allegedly.extract.negation import negation_of, withholding_of
from allegedly.extract.tree import SUBJECTS, Tree, tokens_to_spans
from allegedly.extract.unknown_words import (
    ADVERBIAL,
    ANYBODY,
    ASKED_NOUNS,
    BEYOND,
    CONTESTED,
    HARDLY,
    IGNORANCE,
    KNOWING,
    LESS,
    MAX_CLIMB,
    OMITTING,
    QUANTITIES,
    REFUSING,
    SCARCE,
    STAYING,
    TELLING,
    WH_SLOTS,
)
from allegedly.model.annotation import Token
from allegedly.model.claim import Slot
from allegedly.model.text import Spans


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


def says_unknown(tree: Tree, token: Token) -> bool:
    """Whether a word says that something is not known, or will not be told."""
    if token.lemma in IGNORANCE or token.lemma in OMITTING or _is_anybodys_guess(tree, token):
        return True
    if token.lemma in CONTESTED:
        return tree.child(token, "auxpass") is not None and tree.child(token, "neg") is None
    if token.lemma not in KNOWING:
        return False
    return is_withheld(tree, token) or is_refused(tree, token)


def is_withheld(tree: Tree, token: Token) -> bool:
    """Whether an act of telling is said not to be done: "has not said", "without saying", "little is known"."""
    if withholding_of(tree, token) is not None or _is_hardly_done(tree, token):
        return True
    head = tree.head(token)
    if token.dep == "conj" and token.tag == "VB" and token.pos == "VERB":
        joint = next((child for child in tree.children_of(head, "cc") if child.index < token.index), None)
        return joint is not None and joint.lemma in {"or", "nor"} and is_withheld(tree, head)
    if token.dep == "xcomp" and token.tag == "VBN" and tree.child(token, "auxpass") is not None:
        still = any(child.lemma in {"still", "yet"} for child in tree.children_of(head, "advmod"))
        if head.lemma == "remain" or (head.lemma == "be" and still):
            return True
    if token.dep == "pcomp" and head.lemma == "without":
        return True
    if token.dep in {"oprd", "acomp", "ccomp"} and head.lemma == "make":
        return withholding_of(tree, head) is not None
    return is_little_known(tree, token) or _is_beyond(tree, token)


def _is_hardly_done(tree: Tree, token: Token) -> bool:
    """ "Few know", "hardly anyone knows", "not even the crew knew"; "less clear", "far from clear"."""
    subject = tree.child(token, "nsubj", "nsubjpass")
    if subject is not None:
        words = [subject, *tree.children[subject.index]]
        beside = {child.lemma for child in words[1:]}
        is_nobody = any(child.dep == "neg" for child in tree.children[subject.index])
        few = next((each for each in words if each.lemma == "few"), None)
        if few is not None and tree.tokens[max(few.index - 1, 0)].lemma != "a":
            return True
        if beside & HARDLY or (is_nobody and (subject.lemma == "one" or "even" in beside)):
            return True
    head = tree.head(token)
    if token.pos != "ADJ":
        return False
    if any(child.lemma == "less" for child in tree.children_of(token, "advmod")):
        return True
    if head.lemma == "from" and tree.head(head).lemma == "far":
        return True
    means = (tree.child(child, "pobj") for child in tree.children_of(head, "prep") if child.lemma == "by")
    return any(each is not None and negation_of(tree, each) is not None for each in means)


def is_little_known(tree: Tree, token: Token) -> bool:
    """Whether "little" is known, said or disclosed."""
    subject = tree.child(token, "nsubjpass")
    if subject is None:
        beside = tree.children_of(token, "advmod")
        return tree.child(token, "auxpass") is not None and any(each.lemma in LESS for each in beside)
    return subject.lemma in LESS or (subject.lemma == "much" and tree.child(subject, "neg") is not None)


def _is_beyond(tree: Tree, token: Token) -> bool:
    """ "Too early to say", "hard to know", "at a loss to explain", "has still to decide", "no way of knowing"."""
    current = token
    for _ in range(MAX_CLIMB):
        head = tree.head(current)
        if current.dep not in {"xcomp", "advcl", "ccomp", "pcomp", "prep", "acl", "relcl"}:
            return False
        if head.lemma in BEYOND or any(child.lemma in BEYOND for child in tree.children_of(head, "acomp")):
            return current.lemma == "of" or token.tag in {"VB", "VBG"}
        if head.lemma in TELLING and head.pos == "NOUN":
            return is_untold(tree, head)
        if head.lemma == "nothing":
            return token.tag == "VB"
        if head.lemma == "position" and head.dep == "pobj":
            return withholding_of(tree, tree.head(tree.head(head))) is not None
        if head.lemma == "have" and any(child.lemma == "still" for child in tree.children_of(head, "advmod")):
            return current.dep == "xcomp"
        if current.dep not in {"pcomp", "prep"}:
            return False
        current = head
    return False


def is_untold(tree: Tree, noun: Token) -> bool:
    """Whether there is none of what would tell: "no word on", "has no idea", "details were scarce"."""
    if any(child.lemma in SCARCE for child in tree.children_of(noun, "det", "amod")):
        return True
    holder = tree.head(noun)
    adjective = tree.child(holder, "acomp") if noun.dep == "nsubj" and holder.lemma in STAYING else None
    return adjective is not None and adjective.lemma in SCARCE


def _is_anybodys_guess(tree: Tree, token: Token) -> bool:
    owner = tree.child(token, "poss")
    return token.lemma == "guess" and owner is not None and owner.lemma in ANYBODY


def is_refused(tree: Tree, token: Token) -> bool:
    """Whether an act is declined or refused: "declined to say"."""
    return token.dep == "xcomp" and tree.head(token).lemma in REFUSING


def unsaying(tree: Tree, token: Token) -> Token | None:
    """Those who did not say, where the sentence names them: "police did not say how many"."""
    personal = tree.head(token) if _is_personal(tree, token) else token
    subject = tree.subject(personal)
    if subject is None or subject.dep in {"expl", "nsubjpass", "csubj", "csubjpass"}:
        return None
    if subject.lemma == "it" and (tree.head(subject).lemma in STAYING or _is_passive(tree, token)):
        return None
    return subject if personal.pos in {"VERB", "AUX"} else None


def _is_passive(tree: Tree, verb: Token) -> bool:
    return tree.child(verb, "auxpass") is not None


def _is_personal(tree: Tree, token: Token) -> bool:
    """Whether ignorance is told of its subject: "they were not sure who", "she had no idea who"."""
    if token.pos == "ADJ":
        return token.lemma in {"sure", "unsure", "certain", "uncertain"} and token.dep == "acomp"
    return token.pos == "NOUN" and token.dep == "dobj" and tree.head(token).lemma == "have"


def _next(tree: Tree, token: Token) -> Token:
    """The token after this one, at the end of the text itself."""
    return tree.tokens[min(token.index + 1, len(tree.tokens) - 1)]


def slot_at(tree: Tree, index: int) -> Slot | None:
    """What the word at this place asks."""
    token = tree.tokens[index]
    after = _next(tree, token)
    if token.text.lower() == "how" and after.lemma in QUANTITIES:
        return Slot.HOW_MANY
    if token.lemma in {"what", "which"} and after.lemma in ASKED_NOUNS:
        return ASKED_NOUNS[after.lemma]
    if token.tag.startswith("W") or token.text.lower() == "whether":
        return WH_SLOTS.get(token.text.lower())
    return None


def slot_of_clause(tree: Tree, clause: Token) -> Slot | None:
    """What an indirect question asks; None for any other clause."""
    words = tree.subtree(clause)[:4]
    if words[0].text.lower() in {"that", "even"}:
        return None
    for token in words:
        word = token.text.lower()
        if word == "how" and _next(tree, token).lemma in QUANTITIES:
            return Slot.HOW_MANY
        if word in {"what", "which"} and token.tag in {"WDT", "WP"}:
            return ASKED_NOUNS.get(_next(tree, token).lemma, Slot.WHAT)
        if word in WH_SLOTS and (token.tag.startswith("W") or token.dep == "mark"):
            return WH_SLOTS[word]
    return None


def clause_words(tree: Tree, clause: Token) -> Spans:
    """An indirect question without those joined to it by "or"."""

    def stop(token: Token) -> bool:
        if token.dep == "relcl":
            return is_set_off(tree, token)
        return token.dep == "cc" or (token.dep == "conj" and slot_of_clause(tree, token) is not None)

    tokens = tree.subtree(clause, stop)
    cut = next((place for place, token in enumerate(tokens) if token.text == "."), len(tokens))
    first = 1 if tokens[0].text.lower() == "that" and tokens[0].dep == "mark" else 0
    while cut > first + 1 and tokens[cut - 1].pos == "PUNCT" and tokens[cut - 1].text in ",;:":
        cut -= 1
    return tokens_to_spans(tokens[first:cut])


def whole(tree: Tree, head: Token) -> Spans:
    """A short clause as a whole, without what is joined to it and without marks at its ends."""

    def stop(token: Token) -> bool:
        return token.dep in {"conj", "cc", "mark", "advcl", "punct"}

    return tokens_to_spans(tree.subtree(head, stop))


def asks(tree: Tree, clause: Token, cue: Token) -> bool:
    """Whether a clause with "when" or "if" is asked, and is no circumstance: it follows its cue at once."""
    if clause.dep not in {"advcl", "relcl"}:
        return True
    first = tree.subtree(clause)[0]
    if first.text.lower() in ADVERBIAL and tree.child(clause, *SUBJECTS) is None and clause.tag != "VB":
        return False  # "when asked", "if true"
    between = tree.tokens[cue.index + 1 : first.index]
    passed = {"ADV", "ADP", "SCONJ", "PRON"} if cue.lemma == "tell" else {"ADV", "ADP", "SCONJ"}
    is_next = first.index > cue.index and all(each.pos in passed for each in between)
    return is_next or (
        clause.dep == "advcl" and first.text.lower() not in ADVERBIAL and first.index > cue.index
    )


def shares_words(one: OpenSlot, two: OpenSlot) -> bool:
    """Whether two open slots stand in the same words."""
    return any(left.overlaps(right) for left in one.quote for right in two.quote)


def is_bare(tree: Tree, word: Token) -> bool:
    """Whether a question word stands alone right after its verb: "without saying why"."""
    after = tree.tokens[min(word.index + 1, len(tree.tokens) - 1)]
    return word.head == word.index - 1 and (after.pos == "PUNCT" or after.index == word.index)
