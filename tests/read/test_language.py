import pytest

from allegedly.errors import UnsupportedInput
from allegedly.read.language import language_of
from tests.read.factories import BODY, read_text

GERMAN = (
    "Der Minister sagte am Montag, die Brücke über den Fluss bleibe noch mehrere Wochen geschlossen, weil "
    "Ingenieure einen Riss im mittleren Pfeiler gefunden hätten. Die Bürgermeisterin schwieg dazu."
)


@pytest.mark.parametrize(
    "text", [BODY, BODY.upper(), "Talks in Genf", "Müller trifft Scholz", BODY.lower(), "1 2 3"]
)
def test_english(text: str) -> None:
    assert language_of(text) == "en"


def test_a_text_that_turns_to_another_language_is_no_english_one() -> None:
    assert language_of(f"{BODY[:200]}\n\n{GERMAN}\n\n{GERMAN}\n\n{GERMAN}") == "de"


def test_lists_without_the_words_of_english_are_left_to_the_model() -> None:
    names = (
        "Results women 100m freestyle final Copenhagen: Dahl, Berg, Novak, Ruiz, Okafor, Lind, Abe, Moreau, "
    )
    assert language_of(f"{names}{names}{names}") == "en"


def test_other_languages_are_named() -> None:
    with pytest.raises(UnsupportedInput, match=r"a\.txt: the text is in German, and only English is read; "):
        read_text(GERMAN)


@pytest.mark.parametrize("text", ["Мост через реку закрыт", "大桥将关闭几个星期", "الجسر مغلق"])
def test_short_texts_in_other_scripts(text: str) -> None:
    assert language_of(text) != "en"
