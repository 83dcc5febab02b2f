"""How surely a holder presents an event: operators of the parse, applied from the event outwards.

Modals, negation, adverbs and conditions beside the event come first, then every predicate it hangs on (implicatives,
factives, attempts, plans, nouns of evidence), up to the cue of the attribution that holds it; the cue itself
comes last. Each operator can only weaken; the words that did are kept as reasons.
"""

from __future__ import annotations

from allegedly.extract.conditions import condition_of, condition_on, inverted_condition
from allegedly.extract.lexicon import (
    Effect,
    StanceWord,
    deliberate_acts,
    infinitive_word,
    stance_word,
)
from allegedly.extract.negation import is_unconfirmed, negative_determiner
from allegedly.extract.negation import negation_of as negation_of
from allegedly.extract.standing import Standing
from allegedly.extract.tree import SUBJECTS, Tree, annotated_to_tree
from allegedly.model.annotation import Annotated, Token
from allegedly.model.claim import Certainty, Kind, Stance

KNOWN = frozenset({"know", "show", "prove", "find", "see"})
"""Factive with a clause; "is not known to have" presupposes nothing."""

EMBEDDED = frozenset(
    {"xcomp", "ccomp", "acl", "relcl", "pcomp", "csubj", "csubjpass", "acomp", "attr", "oprd"}
)
POSSIBILITY = frozenset({"may", "might", "could"})
FUTURE = frozenset({"will", "would", "shall", "'ll", "'d"})
STATES = frozenset(
    {"be", "have", "know", "mean", "contain", "own", "belong", "involve", "want", "need", "exist"}
)
"""Verbs of what is, not of what comes to pass: "may know" is no prediction, "may fall" is."""

WARNINGS = frozenset({"warn", "caution"})
UNDONE_PREPOSITIONS = {
    "without": Effect.FLIP,
    "against": Effect.UNKNOWN,
    "than": Effect.UNKNOWN,
}
WEAK_PREPOSITIONS = frozenset({"from", "about", "of", "to", "toward", "towards", "for", "into"})
"""Before a gerund: on uw/train such events have a median of 1.0 ("from") to 2.0 ("to"), with "by" or "after" 3.0."""

UNTIL = frozenset({"until", "till", "before", "once", "when"})
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
MAX_DEPTH = 12


def stance_at(annotated: Annotated, token_index: int) -> Stance:
    """How the text itself presents the event at this token, whoever is said to hold it."""
    tree = annotated_to_tree(annotated)
    return event_to_stance(tree, tree.tokens[token_index], None)


def event_to_stance(tree: Tree, event: Token, cue: Token | None) -> Stance:
    """The stance of the innermost holder on an event.

    `cue` is the head of the attribution's cue that the event stands under; None in the document's own voice.
    """
    standing = Standing()
    _apply_beside(tree, event, standing)
    current = event
    for _ in range(MAX_DEPTH):
        head = tree.head(current)
        if head.index == current.index or (cue is not None and cue.index in {current.index, head.index}):
            break
        if not _apply_above(tree, current, head, standing):
            break
        current = head
    if cue is not None:
        _apply_cue(tree, cue, current, standing)
    if _is_question(tree, event):
        standing.weaken(Kind.QUESTION, Certainty.UNKNOWN, event)
    return standing.settled()


def event_to_plain_stance(tree: Tree, event: Token) -> Stance:
    """The stance that the words beside an event give it, whatever it hangs on."""
    standing = Standing()
    _apply_beside(tree, event, standing)
    return standing.settled()


def _apply_beside(tree: Tree, token: Token, standing: Standing) -> None:
    """Modals, adverbs, conditions and negation beside a predicate."""
    for child in tree.children[token.index]:
        if child.dep in {"aux", "auxpass"}:
            _apply_modal(tree, child, token, standing)
        elif child.dep == "advmod" and (word := stance_word(child.lemma, "ADV")) is not None:
            standing.weaken(word.kind, word.certainty, child)
            standing.turn(word.effect, child)
        elif child.dep == "mark" and child.lemma in {"whether", "if"} and condition_of(tree, token) is None:
            standing.weaken(Kind.QUESTION, Certainty.UNKNOWN, child)
    _apply_conditions(tree, token, standing)
    if is_unconfirmed(tree, token):
        standing.unknown = True
        standing.weaken(Kind.UNCONFIRMED, Certainty.UNKNOWN, token)
    elif (negation := negation_of(tree, token)) is not None:
        standing.turn(Effect.FLIP, negation)


def _apply_conditions(tree: Tree, token: Token, standing: Standing) -> None:
    """A condition, and what is said under one."""
    condition = condition_of(tree, token) or inverted_condition(tree, token)
    if condition is not None:
        standing.weaken(Kind.CONDITIONAL, Certainty.UNKNOWN, condition)
    clause = condition_on(tree, token)
    if clause is not None:
        standing.weaken(Kind.CONDITIONAL, Certainty.UNKNOWN, clause, "under a condition")


def _apply_modal(tree: Tree, modal: Token, verb: Token, standing: Standing) -> None:
    word = stance_word(modal.lemma, "AUX") or stance_word(modal.text.lower(), "AUX")
    text = modal.text.lower()
    if word is None or inverted_condition(tree, verb) == modal:
        return
    if text in {"could", "can", "ca"} and negation_of(tree, verb) is not None:
        return  # "could not" says that it did not happen
    kind = word.kind
    if text in POSSIBILITY and _comes_to_pass(tree, verb):
        kind = Kind.PREDICTED
    elif text in FUTURE and _is_deliberate(tree, verb):
        kind = Kind.PLANNED
    standing.weaken(kind, word.certainty, modal)


def _comes_to_pass(tree: Tree, verb: Token) -> bool:
    """Whether a verb after "may" is of the future: "may fall", not "may have fallen", "may be ill" or "may know"."""
    if verb.lemma in STATES:
        return False
    return not any(child.lemma == "have" for child in tree.children_of(verb, "aux"))


def _is_deliberate(tree: Tree, verb: Token) -> bool:
    """Whether what is to come is somebody's own act and nothing stands in its way: "will sell", not "will rain"."""
    if verb.lemma not in deliberate_acts() or negation_of(tree, verb) is not None:
        return False
    return not any(child.lemma == "have" for child in tree.children_of(verb, "aux"))


def is_infinitive(tree: Tree, token: Token) -> bool:
    """Whether a verb stands with "to"."""
    return any(child.tag == "TO" for child in tree.children_of(token, "aux"))


def _apply_above(tree: Tree, current: Token, head: Token, standing: Standing) -> bool:
    """Apply what an event hangs on; false where the climb ends because the event stands on its own."""
    if current.dep == "conj":
        if _starts_anew(tree, current):
            return False
        _apply_shared_modal(tree, current, head, standing)
        return True
    if current.dep == "advcl":
        _apply_adverbial(tree, current, head, standing)
        return False
    if current.dep in {"relcl", "acl"} and not _is_complement(tree, current, head):
        if is_infinitive(tree, current):
            standing.weaken(Kind.ASSERTED, Certainty.POSSIBLE, current, "what could be done, not what was")
        return False
    if current.dep in EMBEDDED:
        _apply_embedding(tree, current, head, standing)
        return True
    if current.dep in {"pobj", "prep"}:
        return _apply_preposition(tree, current, head, standing)
    if current.dep in {"dobj", "nsubjpass"}:
        return _apply_to_object(tree, current, head, standing)
    return False


def _apply_adverbial(tree: Tree, clause: Token, head: Token, standing: Standing) -> None:
    """A purpose, or what something else is to wait for."""
    if is_infinitive(tree, clause):
        standing.weaken(Kind.PLANNED, Certainty.POSSIBLE, clause, "a purpose, not yet an act")
    elif clause.tag in {"VBZ", "VBP"} or any(
        child.tag in {"VBZ", "VBP"} for child in tree.children_of(clause, "aux", "auxpass")
    ):
        for child in tree.children_of(clause, "mark", "advmod"):
            future = any(each.lemma in FUTURE for each in tree.children_of(head, "aux"))
            if child.lemma in UNTIL and (child.lemma != "when" or future):
                standing.weaken(Kind.PREDICTED, Certainty.POSSIBLE, child)


def _apply_preposition(tree: Tree, current: Token, head: Token, standing: Standing) -> bool:
    if head.pos != "ADP":
        if stance_word(head.lemma, head.pos) is not None:
            _apply_predicate(tree, head, current, standing)
            return True
        return False
    effect = UNDONE_PREPOSITIONS.get(head.lemma)
    if effect is not None:
        standing.turn(effect, head)
    return True


def _apply_to_object(tree: Tree, noun: Token, verb: Token, standing: Standing) -> bool:
    """What a verb says of an event that it takes as its object: "planned an attack", "prevented a strike"."""
    word = stance_word(verb.lemma, verb.pos)
    if word is not None and word.kind not in {Kind.ASSERTED, Kind.DENIED}:
        _apply_predicate(tree, verb, noun, standing)
        return True
    if noun.pos != "NOUN" or verb.pos != "VERB":
        return False
    if word is not None and word.effect is Effect.FLIP:
        standing.turn(Effect.UNKNOWN, verb)
        return True
    if any(child.lemma in DEFINITE for child in tree.children_of(noun, "det")):
        return False
    _apply_beside(tree, verb, standing)
    return True


def _apply_embedding(tree: Tree, current: Token, head: Token, standing: Standing) -> None:
    """The predicate, noun or preposition that a clause completes."""
    if head.pos == "ADP" or current.dep == "pcomp":
        effect = UNDONE_PREPOSITIONS.get(head.lemma)
        if effect is not None:
            standing.turn(effect, head)
        elif head.lemma in WEAK_PREPOSITIONS and current.tag == "VBG":
            standing.weaken(Kind.ASSERTED, Certainty.PROBABLE, head, "leaves open whether it was done")
        return
    _apply_predicate(tree, head, current, standing)
    if current.dep == "xcomp" and head.lemma in KNOWN and (no := negation_of(tree, head)) is not None:
        standing.turn(Effect.UNKNOWN, no)


def _starts_anew(tree: Tree, clause: Token) -> bool:
    """Whether a joined clause has a subject of its own after a comma: ", and such a step would cause anxiety"."""
    first = tree.subtree(clause)[0].index
    if tree.child(clause, *SUBJECTS) is None or first < 2:
        return False
    return tree.tokens[first - 1].dep == "cc" and tree.tokens[first - 2].text in {",", ";"}


def _apply_shared_modal(tree: Tree, current: Token, head: Token, standing: Standing) -> None:
    """ "may buy and sell": a later verb without a subject or an auxiliary shares those of the first."""
    if any(child.dep in {"aux", *SUBJECTS} and child.tag != "TO" for child in tree.children[current.index]):
        return
    for child in tree.children_of(head, "aux"):
        _apply_modal(tree, child, head, standing)


def _is_complement(tree: Tree, clause: Token, noun: Token) -> bool:
    """Whether a clause on a noun says what the noun is about: "evidence that", "plan to".

    The parser often takes this "that" for an object: "the claim that she stayed silent".
    """
    return stance_word(noun.lemma, "NOUN") is not None and any(
        child.tag == "TO" or (child.dep in {"mark", "dobj"} and child.lemma in {"that", "whether"})
        for child in tree.children[clause.index]
    )


def _word_on(tree: Tree, head: Token, content: Token) -> StanceWord | None:
    """The row of a predicate for what hangs on it; a warning that something is so says that it is so."""
    if is_infinitive(tree, content):
        return infinitive_word(head.lemma, head.pos)
    if head.lemma in WARNINGS and content.pos in {"VERB", "AUX"}:
        return None
    return stance_word(head.lemma, head.pos)


def _apply_predicate(tree: Tree, head: Token, content: Token, standing: Standing) -> None:
    """The word that an event hangs on, with its own negation and modals."""
    negation = negation_of(tree, head)
    if is_unconfirmed(tree, head):
        standing.unknown = True
        standing.weaken(Kind.UNCONFIRMED, Certainty.UNKNOWN, head)
        return
    word = _word_on(tree, head, content)
    carrier = _carrier(tree, head)
    if word is not None and (carrier is None or head.lemma not in {"be", "have"}):
        standing.apply(word, head, negation)
    elif carrier is not None:
        _apply_carrier(tree, carrier, standing)
    elif negation is not None and head.pos in {"VERB", "AUX", "ADJ"}:
        standing.turn(Effect.UNKNOWN, negation)
    elif is_infinitive(tree, content) and head.pos in {"VERB", "ADJ", "AUX"}:
        standing.weaken(Kind.ASSERTED, Certainty.POSSIBLE, head, "does not say that it was done")
    _apply_conditions(tree, head, standing)
    for child in tree.children[head.index]:
        if child.dep == "aux":
            _apply_modal(tree, child, head, standing)
        elif child.dep == "advmod" and (adverb := stance_word(child.lemma, "ADV")) is not None:
            standing.weaken(adverb.kind, adverb.certainty, child)


def _carrier(tree: Tree, head: Token) -> Token | None:
    """The noun or adjective that bears on a clause though the parser hangs it on the verb.

    "No evidence has emerged that", "rumour has it that", "think it unlikely that", "it is hard to".
    """
    for child in tree.children[head.index]:
        word = stance_word(child.lemma, "NOUN")
        if child.dep in {"nsubj", "nsubjpass", "dobj", "attr"} and word is not None:
            if word.negated is Effect.NO_EVIDENCE or word.kind is Kind.ALLEGED:
                return child
        elif child.dep in {"acomp", "oprd"} and child.pos == "ADJ":
            return child
    return None


def _apply_carrier(tree: Tree, carrier: Token, standing: Standing) -> None:
    word = stance_word(carrier.lemma, "ADJ" if carrier.pos == "ADJ" else "NOUN")
    if word is None:
        return
    negation = negation_of(tree, carrier) or negative_determiner(tree, carrier)
    standing.apply(word, carrier, negation or negation_of(tree, tree.head(carrier)))


def _apply_cue(tree: Tree, cue: Token, content: Token, standing: Standing) -> None:
    """What the attribution's own cue makes of the content for its source."""
    word = _word_on(tree, cue, content)
    negation = negation_of(tree, cue)
    if is_unconfirmed(tree, cue):
        standing.unknown = True
        standing.weaken(Kind.UNCONFIRMED, Certainty.UNKNOWN, cue)
    elif word is not None:
        standing.apply(word, cue, negation)
    elif negation is not None:
        standing.turn(Effect.UNKNOWN, negation)
    elif (carrier := _carrier(tree, cue)) is not None:
        _apply_carrier(tree, carrier, standing)
    clause = condition_on(tree, cue)
    if clause is not None and clause.index < cue.index < content.index:
        standing.weaken(Kind.CONDITIONAL, Certainty.UNKNOWN, clause, "under a condition")


def _is_question(tree: Tree, event: Token) -> bool:
    """Whether the event is the matter of a sentence that ends in a question mark."""
    sentence = tree.sentence(event)
    return sentence.span.of(tree.text).rstrip("”\"'’ )").endswith("?")
