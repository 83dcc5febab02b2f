import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegedly.read.decode import decode_bytes


@given(st.binary(max_size=400))
def test_never_fails(data: bytes) -> None:
    assert isinstance(decode_bytes(data).text, str)


@given(
    st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\ufeff\x00"), min_size=1)
)
def test_utf8_comes_back(text: str) -> None:
    assert decode_bytes(text.encode("utf-8")).text == text
    assert decode_bytes(text.encode("utf-8-sig")).text == text
    assert decode_bytes(text.encode("utf-16")).text == text


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_same_text_in_every_encoding(codec: str) -> None:
    text = "“The café is closed,” said Zoë – for weeks. " * 4
    assert decode_bytes(text.encode(codec)).text == text


def test_guess_carries_a_warning() -> None:
    decoded = decode_bytes("The café on the quay is closed.".encode("cp1252"))
    assert decoded.encoding == "cp1252"
    assert any("not declared" in warning for warning in decoded.warnings)


def test_declared_charset_is_used_without_warning() -> None:
    decoded = decode_bytes("Мост закрыт".encode("koi8-r"), "koi8-r")
    assert decoded.text == "Мост закрыт"
    assert not decoded.warnings


def test_unknown_and_non_text_codecs_are_ignored() -> None:
    for declared in ("no-such-charset", "base64", "rot13", "zlib", "\x00"):
        assert decode_bytes(b"plain words", declared).text == "plain words"


def test_one_broken_byte_is_replaced_and_told() -> None:
    data = "“Closed,” he said – and “open” later.".encode() + b"\xff end"
    decoded = decode_bytes(data)
    assert decoded.text.endswith("\ufffd end")
    assert any("1 bytes are not utf-8" in warning for warning in decoded.warnings)


def test_other_scripts_are_guessed() -> None:
    text = "Мост через реку закрыли в понедельник после того, как инженеры нашли трещину. " * 5
    assert decode_bytes(text.encode("cp1251")).text == text
