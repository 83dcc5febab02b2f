"""Every page and every action in a real browser: axe-core, the keyboard, narrow screens, hostile words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

from tests.web.server import Server, running_server

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
PAGES = (
    "/",
    "/claims",
    "/claims/1",
    "/documents",
    "{document}",
    "{document}/original",
    "/compare?left=1&right=2",
    "/borrowings",
    "/unknowns",
    "/sources",
    "/sources?name={name}",
    "/origins",
    "/actors",
    "/actors/{actor}",
    "/search?words=quay",
    "/add",
    "/export",
    "/decisions",
    "/history",
    "/api/docs",
    "/nothing",
)


def opened(page: Page, server: Server) -> Page:
    """The page after the link was opened."""
    page.goto(server.link())
    expect(page).to_have_url(f"{server.address}/")
    return page


def addresses(server: Server) -> list[str]:
    document = f"/documents/{server.api('/documents')['rows'][0]['id']}"
    actor = server.api("/actors")["rows"][0]
    name, identifier = quote(actor["name"], safe=""), quote(actor["id"], safe="")
    return [path.format(document=document, name=name, actor=identifier) for path in PAGES]


def axe_faults(page: Page) -> list[str]:
    """What axe-core says against a page."""
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{each['id']}: {each['nodes'][0]['html'][:200]}" for each in found]


def pixels_too_wide(page: Page) -> int:
    """How far a page runs over the right edge of the window."""
    width = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return int(width)


def test_every_page_is_accessible(leak: Server, page: Page) -> None:
    opened(page, leak)
    found = {}
    for path in addresses(leak):
        page.goto(leak.address + path)
        found[path] = axe_faults(page), pixels_too_wide(page)
    assert {path: said for path, said in found.items() if said != ([], 0)} == {}


def test_every_page_fits_a_narrow_screen_and_the_dark(leak: Server, page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.emulate_media(color_scheme="dark")
    opened(page, leak)
    found = {}
    for number, path in enumerate(addresses(leak)):
        page.goto(leak.address + path)
        # The first pages hold every colour and form that there is.
        found[path] = axe_faults(page) if number in (1, 2, 4, 15) else [], pixels_too_wide(page)
    assert {path: said for path, said in found.items() if said != ([], 0)} == {}


def test_hostile_words_break_no_layout_and_run_nothing(hostile: Server, page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    opened(page, hostile)
    found = {}
    for path in addresses(hostile):
        page.goto(hostile.address + path)
        wide = pixels_too_wide(page)
        if wide or page.locator("main script, main img, main svg [onload]").count():
            found[path] = wide
    assert found == {}
    assert [url for url in asked if not url.startswith(hostile.address)] == []
    page.goto(f"{hostile.address}/claims/1")
    expect(page.locator("h1")).to_contain_text("<svg onload=alert(2)>")


def test_the_keyboard_reaches_and_shows_everything(leak: Server, page: Page) -> None:
    opened(page, leak)
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    assert page.locator(".skip").bounding_box()["x"] >= 0  # type: ignore[index]
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.goto(f"{leak.address}/claims/1")
    wanted = page.locator("a[href], button, input:not([type=hidden]), select, summary, [tabindex='0']")
    visible = sum(wanted.nth(number).is_visible() for number in range(wanted.count()))
    reached = set()
    for _ in range(visible + 5):
        page.keyboard.press("Tab")
        reached.add(
            page.evaluate(
                """() => {
                    const here = document.activeElement, all = [...document.querySelectorAll("*")];
                    return [here.tagName, all.indexOf(here), getComputedStyle(here).outlineStyle !== "none"].join();
                }"""
            )
        )
    focused = {each for each in reached if not each.startswith(("BODY", "HTML"))}
    assert len(focused) >= visible
    assert all(each.endswith("true") for each in focused)


def test_a_reader_finds_filters_and_follows(leak: Server, page: Page) -> None:
    opened(page, leak)
    page.get_by_role("link", name="Claims", exact=True).click()
    page.get_by_label("Which").select_option("contradicted")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_role("status").first).to_have_text("1 claim.")
    page.get_by_role("link", name="sold Quay 9").click()
    expect(page.locator(".grade .main strong")).to_have_text("1")
    expect(page.locator("figure svg").first).to_be_visible()
    page.get_by_role("link", name="in the article").first.click()
    expect(page.locator(".margined .notes").filter(has_text="Claim 1").first).to_be_visible()
    assert page.evaluate("document.getElementById(decodeURIComponent(location.hash.slice(1))) !== null")
    page.get_by_label("Search the case").fill("cranes")
    page.keyboard.press("Enter")
    expect(page.locator("mark").first).to_have_text("cranes")
    page.get_by_role("link", name="its claim").first.click()
    expect(page.locator("h1")).to_contain_text("lease the cranes")
    page.goto(f"{leak.address}/borrowings")
    page.get_by_role("link", name="Compare article 1 with article 2").click()
    expect(page.locator(".sides .shared mark").first).to_contain_text("The memo says")


def test_everything_works_without_script(leak: Server, context: BrowserContext) -> None:
    browser = context.browser
    assert browser is not None
    plain = browser.new_context(java_script_enabled=False)
    page = plain.new_page()
    page.goto(leak.link())
    page.get_by_role("link", name="sold Quay 9").first.click()
    expect(page.locator("h1")).to_contain_text("sold Quay 9")
    page.get_by_text("The same as a table").first.click()
    expect(page.locator("details.facts table").first).to_be_visible()
    plain.close()


def finish(page: Page) -> None:
    """Wait until the work of this page is over, and let its script find that out."""
    expect(page.locator("#job")).to_have_attribute("data-over", "yes", timeout=60_000)


def test_articles_are_added_decided_on_and_exported(read_case: Path, page: Page, tmp_path: Path) -> None:
    upload = tmp_path / "beacon.txt"
    upload.write_text(
        "Mayor: quay not sold\n\nHarbour Beacon, April 6, 2024\n\n"
        "Mayor Ana Brandt said on Saturday that Quay 9 was never sold. The union said it saw the deed.\n"
    )
    with running_server(read_case) as server:
        opened(page, server)
        _add(page, upload)
        _reject_and_undo(page, server)
        _note(page)
        _export(page, tmp_path)
        page.goto(f"{server.address}/history")
        expect(page.locator("tbody")).to_contain_text("decided")


def test_claims_are_merged_from_the_list_with_the_keyboard(read_case: Path, page: Page) -> None:
    with running_server(read_case) as server:
        opened(page, server)
        before = server.api("/claims")["total"]
        page.goto(f"{server.address}/claims")
        page.get_by_role("button", name="Make them one claim").focus()
        page.locator("#merge-why").fill("one sale")
        page.keyboard.press("Enter")
        expect(page.locator("h1")).to_have_text("That cannot be done")
        page.goto(f"{server.address}/claims")
        page.get_by_label("Choose claim 1", exact=True).focus()
        page.keyboard.press("Space")
        page.locator("#merge-more").fill("1, 2")
        page.locator("#merge-why").fill("one sale")
        page.keyboard.press("Enter")
        finish(page)
        expect(page.locator("#job")).to_contain_text("Kept as decision 1.")
        assert server.api("/claims")["total"] == before - 1
        page.get_by_role("link", name="Go on").click()
        expect(page).to_have_url(f"{server.address}/claims?page=1")


def test_a_claim_is_settled_by_one_of_two_browsers_and_taken_back(read_case: Path, page: Page) -> None:
    with running_server(read_case) as server:
        opened(page, server)
        other = page.context.new_page()
        for each in (page, other):
            each.goto(f"{server.address}/claims/1")
            each.get_by_text("It has turned out whether it holds").click()
        assert axe_faults(page) == []
        claim = page.url
        page.locator("#outcome").focus()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Tab")
        page.locator("#settle-why").fill("the land registry has the deed")
        page.keyboard.press("Enter")
        finish(page)
        expect(page.locator("#job")).to_contain_text("Kept as decision 1.")
        page.get_by_role("link", name="Go on").click()
        expect(page).to_have_url(claim)
        expect(page.locator(".decided")).to_contain_text("Settled: it held")
        assert axe_faults(page) == []
        other.locator("#outcome").select_option("failed")
        other.locator("#settle-why").fill("the mayor says so")
        other.get_by_role("button", name="Settle it").click()
        finish(other)
        expect(other.locator("#job")).to_contain_text("other decisions were made")
        expect(other.locator("main")).to_contain_text("the mayor says so")
        page.locator(".decided").get_by_text("Take it back").click()
        page.locator("#undo1-why").fill("the deed was forged")
        page.get_by_role("button", name="Take back decision 1").click()
        finish(page)
        page.get_by_role("link", name="Go on").click()
        expect(page.locator(".decided")).to_have_count(0)
        assert [each["kind"] for each in server.api("/decisions")] == ["undo", "settle"]


def _add(page: Page, upload: Path) -> None:
    page.get_by_role("link", name="Add articles").first.click()
    page.locator("#files").set_input_files(upload)
    page.get_by_role("button", name="Add the files").click()
    finish(page)
    expect(page.locator("#job")).to_contain_text("3 articles")
    page.get_by_role("link", name="Go on").click()
    page.get_by_label("The article's words").fill(
        "Dock workers went on strike at the port of Velmar on Monday, the union said."
    )
    page.get_by_label("Outlet").fill("Strike Herald")
    page.get_by_label("Published on").fill("2024-04-08")
    page.get_by_role("button", name="Add the text").click()
    finish(page)
    expect(page.locator("#job")).to_contain_text("4 articles")
    page.get_by_role("link", name="Articles", exact=True).click()
    expect(page.locator("tbody")).to_contain_text("Strike Herald")
    expect(page.locator("tbody")).to_contain_text("beacon.txt")


def _reject_and_undo(page: Page, server: Server) -> None:
    page.goto(f"{server.address}/claims/1")
    words = page.locator(".one-claim blockquote mark").first.inner_text()
    page.locator(".tick input").first.focus()
    page.keyboard.press("Space")
    page.locator("#split-why").fill("a question of the reader, no report")
    page.get_by_role("button", name="Reject them").click()
    finish(page)
    expect(page.locator("#job")).to_contain_text("Kept as decision 1.")
    page.get_by_role("link", name="Decisions").click()
    expect(page.locator(".decisions li").first).to_contain_text("a question of the reader")
    expect(page.locator(".decisions li").first).to_contain_text(words[:20])
    page.get_by_text("Take it back").click()
    page.locator("#undo1-why").fill("it was a report after all")
    page.get_by_role("button", name="Take back decision 1").click()
    finish(page)
    page.goto(f"{server.address}/decisions")
    expect(page.locator("#decision-1")).to_contain_text("taken back")
    page.goto(f"{server.address}/claims?words={words.split()[0]}")
    expect(page.locator("tbody tr").first).to_be_visible()


def _note(page: Page) -> None:
    page.get_by_role("link", name="Decisions").click()
    page.locator("#casenote-why").fill("ask the land registry")
    page.get_by_role("button", name="Keep the note").click()
    finish(page)
    page.get_by_role("link", name="Go on").click()
    expect(page.locator(".decisions")).to_contain_text("ask the land registry")


def _export(page: Page, folder: Path) -> None:
    checks: dict[str, Callable[[str], bool]] = {
        "Make the report": lambda text: "<h1>" in text and "<script" not in text,
        "Make the JSON": lambda text: '"schema": "allegedly/case-1"' in text,
    }
    for button, check in checks.items():
        page.get_by_role("link", name="Export").click()
        page.get_by_role("button", name=button).click()
        finish(page)
        with page.expect_download() as waiting:
            page.get_by_role("link", name="Save the file").click()
        target = folder / waiting.value.suggested_filename
        waiting.value.save_as(target)
        assert check(target.read_text(encoding="utf-8"))
