"""Through whose hands a source came: outlets that saw a paper, were told something, or quote somebody.

"Documents seen by the Harbour Times show X", "officials told the Times that X": the outlet holds what the source holds,
and stands above it (docs/annotation.md, chains).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

from allegedly.extract.candidates import source_phrase
from allegedly.extract.found import FoundAttribution
from allegedly.extract.sources import describe_source, head_of, source_words, trimmed
from allegedly.extract.tree import Tree, tokens_to_spans
from allegedly.model.annotation import Token
from allegedly.model.source import SourceKind
from allegedly.model.text import Span, Spans

KEEPING = frozenset(
    (
        "acquire contain disclose get include leak obtain post provide publish quote receive release review "
        "see share view"
    ).split()
)
"""Verbs by which a document is said to have come through somebody's hands, or to stand in something."""

TELLING = frozenset({"tell", "inform", "brief"})
SPEAKING_TO = frozenset({"interview", "statement", "comment", "email", "message", "call"})
HANDS = frozenset({"by", "to", "with"})
NEAR = 5
"""Code points that may stand between "seen by" and the outlet's name: an article."""

MOST_RECEIVER_WORDS = 8


def without_keepers(tree: Tree, found: Sequence[FoundAttribution]) -> list[FoundAttribution]:
    """The attributions without those of "seen by X" and the like: they say what is done with a paper, not what it says.

    Where the tagger took "the Post" for the source in "records seen by the Post show X", it becomes the whole phrase.
    """
    kept: list[FoundAttribution] = []
    handed = [each for each in found if _is_handing(tree, each)]
    for each in found:
        if each in handed and any(_speaks_after(other, each) or _is_part_of(each, other) for other in found):
            continue
        before = next((other for other in handed if _speaks_after(each, other)), None)
        if before is not None and before.source:
            phrase = tree.tokens[_paper_of(tree, before).index : each.source[-1].index + 1]
            each = dataclasses.replace(
                each, source=phrase, source_spans=tokens_to_spans(phrase), kinds=before.kinds
            )
        kept.append(each)
    return kept


def _is_part_of(handing: FoundAttribution, each: FoundAttribution) -> bool:
    """Whether "seen by X" stands in the source of an attribution, whose wording tells it already."""
    return any(token.index == handing.head.index for token in each.source)


def _paper_of(tree: Tree, handing: FoundAttribution) -> Token:
    """The first word of what was handed on: "records" of "records seen by the Post"."""
    if handing.source[0].index < handing.head.index:
        return handing.source[0]
    noun = tree.head(handing.head)
    return (
        tree.subtree(noun)[0]
        if noun.pos in {"NOUN", "PROPN"} and noun.index < handing.head.index
        else handing.source[0]
    )


def _is_handing(tree: Tree, each: FoundAttribution) -> bool:
    """Whether a cue says through whose hands something came: "seen by", "shared with"."""
    words = [token for span in each.cue for token in tree.tokens_in(span)]
    after = tree.tokens[words[-1].index + 1 : words[-1].index + 2] if words else ()
    if words and all(token.lemma in HANDS for token in words):
        words.append(tree.head(words[0]))  # "by" alone, of "a report seen by the Post"
    hands = any(token.lemma in HANDS for token in (*words, *after))
    return hands and any(token.lemma in KEEPING and token.tag in {"VBN", "VBD"} for token in words)


def _speaks_after(each: FoundAttribution, handing: FoundAttribution) -> bool:
    """Whether an attribution's source stands just after, or holds, the cue of one that only hands its source on."""
    if each is handing or not each.source or not handing.cue:
        return False
    start, end = each.source[0].span.start, each.source[-1].span.end
    cue = handing.cue[-1]
    shares = any(one.overlaps(other) for one in each.content for other in handing.content)
    return shares and cue.start < end and start <= cue.end + NEAR and each.cue[0].start >= cue.end


def keepers_of(tree: Tree, each: FoundAttribution) -> Iterator[FoundAttribution]:
    """Whoever stands between the article and the source of the same content, according to the wording."""
    for token in each.source:
        if token.lemma in KEEPING and token.pos in {"VERB", "AUX"} and token.index != each.source[0].index:
            yield from _keeper_in_clause(tree, each, token)
    if each.head.lemma in TELLING:
        receivers = [
            source_phrase(tree, child) for child in tree.children_of(each.head, "dobj", "dative", "iobj")
        ]
        for phrase in (_words_told(tree, each), *receivers):
            if is_outlet(tree, phrase):
                yield with_same_content(each, phrase, each.cue)
    for preposition in tree.children_of(each.head, "prep"):
        yield from _interviewer(tree, each, preposition)


def _words_told(tree: Tree, each: FoundAttribution) -> tuple[Token, ...]:
    """The words between "told" and what was told, whatever the parser made of them."""
    content = next((span.start for span in each.content if span.start >= each.cue[-1].end), None)
    after = tree.tokens[each.head.index + 1 : each.head.index + 1 + MOST_RECEIVER_WORDS]
    ends = (
        token.index
        for token in after
        if token.pos in {"PUNCT", "ADP", "SCONJ"} or (content is not None and token.span.start >= content)
    )
    end = next(ends, each.head.index + 1)
    # a name that goes on after a hyphen is none yet: "told African-Americans"
    return () if tree.tokens[end].text == "-" else tuple(tree.tokens[each.head.index + 1 : end])


def is_outlet(tree: Tree, phrase: Sequence[Token]) -> bool:
    """Whether those who were told are an outlet, not people or a body that only listened.

    A name that the tables do not know is taken for an outlet's: sources tell outlets far more often than firms.
    """
    if not phrase:
        return False
    head = head_of(phrase)
    described = describe_source(tree, phrase)
    if described.kind is SourceKind.MEDIA or _is_called_one(phrase):
        return True
    publisher = tree.annotated.document.publisher.lower()
    if publisher and name_words(described.label) == name_words(publisher):
        return True
    if head.pos != "PROPN" or described.kind in {SourceKind.GOVERNMENT, SourceKind.OFFICIAL}:
        return False
    named = tree.mentions_at.get(head.index, ())
    if any(each.label == "NORP" for each in named):
        return False
    if any(each.label == "PERSON" for each in named) and phrase[0].lemma != "the":
        return False
    known = source_words()
    return not any(token.text in known or token.lemma in known for token in phrase)


def _is_called_one(phrase: Sequence[Token]) -> bool:
    """Whether a name stands beside a word for outlets: "the news agency Borealis", not "a news conference in Rome"."""
    if any(token.pos == "ADP" for token in phrase) or not any(token.pos == "PROPN" for token in phrase):
        return False
    return any(source_words().get(token.lemma) is SourceKind.MEDIA for token in phrase)


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name in lower case without its article."""
    words = name.lower().split()
    return tuple(words[1:] if words[:1] == ["the"] else words)


def _keeper_in_clause(tree: Tree, each: FoundAttribution, clause: Token) -> Iterator[FoundAttribution]:
    """ "a report that some outlets have received", "a memo seen by X", "reporting that is included in the dossier"."""
    cue = tokens_to_spans([clause])
    container = next(
        (child for child in tree.children_of(clause, "prep") if child.lemma in {"in", "on"}), None
    )
    inner = tree.child(container, "pobj") if container is not None else None
    if clause.lemma in {"include", "contain", "publish", "quote"} and inner is not None:
        yield with_same_content(each, source_phrase(tree, inner), cue)
        return
    subject = tree.child(clause, "nsubj")
    if subject is not None and subject.tag not in {"WP", "WDT"}:
        yield with_same_content(each, source_phrase(tree, subject), cue)
        return
    preposition = next((child for child in tree.children[clause.index] if child.lemma in HANDS), None)
    if preposition is None or preposition.index < clause.index:
        return
    words = [token for token in each.source if token.index > preposition.index]
    keeper = tree.child(preposition, "pobj")
    phrase = trimmed(words) or (source_phrase(tree, keeper) if keeper is not None else ())
    if phrase:
        yield with_same_content(each, phrase, (Span(clause.span.start, preposition.span.end),))


def _interviewer(tree: Tree, each: FoundAttribution, preposition: Token) -> Iterator[FoundAttribution]:
    """ "said in an interview with the Harbour Times"."""
    occasion = tree.child(preposition, "pobj")
    if occasion is None or occasion.lemma not in SPEAKING_TO:
        return
    for inner in tree.children_of(occasion, "prep"):
        receiver = tree.child(inner, "pobj")
        if inner.lemma in {"with", "to"} and receiver is not None:
            phrase = source_phrase(tree, receiver)
            if is_outlet(tree, phrase):
                yield with_same_content(each, phrase, tokens_to_spans([occasion]))


def with_same_content(each: FoundAttribution, source: Sequence[Token], cue: Spans) -> FoundAttribution:
    """An attribution of the same content to another source by another cue."""
    return dataclasses.replace(
        each, source=tuple(source), source_spans=tokens_to_spans(source), cue=cue, kinds=()
    )
