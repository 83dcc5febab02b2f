"""The noun or adjective that bears on a clause though the parser hangs the clause on the verb beside it.

"No evidence has emerged that", "rumour has it that", "think it unlikely that", "it is hard to".
"""

from __future__ import annotations

from allegedly.extract.lexicon import Effect, stance_word
from allegedly.extract.negation import negation_of, negative_determiner
from allegedly.extract.standing import Standing
from allegedly.extract.tree import Tree
from allegedly.model.annotation import Token
from allegedly.model.claim import Kind


def carrier_of(tree: Tree, head: Token) -> Token | None:
    """The noun or adjective beside a verb that bears on what hangs on the verb; None where there is none."""
    for child in tree.children[head.index]:
        word = stance_word(child.lemma.lower(), "NOUN")
        if child.dep in {"nsubj", "nsubjpass", "dobj", "attr"} and word is not None:
            if word.negated is Effect.NO_EVIDENCE or word.kind is Kind.ALLEGED:
                return child
        elif child.dep in {"acomp", "oprd"} and child.pos == "ADJ":
            return child
    return None


def apply_carrier(tree: Tree, carrier: Token, standing: Standing) -> None:
    """What the carrier makes of the clause, with its own negation or that of its verb."""
    word = stance_word(carrier.lemma.lower(), "ADJ" if carrier.pos == "ADJ" else "NOUN")
    if word is None:
        return
    negation = negation_of(tree, carrier) or negative_determiner(tree, carrier)
    standing.apply(word, carrier, negation or negation_of(tree, tree.head(carrier)))


def negate_carrier(carrier: Token, negation: Token, standing: Standing) -> None:
    """A negation beside the verb of "is not likely to", "was not aware that": it is the adjective's."""
    word = stance_word(carrier.lemma.lower(), carrier.pos)
    standing.turn(Effect.UNKNOWN if word is None else word.negated, negation)
