"""Which attributions stand around a word: whose content holds it, and whose cue it is part of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from allegedly.extract.chains import ChainedAttribution
from allegedly.extract.span_index import SpanIndex, passages_to_index
from allegedly.model.annotation import Token


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Contents and cues of a document's attributions by place, numbered in the order of the chain.

    `ranks` has for each attribution the length of its content in code points, whether it is another's parent, and its
    number; None for those whose source holds nothing.
    """

    contents: SpanIndex
    cues: SpanIndex
    ranks: tuple[tuple[int, bool, int] | None, ...]

    def innermost(self, event: Token) -> int | None:
        """The place of the attribution with the smallest content around an event; None under the AUTHOR.

        Of several with the same content the last link of the chain is taken, not one that is another's parent.
        """
        around = (self.ranks[place] for place in self.contents.around(event.span))
        best = min((rank for rank in around if rank is not None), default=None)
        return None if best is None else best[2]


def chain_to_surroundings(chained: Sequence[ChainedAttribution]) -> Surroundings:
    """The attributions of a document, ready to be asked for by place."""
    parents = {each.parent for each in chained}
    ranks = tuple(
        (sum(span.end - span.start for span in each.found.content), place in parents, place)
        if each.holds
        else None
        for place, each in enumerate(chained)
    )
    return Surroundings(
        passages_to_index(each.found.content for each in chained),
        passages_to_index(each.found.cue for each in chained),
        ranks,
    )
