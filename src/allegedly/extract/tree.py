"""The dependency tree of a document, for asking what hangs on what."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from allegedly.extract.span_index import SpanIndex, passages_to_index
from allegedly.extract.transcripts import Part, Turn, annotated_to_turns
from allegedly.extract.whole_names import names_to_whole
from allegedly.model.actor import KnownName
from allegedly.model.annotation import Annotated, CoreferenceChain, EventRating, Mention, Sentence, Token
from allegedly.model.text import Span, Spans, normalise_spans

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
CONJUNCTIONS = frozenset({"after", "before", "since", "as", "until", "till", "because", "while", "when"})
"""Words that the parser may take for prepositions though a clause follows."""
JOINING_MARKS = frozenset({",", ";", ":", "–", "—", "/", "("})
_place = attrgetter("index")


@dataclass(frozen=True, slots=True)
class Tree:
    """An annotated document with the children, the sentence and the names of every token at hand.

    `starts` and `ends` are the tokens' places in the text; `names` those of the gazetteer that are no part of another
    name; `mentions_at` has the parser's names by token, and
    `chains_ending` the coreference chains by the ends of their mentions, each with that mention, in their order;
    `spoken` numbers what stands between quotation marks, scare quotes apart; `turns` are those of a transcript, and
    `asked` numbers what those who ask say in them.
    """

    annotated: Annotated
    tokens: tuple[Token, ...]
    children: tuple[tuple[Token, ...], ...]
    sentence_of: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    names: tuple[KnownName, ...]
    mentions_at: Mapping[int, tuple[Mention, ...]]
    chains_ending: Mapping[int, tuple[tuple[Span, CoreferenceChain], ...]]
    spoken: SpanIndex
    turns: tuple[Turn, ...]
    asked: SpanIndex

    @property
    def text(self) -> str:
        """The text of the document."""
        return self.annotated.document.text

    def rating(self, token: Token) -> EventRating | None:
        """How a reader would rate the event that a token names; None where nothing was rated."""
        return self.annotated.ratings[token.index] if self.annotated.ratings else None

    def head(self, token: Token) -> Token:
        """The token that this one hangs on; a root is its own head."""
        return self.tokens[token.head]

    def child(self, token: Token, *deps: str) -> Token | None:
        """The first child with one of these dependencies, in order of the text."""
        return next((child for child in self.children[token.index] if child.dep in deps), None)

    def children_of(self, token: Token, *deps: str) -> list[Token]:
        """All children with one of these dependencies, in order of the text."""
        return [child for child in self.children[token.index] if child.dep in deps]

    def sentence(self, token: Token) -> Sentence:
        """The sentence of a token."""
        return self.annotated.sentences[self.sentence_of[token.index]]

    def sentence_tokens(self, sentence: Sentence) -> Sequence[Token]:
        """The tokens of a sentence."""
        return self.tokens[sentence.first_token : sentence.end_token]

    def subtree(self, token: Token, stop: Callable[[Token], bool] | None = None) -> list[Token]:
        """The token and all below it in order of the text, leaving out branches where `stop` holds."""
        found = [token]
        for current in found:
            below = self.children[current.index]
            if below:
                found.extend(below if stop is None else [child for child in below if not stop(child)])
        found.sort(key=_place)
        return found

    def ancestors(self, token: Token) -> list[Token]:
        """The heads above a token, the nearest first."""
        found: list[Token] = []
        while token.head != token.index:
            token = self.tokens[token.head]
            found.append(token)
        return found

    def subject(self, token: Token) -> Token | None:
        """The grammatical subject of a predicate: its own, or that of the predicate that controls it.

        A passive subject counts. For "who said" it is the noun that the relative clause describes.
        """
        seen: set[int] = set()
        current = token
        while current.index not in seen:
            seen.add(current.index)
            own = self.child(current, *SUBJECTS)
            if own is not None:
                return self.antecedent(own, current)
            if current.dep in {"relcl", "acl"} and current.pos in {"VERB", "AUX"}:
                return self.head(current)
            if current.dep not in {"conj", "xcomp", "advcl", "pcomp", "prep", "dep", "aux", "ROOT"}:
                return None
            if current.dep == "conj" and not self._is_joined(current):
                return self._noun_after_conjunction(current)
            current = self.head(current)
        return None

    def _is_joined(self, verb: Token) -> bool:
        """Whether a word or a mark joins a second predicate to the first, which so shares its subject."""
        between = self.tokens[self.head(verb).index + 1 : verb.index]
        return self.head(verb).pos not in {"VERB", "AUX"} or any(
            token.dep in {"cc", "preconj"} or token.text in JOINING_MARKS for token in between
        )

    def _noun_after_conjunction(self, verb: Token) -> Token | None:
        """ "arrested a man after a fire killed two": the parser takes "killed" for a deed of the first subject."""
        for token in reversed(self.tokens[self.head(verb).index + 1 : verb.index]):
            if token.lemma in CONJUNCTIONS and (noun := self.child(token, "pobj")) is not None:
                return noun
        return None

    def antecedent(self, subject: Token, predicate: Token) -> Token:
        """What a relative pronoun stands for; any other subject stands for itself."""
        if subject.tag in {"WP", "WDT"} and predicate.dep == "relcl":
            return self.head(predicate)
        return subject

    def tokens_in(self, span: Span) -> list[Token]:
        """Tokens that overlap a span, found by halving."""
        return list(self.tokens[bisect_right(self.ends, span.start) : bisect_left(self.starts, span.end)])


def annotated_to_tree(annotated: Annotated) -> Tree:
    """The tree of an annotated document."""
    children: list[list[Token]] = [[] for _ in annotated.tokens]
    for token in annotated.tokens:
        if token.head != token.index:
            children[token.head].append(token)
    sentence_of = [0] * len(annotated.tokens)
    for number, sentence in enumerate(annotated.sentences):
        for index in range(sentence.first_token, sentence.end_token):
            sentence_of[index] = number
    mentions_at = _mentions_at(annotated.mentions)
    turns = annotated_to_turns(annotated)
    return Tree(
        annotated,
        annotated.tokens,
        tuple(tuple(each) for each in children),
        tuple(sentence_of),
        tuple(token.span.start for token in annotated.tokens),
        tuple(token.span.end for token in annotated.tokens),
        names_to_whole(annotated.tokens, annotated.names, mentions_at),
        mentions_at,
        _chains_ending(annotated.coreference),
        passages_to_index((each.inner,) for each in annotated.quotations if not each.scare),
        turns,
        passages_to_index((each.words,) for each in turns if each.part is Part.ASKS),
    )


def _mentions_at(mentions: Iterable[Mention]) -> Mapping[int, tuple[Mention, ...]]:
    found: dict[int, tuple[Mention, ...]] = {}
    for each in mentions:
        for place in range(each.first_token, each.end_token):
            found[place] = (*found.get(place, ()), each)
    return found


def _chains_ending(
    chains: Iterable[CoreferenceChain],
) -> Mapping[int, tuple[tuple[Span, CoreferenceChain], ...]]:
    found: dict[int, list[tuple[Span, CoreferenceChain]]] = {}
    for chain in chains:
        for span in chain.mentions:
            found.setdefault(span.end, []).append((span, chain))
    return {end: tuple(ending) for end, ending in found.items()}


def tokens_to_spans(tokens: Iterable[Token]) -> Spans:
    """The passage that these tokens make: runs of neighbouring tokens, white space between them included."""
    ordered = sorted(tokens, key=_place)
    runs: list[Span] = []
    previous = -2
    for token in ordered:
        if runs and token.index == previous + 1:
            runs[-1] = Span(runs[-1].start, token.span.end)
        else:
            runs.append(token.span)
        previous = token.index
    return normalise_spans(runs)
