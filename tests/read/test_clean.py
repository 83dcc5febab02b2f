from hypothesis import given
from hypothesis import strategies as st

from allegedly.read.clean import clean_characters, collapse_blanks


@given(st.text())
def test_length_never_changes(text: str) -> None:
    assert len(clean_characters(text)) == len(text)


@given(st.text())
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean_characters(clean_characters(text)) == clean_characters(text)


@given(st.text(alphabet=st.characters(categories=["L", "N", "P", "S"])))
def test_visible_characters_stay(text: str) -> None:
    # U+115F and its like are letters that nobody sees.
    kept = "".join(letter for letter in text if letter not in "\u115f\u1160")
    assert clean_characters(kept) == kept


def test_each_kind_of_character() -> None:
    assert clean_characters("a\rb\r\nc\x00d\u200be\u2028f\tg\ufeffh\ud800") == "a\nb \nc d e\nf g h\ufffd"


def test_nothing_is_stripped() -> None:
    assert clean_characters("  a  \n\n") == "  a  \n\n"


def test_collapse_blanks_gives_one_line() -> None:
    assert collapse_blanks(" A\r\n b\u00a0c ") == "A b c"
