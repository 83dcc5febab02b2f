"""What is ascribed to somebody who has not said it: "may say that", "if he claims that", "as if they knew that".

The certainty of a statement is that of its innermost holder; a holder who has not spoken yet holds nothing for sure.
What is true whatever becomes of the saying ("should know that") stays as it is.
"""

from __future__ import annotations

from allegedly.extract.beside import apply_modal, is_hypothesis, is_infinitive
from allegedly.extract.conditions import condition_of, elliptical_condition, inverted_condition, likened_by
from allegedly.extract.lexicon import Effect, infinitive_word, stance_word
from allegedly.extract.negation import negation_of, negative_determiner
from allegedly.extract.standing import Standing
from allegedly.extract.tree import Tree
from allegedly.model.annotation import Token
from allegedly.model.claim import Certainty, Kind

FACTIVES = frozenset(
    {"know", "realise", "realize", "regret", "resent", "forget", "notice", "remember", "ignore"}
)
"""What they tell of stays true under "should" and "if"; what somebody "may find" or "will admit" does not."""

CONDITIONS = (condition_of, inverted_condition, elliptical_condition, likened_by)
SELVES = frozenset({"i", "we"})
PERCEIVING = frozenset({"see", "hear", "feel", "tell", "find", "confirm", "reveal", "remember", "recall"})
"""What one "could" see or confirm, one did."""

PURPORTING = frozenset({"purport", "purports"})
SAID_AFTER_ALL = frozenset({"later", "only", "eventually", "subsequently", "afterwards", "often", "always"})
"""With "would" they tell of what was said: "would later admit that", "would only say that"."""


def apply_unsaid(tree: Tree, cue: Token, standing: Standing) -> None:
    """What a modal or a condition beside the cue makes of its content."""
    _apply_infinitive(tree, cue, standing)
    if _is_hearsay(tree, cue):
        standing.weaken(Kind.ALLEGED, Certainty.POSSIBLE, cue, "hearsay")
    if is_hypothesis(tree, cue):
        standing.weaken(Kind.CONDITIONAL, Certainty.UNKNOWN, cue, "only supposed")
    if cue.lemma in FACTIVES:
        return
    if (doubt := _doubt_above(tree, cue)) is not None:
        standing.weaken(Kind.ASSERTED, Certainty.UNKNOWN, doubt, "leaves open whether it was said at all")
    condition = next(
        (found for find in CONDITIONS if (found := find(tree, cue)) is not None),
        None,
    )
    if condition is not None:
        standing.weaken(Kind.CONDITIONAL, Certainty.UNKNOWN, condition)
    if any(child.lemma in SELVES for child in tree.children_of(cue, "nsubj")):
        return  # "I would say that", "we can say that": said
    for modal in tree.children_of(cue, "aux"):
        if not _is_said_after_all(tree, modal, cue):
            apply_modal(tree, modal, cue, standing)


def _apply_infinitive(tree: Tree, cue: Token, standing: Standing) -> None:
    """What a saying hangs on that is only tried, planned or feigned: "purports to show", "wanted to say"."""
    head = tree.head(cue)
    if is_infinitive(tree, cue) and cue.index >= 2 and tree.tokens[cue.index - 2].lemma in PURPORTING:
        head = tree.tokens[cue.index - 2]  # which the parser takes for a noun
    elif cue.dep != "xcomp":
        return
    word = infinitive_word("purport" if head.lemma in PURPORTING else head.lemma, "VERB", head.text)
    if word is not None and (word.certainty is not Certainty.CERTAIN or word.effect is not Effect.KEEP):
        standing.apply(word, head, negation_of(tree, head))


def _is_hearsay(tree: Tree, cue: Token) -> bool:
    """Whether somebody tells what he was told by nobody knows whom: "I am told that"."""
    passive = tree.child(cue, "nsubjpass")
    own = passive is not None and passive.lemma in SELVES
    return own and cue.lemma in {"tell", "inform"} and tree.child(cue, "agent") is None


def _doubt_above(tree: Tree, cue: Token) -> Token | None:
    """The word that denies the saying or asks for it: "denied that she had said", "whether she said"."""
    marks = tree.children_of(cue, "mark", "advmod")
    if (asked := next((mark for mark in marks if mark.lemma == "whether"), None)) is not None:
        return asked
    head = tree.head(cue)
    word = stance_word(head.lemma, head.pos)
    if cue.dep not in {"ccomp", "acl", "pcomp"} or word is None:
        return None
    if word.negated is Effect.NO_EVIDENCE:
        return negative_determiner(tree, head) or negation_of(tree, tree.head(head))
    return head if word.kind is Kind.DENIED and negation_of(tree, head) is None else None


def _is_said_after_all(tree: Tree, modal: Token, cue: Token) -> bool:
    text = modal.text.lower()
    if text in {"could", "can", "ca"}:
        return text != "could" or cue.lemma in PERCEIVING
    return text in {"would", "'d"} and any(
        child.text.lower() in SAID_AFTER_ALL for child in tree.children_of(cue, "advmod")
    )
