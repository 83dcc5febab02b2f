"""Quotation marks as evidence: whole quotations, quotations that the parse left hanging, and what follows them."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

from allegedly.extract.candidates import Candidate, source_of_verb, verb_cue
from allegedly.extract.cues import cue_probability
from allegedly.extract.found import FoundAttribution
from allegedly.extract.tree import Tree
from allegedly.model.annotation import QuotedPassage, Token
from allegedly.model.text import Span, Spans, normalise_spans

MAX_WORDS_TO_CUE = 12
"""A verb of speech stands at most this many tokens from the quotation it introduces or follows."""

MIN_SPEECH_RATE = 0.4
PARAGRAPH_DISTANCE = 1000


def quotation_candidates(tree: Tree) -> Iterator[Candidate]:
    """A spoken quotation beside a verb of speech with a subject, whatever the parse made of the two."""
    for passage in spoken_passages(tree):
        quoted = tree.tokens_in(passage.span)
        if not quoted:
            continue
        verb = _verb_beside(tree, quoted)
        if verb is None:
            continue
        source = source_of_verb(tree, verb)
        if source and not any(
            token.index >= quoted[0].index and token.index <= quoted[-1].index for token in source
        ):
            yield Candidate(verb, "speech", verb_cue(tree, verb), source, tuple(quoted))


def spoken_passages(tree: Tree) -> list[QuotedPassage]:
    """Outer quotations that are more than a quoted word or two."""
    return [passage for passage in tree.annotated.quotations if passage.depth == 0 and not passage.scare]


def _verb_beside(tree: Tree, quoted: Sequence[Token]) -> Token | None:
    """The verb of speech that stands nearest after or before a quotation, in its sentence."""
    after_sentence = tree.sentence(quoted[-1])
    after = tree.tokens[
        quoted[-1].index + 1 : min(after_sentence.end_token, quoted[-1].index + MAX_WORDS_TO_CUE)
    ]
    before_sentence = tree.sentence(quoted[0])
    first = max(before_sentence.first_token, quoted[0].index - MAX_WORDS_TO_CUE)
    before = tree.tokens[first : quoted[0].index]
    for token in (*after, *reversed(before)):
        if token.pos == "VERB" and cue_probability(token.lemma, "speech") >= MIN_SPEECH_RATE:
            return token
    return None


def with_continued_quotations(tree: Tree, found: Sequence[FoundAttribution]) -> list[FoundAttribution]:
    """The same attributions, every quotation that runs over paragraphs given whole to the one whose cue is nearest.

    What the speaker ascribes to others inside the quotation keeps its content.
    """
    contents: list[Spans] = [each.content for each in found]
    for group in _quotation_groups(tree):
        owner = _owner(tree, found, group) if len(group) > 1 else None
        if owner is None:
            continue
        spans = [passage.span for passage in group]
        contents = [
            content
            if any(span.contains(cue) for span in spans for cue in each.cue)
            else without(content, spans, tree.text)
            for each, content in zip(found, contents, strict=True)
        ]
        contents[owner] = normalise_spans([*contents[owner], *spans])
    return [dataclasses.replace(each, content=content) for each, content in zip(found, contents, strict=True)]


def with_whole_quotations(tree: Tree, found: Sequence[FoundAttribution]) -> list[FoundAttribution]:
    """The same attributions, their contents grown to the whole of the quotations they touch.

    A quotation that goes on in the next paragraph, and a quotation that follows in the same paragraph
    with no cue of its own, belong to the attribution before it.
    """
    groups = _quotation_groups(tree)
    contents: list[Spans] = [each.content for each in found]
    owner_of: dict[int, int] = {}
    for number, group in enumerate(groups):
        owner = _owner(tree, found, group)
        if owner is None and number and _follows(tree, groups[number - 1], group):
            owner = owner_of.get(number - 1)
        if owner is None:
            continue
        owner_of[number] = owner
        contents[owner] = normalise_spans([*contents[owner], *(passage.span for passage in group)])
    grown = []
    for each, content in zip(found, contents, strict=True):
        own = [*each.cue, *_token_spans(each.source)]
        grown.append(dataclasses.replace(each, content=without(content, own, tree.text)))
    return grown


def _quotation_groups(tree: Tree) -> list[list[QuotedPassage]]:
    """Spoken quotations, each with its continuations in the paragraphs after it."""
    groups: list[list[QuotedPassage]] = []
    for passage in spoken_passages(tree):
        if passage.continues and groups:
            groups[-1].append(passage)
        else:
            groups.append([passage])
    return groups


def _owner(tree: Tree, found: Sequence[FoundAttribution], group: Sequence[QuotedPassage]) -> int | None:
    """The attribution whose content touches the quotation and whose cue stands outside it; the nearest."""
    near: list[tuple[int, int]] = []
    for index, each in enumerate(found):
        if any(passage.span.overlaps(cue) for passage in group for cue in each.cue):
            continue
        if any(passage.inner.overlaps(span) for passage in group for span in each.content):
            near.append((min(_distance(tree.text, passage.span, each.cue[0]) for passage in group), index))
    return min(near)[1] if near else None


def _distance(text: str, quotation: Span, cue: Span) -> int:
    """Code points between a quotation and a cue; a paragraph's end between them counts for many."""
    gap = Span(quotation.end, cue.start) if quotation.end <= cue.start else Span(cue.end, quotation.start)
    return (gap.end - gap.start) + PARAGRAPH_DISTANCE * ("\n" in gap.of(text))


def _follows(tree: Tree, before: Sequence[QuotedPassage], group: Sequence[QuotedPassage]) -> bool:
    """Whether a quotation stands in the same paragraph as the one before it, as a sentence of its own."""
    gap = tree.text[before[-1].span.end : group[0].span.start]
    if "\n" in gap or len(gap.split()) > MAX_WORDS_TO_CUE:
        return False
    words = group[0].inner.of(tree.text)
    return words[:1].isupper() and words.rstrip()[-1:] in ".?!"


def _token_spans(tokens: Sequence[Token]) -> list[Span]:
    return [token.span for token in tokens]


def without(content: Spans, holes: Sequence[Span], text: str) -> Spans:
    """The content less the words of its own cue and source, and less white space and commas at its ends."""
    pieces = list(content)
    for hole in holes:
        cut: list[Span] = []
        for piece in pieces:
            if not piece.overlaps(hole):
                cut.append(piece)
                continue
            cut.append(Span(piece.start, max(piece.start, hole.start)))
            cut.append(Span(min(piece.end, hole.end), piece.end))
        pieces = cut
    trimmed = (_trimmed(piece, text) for piece in pieces)
    return normalise_spans(piece for piece in trimmed if piece.start < piece.end)


def _trimmed(span: Span, text: str) -> Span:
    start, end = span
    while start < end and (text[start].isspace() or text[start] in ",;"):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in ",;"):
        end -= 1
    return Span(start, end)
