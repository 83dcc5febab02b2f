"""Through whom: parents of attributions, artefacts with makers and keepers, and the holder chains that follow.

An attribution inside another's content has that other as its parent. "Documents seen by the Harbour Times show X",
"officials told the Times that X" and "the Times reported, citing officials, that X" name two holders of
one content: the outlet's attribution is the parent of the source's (ANNOTATION.md, chains).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from allegedly.extract.candidates import source_phrase, verb_cue
from allegedly.extract.certainty import negation_of
from allegedly.extract.found import EVIDENCE, FoundAttribution, can_hold, is_denied
from allegedly.extract.keepers import keepers_of, name_words, with_same_content, without_keepers
from allegedly.extract.lexicon import stance_word
from allegedly.extract.source_kinds import with_agreed_kinds
from allegedly.extract.sources import DescribedSource, describe_source, source_words
from allegedly.extract.span_index import passages_to_index
from allegedly.extract.speech import without
from allegedly.extract.tree import Tree, tokens_to_spans
from allegedly.extract.unknown_words import IGNORANCE
from allegedly.model.annotation import Token
from allegedly.model.claim import Kind
from allegedly.model.ids import content_id
from allegedly.model.source import AUTHOR_HOLDER, Attribution, Holder, SourceKind

SPEECH_PLANS = frozenset({"vow", "promise", "pledge", "threaten", "warn"})


GROUNDS = frozenset(
    (
        "age breach concern conflict cost danger delay demand difficulty doubt failure fall family fear ground health "
        "issue lack law need policy pressure privacy problem reason risk rise rule safety schedule security shortage "
        "threat uncertainty violation weather work"
    ).split()
)
QUALITY_ENDINGS = ("ance", "ence", "ness")
"""Ends of nouns for what something is like: they too are grounds that are cited, and tell nothing."""


@dataclass(frozen=True, slots=True)
class ChainedAttribution:
    """An attribution with its described source and the place of its parent in the list; None under the AUTHOR.

    `holds` is false where the cue tells an actor's own plan or attempt: such an actor acts, and vouches
    for nothing, so it is no link of a holder chain.
    """

    found: FoundAttribution
    source: DescribedSource
    parent: int | None
    holds: bool


def attributions_to_chain(tree: Tree, found: Sequence[FoundAttribution]) -> tuple[ChainedAttribution, ...]:
    """The attributions, and those their wording implies, each with its parent. Parents may follow children."""
    chained: list[ChainedAttribution] = []
    found = _with_citing_verbs(tree, without_keepers(tree, found))
    found = [_without_citation(tree, each) for each in found if not is_citing(each.head)]
    sources = with_agreed_kinds(
        [each.speaker or describe_source(tree, each.source) for each in found],
        [each.kinds for each in found],
    )
    for each, source in zip(found, sources, strict=True):
        chained.append(ChainedAttribution(each, source, None, _holds(tree, each)))
    for index in range(len(found)):
        keeper = next(keepers_of(tree, found[index]), None)
        if keeper is not None and can_hold(tree, keeper.source):
            described = describe_source(tree, keeper.source)
            if described.kind not in {SourceKind.DOCUMENT, SourceKind.DATA}:
                described = dataclasses.replace(described, kind=SourceKind.MEDIA)
            chained.append(ChainedAttribution(keeper, described, None, True))
            chained[index] = dataclasses.replace(chained[index], parent=len(chained) - 1)
    for cited_by, citing in _citations(tree, found):
        described = describe_source(tree, citing.source)
        chained.append(ChainedAttribution(citing, described, cited_by, True))
    return tuple(_with_enclosing_parents(_with_known_outlets(chained)))


def _with_known_outlets(chained: Sequence[ChainedAttribution]) -> list[ChainedAttribution]:
    """An outlet that the article shows to be one is an outlet wherever it speaks."""
    outlets = {name_words(each.source.label) for each in chained if each.source.kind is SourceKind.MEDIA}
    return [
        dataclasses.replace(each, source=dataclasses.replace(each.source, kind=SourceKind.MEDIA))
        if name_words(each.source.label) in outlets and each.source.named
        else each
        for each in chained
    ]


def _holds(tree: Tree, each: FoundAttribution) -> bool:
    """Whether the source vouches for the content: not where the cue tells its own plan or attempt.

    Nobody's claim that somebody denies is the denier's matter: "rejected claims that it had lied".
    """
    if not each.source and (tells_of_ignorance(tree, each) or is_denied(tree, each.head)):
        return False
    word = stance_word(each.head.lemma, each.head.pos)
    if word is None or each.head.lemma in SPEECH_PLANS or word.kind not in {Kind.PLANNED, Kind.ATTEMPTED}:
        return True
    content = tree.tokens_in(each.content[0])
    return not any(token.tag == "TO" for token in content[:1])


def tells_of_ignorance(tree: Tree, each: FoundAttribution) -> bool:
    """Whether a cue without a source says that something is not known or not shown: then nobody holds anything."""
    words = [token for span in each.cue for token in tree.tokens_in(span)]
    noun = tree.head(each.head)
    if each.head.dep == "acl" and noun.lemma in EVIDENCE and negation_of(tree, noun) is not None:
        return True
    return any(
        token.lemma in IGNORANCE or token.dep == "neg" or token.lemma in {"no", "never"} for token in words
    )


def _citations(tree: Tree, found: Sequence[FoundAttribution]) -> Iterator[tuple[int, FoundAttribution]]:
    """ "X reported, citing Y": Y's attribution of the same content, under X's."""
    for token in tree.tokens:
        cited = tree.child(token, "dobj", "pobj") if is_citing(token) else None
        if cited is None or _is_ground(cited):
            continue
        sentence = tree.sentence(token)
        citers = [
            place for place, each in enumerate(found) if sentence.first_token <= each.head.index < token.index
        ]
        if citers:
            yield (
                citers[-1],
                with_same_content(found[citers[-1]], source_phrase(tree, cited), tokens_to_spans([token])),
            )


def _is_ground(cited: Token) -> bool:
    """Whether what is cited is a reason and no source: "citing concerns", "citing a lack of evidence"."""
    if cited.pos != "NOUN" or cited.lemma in source_words():
        return False
    return cited.lemma in GROUNDS or cited.lemma.endswith(QUALITY_ENDINGS)


def is_citing(token: Token) -> bool:
    """Whether a word is the "citing" of "X reported, citing Y"."""
    return token.tag == "VBG" and token.lemma in {"cite", "quote"}


def _with_citing_verbs(tree: Tree, found: Sequence[FoundAttribution]) -> list[FoundAttribution]:
    """Where "citing" itself was taken for the cue: the verb whose subject cites is the cue."""
    heads = {each.head.index for each in found}
    moved: list[FoundAttribution] = []
    for each in found:
        verb = _citing_verb(tree, each) if is_citing(each.head) else None
        if verb is not None and verb.index not in heads:
            each = dataclasses.replace(each, head=verb, cue=tokens_to_spans(verb_cue(tree, verb)))
        moved.append(each)
    return moved


def _citing_verb(tree: Tree, each: FoundAttribution) -> Token | None:
    """The verb before "citing", in its sentence, whose subject is the attribution's source."""
    sentence = tree.sentence(each.head)
    source = {token.index for token in each.source}
    for token in reversed(tree.tokens[sentence.first_token : each.head.index]):
        subject = tree.child(token, "nsubj")
        if token.pos == "VERB" and subject is not None and subject.index in source:
            return token
    return None


def _without_citation(tree: Tree, each: FoundAttribution) -> FoundAttribution:
    """The attribution with "citing Y" cut out of its content, where the parser put it there."""
    holes = [
        span
        for place in each.content
        for token in tree.tokens_in(place)
        if is_citing(token)
        for span in tokens_to_spans(tree.subtree(token))
    ]
    return dataclasses.replace(each, content=without(each.content, holes, tree.text)) if holes else each


def _with_enclosing_parents(chained: Sequence[ChainedAttribution]) -> list[ChainedAttribution]:
    """Give every attribution without a parent the nearest one whose content holds its cue."""
    linked: list[ChainedAttribution] = []
    carriers = {each.parent for each in chained}
    contents = passages_to_index(each.found.content for each in chained)
    for index, each in enumerate(chained):
        if each.parent is not None:
            linked.append(each)
            continue
        around = [
            (sum(span.end - span.start for span in chained[place].found.content), place in carriers, place)
            for place in contents.around(each.found.cue[0])
            if place != index
            and not _is_around(each, chained[place])
            and not _descends(chained, place, index)
        ]
        linked.append(dataclasses.replace(each, parent=min(around)[2] if around else None))
    return linked


def _is_around(inner: ChainedAttribution, outer: ChainedAttribution) -> bool:
    """Whether the content of the one holds the other's cue in its turn: then neither stands above the other."""
    return any(span.contains(outer.found.cue[0]) for span in inner.found.content)


def _descends(chained: Sequence[ChainedAttribution], place: int, ancestor: int) -> bool:
    """Whether one attribution already hangs below another."""
    seen: set[int] = set()
    current: int | None = place
    while current is not None and current not in seen:
        if current == ancestor:
            return True
        seen.add(current)
        current = chained[current].parent
    return False


def chain_to_attributions(document: str, chained: Sequence[ChainedAttribution]) -> tuple[Attribution, ...]:
    """The attributions of the model, in order of the list, with ids and parent ids."""
    ids = [
        content_id("att", document, each.found.source_spans, each.found.cue, each.found.content)
        for each in chained
    ]
    return tuple(
        Attribution(
            id=ids[index],
            document=document,
            source=each.found.source_spans,
            cue=each.found.cue,
            content=each.found.content,
            source_kind=each.source.kind,
            named=each.source.named,
            label=each.source.label,
            parent=None if each.parent is None else ids[each.parent],
        )
        for index, each in enumerate(chained)
    )


def _without_words(holder: Holder) -> Holder:
    """A holder without the place of its words: "the company declined to say" names the company once."""
    return dataclasses.replace(holder, attribution=None, spans=())


def holders_of(
    index: int | None,
    chained: Sequence[ChainedAttribution],
    attributions: Sequence[Attribution],
    max_depth: int,
) -> tuple[Holder, ...]:
    """The chain from the AUTHOR to the source of this attribution; the AUTHOR alone for None."""
    holders: list[Holder] = []
    while index is not None and len(holders) < max_depth:
        each = attributions[index]
        tells_nothing = each.source_kind is SourceKind.UNSPECIFIED and each.parent is not None
        if chained[index].holds and not tells_nothing:
            entity = chained[index].source.entity
            holders.append(Holder(each.label, each.source_kind, each.named, each.id, each.source, entity))
        index = chained[index].parent
    links = [next(same) for _, same in groupby(reversed(holders), _without_words)]
    return (AUTHOR_HOLDER, *links)
