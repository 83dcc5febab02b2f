"""Articles as they were found, shown without letting them do anything.

HTML is reduced to harmless elements and served under a policy of its own: a sandbox without scripts, forms or an
origin, that loads nothing. Everything else is shown as text, or only handed out as a file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote

import nh3

from allegedly.model.text import Original
from allegedly.read.decode import decode_bytes

SANDBOX = (
    "sandbox; default-src 'none'; style-src 'self'; img-src 'none'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'self'"
)
MAX_SHOWN_BYTES = 2 * 1024 * 1024
"""Of an original that is shown; the whole can be had as a file."""

TAGS = frozenset(
    "a abbr article aside b blockquote br caption cite code dd del details dfn div dl dt em figcaption figure "
    "footer h1 h2 h3 h4 h5 h6 header hr i ins kbd li main mark ol p pre q s samp section small span strong sub "
    "summary sup table tbody td tfoot th thead time tr u ul var wbr".split()
)
"""Elements that hold words. No images, frames, forms, styles, pictures drawn by markup or formulas."""
_ATTRIBUTES = {"*": {"dir", "lang", "title"}, "td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan"}}
_NAME = re.compile(r"[^\w.\- ]+")


@dataclass(frozen=True, slots=True)
class Shown:
    """An original as it can be shown: harmless HTML, else text, else neither."""

    html: str
    text: str
    cut: bool


def original_to_shown(original: Original) -> Shown:
    """The original made harmless. Links lead nowhere; their words stay."""
    kind, _, declared = original.media_type.partition(";")
    data = original.data[:MAX_SHOWN_BYTES]
    cut = len(data) < len(original.data)
    text = decode_bytes(data, declared.partition("charset=")[2].strip()).text
    if kind.strip() in ("text/html", "application/xhtml+xml"):
        return Shown(sanitised(text), "", cut)
    if kind.strip().startswith("text/") or kind.strip() == "message/rfc822":
        return Shown("", text, cut)
    return Shown("", "", cut)


def sanitised(html: str) -> str:
    """The HTML with harmless elements and attributes alone.

    >>> sanitised('<p onclick="x()">So <script>y()</script><a href="javascript:z()">it</a> is</p>')
    '<p>So <a>it</a> is</p>'
    """
    return nh3.clean(
        html,
        tags=set(TAGS),
        clean_content_tags={"script", "style", "template", "noscript", "title", "svg", "math"},
        attributes={name: set(allowed) for name, allowed in _ATTRIBUTES.items()},
        link_rel=None,
        url_schemes=set(),
    )


def attachment_header(name: str) -> str:
    """A Content-Disposition that saves the file under a sober name.

    >>> attachment_header('a/b"c.html')
    "attachment; filename*=UTF-8''a_b_c.html"
    """
    last = _NAME.sub("_", name).strip(" ._")[-100:] or "original"
    return f"attachment; filename*=UTF-8''{quote(last)}"
