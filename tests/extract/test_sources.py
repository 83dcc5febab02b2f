"""Golden sources: a sentence, the source's words in it, their kind, whether it is named, what a reader sees.

Add a row to add a case. An empty label means that the label is the source's words.
"""

from __future__ import annotations

import pytest

from allegedly.extract.sources import DescribedSource, describe_source, head_of, source_words
from allegedly.model.source import SourceKind
from allegedly.model.text import Span
from tests.models import parse

# sentence, source, kind, named, label
GOLDEN = [
    # people
    ("Maria Silva said no.", "Maria Silva", "person", True, ""),
    ("Maria Silva spoke first. She said no.", "She", "person", True, "Maria Silva"),
    ("The referee said he saw nothing.", "The referee", "person", False, ""),
    ("Her lawyer said she was at home.", "Her lawyer", "person", False, ""),
    ("The driver's sister said he slept.", "The driver's sister", "person", False, ""),
    ("Former minister Ana Osei said no.", "Former minister Ana Osei", "person", True, ""),
    (
        "Tom Vale, chief executive of Halden Copper, said no.",
        "Tom Vale, chief executive of Halden Copper",
        "person",
        True,
        "",
    ),
    (
        "Prof Lena Roe, a historian at the college, said no.",
        "Prof Lena Roe, a historian at the college",
        "person",
        True,
        "",
    ),
    # officials
    ("Officials said the road was shut.", "Officials", "official", False, ""),
    ("Two senior officials said the road was shut.", "Two senior officials", "official", False, ""),
    ("The mayor said the road was shut.", "The mayor", "official", False, ""),
    ("President Ana Osei said the war was over.", "President Ana Osei", "official", True, ""),
    ("Prosecutors said he had fled.", "Prosecutors", "official", False, ""),
    ("The judge said the case was closed.", "The judge", "official", False, ""),
    (
        "A spokesman for the Ministry of Health said no.",
        "A spokesman for the Ministry of Health",
        "official",
        False,
        "",
    ),
    ("Pavel Brandt, a police spokesman, said no.", "Pavel Brandt, a police spokesman", "official", True, ""),
    # governments
    ("The Ministry of Health said beds were free.", "The Ministry of Health", "government", True, ""),
    ("The ministry said beds were free.", "The ministry", "government", False, ""),
    ("Police said two men fled.", "Police", "government", False, ""),
    ("The court ruled that the law was void.", "The court", "government", False, ""),
    ("Norway said it would pay.", "Norway", "government", True, ""),
    ("The coast guard said the ship sank.", "The coast guard", "government", False, ""),
    ("The Senate said it would vote.", "The Senate", "government", True, ""),
    # organisations
    ("Halden Copper Ltd said no.", "Halden Copper Ltd", "organisation", True, ""),
    ("The company said no.", "The company", "organisation", False, ""),
    ("A spokeswoman for the airline said no.", "A spokeswoman for the airline", "organisation", False, ""),
    ("The United Nations said aid was late.", "The United Nations", "organisation", True, ""),
    ("The union said its members would strike.", "The union", "organisation", False, ""),
    ("The opposition party said the vote was rigged.", "The opposition party", "organisation", False, ""),
    (
        "Mira Vale, a spokeswoman for Halden Copper, said no.",
        "Mira Vale, a spokeswoman for Halden Copper",
        "organisation",
        True,
        "",
    ),
    # media
    ("The Harbour Times reported that the ship sank.", "The Harbour Times", "media", True, ""),
    ("The newspaper reported that the ship sank.", "The newspaper", "media", False, ""),
    ("Reuters said the ship sank.", "Reuters", "media", True, ""),
    ("State television said the ship sank.", "State television", "media", False, ""),
    ("The weekly Kompas wrote that the ship sank.", "The weekly Kompas", "media", True, ""),
    # documents
    ("A leaked memo says the firm knew.", "A leaked memo", "document", False, ""),
    ("The report says the dam leaks.", "The report", "document", False, ""),
    ("The indictment says he paid a judge.", "The indictment", "document", False, ""),
    ("Court filings show that he paid a judge.", "Court filings", "document", False, ""),
    ("Internal emails show that she knew.", "Internal emails", "document", False, ""),
    # data
    ("Satellite images show new trenches.", "Satellite images", "data", False, ""),
    ("The data show that prices fell.", "The data", "data", False, ""),
    ("A poll found that most would stay.", "A poll", "data", False, ""),
    # unnamed
    ("Residents said the water was brown.", "Residents", "unnamed", False, ""),
    ("People familiar with the matter said no.", "People familiar with the matter", "unnamed", False, ""),
    ("Analysts said prices would fall.", "Analysts", "unnamed", False, ""),
    ("A source close to the family said no.", "A source close to the family", "unnamed", False, ""),
    (
        "An official who asked for anonymity said no.",
        "An official who asked for anonymity",
        "unnamed",
        False,
        "An official",
    ),
    ("One of the people said no.", "One of the people", "unnamed", False, ""),
    ("Some say the dam is safe.", "Some", "unnamed", False, ""),
    ("Witnesses said a shot was fired.", "Witnesses", "unnamed", False, ""),
]


def described(sentence: str, phrase: str) -> DescribedSource:
    """The source that the phrase's last place in the sentence stands for."""
    tree = parse(sentence)
    start = sentence.rindex(phrase)
    return describe_source(tree, tree.tokens_in(Span(start, start + len(phrase))))


@pytest.mark.parametrize(
    ("sentence", "phrase", "kind", "named", "label"), GOLDEN, ids=[row[1][:40] for row in GOLDEN]
)
def test_kind_name_and_label(sentence: str, phrase: str, kind: str, named: bool, label: str) -> None:
    found = described(sentence, phrase)
    assert (found.kind.value, found.named, found.label) == (kind, named, label or phrase)


def test_no_source_is_unspecified() -> None:
    found = describe_source(parse("He allegedly paid."), ())
    assert (found.kind, found.named) == (SourceKind.UNSPECIFIED, False)


def test_names_for_one_paper_share_an_entity() -> None:
    text = "A leaked memo says the firm knew. The document names two men."
    assert described(text, "The document").entity == described(text, "A leaked memo").entity


def test_the_head_of_a_phrase_is_what_it_is_about() -> None:
    tree = parse("A spokesman for the port authority, who asked not to be named, said no.")
    assert head_of(tree.tokens[:6]).text == "spokesman"


def test_the_table_holds_only_kinds_of_the_contract() -> None:
    assert set(source_words().values()) <= set(SourceKind) - {SourceKind.UNSPECIFIED, SourceKind.PERSON}
    assert len(source_words()) > 400
