"""Mail files: the readable part of a message, its subject, sender and date."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.message import EmailMessage, Message
from email.utils import parseaddr

from allegedly.config import ReadConfig
from allegedly.errors import EmptyInput, UnreadableInput
from allegedly.model.text import DateSource
from allegedly.read.clean import collapse_blanks
from allegedly.read.content import Content, with_warnings
from allegedly.read.dates import DateCandidate
from allegedly.read.decode import decode_bytes
from allegedly.read.html import content_of_page
from allegedly.read.publisher import MAX_PUBLISHER_LENGTH

MAX_PARTS = 200

_FAILURES = (
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    LookupError,
    RecursionError,
    AssertionError,
)
"""The standard library raises all of these on malformed headers and nested parts."""


def content_of_mail(data: bytes, config: ReadConfig, subject: str) -> Content:
    """The text/plain part, else the text/html part, with Subject as title and the sender as outlet.

    Raises EmptyInput where no part can be read as text, UnreadableInput where the message is broken.
    """
    try:
        message = message_from_bytes(data, _class=EmailMessage, policy=policy.default)
        part = _readable_part(message)
    except _FAILURES as error:
        raise UnreadableInput(
            subject, f"the mail is broken ({type(error).__name__})", "save it again"
        ) from error
    if part is None:
        raise EmptyInput(subject, "the mail has no text part", "give its attachments as files")
    try:
        body = _payload(part)
        charset = str(part.get_content_charset() or "")
    except _FAILURES as error:
        raise UnreadableInput(
            subject, f"the mail is broken ({type(error).__name__})", "save it again"
        ) from error
    content = _part_content(body, charset, part.get_content_type(), config, subject)
    sent = _header(message, "Date")
    return Content(
        text=content.text,
        title=_header(message, "Subject"),
        site=_outlet_of_sender(_header(message, "From")),
        byline=parseaddr(_header(message, "From"))[0][:200],
        dates=(DateCandidate(DateSource.METADATA, sent, f"Date: {sent}"),) if sent else (),
        links=content.links,
        warnings=content.warnings,
    )


def _part_content(body: bytes, charset: str, kind: str, config: ReadConfig, subject: str) -> Content:
    if kind == "text/html":
        return content_of_page(body, charset, "", config, subject)
    decoded = decode_bytes(body, charset)
    return with_warnings(Content(decoded.text), decoded.warnings)


def _readable_part(message: EmailMessage) -> Message | None:
    """The first text/plain part that is no attachment, else the first text/html part."""
    html: Message | None = None
    for number, part in enumerate(message.walk()):
        if number == MAX_PARTS:
            break
        if part.is_multipart() or part.get_content_disposition() == "attachment":
            continue
        if part.get_content_type() == "text/plain" and _payload(part).strip():
            return part
        if part.get_content_type() == "text/html" and html is None:
            html = part
    return html


def _payload(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _header(message: EmailMessage, name: str) -> str:
    """The header on one line; empty where it is missing or cannot be parsed."""
    try:
        return collapse_blanks(str(message.get(name, "")))[:500]
    except _FAILURES:
        return ""


def _outlet_of_sender(sender: str) -> str:
    """The sender's name, else the domain: also where the name is that of the box, "Desk" of desk@outlet.example."""
    name, address = parseaddr(sender)
    box, _, domain = address.rpartition("@")
    name = collapse_blanks(name).strip("\"' ")
    if name and "@" not in name and name.lower() != box.lower():
        return name[:MAX_PUBLISHER_LENGTH]
    return domain.lower()[:MAX_PUBLISHER_LENGTH] if box else ""
