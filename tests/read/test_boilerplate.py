import pytest

from allegedly.read.boilerplate import LINE_RULES, boilerplate_kind, boilerplate_spans
from allegedly.read.lines import lines_of

LINES = [
    ("Copyright 2023, IntegrityPress.org", "copyright"),
    ("© 2024 Harbour News", "copyright"),
    ("(c) 2024 Harbour News Ltd. All rights reserved.", "copyright"),
    ("Copyright the Harbour Press", "copyright"),
    ("Harbour News. All rights reserved", "copyright"),
    ("This material may not be published, broadcast or rewritten.", "reuse"),
    ("This article originally appeared on Harbour News.", "reuse"),
    ("Read more", "more"),
    ("SEE ALSO: Mayor under pressure over bridge", "more"),
    ("Read more at harbour.example", "more"),
    ("Related stories", "more"),
    ("Sign up for our newsletter", "newsletter"),
    ("Subscribe", "newsletter"),
    ("Subscribe to our podcast", "newsletter"),
    ("For more on the bridge, sign up for our newsletter", "newsletter"),
    ("Get the morning briefing in your inbox", "newsletter"),
    ("For mobile users, click here to watch the video", "button"),
    ("Share this:", "button"),
    ("Print", "button"),
    ("Follow us on Twitter", "follow"),
    ("Like us on Facebook", "follow"),
    ("Follow @harbournews", "follow"),
    ("Contact Jane Roe: jane@harbour.example", "contact"),
    ("Advertisement", "advertisement"),
    ("Story continues below", "advertisement"),
    ("Skip to main content", "page"),
    ("Please enable JavaScript to go on", "page"),
    ("Privacy policy", "page"),
    ("Tags: bridge, harbour", "page"),
    ("Photo credit: Jane Roe", "photo"),
    ("[Image via Harbour News]", "photo"),
    ("Max Moe/Getty Images", "photo"),
    ("Published April 3, 2024", "date"),
]

PROSE = [
    "They share this view of the bridge.",
    "The Copyright Alert System is an educational programme.",
    "Copyright law protects the pictures of the bridge. The court will decide on Monday.",
    "Related to the minister by marriage, Moe denied any conflict of interest.",
    "Like others on YouTube, the collector is able to make money from the site.",
    "He urged readers to follow the money and to sign up for the inquiry.",
    "Photos of the bridge have appeared on social networks.",
    "Video of the collapse was shown by the harbour authority.",
    "“Click here,” the message said, and thousands did.",
    "Contact between the two ministries was lost on Monday.",
    "Sign language was used at the hearing.",
    "Advertisement revenue fell by a third last year.",
    "Read more closely, the report says nothing of the kind.",
    "Follow-up talks will be held in Orrinton.",
    "See also what the mayor said on Monday about the bridge.",
    "Images taken by satellite show the crack.",
    "The company said all rights reserved to it by the treaty had been used.",
    "By 2024 the bridge had been closed twice.",
]


@pytest.mark.parametrize(("line", "kind"), LINES)
def test_boilerplate(line: str, kind: str) -> None:
    assert boilerplate_kind(line) == kind


@pytest.mark.parametrize("line", PROSE)
def test_prose_is_never_taken(line: str) -> None:
    assert boilerplate_kind(line) == ""


def test_every_rule_has_an_example() -> None:
    assert {rule.name for rule in LINE_RULES} <= {kind for _, kind in LINES}


def test_photo_credit_within_a_caption() -> None:
    text = "The bridge on Monday. (AP Photo/Jane Roe)"
    assert [span.of(text) for span in boilerplate_spans(lines_of(text))] == ["(AP Photo/Jane Roe)"]
