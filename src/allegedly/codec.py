"""The one way from the data model to JSON and back.

Spans become pairs, enumerations their values, dates ISO 8601, bytes Base64. The public contracts (`document-1`,
`case-1`) are projections made in `report.contracts`; this codec keeps every field.
"""

from __future__ import annotations

import base64
import functools
import json
from datetime import date
from typing import Any, TypeVar

from cattrs import Converter

from allegedly.model.text import Span

T = TypeVar("T")


@functools.cache
def _converter() -> Converter:
    converter = Converter(forbid_extra_keys=False)
    converter.register_unstructure_hook(date, lambda value: value.isoformat())
    converter.register_structure_hook(date, lambda value, _: date.fromisoformat(value))
    converter.register_unstructure_hook(bytes, lambda value: base64.b64encode(value).decode("ascii"))
    converter.register_structure_hook(bytes, lambda value, _: base64.b64decode(value))
    converter.register_unstructure_hook(Span, lambda span: [span.start, span.end])
    converter.register_structure_hook(Span, lambda value, _: Span(int(value[0]), int(value[1])))
    return converter


def to_plain(value: object) -> Any:
    """The value as dictionaries, lists, strings and numbers.

    >>> to_plain((Span(0, 4),))
    [[0, 4]]
    """
    plain = _converter().unstructure(value)
    return list(plain) if isinstance(plain, tuple) else plain


def from_plain(kind: type[T], data: Any) -> T:
    """The value of this type that the plain data describe; the reverse of `to_plain`."""
    return _converter().structure(data, kind)


def to_json(value: object) -> str:
    """The value as one line of JSON with sorted keys."""
    return json.dumps(to_plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def from_json(kind: type[T], line: str) -> T:
    """The value of this type that the JSON describes; the reverse of `to_json`."""
    return from_plain(kind, json.loads(line))
