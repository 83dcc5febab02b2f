"""The parser over many blocks: tokens stand where the text has them, and the process keeps its threads."""

from __future__ import annotations

import functools

from threadpoolctl import threadpool_info, threadpool_limits

from allegedly.annotate.parser import BATCH_BLOCKS, Parser
from allegedly.model.text import Span

SENTENCES = (
    "The mayor of Orrin said the bridge was safe.",
    "Two ferries collided off the cape; dozens were hurt.",
    "Halden Copper denied it.",
)


@functools.cache
def parser() -> Parser:
    return Parser.load()


def text_of_blocks(count: int) -> tuple[str, list[Span]]:
    """A text of so many lines, a block each."""
    lines = [SENTENCES[place % len(SENTENCES)] for place in range(count)]
    blocks, position = [], 0
    for line in lines:
        blocks.append(Span(position, position + len(line)))
        position += len(line) + 1
    return "\n".join(lines), blocks


def test_more_blocks_than_are_parsed_together_come_back_in_order_and_in_place() -> None:
    texts = [text_of_blocks(2), text_of_blocks(2 * BATCH_BLOCKS + 3), ("", []), text_of_blocks(1)]
    parses = list(parser().parse_all(texts))
    assert [len(parse.sentences) for parse in parses] == [len(blocks) for _, blocks in texts]
    for (text, _), parse in zip(texts, parses, strict=True):
        assert [token.text for token in parse.tokens] == [token.span.of(text) for token in parse.tokens]
        assert [token.index for token in parse.tokens] == list(range(len(parse.tokens)))


def test_a_block_is_parsed_alike_alone_and_among_others() -> None:
    text, blocks = text_of_blocks(BATCH_BLOCKS + 2)
    (together,) = parser().parse_all([(text, blocks)])
    (alone,) = parser().parse_all([(text, blocks[-1:])])
    size = len(alone.tokens)
    mine = [(token.lemma, token.tag, token.dep) for token in together.tokens[-size:]]
    assert mine == [(token.lemma, token.tag, token.dep) for token in alone.tokens]


def test_the_threads_of_the_process_are_as_before() -> None:
    with threadpool_limits(limits=2, user_api="blas"):
        before = threadpool_info()
        list(parser().parse_all([text_of_blocks(3)]))
        assert threadpool_info() == before
