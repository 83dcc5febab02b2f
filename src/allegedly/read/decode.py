"""From bytes to text: byte-order marks, declared charsets, UTF-8, and a guess that says it is one."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from charset_normalizer import from_bytes

GUESS_BYTES = 32 * 1024
"""Charset detection looks at this much; more teaches it nothing about an article."""

FOREIGN_SHARE = 0.2
"""Below this share of bytes above 127 the letters are Latin, and detectors guess worse than windows-1252."""

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_WESTERN = (
    "ascii",
    "cp1252",
    "latin_1",
    "iso8859_",
    "cp125",
    "cp437",
    "cp85",
    "mac_",
    "hp_roman8",
    "cp500",
    "cp037",
)
_NOT_WESTERN = (
    "cp1251",
    "cp1253",
    "cp1255",
    "cp1256",
    "cp855",
    "mac_cyrillic",
    "mac_greek",
    "iso8859_5",
    "iso8859_7",
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text and how it was decoded; `warnings` says what is uncertain or was replaced."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def mark_of(data: bytes) -> str:
    """The codec that a byte-order mark at the beginning tells; empty where there is none."""
    return next((codec for mark, codec in _MARKS if data.startswith(mark)), "")


def decode_bytes(data: bytes, declared: str = "") -> Decoded:
    r"""The text of the bytes. Never fails: what cannot be decoded becomes U+FFFD, with a warning.

    Order: byte-order mark, UTF-8, the declared charset, UTF-8 with a few broken bytes, a guess among
    the scripts of the world, windows-1252.

    >>> decode_bytes(b"caf\xe9 society").text
    'café society'
    """
    marked = mark_of(data)
    if marked:
        return _decoded(data, marked)
    declared = _codec_name(declared)
    if declared.startswith(("utf-16", "utf-32")):
        declared = (
            ""  # without a mark this is a slip: a page that could be read for its declaration is ASCII-like
        )
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    if declared and declared != "utf-8":
        return _decoded(data, declared)
    text = data.decode("utf-8", "replace")
    sound = sum(1 for character in text if character > "\x7f") - text.count("\ufffd")
    if sound > text.count("\ufffd"):
        return _decoded(data, "utf-8")
    guess = _guess_of(data)
    decoded = _decoded(data, guess)
    note = f"the encoding is not declared and was taken as {guess}"
    return Decoded(decoded.text, guess, (note, *decoded.warnings))


def _decoded(data: bytes, codec: str) -> Decoded:
    text = data.decode(codec, "replace")
    already = data.count("\ufffd".encode()) if codec.startswith("utf-8") else 0
    lost = text.count("\ufffd") - already
    note = f"{lost} bytes are not {codec} and show as \ufffd"
    return Decoded(text, codec, (note,) if lost > 0 else ())


def _codec_name(declared: str) -> str:
    name = declared.strip().strip("\"'").lower()
    try:
        name = codecs.lookup(name).name
    except (LookupError, ValueError):
        return ""
    # Every browser reads these two labels as windows-1252 (WHATWG Encoding Standard).
    if name in ("iso8859-1", "ascii"):
        return "cp1252"
    try:
        b"".decode(name)
        "".encode(name)
        return name if isinstance(b"a".decode(name, "replace"), str) else ""
    except (LookupError, ValueError):  # base64 and its like are codecs, but of no text
        return ""


def _guess_of(data: bytes) -> str:
    sample = data[:GUESS_BYTES]
    high = sum(1 for byte in sample if byte > 127)
    if high < FOREIGN_SHARE * len(sample.translate(None, b" \t\r\n")):
        return "cp1252"  # an accent, a dash or a quotation mark here and there
    best = from_bytes(sample).best()
    name = best.encoding if best is not None else "cp1252"
    western = name.startswith(_WESTERN) and name not in _NOT_WESTERN
    return "cp1252" if western else name
