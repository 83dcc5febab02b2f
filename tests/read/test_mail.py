import pytest

from allegedly.errors import EmptyInput, InputError
from allegedly.model.text import Document, Original
from allegedly.read.article import document_from_original
from tests.read.factories import BODY, CONFIG, PAGE, mail_of


def read_mail(data: bytes) -> Document:
    return document_from_original(Original("a.eml", data, "message/rfc822"), CONFIG)


def test_plain_mail() -> None:
    document = read_mail(mail_of(BODY.encode()))
    assert document.title == "Orrin bridge closed"
    assert document.text == f"Orrin bridge closed\n\n{BODY}"
    assert document.publisher == "harbour.example"
    assert document.published is not None and document.published.value == "2024-03-05T08:30:00+01:00"


@pytest.mark.parametrize(
    ("sender", "outlet"),
    [
        (b"Orrin Risk Letter <letter@orrinrisk.example>", "Orrin Risk Letter"),
        (b'"The Harbour, daily" <desk@harbour.example>', "The Harbour, daily"),
        (b"desk@harbour.example", "harbour.example"),
        (b'"desk@harbour.example" <desk@harbour.example>', "harbour.example"),
        (b"=?utf-8?q?Orrin_Caf=C3=A9?= <desk@harbour.example>", "Orrin Café"),
        (b"nobody", ""),
    ],
)
def test_sender_is_the_outlet(sender: bytes, outlet: str) -> None:
    data = mail_of(BODY.encode()).replace(b"Desk <desk@harbour.example>", sender)
    assert read_mail(data).publisher == outlet


def test_charset_of_the_part() -> None:
    document = read_mail(
        mail_of("The café on the quay is closed.".encode("latin-1"), "text/plain; charset=iso-8859-1")
    )
    assert "café" in document.text
    assert not document.warnings


def test_html_mail() -> None:
    document = read_mail(mail_of(PAGE.encode(), "text/html; charset=utf-8"))
    assert "engineer Max Moe said" in document.text
    assert "script words" not in document.text


def test_plain_part_comes_before_html_and_attachments() -> None:
    boundary = (
        "--x\r\nContent-Type: text/html\r\n\r\n<p>The page of the mail.</p>\r\n--x\r\nContent-Type: text/plain\r\n"
        'Content-Disposition: attachment; filename="b.txt"\r\n\r\nThe attachment of the mail.\r\n'
        "--x\r\nContent-Type: text/plain\r\n\r\nThe words of the mail.\r\n--x--\r\n"
    )
    document = read_mail(mail_of(boundary.encode(), 'multipart/mixed; boundary="x"'))
    assert "The words of the mail." in document.text
    assert "attachment" not in document.text


def test_mail_without_text() -> None:
    with pytest.raises(EmptyInput):
        read_mail(mail_of(b"xxxx", "image/png"))


@pytest.mark.parametrize(
    "data",
    [
        b"From: a\r\nSubject: b\r\nContent-Type: multipart/mixed\r\n\r\nwords of it",
        b"Subject: " + b"=?utf-8?q?" * 2000 + b"\r\n\r\nThe words of it",
        b"From: <<<>>>@@@\r\nDate: never\r\nSubject: a\r\n\r\nThe words of it",
        b'Content-Type: multipart/mixed; boundary="a"\r\n\r\n'
        + b'--a\r\nContent-Type: multipart/mixed; boundary="a"\r\n\r\n' * 2000,
        b"Content-Type: text/plain; charset=nonsense\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!!",
    ],
    ids=["boundary", "words", "address", "nested", "base64"],
)
def test_malformed_mails_are_read_or_refused(data: bytes) -> None:
    try:
        assert read_mail(data).text
    except InputError as error:
        assert error.remedy
