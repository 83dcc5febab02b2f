"""Turns of a transcript as attributions: a label is the source, the mark after it the cue, the turn the content.

Whom "A:" stands for the introduction tells, if it names one person alone who takes part in the talk.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence

from allegedly.extract.found import FoundAttribution
from allegedly.extract.sources import DescribedSource, chain_at, describe_source, source_words
from allegedly.extract.span_index import passages_to_index
from allegedly.extract.speech import without
from allegedly.extract.transcripts import Part, Turn
from allegedly.extract.tree import Tree
from allegedly.model.actor import name_key
from allegedly.model.annotation import Mention, Token
from allegedly.model.source import SourceKind
from allegedly.model.text import Span

TALKS = frozenset(
    "interview conversation talk deposition testimony evidence examination questioning transcript".split()
)
TALKING = frozenset(
    "speak talk answer testify interview question ask depose sit meet give tell discuss reply examine".split()
)
OFFICES = frozenset({SourceKind.OFFICIAL, SourceKind.GOVERNMENT})
FIRST_PERSON = frozenset({"i", "me", "my", "myself"})
ASKER = DescribedSource(SourceKind.UNNAMED, False, "the interviewer", "the interviewer")
ANSWERER = DescribedSource(SourceKind.UNNAMED, False, "the interviewee", "the interviewee")


def tree_to_turn_attributions(tree: Tree) -> list[FoundAttribution]:
    """One attribution for each turn of a transcript, in order of the text."""
    if not tree.turns:
        return []
    people = _people(tree)
    answerer = _interviewee(tree, people)
    found: list[FoundAttribution] = []
    for turn in tree.turns:
        tokens = tuple(tree.tokens_in(turn.label))
        if tokens:
            speaker = answerer if turn.part is Part.ANSWERS else ASKER
            if turn.part is Part.NAMED:
                speaker = _named(tree, turn, people)
            head = tree.tokens_in(turn.mark)[-1]
            found.append(
                FoundAttribution(
                    head, tokens, (turn.label,), (turn.mark,), (turn.words,), 1.0, speaker=speaker
                )
            )
    return found


def within_turns(
    tree: Tree, turns: Sequence[FoundAttribution], found: Sequence[FoundAttribution]
) -> Iterator[FoundAttribution]:
    """The other attributions, each kept to the turn in which its cue stands; "I" there is the speaker.

    Those whose cue or source is a label are dropped: the turn's own attribution stands for them.
    """
    if not turns:
        yield from found
        return
    labels = passages_to_index((Span(each.source_spans[0].start, each.cue[0].end),) for each in turns)
    words = passages_to_index(each.content for each in turns)
    for each in found:
        if any(labels.overlapping(span) for span in (*each.cue, *each.source_spans)):
            continue
        inside = words.around(each.cue[0])
        own = inside[0] if inside else None
        others = {place for span in each.content for place in words.overlapping(span) if place != own}
        crossed = {place for span in each.content for place in labels.overlapping(span)}
        holes = [*(span for place in others for span in turns[place].content)]
        holes += [labels.passages[place][0] for place in crossed]
        kept = dataclasses.replace(each, content=without(each.content, holes, tree.text)) if holes else each
        if own is not None and len(each.source) == 1 and each.source[0].text.lower() in FIRST_PERSON:
            kept = dataclasses.replace(kept, speaker=turns[own].speaker, kinds=())
        yield kept


def _people(tree: Tree) -> dict[str, Mention]:
    """The people whom an article names outside the labels, by their full names as keys, each once."""
    labels = passages_to_index((each.label,) for each in tree.turns)
    people: dict[str, Mention] = {}
    for each in tree.annotated.mentions:
        if each.label == "PERSON" and not labels.overlapping(each.span):
            people.setdefault(name_key(_full_name(tree, each)), each)
    return people


def _named(tree: Tree, turn: Turn, people: Mapping[str, Mention]) -> DescribedSource:
    """The person that a label names: as the article names him elsewhere, if one alone can be meant."""
    own = turn.label.of(tree.text)
    keys = name_key(own).split()
    meant = [each for name, each in people.items() if name.split()[-1:] == keys[-1:]]
    if len(meant) == 1:
        return _person(tree, meant[0])
    kinds = {source_words().get(word) for word in keys}
    kind = SourceKind.OFFICIAL if kinds & OFFICES else SourceKind.PERSON
    return DescribedSource(kind, True, own, own)


def _person(tree: Tree, mention: Mention) -> DescribedSource:
    """The description of a person, under the fullest name that the article has for him."""
    tokens = tree.tokens[mention.first_token : mention.end_token]
    name = _full_name(tree, mention)
    return dataclasses.replace(describe_source(tree, tokens), named=True, label=name, entity=name)


def _full_name(tree: Tree, mention: Mention) -> str:
    chain = chain_at(tree, tree.tokens[mention.end_token - 1])
    return mention.span.of(tree.text) if chain is None else chain.name


def _interviewee(tree: Tree, people: Mapping[str, Mention]) -> DescribedSource:
    """Who answers: the one person before the first turn of whom it is said that he takes part in the talk."""
    start = tree.turns[0].label.start
    taking_part = [
        each for each in people.values() if each.span.end <= start and _takes_part(tree, each, start)
    ]
    return _person(tree, taking_part[0]) if len(taking_part) == 1 else ANSWERER


def _takes_part(tree: Tree, mention: Mention, end: int) -> bool:
    """Whether a person, or a pronoun that stands for him before `end`, is one of two who talk."""
    last = tree.tokens[mention.end_token - 1]
    chain = chain_at(tree, last)
    spans = (mention.span,) if chain is None else chain.mentions
    return any(_is_talker(tree, token) for span in spans if span.end <= end for token in tree.tokens_in(span))


def _is_talker(tree: Tree, token: Token) -> bool:
    """Whether a word is subject or object of talking, or stands under "interview with" or "deposition of"."""
    above = tree.head(token)
    if token.dep in {"nsubj", "nsubjpass", "dobj"}:
        return above.lemma in TALKING
    if token.dep == "pobj":
        return tree.head(above).lemma in TALKS | TALKING
    return False
