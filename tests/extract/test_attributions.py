"""Golden attributions: one sentence a row, with source, cue word and content. Add a row to add a case."""

from __future__ import annotations

from itertools import pairwise

import pytest

from allegedly.model.source import Attribution
from allegedly.model.text import words_of
from tests.models import annotate, extract

# text, source, a word of the cue, content
GOLDEN = [
    ("Maria Silva said the dam was safe.", "Maria Silva", "said", "the dam was safe"),
    ("The minister said that the dam was safe.", "The minister", "said", "that the dam was safe"),
    ("“The dam is safe,” Silva told reporters.", "Silva", "told", "“The dam is safe,”"),
    (
        "According to the port authority, two ships collided.",
        "the port authority",
        "According",
        "two ships collided",
    ),
    (
        "Two ships collided, according to the port authority.",
        "the port authority",
        "according",
        "Two ships collided",
    ),
    ("The dam, engineers warned, could break.", "engineers", "warned", "The dam … could break"),
    ("The company denied that it had paid him.", "The company", "denied", "that it had paid him"),
    ("The firm allegedly paid a judge.", "", "allegedly", "The firm … paid a judge"),
    ("The bank reportedly lost the files.", "", "reportedly", "The bank … lost the files"),
    (
        "Officials have indicated that the memo is authentic.",
        "Officials",
        "indicated",
        "that the memo is authentic",
    ),
    ("Turkey is seen as a partner by the allies.", "the allies", "seen", "a partner"),
    ("Four patients died, it emerged last night.", "", "emerged", "Four patients died"),
    ("The firm, it transpired, had no licence.", "", "transpired", "The firm, … had no licence"),
    (
        'The chief, Dr Alison Marr, said the hospital "categorically rejects" the claim that anything was hidden.',
        "the hospital",
        "rejects",
        "the claim that anything was hidden",
    ),
    ("It was unclear whether the court would hear him.", "", "unclear", "whether the court would hear him"),
    ("The report alleges that funds were moved.", "The report", "alleges", "that funds were moved"),
]


def found(text: str, cue: str, title: str = "") -> Attribution:
    whole = annotate(text, title=title).document.text
    return next(each for each in extract(text, title=title).attributions if cue in words_of(each.cue, whole))


@pytest.mark.parametrize(("text", "source", "cue", "content"), GOLDEN)
def test_source_cue_and_content(text: str, source: str, cue: str, content: str) -> None:
    attribution = found(text, cue)
    assert words_of(attribution.source, text) == source
    assert words_of(attribution.content, text) == content


def test_what_a_denied_allegation_tells_is_no_attribution_of_its_own() -> None:
    text = "Kerr denied allegations that the firm had polluted the river."
    document = extract(
        f"Things happen again.\n\n{text}\n\nKerr denied allegations that Borland had polluted the lake."
    )
    assert not any("polluted" in each.label or each.label == "the firm" for each in document.attributions)


HEADLINES = [
    ("Minister: Dam will not be rebuilt", "Minister", ":", "Dam will not be rebuilt"),
    ("Firm was warned of cracks, leaked memo says", "leaked memo", "says", "Firm was warned of cracks"),
]


@pytest.mark.parametrize(("title", "source", "cue", "content"), HEADLINES)
def test_headlines(title: str, source: str, cue: str, content: str) -> None:
    attribution = found("Nothing else is known.", cue, title)
    assert words_of(attribution.source, title) == source
    assert words_of(attribution.content, title) == content


NOT_ATTRIBUTIONS = [
    "This suggests a long winter.",
    "There is no evidence that the dam was unsafe.",
    "The river runs through the valley.",
    "The plant leaked a gas known as argon.",
]


@pytest.mark.parametrize("text", NOT_ATTRIBUTIONS)
def test_nobody_speaks(text: str) -> None:
    assert extract(text).attributions == ()


def test_a_quotation_is_taken_whole_over_sentences_and_paragraphs() -> None:
    text = "“The dam is dry. We saw it,” Silva said.\n\n“It was like this for years.\n\n“Nobody came,” she added."
    first, second = (
        each for each in extract(text).attributions if words_of(each.cue, text) in {"said", "added"}
    )
    assert words_of(first.content, text) == "“The dam is dry. We saw it,”"
    assert "for years" in words_of(second.content, text)
    assert "Nobody came" in words_of(second.content, text)


def test_no_two_attributions_share_a_word_of_their_cues() -> None:
    text = "He said she said that they claimed the mayor knew that the dam would break, officials said."
    cues = [cue for each in extract(text).attributions for cue in each.cue]
    assert all(left.end <= right.start for left, right in pairwise(sorted(cues)))
