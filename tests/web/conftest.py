"""Servers over cases, and a real browser to look at them with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from allegedly.config import Config
from allegedly.engine.assess import assess_originals
from allegedly.model.text import Original
from tests.report.factories import leak_case
from tests.web.cases import hostile_case, store_case
from tests.web.server import Server, running_server


@pytest.fixture(scope="session")
def leak(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The hand-made case of the leaked memo; tests do not change it."""
    with running_server(store_case(leak_case(), tmp_path_factory.mktemp("leak") / "leak.case")) as server:
        yield server


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A case that tries to break the pages; tests do not change it."""
    case = hostile_case()
    markup = (
        b"<title><script>alert(1)</script></title><p>the quay was sold</p><script>alert(2)</script>"
        b"<img src=x onerror=alert(3)><svg onload=alert(4)><math><mtext></mtext></math>"
        b'<a href="javascript:alert(5)">x</a>'
    )
    document = case.documents[0]
    originals = {document.id: Original(document.path, markup, "text/html")}
    path = store_case(case, tmp_path_factory.mktemp("hostile") / "hostile.case", originals)
    with running_server(path) as server:
        yield server


ARTICLES = {
    "ledger.txt": """Port sold Quay 9, memo says

Velmar Ledger, April 3, 2024

The port authority of Velmar sold Quay 9 to a shell company in March, according to a leaked memo. The dockers' \
union said that the cranes were sold as well.
""",
    "courier.txt": """Quay 9 sold, says union

Coast Courier, April 5, 2024

The port authority of Velmar sold Quay 9 to a shell company in March, the dockers' union said. Mayor Ana Brandt \
denied that the quay was sold.
""",
}


@pytest.fixture
def read_case(tmp_path: Path) -> Path:
    """Two short articles, read and assessed; each test has its own."""
    originals = [Original(name, text.encode(), "text/plain") for name, text in ARTICLES.items()]
    assess_originals(originals, Config(), case_path=tmp_path / "quay.case")
    return tmp_path / "quay.case"
