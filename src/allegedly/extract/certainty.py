"""How surely a holder presents an event: operators of the parse, applied from the event outwards.

Modals, negation, adverbs and conditions beside the event come first, then every predicate it hangs on (implicatives,
factives, attempts, plans, nouns of evidence), up to the cue of the attribution that holds it; the cue itself
comes last. Each operator can only weaken; the words that did are kept as reasons.
"""

from __future__ import annotations

from allegedly.extract.beside import (
    FUTURE,
    apply_beside,
    apply_conditions,
    apply_modal,
    is_hypothesis,
    is_infinitive,
)
from allegedly.extract.carriers import apply_carrier, carrier_of, negate_carrier
from allegedly.extract.conditions import condition_on
from allegedly.extract.lexicon import (
    Effect,
    StanceWord,
    infinitive_word,
    stance_word,
)
from allegedly.extract.negation import is_rejection_of, is_unconfirmed, negative_determiner
from allegedly.extract.negation import negation_of as negation_of
from allegedly.extract.rated_stance import with_rating
from allegedly.extract.standing import Standing
from allegedly.extract.tree import SUBJECTS, Tree, annotated_to_tree
from allegedly.extract.unsaid import apply_unsaid
from allegedly.model.annotation import Annotated, Token
from allegedly.model.claim import Certainty, Kind, Stance

KNOWN = frozenset({"know", "show", "prove", "find", "see"})
"""Factive with a clause; "is not known to have" presupposes nothing."""

EMBEDDED = frozenset(
    {"xcomp", "ccomp", "acl", "relcl", "pcomp", "csubj", "csubjpass", "acomp", "attr", "oprd"}
)

WARNINGS = frozenset({"warn", "caution"})
UNDONE_PREPOSITIONS = {
    "without": Effect.FLIP,
    "against": Effect.UNKNOWN,
    "than": Effect.UNKNOWN,
}
WEAK_PREPOSITIONS = frozenset({"from", "about", "of", "to", "toward", "towards", "for", "into"})
"""Before a gerund: on uw/train such events have a median of 1.0 ("from") to 2.0 ("to"), with "by" or "after" 3.0."""

NAMING_PREPOSITIONS = frozenset({"for", "to", "into", "toward", "towards", "from"})
"""Before a noun: "a bid for", "resistance to" name an event that need not happen (median 2.2 on uw/train)."""

UNTIL = frozenset({"until", "till", "before", "once", "when"})
FACTUAL_PREPOSITIONS = frozenset(
    {"after", "since", "because", "during", "following", "amid", "despite", "by"}
)
"""What somebody did after or because of an event leaves no doubt about the event, whatever he tried to do."""

CIRCUMSTANCES = frozenset({"in", "at", "on", "with", "as", "under", "near", "through", "into", "before"})
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
NAMED_AS = frozenset({"oprd", "ccomp", "dobj", "attr"})
"""After "call" they tell what something is called; "called for" and "called on them to" ask."""

MAX_DEPTH = 12


def stance_at(annotated: Annotated, token_index: int) -> Stance:
    """How the text itself presents the event at this token, whoever is said to hold it."""
    tree = annotated_to_tree(annotated)
    event = tree.tokens[token_index]
    return with_rating(event_to_stance(tree, event, None), tree.rating(event), event.span)


def event_to_stance(tree: Tree, event: Token, cue: Token | None) -> Stance:
    """The stance of the innermost holder on an event.

    `cue` is the head of the attribution's cue that the event stands under; None in the document's own voice.
    """
    standing = Standing()
    top = _climb(tree, event, cue, standing)
    if cue is not None:
        _apply_cue(tree, cue, top, standing)
    if _is_question(tree, event):
        standing.weaken(Kind.QUESTION, Certainty.UNKNOWN, event)
    return standing.settled()


def _climb(tree: Tree, event: Token, cue: Token | None, standing: Standing) -> Token:
    """Apply what stands beside an event and above it; the word where the climb ended."""
    apply_beside(tree, event, standing)
    current = event
    for _ in range(MAX_DEPTH):
        head = tree.head(current)
        if head.index == current.index or (cue is not None and cue.index in {current.index, head.index}):
            break
        if not _apply_above(tree, current, head, standing):
            break
        current = head
    return current


def event_to_plain_stance(tree: Tree, event: Token) -> Stance:
    """The stance that the words beside an event give it, whatever it hangs on."""
    standing = Standing()
    apply_beside(tree, event, standing)
    return standing.settled()


def _apply_above(tree: Tree, current: Token, head: Token, standing: Standing) -> bool:
    """Apply what an event hangs on; false where the climb ends because the event stands on its own."""
    if current.dep == "conj":
        if _starts_anew(tree, current):
            return False
        if current.tag == "VB" or current.pos == "NOUN":
            standing.weaken(Kind.ASSERTED, Certainty.PROBABLE, head, "shares its standing")
        _apply_shared_modal(tree, current, head, standing)
        apply_conditions(tree, head, standing)
        return True
    if current.dep == "advcl" and head.pos == "ADJ" and stance_word(head.lemma, "ADJ") is not None:
        _apply_embedding(tree, current, head, standing)
        return True
    if current.dep == "advcl":
        _apply_adverbial(tree, current, head, standing)
        return False
    if current.dep in {"relcl", "acl"} and not _is_complement(tree, current, head):
        _apply_attribute(tree, current, head, standing)
        return False
    if current.dep in EMBEDDED:
        _apply_embedding(tree, current, head, standing)
        return True
    if current.dep in {"pobj", "prep"}:
        return _apply_preposition(tree, current, head, standing)
    if current.dep in {"dobj", "nsubjpass"}:
        return _apply_to_object(tree, current, head, standing)
    if current.dep == "nsubj" and current.pos == "NOUN":
        return _apply_shadow(tree, head, standing)
    names = current.dep in {"compound", "nmod"} or (current.dep == "amod" and current.tag == "VBG")
    if names and head.pos in {"NOUN", "PROPN"}:
        standing.weaken(Kind.ASSERTED, Certainty.PROBABLE, head, "names the event, does not tell of it")
        return True
    return False


def _apply_attribute(tree: Tree, clause: Token, noun: Token, standing: Standing) -> None:
    """What a noun says of a clause that describes it: "the right to vote", "no sign pushing for him"."""
    if is_infinitive(tree, clause):
        standing.weaken(Kind.ASSERTED, Certainty.POSSIBLE, clause, "what could be done, not what was")
    no = negative_determiner(tree, noun)
    if no is None and not tree.children_of(noun, "poss") and not _is_definite(tree, noun):
        no = negation_of(tree, tree.head(noun)) if noun.dep in {"dobj", "attr"} else None
    if no is not None:
        standing.turn(Effect.UNKNOWN, no)


def _apply_adverbial(tree: Tree, clause: Token, head: Token, standing: Standing) -> None:
    """A purpose, what was not done instead, or what something else is to wait for."""
    than = next((child for child in tree.children[clause.index] if child.lemma == "than"), None)
    if than is not None:
        standing.turn(Effect.UNKNOWN, than)
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
    """What a preposition, or the word that it follows, says of an event."""
    if head.pos != "ADP":
        if stance_word(head.lemma, head.pos) is not None and not (
            head.pos == "VERB" and current.lemma in CIRCUMSTANCES
        ):
            _apply_predicate(tree, head, current, standing)
            return True
        return _apply_shadow(tree, head, standing)
    if head.lemma in FACTUAL_PREPOSITIONS:
        return False
    if (no := tree.child(head, "neg")) is not None:
        standing.turn(Effect.UNKNOWN, no)
    effect = UNDONE_PREPOSITIONS.get(head.lemma)
    if effect is not None:
        standing.turn(effect, head)
    elif head.lemma in NAMING_PREPOSITIONS and current.pos == "NOUN":
        standing.weaken(Kind.ASSERTED, Certainty.PROBABLE, head, "names the event, does not tell of it")
    return True


def _apply_shadow(tree: Tree, head: Token, standing: Standing) -> bool:
    """A phrase after a predicate that is not certain is not certain either: "would give in to a raid"."""
    if head.pos == "NOUN":
        if (no := negative_determiner(tree, head)) is not None:
            standing.turn(Effect.UNKNOWN, no)
        return True
    if head.pos not in {"VERB", "AUX"}:
        return False
    if standing.is_shadow:
        return False
    alone = Standing(is_shadow=True)
    _climb(tree, head, None, alone)
    if alone.cues:
        standing.weaken(Kind.ASSERTED, Certainty.PROBABLE, head, "is not certain itself")
    return False


def _apply_to_object(tree: Tree, noun: Token, verb: Token, standing: Standing) -> bool:
    """What a verb says of an event that it takes as its object: "planned an attack", "prevented a strike"."""
    word = _row_of(tree, verb)
    definite = _is_definite(tree, noun)
    if word is not None and word.kind not in {Kind.ASSERTED, Kind.DENIED}:
        if definite and word.certainty is Certainty.UNKNOWN:
            standing.weaken(Kind.ASSERTED, Certainty.PROBABLE, verb, "names the event, does not tell of it")
            return False
        _apply_predicate(tree, verb, noun, standing)
        return True
    if noun.pos != "NOUN" or verb.pos != "VERB" or _is_claim(noun):
        return False
    if word is not None and word.effect is Effect.FLIP:
        standing.turn(Effect.UNKNOWN, verb)
        return True
    if negation_of(tree, noun) is not None:
        return False
    if definite:
        return _apply_shadow(tree, verb, standing)
    if not tree.children_of(noun, "det", "poss", "nummod"):
        standing.weaken(Kind.ASSERTED, Certainty.PROBABLE, verb, "names the event, does not tell of it")
    apply_beside(tree, verb, standing)
    return True


def _is_definite(tree: Tree, noun: Token) -> bool:
    return any(child.lemma in DEFINITE for child in tree.children_of(noun, "det"))


def _is_claim(noun: Token) -> bool:
    """Whether a noun is something said, which stands whoever rejects it."""
    word = stance_word(noun.lemma, "NOUN")
    return word is not None and word.kind is Kind.ALLEGED


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
        apply_modal(tree, child, head, standing)


def _is_complement(tree: Tree, clause: Token, noun: Token) -> bool:
    """Whether a clause on a noun says what the noun is about: "evidence that", "plan to".

    The parser often takes this "that" for an object: "the claim that she stayed silent". What somebody rejects is
    the noun itself: "an accusation that the ministry rejected".
    """
    if is_rejection_of(tree, clause):
        return False
    return stance_word(noun.lemma, "NOUN") is not None and any(
        child.tag == "TO" or (child.dep in {"mark", "dobj"} and child.lemma in {"that", "whether"})
        for child in tree.children[clause.index]
    )


def _row_of(tree: Tree, word: Token) -> StanceWord | None:
    """The row of a word, with its particle where the table has that: "call off"."""
    particle = tree.child(word, "prt")
    whole = particle and stance_word(f"{word.lemma} {particle.lemma}", word.pos)
    return whole or stance_word(word.lemma, word.pos)


def _word_on(tree: Tree, head: Token, content: Token) -> StanceWord | None:
    """The row of a predicate for what hangs on it; a warning that something is so says that it is so."""
    if is_infinitive(tree, content):
        return infinitive_word(head.lemma, head.pos, head.text)
    if head.lemma == "call" and content.dep in NAMED_AS:
        return None
    if head.lemma in WARNINGS and content.pos in {"VERB", "AUX"}:
        return None
    return _row_of(tree, head)


def _apply_predicate(tree: Tree, head: Token, content: Token, standing: Standing) -> None:
    """The word that an event hangs on, with its own negation and modals."""
    negation = negation_of(tree, head)
    if is_unconfirmed(tree, head):
        standing.unknown = True
        standing.weaken(Kind.UNCONFIRMED, Certainty.UNKNOWN, head)
        return
    word = _word_on(tree, head, content)
    carrier = carrier_of(tree, head)
    if is_hypothesis(tree, head):
        standing.weaken(Kind.CONDITIONAL, Certainty.UNKNOWN, head, "only supposed")
    if (
        carrier is not None and carrier.index == content.index
    ):  # "is unlikely to fall": the climb came through it
        if negation is not None:
            negate_carrier(carrier, negation, standing)
            negation = None
        carrier = None
    if word is not None and (carrier is None or head.lemma not in {"be", "have"}):
        standing.apply(word, head, negation)
    elif carrier is not None:
        apply_carrier(tree, carrier, standing)
    elif negation is not None and head.pos in {"VERB", "AUX", "ADJ"}:
        standing.turn(Effect.UNKNOWN, negation)
    elif is_infinitive(tree, content) and head.pos in {"VERB", "ADJ", "AUX"}:
        standing.weaken(Kind.ASSERTED, Certainty.POSSIBLE, head, "does not say that it was done")
    apply_conditions(tree, head, standing)
    for child in tree.children[head.index]:
        if child.dep == "aux":
            apply_modal(tree, child, head, standing)
        elif child.dep == "advmod" and (adverb := stance_word(child.lemma, "ADV")) is not None:
            standing.weaken(adverb.kind, adverb.certainty, child)


def _apply_cue(tree: Tree, cue: Token, content: Token, standing: Standing) -> None:
    """What the attribution's own cue makes of the content for its source."""
    word = _word_on(tree, cue, content)
    carrier = carrier_of(tree, cue)
    negation = negation_of(tree, cue)
    if is_unconfirmed(tree, cue):
        standing.unknown = True
        standing.weaken(Kind.UNCONFIRMED, Certainty.UNKNOWN, cue)
    elif carrier is not None and cue.lemma == "be":
        if carrier.index != content.index:
            apply_carrier(tree, carrier, standing)
        elif negation is not None:
            negate_carrier(carrier, negation, standing)
    elif negation is not None and negation.lemma == "nothing" and negation.dep == "dobj":
        standing.turn(Effect.NO_EVIDENCE, negation)  # "found nothing to suggest a link"
    elif negation is not None and cue.lemma in KNOWN and is_infinitive(tree, content):
        standing.turn(Effect.UNKNOWN, negation)
    elif word is not None:
        standing.apply(word, cue, negation)
    elif negation is not None:
        standing.turn(Effect.UNKNOWN, negation)
    elif carrier is not None:
        apply_carrier(tree, carrier, standing)
    apply_unsaid(tree, cue, standing)
    clause = condition_on(tree, cue)
    if clause is not None and clause.index < cue.index < content.index:
        standing.weaken(Kind.CONDITIONAL, Certainty.UNKNOWN, clause, "under a condition")


def _is_question(tree: Tree, event: Token) -> bool:
    """Whether the event is the matter of a sentence that ends in a question mark, or said by who asks in an
    interview: what he puts to the other is for the other to answer.
    """
    if tree.asked.around(event.span):
        return True
    sentence = tree.sentence(event)
    return sentence.span.of(tree.text).rstrip("”\"'’ )").endswith("?")
