"""The real annotator, loaded once for all tests, and documents made of plain words."""

from __future__ import annotations

import functools
from dataclasses import replace

from allegedly.annotate.annotator import Annotator
from allegedly.config import Config
from allegedly.extract.document import extract_document
from allegedly.extract.tree import Tree, annotated_to_tree
from allegedly.model.annotation import Annotated
from allegedly.model.claim import Extraction
from allegedly.model.text import Span, Zone, ZoneKind
from tests.factories import make_document


@functools.cache
def annotator() -> Annotator:
    """The annotator with its real models."""
    return Annotator.load(Config().annotate)


@functools.cache
def annotate(text: str, *, title: str = "", day: str = "") -> Annotated:
    """What the annotators find in a text; with a title, that stands above it."""
    whole = f"{title}\n\n{text}" if title else text
    document = make_document(whole, day=day, title=title, publisher="The Harbour Times")
    if title:
        document = replace(document, zones=(Zone(ZoneKind.TITLE, Span(0, len(title))),))
    return annotator().annotate(document)


def parse(text: str, *, title: str = "", day: str = "") -> Tree:
    """The tree of a text."""
    return annotated_to_tree(annotate(text, title=title, day=day))


def extract(text: str, *, title: str = "", day: str = "") -> Extraction:
    """Everything that is taken out of a text."""
    return extract_document(annotate(text, title=title, day=day), Config().extract)
