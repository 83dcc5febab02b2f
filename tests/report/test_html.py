"""The HTML report: one file, well formed, honest, safe against hostile text, legible."""

from __future__ import annotations

import base64
import hashlib
import itertools
import re
from collections import Counter
from html.parser import HTMLParser

import pytest

from allegedly.model.case import Case
from allegedly.report.dossier import dossier_of
from allegedly.report.html import dossier_to_html
from tests.report.factories import HOSTILE_NAME, hostile_case, large_case, leak_case

VOID = {"meta", "br", "img", "link", "input", "hr"}
CASES = [leak_case(), hostile_case(), large_case(8, 4), Case()]


class Page(HTMLParser):
    """Tags with their attributes in order, and the text of the page; raises where tags do not balance."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.texts: list[str] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.texts.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.texts).split())

    def values(self, attribute: str) -> list[str]:
        return [attrs[attribute] or "" for _, attrs in self.tags if attribute in attrs]


def page_of(case: Case) -> Page:
    return Page(dossier_to_html(dossier_of(case)))


@pytest.mark.parametrize("case", CASES)
def test_page_is_well_formed_and_its_links_lead_somewhere(case: Case) -> None:
    page = page_of(case)
    ids = Counter(page.values("id"))
    assert [each for each, count in ids.items() if count > 1] == []
    for href in page.values("href"):
        assert href.startswith(("#", "https://", "http://"))
        if href.startswith("#"):
            assert href[1:] in ids
    for names in page.values("aria-labelledby"):
        assert all(name in ids for name in names.split())


@pytest.mark.parametrize("case", CASES)
def test_headings_go_down_one_step_at_a_time(case: Case) -> None:
    levels = [int(tag[1]) for tag, _ in page_of(case).tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later <= earlier + 1 for earlier, later in itertools.pairwise(levels))


def test_page_says_its_language_title_and_way_past_the_header() -> None:
    html = dossier_to_html(dossier_of(leak_case()))
    assert '<html lang="en">' in html
    assert "<title>4 articles from 4 outlets – allegedly</title>" in html
    first_link = next(attrs for tag, attrs in Page(html).tags if tag == "a")
    assert first_link == {"class": "skip", "href": "#summary"}


@pytest.mark.parametrize("case", CASES)
def test_every_table_has_a_caption_and_scoped_headers(case: Case) -> None:
    tags = page_of(case).tags
    names = [tag for tag, _ in tags]
    assert names.count("table") == names.count("caption")
    assert all("scope" in attrs for tag, attrs in tags if tag == "th")


@pytest.mark.parametrize("case", CASES)
def test_nothing_runs_and_nothing_is_loaded(case: Case) -> None:
    html = dossier_to_html(dossier_of(case))
    page = Page(html)
    forbidden = {"script", "iframe", "object", "embed", "link", "img", "form", "base", "foreignobject"}
    assert not forbidden & {tag for tag, _ in page.tags}
    assert not [name for _, attrs in page.tags for name in attrs if name.startswith("on") or name == "style"]
    assert "src" not in {name for _, attrs in page.tags for name in attrs}
    assert "url(" not in html


def test_policy_names_the_hash_of_the_style_sheet() -> None:
    html = dossier_to_html(dossier_of(leak_case()))
    style = html.partition("<style>")[2].partition("</style>")[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    (policy,) = [attrs["content"] for _, attrs in Page(html).tags if "http-equiv" in attrs]
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def test_hostile_text_shows_as_text() -> None:
    page = page_of(hostile_case())
    assert '<script>alert("x")</script>' in page.text
    assert "javascript:alert(3)" in page.text
    assert HOSTILE_NAME in page.text
    assert not {"\u202e", "\x1b", "\ud800"} & set(page.text)


def test_summary_comes_before_claims_before_articles_before_registers() -> None:
    html = dossier_to_html(dossier_of(leak_case()))
    order = ["summary", "claims", "articles", "borrowings", "unknowns", "failures", "reading"]
    places = [html.index(f'<section id="{each}">') for each in order]
    assert places == sorted(places)


def test_label_stands_right_after_the_words() -> None:
    html = dossier_to_html(dossier_of(leak_case()))
    assert (
        '<mark class="t-open">the mayor approved the sale</mark> '
        '<span class="label t-open">no evidence, attributed</span>' in html
    )
    assert re.search(
        r'<mark class="t-negative">the quay was sold</mark><a class="ref t-negative"[^>]*>1 denied</a>', html
    )
    assert re.search(r'<mark class="t-flat">Velmar is [^<]*</mark><a class="ref t-flat"[^>]*>4</a>', html)


def test_report_never_says_that_a_claim_is_true() -> None:
    text = page_of(leak_case()).text.lower()
    for words in ("probably true", "possibly true"):
        text = text.replace(words, "")
    assert not re.search(r"\btrue\b|\bverified\b|\bproven\b", text)


def test_likelihood_and_confidence_stand_apart() -> None:
    html = dossier_to_html(dossier_of(leak_case()))
    assert re.search(r"<dt>Likelihood</dt><dd><strong>likely</strong><span>62%</span></dd>", html)
    assert re.search(r"<dt>Confidence in this judgement</dt><dd><strong>low</strong></dd>", html)


def test_an_unestablished_origin_is_spelled_out() -> None:
    assert "1 (not established)" in page_of(hostile_case()).text


def test_fifty_articles_stay_under_two_megabytes() -> None:
    html = dossier_to_html(dossier_of(large_case(50, 20)))
    assert len(html.encode()) < 2_000_000
    assert "more claims, one row each" in html


def luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    full = "".join(each * 2 for each in digits) if len(digits) == 3 else digits
    channels = [int(full[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(left: str, right: str) -> float:
    lighter, darker = sorted((luminance(left), luminance(right)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", [0, 1])
@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        ("ink", "paper"),
        ("ink", "panel"),
        ("quiet", "paper"),
        ("quiet", "panel"),
        ("accent", "paper"),
        ("paper", "yes"),
        *((f"{tone}-ink", tone) for tone in ("flat", "hedged", "negative", "open")),
        *(("ink", tone) for tone in ("flat", "hedged", "negative", "open")),
        *(("quiet", tone) for tone in ("flat", "hedged", "negative", "open")),
    ],
)
def test_contrast_reaches_wcag_aa_in_light_and_dark(scheme: int, ink: str, ground: str) -> None:
    html = dossier_to_html(dossier_of(leak_case()))
    blocks = re.findall(r":root \{(.*?)\}", html, re.DOTALL)[:2]
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", blocks[scheme]))
    assert contrast(colours[ink], colours[ground]) >= 4.5
