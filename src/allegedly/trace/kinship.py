"""How two documents are akin: what they share, who names whom, which is earlier. The ground for judging
borrowings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from allegedly.config import TraceConfig
from allegedly.model.claim import Claim, Extraction, Statement
from allegedly.model.text import DateSource, Document
from allegedly.trace.citations import Citation
from allegedly.trace.outlets import outlet_key
from allegedly.trace.passages import SharedText
from allegedly.trace.rewritten import Rewritten

MAX_CLAIM_DOCUMENTS = 60
"""A claim that more documents make says nothing of who took it from whom."""
MIN_CLAIMS_IN_COMMON = 3
WITHIN = 0.9
"""Share of a text's words in a longer one from which it says nothing that the longer one does not."""
Text = frozenset[tuple[str, ...]]
"""Everything that a document states, with who holds it."""


@dataclass(frozen=True, slots=True)
class Kin:
    """A possible parent and child. Shared text runs from the parent to the child.

    `claims` counts claims that both make; `coverage` is their share of the child's claims that anyone else
    makes too; `order` is how far both make them in the same order, -1 to 1. `cites` holds the child's words
    that name the parent. `likeness` is the share of content words in common, `sentences` counts the sentences of
    the child that say what one of the parent does, `sentence_order` tells how far they come in the same order.
    `nearer_to_earlier` counts words of a text earlier than both that the parent holds and the child does not.
    """

    parent: Document
    child: Document
    text: SharedText | None
    claims: int = 0
    coverage: float = 0.0
    order: float = 0.0
    cites: str = ""
    cited_back: str = ""
    named_elsewhere: int = 0
    likeness: float = 0.0
    sentences: int = 0
    sentence_order: float = 0.0
    nearer_to_earlier: int = 0

    @property
    def child_share(self) -> float:
        """Share of the child's words that stand in the parent, 0 to 1."""
        return self.text.words / max(self.text.right_words, 1) if self.text else 0.0

    @property
    def parent_share(self) -> float:
        """Share of the parent's words that stand in the child, 0 to 1."""
        return self.text.words / max(self.text.left_words, 1) if self.text else 0.0

    @property
    def credited(self) -> str:
        """The agency that the child credits, if the parent is the agency's own text."""
        agencies = {outlet_key(credit.agency): credit.agency for credit in self.child.credits}
        return agencies.get(outlet_key(self.parent.publisher), "")


@dataclass(frozen=True, slots=True)
class ClaimsOfDocuments:
    """For each document the claims it makes, in the order of its text, with the position of the first mention.

    `texts` gives what each document says: equal for documents that say the same in the same words.
    """

    positions: Mapping[str, Mapping[str, int]]
    widely_made: frozenset[str]
    texts: Mapping[str, Text]


def claims_of_documents(
    extractions: Sequence[Extraction], claims: Sequence[Claim], pairs: Sequence[SharedText] = ()
) -> ClaimsOfDocuments:
    """Which claims each document makes where, those made by one text alone or by very many left out.

    Documents that say the same in the same words are one text, and so are those of which one stands in the other by
    the words that `pairs` share: a copy makes no claim one that others make too.
    """
    claim_of = {each: claim.id for claim in claims for each in (*claim.statements, *claim.against)}
    positions: dict[str, dict[str, int]] = defaultdict(dict)
    makers: dict[str, set[Text]] = defaultdict(set)
    texts = {each.document: frozenset(map(_said, each.statements)) for each in extractions}
    heads = _texts_within_others(pairs, texts)
    for extraction in extractions:
        for statement in extraction.statements:
            claim = claim_of.get(statement.id)
            if claim is None:
                continue
            start = statement.quote[0].start if statement.quote else 0
            here = positions[extraction.document]
            here[claim] = min(start, here.get(claim, start))
            makers[claim].add(heads.get(extraction.document, texts[extraction.document]))
    kept = frozenset(claim for claim, found in makers.items() if 1 < len(found) <= MAX_CLAIM_DOCUMENTS)
    shared = {
        document: {claim: at for claim, at in sorted(found.items()) if claim in kept}
        for document, found in positions.items()
    }
    return ClaimsOfDocuments(shared, kept, texts)


def _texts_within_others(shared: Sequence[SharedText], texts: Mapping[str, Text]) -> dict[str, Text]:
    """For each document that stands in longer ones the text of the longest of them; of equal ones the first."""
    found: dict[str, tuple[int, str]] = {}
    for each in (*shared, *(pair.reversed() for pair in shared)):
        longer = (each.left_words, each.right) > (each.right_words, each.left)
        if longer and each.words >= WITHIN * each.right_words:
            found[each.right] = max(found.get(each.right, (0, "")), (each.left_words, each.left))
    heads = {}
    for document in sorted(found):
        head = document
        while head in found:
            head = found[head][1]
        heads[document] = texts.get(head, Text())
    return heads


def _said(statement: Statement) -> tuple[str, ...]:
    return (statement.text, *(holder.label for holder in statement.holders))


def kin_of_documents(
    documents: Sequence[Document],
    texts: Sequence[SharedText],
    rewritten: Sequence[Rewritten],
    citations: Sequence[Citation],
    made: ClaimsOfDocuments,
    config: TraceConfig,
) -> list[Kin]:
    """All pairs worth judging, in both directions: sharing text or content words, naming one another, or making many
    claims in common."""
    by_id = {document.id: document for document in documents}
    shared = {(each.left, each.right): each for each in texts}
    shared.update({(each.right, each.left): each.reversed() for each in texts})
    alike = {(each.left, each.right): each for each in rewritten}
    alike.update({(each.right, each.left): each for each in rewritten})
    cites = _citations_by_pair(citations, made, shared.keys() | alike.keys())
    pairs = set(shared) | set(alike) | set(cites) | {(right, left) for left, right in cites}
    for left, right in _pairs_with_common_claims(made, config.max_partners):
        pairs |= {(left, right), (right, left)}
    partners = _words_in_common(texts)
    naming = _texts_that_name(cites, by_id, made)
    kin = []
    for parent, child in sorted(pairs):
        mine, theirs = made.positions.get(parent, {}), made.positions.get(child, {})
        common = mine.keys() & theirs.keys()
        same = alike.get((parent, child))
        kin.append(
            Kin(
                parent=by_id[parent],
                child=by_id[child],
                text=shared.get((parent, child)),
                claims=len(common),
                coverage=len(common) / max(len(theirs), 1),
                order=_same_order([(mine[claim], theirs[claim]) for claim in sorted(common)]),
                cites=cites.get((parent, child), ""),
                cited_back=cites.get((child, parent), ""),
                named_elsewhere=len(naming[parent] - {made.texts.get(child, Text())})
                - len(naming[child] - {made.texts.get(parent, Text())}),
                likeness=same.likeness if same else 0.0,
                sentences=same.sentences if same else 0,
                sentence_order=same.order if same else 0.0,
                nearer_to_earlier=_nearer_to_earlier(parent, child, partners, by_id),
            )
        )
    return kin


def _words_in_common(texts: Sequence[SharedText]) -> dict[str, dict[str, int]]:
    """For each document how many words it shares with which others."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for each in texts:
        found[each.left][each.right] = each.words
        found[each.right][each.left] = each.words
    return found


def _nearer_to_earlier(
    parent: str, child: str, partners: Mapping[str, Mapping[str, int]], documents: Mapping[str, Document]
) -> int:
    """How many words more the parent shares with a text earlier than both; negative where the child shares more."""
    mine, theirs = partners.get(parent, {}), partners.get(child, {})
    found = [
        mine[other] - theirs[other]
        for other in mine.keys() & theirs.keys()
        if all(_is_earlier(documents[other], documents[each]) for each in (parent, child))
    ]
    return max(found, key=abs, default=0)


def _is_earlier(one: Document, other: Document) -> bool:
    first, second = one.published, other.published
    if first is None or second is None or DateSource.COPYRIGHT in (first.source, second.source):
        return False
    return first.latest < second.earliest


def _texts_that_name(
    cites: Mapping[tuple[str, str], str], documents: Mapping[str, Document], made: ClaimsOfDocuments
) -> dict[str, set[Text]]:
    """The texts that name each document's outlet as their source. Copies are one text; one that the outlet has
    printed too only names itself."""
    printed: dict[Text, set[str]] = defaultdict(set)
    for document, text in made.texts.items():
        if document in documents:
            printed[text].add(outlet_key(documents[document].publisher))
    naming: dict[str, set[Text]] = defaultdict(set)
    for cited, citing in cites:
        text = made.texts.get(citing, Text())
        if outlet_key(documents[cited].publisher) not in printed[text]:
            naming[cited].add(text)
    return naming


def _citations_by_pair(
    citations: Sequence[Citation], made: ClaimsOfDocuments, alike: Collection[tuple[str, str]]
) -> dict[tuple[str, str], str]:
    """The citing words by (cited, citing) document: of an outlet's documents those on the same matter."""
    found: dict[tuple[str, str], str] = {}
    for citation in citations:
        mine = made.positions.get(citation.document, {})
        for target in citation.documents:
            same_matter = (target, citation.document) in alike or mine.keys() & made.positions.get(
                target, {}
            ).keys()
            if target != citation.document and same_matter:
                found.setdefault((target, citation.document), citation.words)
    return found


def _pairs_with_common_claims(made: ClaimsOfDocuments, limit: int) -> Iterator[tuple[str, str]]:
    """For each document the few others that make most of its claims, the rarer a claim the more it counts."""
    documents = sorted(made.positions)
    columns = {claim: column for column, claim in enumerate(sorted(made.widely_made))}
    rows, places = [], []
    for row, document in enumerate(documents):
        for claim in made.positions[document]:
            rows.append(row)
            places.append(columns[claim])
    matrix = sparse.csr_matrix((np.ones(len(rows)), (rows, places)), shape=(len(documents), len(columns)))
    transposed = matrix.T.tocsr()
    for start in range(0, len(documents), 1000):
        common = (matrix[start : start + 1000] @ transposed).tocsr()
        for row in range(common.shape[0]):
            here = start + row
            others = common.indices[common.indptr[row] : common.indptr[row + 1]]
            counts = common.data[common.indptr[row] : common.indptr[row + 1]]
            keep = (others != here) & (counts >= MIN_CLAIMS_IN_COMMON)
            others, counts = others[keep], counts[keep]
            for other in others[np.lexsort((others, -counts))][:limit]:
                yield documents[min(here, int(other))], documents[max(here, int(other))]


def _same_order(places: Sequence[tuple[int, int]]) -> float:
    """Kendall's tau of the places at which two documents make the same claims; 0 for fewer than two."""
    ordered = [right for _, right in sorted(places)[:40]]
    pairs = len(ordered) * (len(ordered) - 1) // 2
    if not pairs:
        return 0.0
    rising = sum(ordered[i] < ordered[j] for i in range(len(ordered)) for j in range(i + 1, len(ordered)))
    return 2.0 * rising / pairs - 1.0
