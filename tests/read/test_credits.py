import pytest

from allegedly.model.text import ZoneKind
from tests.read.factories import BODY, read_text, zone_words

HEAD = "Orrin bridge closed\n\n"


def projected(text: str) -> list[tuple[str, str, bool]]:
    document = read_text(text)
    return [(credit.agency, credit.span.of(document.text), credit.whole) for credit in document.credits]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{HEAD}LONDON (Reuters) – {BODY}", [("Reuters", "Reuters", True)]),
        (f"{HEAD}By Jane Roe | Associated Press\n\n{BODY}", [("AP", "Associated Press", True)]),
        (f"{HEAD}The Associated Press\n\n{BODY}", [("AP", "The Associated Press", True)]),
        (f"{HEAD}{BODY}\n\nAFP", [("AFP", "AFP", True)]),
        (f"{HEAD}{BODY} (IANS)", [("IANS", "IANS", True)]),
        (f"{HEAD}{BODY} – dpa", [("dpa", "dpa", True)]),
        (f"{HEAD}{BODY}\n\nReuters contributed to this report.", [("Reuters", "Reuters", False)]),
        (
            f"{HEAD}{BODY} The Associated Press contributed to this report.",
            [("AP", "The Associated Press", False)],
        ),
        (f"{HEAD}{BODY}\n\nAdditional reporting by Reuters", [("Reuters", "Reuters", False)]),
        (
            f"{HEAD}{BODY}\n\nCopyright 2024 The Associated Press. All rights reserved.",
            [("AP", "The Associated Press", True)],
        ),
        (f"{HEAD}{BODY}\n\nThis article originally appeared at Reuters.", [("Reuters", "Reuters", True)]),
        (f"{HEAD}(IntegrityPress.org) – {BODY}", []),
        (f"{HEAD}(IntegrityPress.org) – {BODY}\n\nCopyright 2023, IntegrityPress.org", []),
        (
            f"{HEAD}Orrin Gazette\nMay 7, 2024\n\nVALE (Serra Press Agency) - {BODY}\n\n© 2024 Orrin Gazette",
            [("Serra Press Agency", "Serra Press Agency", True)],
        ),
        (
            f"{HEAD}VALE (Serra Press Agency) - {BODY}",
            [("Serra Press Agency", "Serra Press Agency", True)],
        ),
        (f"{HEAD}VALE (Serra Press Agency) - {BODY}\n\n© 2024 Serra Press Agency", []),
        (
            f"{HEAD}(Harbour News) – {BODY}\n\n© 2024 Orrin Gazette",
            [("Harbour News", "Harbour News", True)],
        ),
        (f"{HEAD}{BODY}\n\nReuters reported on Monday that the mayor had known.", []),
        (f"{HEAD}{BODY}\n\n(AP Photo/Jane Roe)", []),
        (f"{HEAD}{BODY}\n\n(Reporting by Jane Roe; editing by Max Moe)", []),
        (f"{HEAD}{BODY}\n\nHe told Reuters he had contributed to this.\n\nNothing more was known.", []),
    ],
)
def test_credits(text: str, expected: list[tuple[str, str, bool]]) -> None:
    assert projected(text) == expected


def test_only_the_credit_sentence_is_a_zone() -> None:
    document = read_text(f"{HEAD}{BODY} The Associated Press contributed to this report.")
    assert zone_words(document, ZoneKind.CREDIT) == ["The Associated Press contributed to this report."]


def test_a_contribution_beside_a_whole_credit_of_the_same_agency_is_one_credit() -> None:
    text = f"{HEAD}LONDON (AP) – {BODY}\n\nAssociated Press writer Jane Roe contributed to this report."
    assert projected(text) == [("AP", "AP", True)]


def test_a_caption_credit_in_the_middle_is_no_wire_credit() -> None:
    paragraphs = "\n\n".join([BODY, "AP", BODY, BODY])
    assert projected(f"{HEAD}{BODY}\n\n{paragraphs}") == []
