import pytest

from allegedly.model.case import Failure
from allegedly.read.feeds import entries_from_feed
from tests.read.factories import BODY, CONFIG


def publisher_of(channel: str, entry: str) -> str:
    data = (
        f'<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>{channel}'
        f"<item><title>Bridge closed</title>{entry}<description>{BODY}</description></item></channel></rss>"
    ).encode()
    (found,) = entries_from_feed(data, "feed.xml", CONFIG)
    assert not isinstance(found, Failure), found
    return found.publisher


HOME = "<link>https://www.harbour.example/</link>"
LINK = "<link>https://harbour.example/a</link>"


@pytest.mark.parametrize(
    ("channel", "entry", "publisher"),
    [
        (f"<title>Harbour News</title>{HOME}", LINK, "Harbour News"),
        (f"<title>Evening Lantern</title>{HOME}", LINK, "Evening Lantern"),
        ("<title>Evening Lantern</title>", LINK, "Evening Lantern"),
        ("<title>Evening Lantern</title>", "", "Evening Lantern"),
        (f"<title>World - Harbour News</title>{HOME}", LINK, "Harbour News"),
        (f"<title>All the news</title>{HOME}", "<link>https://post.example/a</link>", ""),
        (
            f"<title>All the news</title>{HOME}",
            '<link>https://post.example/a</link><source url="https://post.example/">The Post</source>',
            "The Post",
        ),
        (f"<title>Harbour News</title>{HOME}", f"{LINK}<dc:publisher>The Post</dc:publisher>", "The Post"),
        (HOME, LINK, ""),
    ],
)
def test_outlet_of_an_entry(channel: str, entry: str, publisher: str) -> None:
    assert publisher_of(channel, entry) == publisher


def test_outlet_of_an_atom_entry() -> None:
    data = (
        '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour News</title>'
        '<link href="https://harbour.example/"/><entry><title>Bridge closed</title>'
        f'<link href="https://harbour.example/a"/><content type="text">{BODY}</content></entry></feed>'
    ).encode()
    (found,) = entries_from_feed(data, "feed.xml", CONFIG)
    assert not isinstance(found, Failure)
    assert found.publisher == "Harbour News"
