import pytest

from allegedly.config import ReadConfig
from allegedly.errors import EmptyInput, InputError, InputTooLarge
from allegedly.model.text import Document, Hyperlink, Original
from allegedly.read.article import document_from_original
from allegedly.read.html import declared_charset
from allegedly.read.tags import shorten_tags
from tests.read.factories import CONFIG, PAGE

PARAGRAPH = (
    "<p>The bridge over the river Orrin was closed on Monday, the harbour authority said in a statement.</p>"
)


def read_page(
    page: str | bytes, *, url: str = "", media_type: str = "text/html", config: ReadConfig = CONFIG
) -> Document:
    data = page if isinstance(page, bytes) else page.encode()
    return document_from_original(Original("a.html", data, media_type, url=url), config)


def test_page_in_full() -> None:
    document = read_page(PAGE)
    assert document.title == "Orrin bridge closed"
    assert document.publisher == "Harbour News"
    assert document.byline == "Jane Roe"
    assert document.url == "https://www.harbour.example/a/bridge"
    assert document.published is not None
    assert document.published.value == "2024-03-05T08:30:00+01:00"
    assert document.published.source == "metadata"
    assert document.media_type == "text/html"
    assert document.links == (Hyperlink("https://www.harbour.example/authority", "harbour authority"),)
    assert document.text.split("\n\n") == [
        "Orrin bridge closed",
        "The bridge over the river Orrin was closed on Monday after engineers found a crack in its central pillar, "
        "the harbour authority said.",
        "“It will stay closed for weeks,” engineer Max Moe said.",
    ]


def test_scripts_styles_and_menus_never_become_text() -> None:
    text = read_page(PAGE).text
    for hidden in ("script words", "Home", "World", "var secret"):
        assert hidden not in text
    with pytest.raises(EmptyInput):
        read_page(
            "<html><body><script>"
            + "var words = 'the mayor said on Monday';" * 50
            + "</script></body></html>"
        )


def test_json_ld_gives_date_outlet_and_writers() -> None:
    data = (
        '{"@graph": [{"@type": "NewsArticle", "headline": "Bridge closed", "datePublished": "2024-03-05T10:00:00Z",'
        '"publisher": {"name": "The Orrin Post"}, "author": [{"name": "Jane Roe"}, {"name": "Associated Press"}]}]}'
    )
    page = f'<html><head><script type="application/ld+json">{data}</script></head><body>{PARAGRAPH * 2}</body></html>'
    document = read_page(page)
    assert (document.publisher, document.title, document.byline) == (
        "The Orrin Post",
        "Bridge closed",
        "Jane Roe, Associated Press",
    )
    assert document.published is not None and document.published.value == "2024-03-05T10:00:00+00:00"
    assert [(credit.agency, credit.span.of(document.text), credit.whole) for credit in document.credits] == [
        ("AP", "", True)
    ]


def test_broken_json_ld_is_passed_over() -> None:
    for data in (
        "[" * 100_000,
        "{",
        '"words"',
        "[[[]]]",
        '{"@type": ["NewsArticle", 3], "headline": 4, "author": [[1]]}',
    ):
        page = f'<html><head><script type="application/ld+json">{data}</script></head><body>{PARAGRAPH}</body></html>'
        assert "bridge over the river" in read_page(page).text


def test_url_of_the_carrier_comes_before_the_canonical_one() -> None:
    document = read_page(PAGE, url="https://mirror.example/2024/03/06/x")
    assert document.url == "https://mirror.example/2024/03/06/x"
    assert document.links[0].url == "https://mirror.example/authority"


def test_domain_is_the_outlet_where_the_page_names_none() -> None:
    assert (
        read_page(f"<html><body>{PARAGRAPH}</body></html>", url="https://www.a.example/x").publisher
        == "a.example"
    )


@pytest.mark.parametrize(
    ("page", "media_type"),
    [
        ('<html><head><meta charset="koi8-r"></head>', "text/html"),
        ("<html><head></head>", "text/html; charset=koi8-r"),
        ('<?xml version="1.0" encoding="koi8-r"?><html><head></head>', "application/xhtml+xml"),
    ],
)
def test_declared_charset(page: str, media_type: str) -> None:
    marked = PARAGRAPH.replace("Orrin", "Оррин")
    document = read_page(f"{page}<body>{marked}</body></html>".encode("koi8-r"), media_type=media_type)
    assert "Оррин" in document.text


def test_declared_charset_is_looked_for_at_the_beginning_only() -> None:
    assert declared_charset(b" " * 5000 + b'<meta charset="koi8-r">') == ""


def test_fragment_without_article() -> None:
    document = read_page("<p>The bridge is closed.</p><p>Nobody knows why.</p>")
    assert document.text == "The bridge is closed.\n\nNobody knows why."


def test_page_over_the_bound() -> None:
    with pytest.raises(InputTooLarge, match="max_html_bytes"):
        read_page(b"<html>" + b" " * 20_000_000)


@pytest.mark.parametrize(
    "page",
    [
        "<html><body>" + "<div>" * 100_000 + PARAGRAPH,
        "<html><body><p>" + "<b>" * 100_000 + PARAGRAPH,
        "<html><body>" + "<p>" * 300_000 + PARAGRAPH,
        "<html><body>" + "<table><tr><td>" * 50_000 + PARAGRAPH,
        "<html><body><p " + " ".join(f"a{number}=1" for number in range(300_000)) + ">" + PARAGRAPH,
        "<p>" + "&" * 500_000 + PARAGRAPH,
        "<html><!--" + "-" * 1_000_000 + PARAGRAPH,
        "<" * 500_000,
        "<html><body>\x00\x01</body>",
        "<!DOCTYPE html [<!ENTITY a 'b'><!ENTITY c '&a;&a;&a;'>]><html><body>&c;</body></html>",
    ],
    ids=["div", "b", "p", "table", "attributes", "ampersands", "comment", "less", "controls", "entities"],
)
def test_hostile_pages_are_read_or_refused(page: str) -> None:
    try:
        assert read_page(page).text
    except InputError as error:
        assert error.remedy


def test_shorten_tags_keeps_scripts_and_short_tags() -> None:
    script = "<script>if (a<b) { c = '" + "x" * 9_000 + "' }</script>"
    page = f"{script}<p class='a > b'>One</p>"
    assert shorten_tags(page) == page
