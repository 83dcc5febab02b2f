"""Claims: the statements of all documents that say the same thing, and those that contradict it."""

from __future__ import annotations

import dataclasses
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from allegedly.config import LinkConfig
from allegedly.link.block import CandidatePair, candidate_pairs
from allegedly.link.cluster import Likeness, LikenessOf, ScoredPair, pairs_to_clusters
from allegedly.link.compare import match_weight
from allegedly.link.judge import judge_pair, match_weight_to_probability
from allegedly.link.openings import headlines_of_near_documents, openings_to_closeness
from allegedly.link.opposites import Pole
from allegedly.link.pair import pair_of
from allegedly.link.profile import (
    AGAINST,
    Corpus,
    Profile,
    profiles_to_corpus,
    statement_to_sign,
)
from allegedly.link.terms import Vocabulary
from allegedly.link.wording import clearest_text
from allegedly.link.wordings import Wording, statements_to_wordings
from allegedly.model.claim import Claim, Extraction, Polarity
from allegedly.model.ids import content_id
from allegedly.model.link import ClaimLink
from allegedly.model.text import Document

MIN_INFORMATION_TO_MERGE_UNSEEN = 30.0
"""Bits of information from which equal words alone make two statements the same, without comparing them."""
HEADLINES_OF_BODIES = 1
"""Headlines are joined to bodies in a second round, after those of one claim have found each other: each body
would draw its own headline away (on 346 articles of emergent/dev that took recall from .68 to .48)."""
LINKS_PER_STATEMENT = 4
MIN_PROBABILITY_SHOWN = 0.2
"""Judged pairs under this are not kept: nobody would look at them."""


@dataclass(frozen=True, slots=True)
class Linked:
    """Claims in order of id, and the judged pairs of statements behind them."""

    claims: tuple[Claim, ...]
    links: tuple[ClaimLink, ...]


def link_claims(
    documents: tuple[Document, ...], extractions: tuple[Extraction, ...], config: LinkConfig
) -> Linked:
    """Every statement in exactly one claim, with the strongest judged pairs. Input order changes nothing."""
    known = {document.id for document in documents}
    by_id = {each.id: each for found in extractions if found.document in known for each in found.statements}
    statements = [by_id[each] for each in sorted(by_id)]
    cues = {each.id: each.cue for found in extractions for each in found.attributions}
    worded = statements_to_wordings(statements, cues)
    wordings, vocabulary = worded.wordings, worded.vocabulary
    profiles = [each.profile for each in wordings]
    openings = _openings(wordings, extractions)
    printed = [each.profile for each in wordings if each.printers]
    corpus = profiles_to_corpus(profiles, printed, vocabulary, openings_to_closeness(openings))
    groups = _equal_wordings(profiles)
    leaders = [profiles[group[0]] for group in groups]
    found = _candidates(leaders, vocabulary, openings, config)
    pairs, likeness_of = _compared_pairs(leaders, found, corpus)
    clusters = pairs_to_clusters(len(leaders), pairs, likeness_of, config.min_probability_same)
    claims = [
        _claim([wordings[position] for leader in cluster for position in groups[leader]], corpus)
        for cluster in clusters
    ]
    links = _links(wordings, groups, pairs, corpus, config)
    return Linked(tuple(sorted(claims, key=lambda claim: claim.id)), links)


def _equal_wordings(profiles: Sequence[Profile]) -> list[list[int]]:
    """Positions of wordings with the same terms in the same order; a short one stands alone.

    Two hundred near-copies of an article are compared as one.
    """
    groups: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for position, profile in enumerate(profiles):
        if profile.information >= MIN_INFORMATION_TO_MERGE_UNSEEN:
            groups[(profile.sequence, tuple(sorted(profile.numbers)))].append(position)
        else:
            groups[(profile.id,)].append(position)
    return sorted(groups.values())


def _openings(wordings: Sequence[Wording], extractions: Sequence[Extraction]) -> dict[str, bytes]:
    """How each text opens; of documents that print it and open otherwise, the first in order of the bytes."""
    of_document = {each.document: each.opening for each in extractions}
    openings: dict[str, bytes] = {}
    for each in wordings:
        text = each.profile.document
        opened = [of_document[document] for document in each.printers]
        openings[text] = min([*filter(None, (openings.get(text), *opened))], default=b"")
    return openings


def _candidates(
    profiles: Sequence[Profile], vocabulary: Vocabulary, openings: Mapping[str, bytes], config: LinkConfig
) -> list[CandidatePair]:
    """Pairs worth comparing, in order."""
    found = set(candidate_pairs(profiles, vocabulary, config.max_block_size, config.max_candidates))
    headlines = [position for position, profile in enumerate(profiles) if profile.heading]
    # Headlines are telegraphic: among all statements longer ones crowd them out, so they are searched apart as well.
    apart = candidate_pairs(
        [profiles[position] for position in headlines],
        vocabulary,
        config.max_block_size,
        2 * config.max_candidates,
    )
    near = headlines_of_near_documents(profiles, found, openings)
    found.update(CandidatePair(headlines[each.left], headlines[each.right]) for each in apart)
    return sorted(found | near, key=attrgetter("left", "right"))


def _compared_pairs(
    profiles: Sequence[Profile], found: Sequence[CandidatePair], corpus: Corpus
) -> tuple[list[ScoredPair], LikenessOf]:
    """Candidate pairs with their probabilities, and the memory of all comparisons, which clustering goes on
    using."""
    memory: dict[tuple[int, int], Likeness] = {}

    def likeness_of(left: int, right: int) -> Likeness:
        key = (left, right) if left < right else (right, left)
        if key not in memory:
            pair = pair_of(profiles[key[0]], profiles[key[1]], corpus)
            memory[key] = Likeness(match_weight_to_probability(match_weight(pair)), pair.on_one_subject)
        return memory[key]

    pairs = [
        ScoredPair(
            each.left,
            each.right,
            likeness_of(each.left, each.right).probability,
            HEADLINES_OF_BODIES if profiles[each.left].heading != profiles[each.right].heading else 0,
        )
        for each in found
    ]
    return pairs, likeness_of


def _claim(wordings: Sequence[Wording], corpus: Corpus) -> Claim:
    """The claim that these wordings make. Where all of them are negative and none denies, it is a negative
    claim."""
    statements = [statement for each in wordings for statement in each.statements]
    signs = _signs(wordings)
    flat = [each for each in statements if each.stance.polarity is Polarity.NEGATIVE and signs[each.id] < 0]
    negative = len(flat) == len(statements) and not any(each.stance.kind in AGAINST for each in statements)
    against = set() if negative else {each for each, sign in signs.items() if sign < 0}
    ids = sorted(signs)
    return Claim(
        id=content_id("clm", ids),
        text=clearest_text([each.statements[0] for each in wordings], against, corpus.vocabulary),
        statements=tuple(each for each in ids if each not in against),
        against=tuple(each for each in ids if each in against),
    )


def _signs(wordings: Sequence[Wording]) -> dict[str, int]:
    """By statement 1 where it is for the claim, -1 where against, 0 where neither.

    Where statements tell of opposite events, the claim is that which more wordings affirm, of equal ones the side
    that is named first; who affirms the other is against it.
    """
    affirmed: Counter[Pole] = Counter()
    for each in wordings:
        if each.profile.pole:
            affirmed[each.profile.pole] += each.profile.sign
    signs: dict[str, int] = {}
    for each in wordings:
        turned = -1 if each.profile.pole and _is_outnumbered(each.profile.pole, affirmed) else 1
        signs |= {statement.id: turned * statement_to_sign(statement) for statement in each.statements}
    return signs


def _is_outnumbered(pole: Pole, affirmed: Mapping[Pole, int]) -> bool:
    """Whether the opposite side is affirmed more often, or as often and is the one named first."""
    other = Pole(pole.axis, -pole.side)
    return other in affirmed and (affirmed[other], other.side) > (affirmed[pole], pole.side)


def _links(
    wordings: Sequence[Wording],
    groups: Sequence[Sequence[int]],
    pairs: Sequence[ScoredPair],
    corpus: Corpus,
    config: LinkConfig,
) -> tuple[ClaimLink, ...]:
    """The strongest judged pairs of each statement, and one for each statement whose wording another has."""
    count: dict[int, int] = defaultdict(int)
    chosen: list[tuple[Profile, Profile, float]] = []
    for pair in sorted(pairs, key=lambda each: (-each.probability, each.left, each.right)):
        if pair.probability < MIN_PROBABILITY_SHOWN:
            break
        if min(count[pair.left], count[pair.right]) < LINKS_PER_STATEMENT:
            count[pair.left] += 1
            count[pair.right] += 1
            left, right = wordings[groups[pair.left][0]], wordings[groups[pair.right][0]]
            chosen.append((left.profile, right.profile, pair.probability))
    for leader, other in _equal_pairs(wordings, groups):
        probability = match_weight_to_probability(match_weight(pair_of(leader, other, corpus)))
        chosen.append((leader, other, max(probability, config.min_probability_same)))
    judged = (
        judge_pair(left, right, probability, corpus, config.min_probability_same)
        for left, right, probability in chosen
    )
    return tuple(sorted(judged, key=lambda link: (link.left, link.right)))


def _equal_pairs(
    wordings: Sequence[Wording], groups: Sequence[Sequence[int]]
) -> Iterator[tuple[Profile, Profile]]:
    """Each statement that was not compared, as another one has its words, beside that other one."""
    for leader, *others in groups:
        for other in others:
            yield wordings[leader].profile, wordings[other].profile
    for each in wordings:
        for repeated in each.statements[1:]:
            yield each.profile, dataclasses.replace(each.profile, id=repeated.id)
