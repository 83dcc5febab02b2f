from __future__ import annotations

import pytest

from tests.factories import make_document
from tests.models import annotate, annotator

HOSTILE = [
    "",
    " \n\n ",
    "\u200b\u202e\ufeff",
    "A" * 20_000,
    "word " * 4_000,
    "“‘«\"'" * 500,
    "MINISTER SAYS NO TROOPS WERE SENT TO THE BORDER ON FRIDAY",
    "no punctuation at all he said that it was fine and then she said no",
    "Ã¢â‚¬Å“Mojibake,Ã¢â‚¬Â he said.",
    "<p>He said &amp; left</p> <b>said</b>",
    "Der Minister sagte, es gebe keine Beweise.",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_every_text_is_annotated_and_every_token_stands_in_it(text: str) -> None:
    annotated = annotator().annotate(make_document(text))
    for token in annotated.tokens:
        assert token.span.of(text) == token.text
        assert 0 <= token.head < len(annotated.tokens)
    covered = [index for each in annotated.sentences for index in range(each.first_token, each.end_token)]
    assert covered == list(range(len(annotated.tokens)))


def test_many_documents_come_back_in_order_and_as_if_alone() -> None:
    documents = [
        make_document(f"Mayor {name} spoke on Friday.", path=name) for name in ("Roe", "Vale", "Brandt")
    ]
    together = list(annotator().annotate_many(documents))
    assert [each.document.path for each in together] == ["Roe", "Vale", "Brandt"]
    assert together[1].tokens == annotator().annotate(documents[1]).tokens


CHAINS = [
    (
        "The Wagner Group met Turkish traders. Wagner paid them. The group left.",
        "Wagner Group",
        ["Wagner", "The group"],
    ),
    ("Maria Silva spoke to reporters. Silva denied it. She left.", "Maria Silva", ["Silva", "She"]),
    (
        "A leaked memo says the firm knew. The document is real. The memo is new.",
        "leaked memo",
        ["The document", "The memo"],
    ),
    ("The World Health Organization met. The WHO voted.", "World Health Organization", ["WHO"]),
]


@pytest.mark.parametrize(("text", "name", "others"), CHAINS)
def test_names_short_forms_and_role_nouns_are_one(text: str, name: str, others: list[str]) -> None:
    chain = next(each for each in annotate(text).coreference if name in each.name)
    mentions = [span.of(text) for span in chain.mentions]
    assert all(any(other in mention for mention in mentions) for other in others), mentions
