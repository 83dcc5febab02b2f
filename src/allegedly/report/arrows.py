"""Events as arrows: of many those of one agent that are alike become one, and the last one stands for the rest."""

from __future__ import annotations

from collections.abc import Sequence

from allegedly.report.deed_entries import DeedArrow, DeedEntry
from allegedly.report.wording import counted

MAX_ARROWS = 20
"""More than these cannot be told apart in a picture."""


def deeds_to_arrows(deeds: Sequence[DeedEntry]) -> tuple[DeedArrow, ...]:
    """Arrows for all events with both ends, ordered by who acts. Every such event is a member of one arrow.

    Of few events each has its own. Of many, those of one agent, type and way of presenting come together, and of
    these the ones in most articles are drawn.
    """
    both = [each for each in deeds if each.target]
    if len(both) <= MAX_ARROWS:
        return _ordered([_arrow([each]) for each in both])
    alike: dict[tuple[str, str, str], list[DeedEntry]] = {}
    for each in both:
        alike.setdefault((each.agent, each.deed, each.label), []).append(each)
    arrows = [_arrow(group) for group in alike.values()]
    if len(arrows) <= MAX_ARROWS:
        return _ordered(arrows)
    ranked = sorted(arrows, key=lambda each: (-_articles(each.members), -len(each.members), *_key(each)))
    return (*_ordered(ranked[: MAX_ARROWS - 1]), _rest(ranked[MAX_ARROWS - 1 :]))


def _key(arrow: DeedArrow) -> tuple[str, str, str, str]:
    return arrow.agent, arrow.deed, arrow.target, arrow.label


def _ordered(arrows: Sequence[DeedArrow]) -> tuple[DeedArrow, ...]:
    return tuple(sorted(arrows, key=_key))


def _articles(deeds: Sequence[DeedEntry]) -> int:
    return len({document for each in deeds for document in each.documents})


def _arrow(deeds: Sequence[DeedEntry]) -> DeedArrow:
    """One arrow for events of one agent, type and way of presenting; the target in most articles is named."""
    first = deeds[0]
    others = f" and {counted(len(deeds) - 1, 'other')}" if len(deeds) > 1 else ""
    return DeedArrow(
        first.agent, first.deed, f"{first.target}{others}", first.label, first.flat, tuple(deeds)
    )


def _rest(arrows: Sequence[DeedArrow]) -> DeedArrow:
    """One arrow for all others; not flat where one of them is not."""
    members = tuple(each for arrow in _ordered(arrows) for each in arrow.members)
    agents, targets = {each.agent for each in members}, {each.target for each in members}
    return DeedArrow(
        agent=f"{len(agents):,} more",
        deed=counted(len(members), "event"),
        target=f"{len(targets):,} more",
        label="" if all(each.flat for each in members) else "stated or not",
        flat=all(each.flat for each in members),
        members=members,
    )
