"""The dependency tree of a document, for asking what hangs on what."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from allegedly.model.annotation import Annotated, EventRating, Sentence, Token
from allegedly.model.text import Span, Spans, normalise_spans

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})


@dataclass(frozen=True, slots=True)
class Tree:
    """An annotated document with the children of every token at hand."""

    annotated: Annotated
    children: tuple[tuple[Token, ...], ...]
    sentence_of: tuple[int, ...]

    @property
    def tokens(self) -> tuple[Token, ...]:
        """All tokens of the document."""
        return self.annotated.tokens

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
        found: list[Token] = []
        waiting = [token]
        while waiting:
            current = waiting.pop()
            found.append(current)
            waiting.extend(child for child in self.children[current.index] if stop is None or not stop(child))
        return sorted(found, key=lambda each: each.index)

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
            current = self.head(current)
        return None

    def antecedent(self, subject: Token, predicate: Token) -> Token:
        """What a relative pronoun stands for; any other subject stands for itself."""
        if subject.tag in {"WP", "WDT"} and predicate.dep == "relcl":
            return self.head(predicate)
        return subject

    def tokens_in(self, span: Span) -> list[Token]:
        """Tokens that overlap a span, found by halving."""
        low, high = 0, len(self.tokens)
        while low < high:
            middle = (low + high) // 2
            if self.tokens[middle].span.end <= span.start:
                low = middle + 1
            else:
                high = middle
        found: list[Token] = []
        while low < len(self.tokens) and self.tokens[low].span.start < span.end:
            found.append(self.tokens[low])
            low += 1
        return found


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
    return Tree(annotated, tuple(tuple(each) for each in children), tuple(sentence_of))


def tokens_to_spans(tokens: Iterable[Token]) -> Spans:
    """The passage that these tokens make: runs of neighbouring tokens, white space between them included."""
    ordered = sorted(tokens, key=lambda token: token.index)
    runs: list[Span] = []
    previous = -2
    for token in ordered:
        if runs and token.index == previous + 1:
            runs[-1] = Span(runs[-1].start, token.span.end)
        else:
            runs.append(token.span)
        previous = token.index
    return normalise_spans(runs)
