import pytest

from allegedly.config import ReadConfig
from allegedly.errors import EmptyInput, InputTooLarge, UnreadableInput
from allegedly.model.text import Document, Original
from allegedly.read.article import document_from_original
from tests.read.factories import CONFIG, pdf_of

LINES = [
    "Orrin bridge closed",
    "The bridge over the river Orrin was closed on Monday after engi-",
    "neers found a crack in its central pillar, the harbour authority said",
    "in a statement.",
    "The mayor of Orrinton did not answer questions about warnings.",
]


def read_pdf(data: bytes, config: ReadConfig = CONFIG) -> Document:
    return document_from_original(Original("a.pdf", data, "application/pdf"), config)


def test_text_hyphens_paragraphs_and_date() -> None:
    document = read_pdf(pdf_of(LINES))
    assert document.text.split("\n\n") == [
        "Orrin bridge closed",
        "The bridge over the river Orrin was closed on Monday after engineers found a crack in its central pillar, "
        "the harbour authority said in a statement.",
        "The mayor of Orrinton did not answer questions about warnings.",
    ]
    assert document.title == "Orrin bridge closed"
    assert document.published is not None
    assert (document.published.value, document.published.source) == ("2024-03-05", "metadata")


def test_title_of_the_metadata_unless_a_machine_made_it() -> None:
    assert read_pdf(pdf_of(LINES[1:], title="Bridge closed")).title == "Bridge closed"
    assert read_pdf(pdf_of(LINES[1:], title="Microsoft Word - draft.docx")).title == ""


def test_encrypted() -> None:
    with pytest.raises(UnreadableInput, match="the PDF is encrypted; remove its password first"):
        read_pdf(pdf_of(LINES, password="secret"))


@pytest.mark.parametrize("cut", [20, 200, 600])
def test_broken(cut: int) -> None:
    with pytest.raises((UnreadableInput, EmptyInput)) as caught:
        read_pdf(pdf_of(LINES)[:cut])
    assert caught.value.subject == "a.pdf"


def test_too_many_pages() -> None:
    with pytest.raises(InputTooLarge, match="max_pdf_pages"):
        read_pdf(pdf_of(LINES, pages=4), ReadConfig(max_pdf_pages=3))


def test_without_text() -> None:
    with pytest.raises(EmptyInput):
        read_pdf(pdf_of([]))
