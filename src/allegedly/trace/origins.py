"""Origins of claims, and which of them are independent of one another."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from allegedly.model.claim import Claim
from allegedly.model.ids import content_id
from allegedly.model.lineage import Borrowing, Dependence, Origin, OriginPair
from allegedly.model.source import SourceKind
from allegedly.trace.labels import label_to_key
from allegedly.trace.papers import is_one_paper
from allegedly.trace.roots import Root

MAX_ORIGINS_PAIRED = 40
"""Origins of one claim of which pairs are judged: 780 pairs at most; established ones come first."""
NAMED_INDEPENDENT = 0.85
"""Probability that two named sources without a link between them are independent: links may lie outside."""
APART_INDEPENDENT = 0.96
"""The same where they are of different kinds and no document, nor any that took from it, quotes both: then nobody is
known who could have heard it for both. Why: docs/decisions/2026-11-23-independence-of-named-origins.md."""
OUTLETS_INDEPENDENT = 0.6
"""The same for two outlets that say it in their own voice and do not say how they know."""
NOT_ESTABLISHED_INDEPENDENT = 0.3
DEPENDENT_INDEPENDENT = 0.05
BODIES = frozenset({SourceKind.ORGANISATION, SourceKind.GOVERNMENT})
UNIDENTIFIED = frozenset({SourceKind.DOCUMENT, SourceKind.DATA})
SPEAKERS = frozenset({SourceKind.PERSON, SourceKind.OFFICIAL, SourceKind.GOVERNMENT, SourceKind.ORGANISATION})
"""Kinds of sources that can know it at first hand."""


def roots_to_origins(
    claim: Claim, roots: Mapping[str, tuple[Root, ...]], families: Mapping[str, str]
) -> list[tuple[Origin, Sequence[Root]]]:
    """The origins of a claim, established ones first, each with the roots that were joined in it.

    Roots with the same key are one origin, and so are papers that one story speaks of in other words, and a body with
    the one person who speaks for it by office.
    `families` gives the first of the documents that borrowing links each one to.
    """
    found = [(statement, root) for statement in sorted(roots) for root in roots[statement]]
    head = _papers_to_heads([root for _, root in found], families)
    head |= _voices_to_bodies([root for _, root in found])
    by_key: dict[str, list[tuple[str, Root]]] = defaultdict(list)
    for statement, root in found:
        by_key[head.get(root.key, root.key)].append((statement, root))
    origins = [_origin(claim, key, joined) for key, joined in by_key.items()]
    return sorted(origins, key=lambda each: (not each[0].established, each[0].id))


def _origin(claim: Claim, key: str, found: Sequence[tuple[str, Root]]) -> tuple[Origin, Sequence[Root]]:
    joined = [root for _, root in found]
    established = any(root.established for root in joined)
    labels = Counter(root.label for root in joined if root.established == established)
    kinds = Counter(root.kind for root in joined)
    origin = Origin(
        id=content_id("org", claim.id, key),
        claim=claim.id,
        label=min(labels, key=lambda each: (-labels[each], -len(each), each)),
        kind=min(kinds, key=lambda kind: (-kinds[kind], kind)),
        established=established,
        statements=tuple(sorted({statement for statement, _ in found})),
        documents=tuple(sorted({root.document for root in joined})),
    )
    return origin, joined


def _papers_to_heads(roots: Sequence[Root], families: Mapping[str, str]) -> dict[str, str]:
    """The key under which each paper's key is joined: "the memo" and "the leaked document" of one story are one.

    The keys that say most come first; each other one joins the first that it can mean, and never two.
    """
    papers = {
        (families.get(root.document, root.document), root.key) for root in roots if root.kind in UNIDENTIFIED
    }
    head: dict[str, str] = {}
    kept: list[tuple[str, str]] = []
    for family, key in sorted(papers, key=lambda each: (-len(each[1].split()), each)):
        known = head.get(key) or next(
            (other for where, other in kept if where == family and is_one_paper(key, other)), key
        )
        head[key] = known
        kept.append((family, known))
    return head


def _voices_to_bodies(roots: Sequence[Root]) -> dict[str, str]:
    """For the key of each person who speaks for a body that says the same, the body's key: the union and its secretary.

    Where two persons speak for it, each stays an origin of his own.
    """
    bodies = {root.key: root for root in roots if root.key and (root.author or root.kind in BODIES)}
    voices_of = {root.key: root for root in roots if root.bodies}
    spoken = {
        (root.key, body.key)
        for root in voices_of.values()
        for body in bodies.values()
        if _speaks_for(root, body)
    }
    voices = Counter(body for _, body in spoken)
    return {person: body for person, body in sorted(spoken) if voices[body] == 1}


def _speaks_for(root: Root, body: Root) -> bool:
    """Whether the office that the root's person bears is of this body, under its full name or a part of it."""
    if not root.bodies or root.key == body.key:
        return False
    names = [label_to_key(body.label).split()] + ([] if body.author else [body.key.split()])
    return any(
        name and mine[-1:] == name[-1:] and (set(mine) <= set(name) or set(name) <= set(mine))
        for mine in (each.split() for each in root.bodies)
        for name in names
    )


def origins_to_pairs(
    origins: Sequence[tuple[Origin, Sequence[Root]]], borrowed: Mapping[tuple[str, str], Borrowing]
) -> Iterator[OriginPair]:
    """The verdicts on all pairs of origins of one claim, of the first forty where there are more."""
    for (left, left_roots), (right, right_roots) in itertools.combinations(origins[:MAX_ORIGINS_PAIRED], 2):
        verdict, probability, reason = _judged(left, left_roots, right, right_roots, borrowed)
        yield OriginPair(left.id, right.id, verdict, round(probability, 4), reason)


def _judged(
    left: Origin,
    left_roots: Sequence[Root],
    right: Origin,
    right_roots: Sequence[Root],
    borrowed: Mapping[tuple[str, str], Borrowing],
) -> tuple[Dependence, float, str]:
    common = _common_ground(left, left_roots, right, right_roots)
    if common:
        return Dependence.DEPENDENT, DEPENDENT_INDEPENDENT, common
    path = _strongest_borrowing(left_roots, right_roots, borrowed)
    if path and path.probability >= 0.5:
        reason = (
            f"one document took from the other: {path.reasons[0]}"
            if path.reasons
            else "one took from the other"
        )
        return Dependence.DEPENDENT, DEPENDENT_INDEPENDENT, reason
    unknown = [origin for origin in (left, right) if not origin.established]
    if unknown:
        names = " and ".join(f"“{origin.label}”" for origin in unknown)
        reason = f"who stands behind {names} is not known, so it may be the same source"
        return Dependence.NOT_ESTABLISHED, NOT_ESTABLISHED_INDEPENDENT, reason
    doubt = 1.0 - path.probability if path else 1.0
    if all(root.author for root in (*left_roots, *right_roots)):
        reason = f"{left.label} and {right.label} say it in their own words and neither names a common source"
        return _independent_if_likely(OUTLETS_INDEPENDENT * doubt, reason)
    if _stand_apart(left, left_roots, right, right_roots, borrowed):
        reason = (
            f"{left.label} ({left.kind}) and {right.label} ({right.kind}) are named sources of different kinds, "
            "quoted in documents that took nothing from each other"
        )
        return _independent_if_likely(APART_INDEPENDENT, reason)
    reason = f"{left.label} and {right.label} are different named sources, and no document connects them"
    return _independent_if_likely(NAMED_INDEPENDENT * doubt, reason)


def _stand_apart(
    left: Origin,
    left_roots: Sequence[Root],
    right: Origin,
    right_roots: Sequence[Root],
    borrowed: Mapping[tuple[str, str], Borrowing],
) -> bool:
    """Whether two named sources are of different kinds and were quoted by different documents, neither of which took
    from the other. Outlets and papers never stand apart: they have it from somebody."""
    if left.kind == right.kind or not {left.kind, right.kind} <= SPEAKERS:
        return False
    ones, others = left.documents[:MAX_ORIGINS_PAIRED], right.documents[:MAX_ORIGINS_PAIRED]
    if set(left.documents) & set(right.documents):
        return False
    if len(left.documents) > MAX_ORIGINS_PAIRED or len(right.documents) > MAX_ORIGINS_PAIRED:
        return False
    if any(root.author for root in (*left_roots, *right_roots)):
        return False
    return not any(
        (one, other) in borrowed or (other, one) in borrowed for one, other in itertools.product(ones, others)
    )


def _independent_if_likely(probability: float, reason: str) -> tuple[Dependence, float, str]:
    if probability >= 0.5:
        return Dependence.INDEPENDENT, probability, reason
    return Dependence.NOT_ESTABLISHED, probability, "one may have taken it from the other; nothing settles it"


def _common_ground(
    left: Origin, left_roots: Sequence[Root], right: Origin, right_roots: Sequence[Root]
) -> str:
    """Why the two rest on one another or on a third, in words; empty where nothing tells."""
    keys = ({root.key for root in left_roots}, {root.key for root in right_roots})
    chains = (
        {key for root in left_roots for key in root.chain},
        {key for root in right_roots for key in root.chain},
    )
    if keys[0] & chains[1] or keys[1] & chains[0]:
        return f"{left.label} and {right.label} stand in one chain: one reports the other"
    shared = sorted(chains[0] & chains[1])
    if shared:
        return f"both come through {shared[0]}"
    ones = {root.key: root for root in left_roots}
    others = {root.key: root for root in right_roots}
    both = itertools.product(ones.values(), others.values())
    if any(_speaks_for(one, other) or _speaks_for(other, one) for one, other in both):
        return f"{left.label} and {right.label} belong together: one speaks for the other"
    if _one_names_the_other(keys[0], keys[1]):
        return f"{left.label} and {right.label} belong together: one name holds the other"
    together = {root.document for root in left_roots} & {root.document for root in right_roots}
    if (
        together
        and left.kind in UNIDENTIFIED
        and right.kind in UNIDENTIFIED
        and not (left.established and right.established)
    ):
        return f"{left.label} and {right.label} are papers that one article speaks of together"
    return ""


def _one_names_the_other(left: set[str], right: set[str]) -> bool:
    """Whether one key's words all stand in the other: a ministry and its spokeswoman, a body and its
    report."""
    for one, other in itertools.product(sorted(left), sorted(right)):
        mine, theirs = set(one.split()), set(other.split())
        if (
            min(len(mine), len(theirs))
            and (mine < theirs or theirs < mine)
            and min(mine, theirs, key=len) != {""}
        ):
            return True
    return False


def _strongest_borrowing(
    left: Sequence[Root], right: Sequence[Root], borrowed: Mapping[tuple[str, str], Borrowing]
) -> Borrowing | None:
    """The likeliest borrowing between documents that speak in their own voice; named sources are not touched
    by it."""
    ones = sorted({root.document for root in left if root.author})[:20]
    others = sorted({root.document for root in right if root.author})[:20]
    found = [
        borrowing
        for one, other in itertools.product(ones, others)
        for borrowing in (borrowed.get((one, other)), borrowed.get((other, one)))
        if borrowing is not None
    ]
    return max(found, key=lambda each: (each.probability, each.taken_from, each.taken_by), default=None)
