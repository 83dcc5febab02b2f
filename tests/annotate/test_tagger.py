"""The tagger with its real weights: what it finds in plain sentences, and that no text makes it fail."""

from __future__ import annotations

import functools
import itertools
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allegedly.annotate.parser import Parse
from allegedly.annotate.tagger import Tagger
from allegedly.model.annotation import TaggedAttribution
from allegedly.model.text import Span, words_of

MAX_GROWTH = 2.0
"""A text of eight times the length may take sixteen times as long: what is above eight is left to a busy machine."""


@functools.cache
def tagger() -> Tagger:
    """The tagger of the package."""
    return Tagger.load(threads=2)


def tagged(text: str) -> tuple[TaggedAttribution, ...]:
    """What the tagger finds, a block for each line."""
    blocks, position = [], 0
    for line in text.split("\n"):
        if line:
            blocks.append(Span(position, position + len(line)))
        position += len(line) + 1
    return tagger().tag(text, blocks, [], Parse()).attributions


# text, source, a word of the cue, a word of the content: sentences that any weights worth shipping get right
PLAIN = [
    ("The mayor said the bridge was safe.", "The mayor", "said", "bridge"),
    ("“The bridge is safe,” said Ana Osei, the mayor.", "Ana Osei", "said", "“The bridge is safe"),
    (
        "According to the coast guard, two ferries collided off the cape.",
        "the coast guard",
        "ccording",
        "ferries",
    ),
    ("Halden Copper denied that it had hidden the cracks.", "Halden Copper", "denied", "hidden the cracks"),
    ("Residents fear that the dam will break before winter.", "Residents", "fear", "the dam will break"),
    ("The company plans to close two mines next year.", "The company", "plans", "close two mines"),
    ("Ministers believe the strike will end on Friday.", "Ministers", "believe", "the strike will end"),
]


@pytest.mark.parametrize(("text", "source", "cue", "content"), PLAIN)
def test_plain_sentences(text: str, source: str, cue: str, content: str) -> None:
    found = next(each for each in tagged(text) if cue in words_of(each.cue, text))
    assert source in words_of(found.source, text)
    assert content in words_of(found.content, text)


@pytest.mark.parametrize("text", ["The river runs through two valleys.", "Rain fell on Monday and Tuesday."])
def test_nobody_speaks(text: str) -> None:
    assert tagged(text) == ()


NESTED_MARKS = [
    "“He said, ‘she told me “no” twice,’ and left,” Osei said.",
    "«Il a dit “non”», said Osei.",
    "„Nein“, said the mayor, ‚never‘.",
    "\"'\"'\"'said'\"'\"'\"",
    "``The dam is safe,'' said Osei.",
    "「はい」 said Osei. 『いいえ』",
    "‹No›, »no«, ”no”, ’no’, said Osei",
    "“" * 300 + " said " + "”" * 300,
]
HOSTILE = [
    "",
    "\n\n\n",
    " ",
    "\u200b\u202e\ufeff",
    "[CLS] said [SEP] [PAD] [MASK] [UNK] the mayor",
    "MAYOR SAYS NO TROOPS WERE SENT, POLICE DENY REPORT, SOURCES CLAIM DAM WILL FAIL",
    "Ã¢â‚¬Å“Mojibake,Ã¢â‚¬Â\u009d he said. Itâ€™s fine, the mayor added.",
    "Мэр сказал, что мост безопасен. 市長は橋は安全だと述べた。 قال العمدة إن الجسر آمن",
    "Der Minister sagte, es gebe keine Beweise.",
    "<p>He said &amp; left</p> <b>said</b> that",
    "said " * 1500,
    "he said that " * 600,
    "x" * 30_000,
    "a\u0301" * 500 + " said",
    "no stops at all he said that it was fine and then she said no and he denied it",
    *NESTED_MARKS,
]


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_the_text_every_span_stands_in_it(text: str) -> None:
    check(text)


@settings(max_examples=25)
@given(
    st.text(alphabet=st.one_of(st.sampled_from("\n said,.“”‘'"), st.characters(codec="utf-8")), max_size=120)
)
def test_any_text_at_all(text: str) -> None:
    check(text)


def check(text: str) -> None:
    """Every span of every attribution stands in the text, in order; cues share no letter."""
    found = tagged(text)
    cues = [span for each in found for span in each.cue]
    assert all(left.end <= right.start for left, right in itertools.pairwise(cues))
    for each in found:
        assert each.cue and each.content
        assert 0 <= each.score <= 1
        for passage in (each.source, each.cue, each.content):
            assert list(passage) == sorted(passage)
            assert all(0 <= span.start < span.end <= len(text) for span in passage)


def test_an_article_gives_the_same_twice() -> None:
    text = "Mayor: dam is safe\nThe mayor said the dam was safe, but engineers warned that it leaks."
    assert tagged(text) == tagged(text)


def test_a_long_article_loses_nothing_at_the_borders_of_windows() -> None:
    names = [
        f"Mayor {name} said the {name} bridge was safe." for name in ("Roe", "Vale", "Brandt", "Osei") * 40
    ]
    text = " ".join(names)
    said = [span for each in tagged(text) for span in each.cue if span.of(text) == "said"]
    assert len(said) >= 0.95 * len(names)


@pytest.mark.slow
def test_a_long_line_takes_time_by_its_length() -> None:
    sentence = "The mayor said the bridge over the river was safe and that nobody had asked about it before. "
    short, long = sentence * 200, sentence * 1_600
    tagged(short)
    seconds = []
    for text in (short, long):
        started = process_time()
        found = tagged(text)
        seconds.append(process_time() - started)
        assert len(found) > 0.9 * text.count("said")
        assert all(span.end <= len(text) for each in found for span in (*each.cue, *each.content))
    assert seconds[1] < 8 * seconds[0] * MAX_GROWTH
