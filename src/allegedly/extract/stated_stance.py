"""The stance of a statement: that of its event, and what the statement as a whole makes of it.

A statement may be about a wish or a plan ("the firm wants a refund"), charge somebody with a wrong, or leave
a slot open.
"""

from __future__ import annotations

from collections.abc import Iterable

from allegedly.extract.certainty import event_to_plain_stance, event_to_stance
from allegedly.extract.events import Clause
from allegedly.extract.lexicon import StanceWord, infinitive_word, stance_word, wrongdoing_words
from allegedly.extract.negation import negation_of
from allegedly.extract.rated_stance import with_rating
from allegedly.extract.standing import KIND_RANK, RANK, Standing, stance_of
from allegedly.extract.tree import SUBJECTS, Tree
from allegedly.extract.untold import OpenSlot
from allegedly.model.annotation import Token
from allegedly.model.claim import Certainty, Cue, Kind, Polarity, Slot, Stance

OUTLOOKS = frozenset(
    (
        "want hope hop wish intend plan aim aspire consider contemplate weigh mull expect anticipate forecast fear try "
        "attempt seek due set slated scheduled poised ready keen eager willing likely unlikely vow"
    ).split()
)
"""Words of an outlook: a statement whose own event is one of these is about what is to come."""

FUTURE_KINDS = frozenset({Kind.PREDICTED, Kind.PLANNED})


def clause_to_stance(tree: Tree, clause: Clause, cue: Token | None, slots: Iterable[OpenSlot]) -> Stance:
    """The stance of the innermost holder on what a clause states; `cue` is the head of the holder's cue."""
    for slot in slots:
        if slot.event.index in {clause.top.index, clause.trigger.index} and not _is_unconfirmed(slot):
            return _open_stance(tree, clause, slot)
    stance = _with_outlook(tree, clause.trigger, event_to_stance(tree, clause.trigger, cue), cue)
    stance = with_rating(stance, tree.rating(clause.trigger), clause.trigger.span)
    return stance if cue is None else charge_to_allegation(tree, clause.trigger, stance)


def _is_unconfirmed(slot: OpenSlot) -> bool:
    """Whether a slot is the event that is said not to be confirmed: "the claim could not be verified"."""
    return slot.event.index == slot.cue.index


def _open_stance(tree: Tree, clause: Clause, slot: OpenSlot) -> Stance:
    """The stance on an event one of whose slots is said to be open (docs/annotation.md, known-unknown)."""
    cues = (Cue(slot.cue.span, f"“{slot.cue.text}”: {slot.slot.value} is said not to be known"),)
    if slot.slot is Slot.WHETHER:
        kind = Kind.UNCONFIRMED if slot.unconfirmed else Kind.KNOWN_UNKNOWN
        return stance_of(Certainty.UNKNOWN, Polarity.UNKNOWN, kind, cues)
    plain = event_to_plain_stance(tree, clause.trigger)
    future = plain.kind in FUTURE_KINDS or any(
        child.lemma == "can" for child in tree.children_of(clause.trigger, "aux")
    )
    certainty = Certainty.PROBABLE if future else Certainty.CERTAIN
    return stance_of(certainty, Polarity.POSITIVE, Kind.KNOWN_UNKNOWN, cues)


def _with_outlook(tree: Tree, event: Token, stance: Stance, cue: Token | None) -> Stance:
    """The stance on a statement whose own event is a wish, a plan or a forecast."""
    for token in (event, *tree.children_of(event, "acomp")):
        word = _outlook(tree, token)
        if word is None or (cue is not None and token.index == cue.index and stance.kind is word.kind):
            continue
        return _weakened(tree, token, word, stance)
    return stance


def _outlook(tree: Tree, token: Token) -> StanceWord | None:
    if token.lemma == "say" and tree.child(token, "auxpass") is not None:
        return infinitive_word("say", "VERB")
    if token.lemma not in OUTLOOKS and token.text.lower() not in OUTLOOKS:
        return None
    adjective = token.pos == "ADJ" or tree.child(token, "auxpass") is not None
    return (adjective and stance_word(token.text.lower(), "ADJ")) or stance_word(token.lemma, token.pos)


def _weakened(tree: Tree, token: Token, word: StanceWord, stance: Stance) -> Stance:
    """The stance with a word of outlook applied; its negation has turned the polarity already."""
    negated = negation_of(tree, token) is not None
    if word.certainty is Certainty.UNKNOWN and negated:
        return stance
    alone = Standing()
    alone.weaken(word.kind, word.certainty, token)
    return _merged(stance, word.kind, word.certainty, token, alone.cues[0].reason.split(": ", 1)[1])


def _merged(stance: Stance, kind: Kind, certainty: Certainty, token: Token, reason: str) -> Stance:
    """The weaker of two certainties, and the more telling of two kinds."""
    weaker = min(stance.certainty, certainty, key=RANK.__getitem__)
    telling = max(stance.kind, kind, key=KIND_RANK.__getitem__)
    if (weaker, telling) == (stance.certainty, stance.kind):
        return stance
    polarity = Polarity.UNKNOWN if weaker is Certainty.UNKNOWN else stance.polarity
    return stance_of(weaker, polarity, telling, (*stance.cues, Cue(token.span, f"“{token.text}”: {reason}")))


def charge_to_allegation(tree: Tree, event: Token, stance: Stance) -> Stance:
    """The stance on what somebody else is said to hold: a charge of wrongdoing is an allegation, however it is put."""
    if stance.kind is not Kind.ASSERTED or stance.polarity is not Polarity.POSITIVE:
        return stance
    charge = _charge(tree, event)
    if charge is None:
        return stance
    reason = "charges somebody with a wrong, on the source's word alone"
    return _merged(stance, Kind.ALLEGED, Certainty.POSSIBLE, charge, reason)


def _charge(tree: Tree, event: Token) -> Token | None:
    """The word that charges the event's agent with a wrong; None where nobody is charged."""
    words = wrongdoing_words()
    if tree.subject(event) is None:
        return None
    if tree.child(event, "auxpass") is not None and tree.child(event, "agent") is None:
        return event if (event.lemma, "passive") in words else None
    if event.pos == "VERB" and (event.lemma, "verb") in words:
        return event
    below = tree.subtree(event, stop=lambda token: token.dep in {"relcl", *SUBJECTS, "conj"})
    return next((token for token in below if token.pos == "NOUN" and (token.lemma, "noun") in words), None)
