"""How surely a holder presents an event: operators of the parse, applied from the event outwards.

Modals, negation, adverbs and conditions beside the event come first, then every predicate it hangs on (implicatives,
factives, attempts, plans, nouns of evidence), up to the cue of the attribution that holds it; the cue itself
comes last. Each operator can only weaken; the words that did are kept as reasons.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from allegedly.extract.lexicon import Effect, StanceWord, stance_word, wrongdoing_words
from allegedly.extract.tree import SUBJECTS, Tree, annotated_to_tree
from allegedly.model.annotation import Annotated, Token
from allegedly.model.claim import Certainty, Cue, Kind, Polarity, Stance

RANK = {Certainty.UNKNOWN: 0, Certainty.POSSIBLE: 1, Certainty.PROBABLE: 2, Certainty.CERTAIN: 3}
KIND_RANK = {
    Kind.ASSERTED: 0,
    Kind.ALLEGED: 1,
    Kind.PREDICTED: 2,
    Kind.PLANNED: 3,
    Kind.ATTEMPTED: 3,
    Kind.OBLIGATION: 4,
    Kind.CONDITIONAL: 5,
    Kind.QUESTION: 5,
    Kind.DENIED: 6,
    Kind.UNCONFIRMED: 7,
    Kind.KNOWN_UNKNOWN: 7,
    Kind.NO_EVIDENCE: 8,
}
REASONS = {
    Kind.ASSERTED: "weakens what is said",
    Kind.ALLEGED: "an allegation",
    Kind.PREDICTED: "said of the future or of what would follow",
    Kind.PLANNED: "a plan or wish, not yet an act",
    Kind.ATTEMPTED: "an attempt, not known to have succeeded",
    Kind.OBLIGATION: "what ought to be, not what is",
    Kind.CONDITIONAL: "holds only under a condition",
    Kind.QUESTION: "asked, not said",
    Kind.DENIED: "denied",
    Kind.UNCONFIRMED: "not confirmed",
    Kind.KNOWN_UNKNOWN: "said not to be known",
    Kind.NO_EVIDENCE: "no evidence for it is known",
}
FACTUALITY = {
    Certainty.CERTAIN: 3.0,
    Certainty.PROBABLE: 2.0,
    Certainty.POSSIBLE: 1.0,
    Certainty.UNKNOWN: 0.0,
}
CONDITIONS = frozenset({"if", "unless", "whether", "provided", "lest"})
NEGATIVE_SUBJECTS = frozenset({"nobody", "none", "nothing", "neither", "noone"})
CONFIRMING = frozenset(
    {"confirm", "verify", "corroborate", "substantiate", "authenticate", "prove", "establish"}
)
KNOWN = frozenset({"know", "show", "prove", "find", "see"})
"""Factive with a clause; "is not known to have" presupposes nothing."""

EMBEDDED = frozenset({"xcomp", "ccomp", "acl", "pcomp", "csubj", "csubjpass", "acomp", "attr", "oprd"})
MAX_DEPTH = 12


@dataclass(slots=True)
class _Standing:
    """Certainty, polarity and kind in the making."""

    certainty: Certainty = Certainty.CERTAIN
    negative: bool = False
    unknown: bool = False
    kind: Kind = Kind.ASSERTED
    cues: list[Cue] = field(default_factory=list)

    def weaken(self, kind: Kind, certainty: Certainty, token: Token, reason: str = "") -> None:
        """Take the weaker certainty and the more telling kind."""
        changed = RANK[certainty] < RANK[self.certainty] or KIND_RANK[kind] > KIND_RANK[self.kind]
        self.certainty = min(self.certainty, certainty, key=RANK.__getitem__)
        self.kind = max(self.kind, kind, key=KIND_RANK.__getitem__)
        if changed:
            self.cues.append(Cue(token.span, f"“{token.text}”: {reason or REASONS[kind]}"))

    def turn(self, effect: Effect, token: Token) -> None:
        """Apply an effect on polarity."""
        if effect is Effect.FLIP:
            self.negative = not self.negative
            self.cues.append(Cue(token.span, f"“{token.text}”: turns it into its opposite"))
        elif effect is Effect.UNKNOWN:
            self.unknown = True
            self.weaken(self.kind, Certainty.UNKNOWN, token)
        elif effect is Effect.NO_EVIDENCE:
            self.unknown = True
            self.weaken(Kind.NO_EVIDENCE, Certainty.UNKNOWN, token)

    def settled(self) -> Stance:
        """The stance that this standing comes to."""
        if self.unknown or self.certainty is Certainty.UNKNOWN:
            return Stance(Certainty.UNKNOWN, Polarity.UNKNOWN, self.kind, 0.0, tuple(self.cues))
        polarity = Polarity.NEGATIVE if self.negative else Polarity.POSITIVE
        factuality = FACTUALITY[self.certainty] * (-1.0 if self.negative else 1.0)
        return Stance(self.certainty, polarity, self.kind, factuality, tuple(self.cues))


def stance_at(annotated: Annotated, token_index: int) -> Stance:
    """How the text itself presents the event at this token, whoever is said to hold it."""
    tree = annotated_to_tree(annotated)
    return event_to_stance(tree, tree.tokens[token_index], None)


def event_to_stance(tree: Tree, event: Token, cue: Token | None) -> Stance:
    """The stance of the innermost holder on an event.

    `cue` is the head of the attribution's cue that the event stands under; None in the document's own voice.
    """
    standing = _Standing()
    _apply_beside(tree, event, standing)
    current = event
    for _ in range(MAX_DEPTH):
        head = tree.head(current)
        if head.index == current.index or (cue is not None and current.index == cue.index):
            break
        if cue is not None and head.index == cue.index:
            break
        if not _apply_above(tree, current, head, standing):
            break
        current = head
    if cue is not None:
        _apply_cue(tree, cue, standing)
    if _is_question(tree, event, cue):
        standing.weaken(Kind.QUESTION, Certainty.UNKNOWN, event)
    return standing.settled()


def _apply_beside(tree: Tree, token: Token, standing: _Standing) -> None:
    """Modals, adverbs, conditions and negation beside a predicate."""
    for child in tree.children[token.index]:
        if child.dep in {"aux", "auxpass"}:
            _apply_modal(tree, child, token, standing)
        elif child.dep == "advmod" and (word := stance_word(child.lemma, "ADV")) is not None:
            standing.weaken(word.kind, word.certainty, child)
            standing.turn(word.effect, child)
        elif child.dep == "mark" and child.lemma in CONDITIONS:
            kind = Kind.QUESTION if child.lemma == "whether" else Kind.CONDITIONAL
            standing.weaken(kind, Certainty.UNKNOWN, child)
        elif child.dep == "advcl" and _has_condition(tree, child):
            standing.weaken(Kind.CONDITIONAL, Certainty.UNKNOWN, child, "under a condition")
    negation = negation_of(tree, token)
    if negation is not None and token.lemma in CONFIRMING:
        standing.unknown = True
        standing.weaken(Kind.UNCONFIRMED, Certainty.UNKNOWN, token)
    elif negation is not None:
        standing.turn(Effect.FLIP, negation)


def _apply_modal(tree: Tree, modal: Token, verb: Token, standing: _Standing) -> None:
    word = stance_word(modal.lemma, "AUX") or stance_word(modal.text.lower(), "AUX")
    if word is None:
        return
    if modal.text.lower() in {"could", "can"} and negation_of(tree, verb) is not None:
        return  # "could not" says that it did not happen
    standing.weaken(word.kind, word.certainty, modal)


def negation_of(tree: Tree, token: Token) -> Token | None:
    """The word that negates a predicate or noun: "not", "never", "no", or a subject such as "nobody"."""
    for child in tree.children[token.index]:
        if child.dep == "neg" or (child.dep == "det" and child.lemma == "no"):
            return child
        if child.lemma == "nor" and child.dep in {"cc", "preconj", "advmod"}:
            return child
        if child.dep in SUBJECTS and child.lemma in NEGATIVE_SUBJECTS:
            return child
        if child.dep in {*SUBJECTS, "dobj", "attr"} and token.pos in {"VERB", "AUX"}:
            no = next((inner for inner in tree.children[child.index] if inner.lemma == "no"), None)
            if no is not None and stance_word(child.lemma, "NOUN") is None:
                return no
    return None


def _has_condition(tree: Tree, clause: Token) -> bool:
    return any(
        child.dep == "mark" and child.lemma in CONDITIONS - {"whether"}
        for child in tree.children[clause.index]
    )


def _apply_above(tree: Tree, current: Token, head: Token, standing: _Standing) -> bool:
    """Apply what an event hangs on; false where the climb ends because the event stands on its own."""
    if current.dep == "conj":
        if _starts_anew(tree, current):
            return False
        _apply_shared_modal(tree, current, head, standing)
        return True
    if current.dep == "advcl":
        if any(child.tag == "TO" for child in tree.children[current.index]):
            standing.weaken(Kind.PLANNED, Certainty.POSSIBLE, current, "a purpose, not yet an act")
        return False
    if current.dep == "relcl":
        return False
    if current.dep == "acl" and not _is_complement(tree, current, head):
        return False
    if current.dep in EMBEDDED:
        _apply_predicate(tree, head, standing)
        if (
            current.dep == "xcomp"
            and head.lemma in KNOWN
            and (negation := negation_of(tree, head)) is not None
        ):
            standing.turn(Effect.UNKNOWN, negation)
        return True
    if current.dep in {"pobj", "prep"} or (current.dep == "dobj" and _bears_on_object(head)):
        if head.pos != "ADP":
            _apply_predicate(tree, head, standing)
        return head.pos == "ADP" or stance_word(head.lemma, head.pos) is not None
    return False


def _starts_anew(tree: Tree, clause: Token) -> bool:
    """Whether a joined clause has a subject of its own after a comma: ", and such a step would cause anxiety"."""
    first = tree.subtree(clause)[0].index
    if tree.child(clause, *SUBJECTS) is None or first < 2:
        return False
    return tree.tokens[first - 1].dep == "cc" and tree.tokens[first - 2].text in {",", ";"}


def _apply_shared_modal(tree: Tree, current: Token, head: Token, standing: _Standing) -> None:
    """ "may buy and sell": a later verb without a subject or an auxiliary shares those of the first."""
    if any(child.dep in {"aux", *SUBJECTS} and child.tag != "TO" for child in tree.children[current.index]):
        return
    for child in tree.children_of(head, "aux"):
        _apply_modal(tree, child, head, standing)


def _is_complement(tree: Tree, clause: Token, noun: Token) -> bool:
    """Whether a clause on a noun says what the noun is about: "evidence that", "plan to"."""
    return stance_word(noun.lemma, "NOUN") is not None and any(
        child.tag == "TO" or (child.dep == "mark" and child.lemma in {"that", "whether"})
        for child in tree.children[clause.index]
    )


def _bears_on_object(head: Token) -> bool:
    """Whether a verb says of its object that it is yet to happen, or did not: "planned an attack"."""
    word = stance_word(head.lemma, head.pos)
    return word is not None and word.kind not in {Kind.ASSERTED, Kind.DENIED}


def _apply_predicate(tree: Tree, head: Token, standing: _Standing) -> None:
    """The word that an event hangs on, with its own negation and modals."""
    negation = negation_of(tree, head)
    if head.lemma in CONFIRMING and negation is not None:
        standing.unknown = True
        standing.weaken(Kind.UNCONFIRMED, Certainty.UNKNOWN, head)
        return
    word = stance_word(head.lemma, head.pos)
    if word is not None:
        _apply_word(word, head, negation, standing)
    elif negation is not None and head.pos in {"VERB", "AUX", "ADJ"}:
        standing.turn(Effect.UNKNOWN, negation)
    for child in tree.children[head.index]:
        if child.dep == "aux":
            _apply_modal(tree, child, head, standing)
        elif child.dep == "advmod" and (adverb := stance_word(child.lemma, "ADV")) is not None:
            standing.weaken(adverb.kind, adverb.certainty, child)


def _apply_word(word: StanceWord, token: Token, negation: Token | None, standing: _Standing) -> None:
    if negation is None:
        standing.weaken(word.kind, word.certainty, token)
        standing.turn(word.effect, token)
        return
    if word.negated is Effect.NO_EVIDENCE:
        standing.turn(Effect.NO_EVIDENCE, negation)
    else:
        standing.weaken(Kind.ASSERTED, word.certainty, token)
        standing.turn(word.negated, negation)


def _apply_cue(tree: Tree, cue: Token, standing: _Standing) -> None:
    """What the attribution's own cue makes of the content for its source."""
    word = stance_word(cue.lemma, cue.pos)
    negation = negation_of(tree, cue)
    if cue.lemma in CONFIRMING and negation is not None:
        standing.unknown = True
        standing.weaken(Kind.UNCONFIRMED, Certainty.UNKNOWN, cue)
    elif word is not None:
        _apply_word(word, cue, negation, standing)
    elif negation is not None:
        standing.turn(Effect.UNKNOWN, negation)


def _is_question(tree: Tree, event: Token, cue: Token | None) -> bool:
    """Whether the event is the matter of a sentence that ends in a question mark."""
    sentence = tree.sentence(event)
    if not sentence.span.of(tree.text).rstrip("”\"'’ )").endswith("?"):
        return False
    return cue is None or not sentence.first_token <= cue.index < sentence.end_token


def charge_to_allegation(tree: Tree, event: Token, stance: Stance) -> Stance:
    """The stance on what somebody else is said to hold: a charge of wrongdoing is an allegation, however it is put."""
    if stance.kind is not Kind.ASSERTED or stance.polarity is not Polarity.POSITIVE:
        return stance
    charge = _charge(tree, event)
    if charge is None:
        return stance
    cue = Cue(charge.span, f"“{charge.text}”: charges somebody with a wrong, on the source's word alone")
    certainty = min(stance.certainty, Certainty.POSSIBLE, key=RANK.__getitem__)
    return Stance(certainty, stance.polarity, Kind.ALLEGED, FACTUALITY[certainty], (*stance.cues, cue))


def _charge(tree: Tree, event: Token) -> Token | None:
    """The word that charges the event's agent with a wrong; None where nobody is charged."""
    if tree.subject(event) is None or (
        tree.child(event, "auxpass") is not None and tree.child(event, "agent") is None
    ):
        return None
    words = wrongdoing_words()
    if event.pos == "VERB" and (event.lemma, "verb") in words:
        return event
    below = tree.subtree(event, stop=lambda token: token.dep in {"relcl", *SUBJECTS, "conj"})
    return next((token for token in below if token.pos == "NOUN" and (token.lemma, "noun") in words), None)
