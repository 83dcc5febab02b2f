"""Date expressions resolved against the publication date."""

from __future__ import annotations

from allegedly.extract.tree import Tree
from allegedly.model.claim import TimeValue


def tree_to_times(tree: Tree) -> tuple[TimeValue, ...]:
    """Time expressions in order of the text."""
    return ()
