"""Who names whom, resolved to documents of the case."""

from __future__ import annotations

import dataclasses

import pytest

from allegedly.model.source import Attribution, SourceKind
from allegedly.model.text import Document, Hyperlink, Span, Zone, ZoneKind
from allegedly.trace.citations import Citation, documents_to_citations
from allegedly.trace.outlets import address_key, document_with_credits, documents_to_outlets, outlet_key
from tests.factories import make_document, make_extraction

COURIER = make_document(
    "Ore was sold.", path="courier", publisher="www.caldercourier.com", url="https://caldercourier.com/ore/"
)


def citations_of(citing: Document, *attributions: Attribution) -> tuple[Citation, ...]:
    extraction = dataclasses.replace(make_extraction(citing), attributions=attributions)
    documents = [COURIER, citing]
    return documents_to_citations(documents, [extraction], documents_to_outlets(documents))


@pytest.mark.parametrize(
    "text",
    [
        "According to the Calder Courier, ore was sold.",
        "The Calder Courier reported that ore was sold.",
        "The sale was first reported by the Calder Courier on Monday.",
        "He told the Calder Courier that ore was sold.",
        "He told the student newspaper Calder Courier that ore was sold.",
        "According to the broadcaster Calder Courier, ore was sold.",
        "Ore was sold (via Calder Courier).",
        "Ore was sold. h/t Calder Courier",
        "The story goes back to the Calder Courier.",
        "The rumour began with Calder Courier, a blog, which wrote of ore.",
    ],
)
def test_words_that_cite_an_outlet_of_the_case(text: str) -> None:
    (found,) = citations_of(make_document(text, path="b", publisher="Norvale Post"))
    assert found.documents == (COURIER.id,)
    assert "Calder Courier" in found.words


@pytest.mark.parametrize(
    "text",
    [
        "The Calder Courier building burned down.",
        "A courier from Calder came.",
        "Norvale Post reported that ore was sold.",
    ],
)
def test_a_name_alone_or_an_outlets_own_name_cites_nobody(text: str) -> None:
    assert citations_of(make_document(text, path="b", publisher="Norvale Post")) == ()


def test_a_link_names_the_very_page() -> None:
    citing = dataclasses.replace(
        make_document("Ore was sold.", path="b", publisher="Norvale Post"),
        links=(
            Hyperlink("http://www.caldercourier.com/ore?from=b", "here"),
            Hyperlink("https://elsewhere.example/", ""),
        ),
    )
    (found,) = citations_of(citing)
    assert found.exact
    assert found.documents == (COURIER.id,)


def test_an_attribution_to_an_outlet_outside_the_case_is_kept() -> None:
    citing = make_document("Torrin Echo says ore was sold.", path="b", publisher="Norvale Post")
    attribution = Attribution(
        "att-1",
        citing.id,
        (Span(0, 11),),
        (Span(12, 16),),
        (Span(17, 29),),
        SourceKind.MEDIA,
        True,
        "Torrin Echo",
    )
    (found,) = citations_of(citing, attribution)
    assert (found.outlet, found.documents) == ("Torrin Echo", ())


def test_a_dateline_that_names_an_outlet_of_the_case_is_a_credit() -> None:
    text = "NORVALE (Calder Courier) - Ore was sold."
    document = make_document(text, path="b", publisher="Norvale Post")
    document = dataclasses.replace(document, zones=(Zone(ZoneKind.DATELINE, Span(0, 26)),))
    (credit,) = document_with_credits(document, documents_to_outlets([COURIER, document])).credits
    assert (credit.agency, credit.whole) == ("Calder Courier", True)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The Calder Courier", "www.caldercourier.co.uk"),
        ("AP", "Associated Press"),
        ("The Associated Press", "apnews.com"),
        ("Calder Courier newspaper", "Calder Courier's"),
    ],
)
def test_spellings_of_one_outlet_agree(left: str, right: str) -> None:
    assert outlet_key(left) == outlet_key(right) != ""


def test_addresses_that_name_no_page_are_empty() -> None:
    assert (
        address_key("https://example.org/")
        == address_key("not a link")
        == address_key("http://[broken")
        == ""
    )
