from __future__ import annotations

import dataclasses
import sqlite3
from pathlib import Path

import pytest

from allegedly.model.claim import Extraction
from allegedly.model.text import Span
from allegedly.store.casefile import CaseReader, CaseWriter
from allegedly.store.verify import findings_of, spans_to_findings
from tests.factories import make_document, make_extraction, make_statement
from tests.store.cases import make_case, put_case


def test_a_sound_case_has_no_findings(tmp_path: Path) -> None:
    with CaseWriter.open(tmp_path / "a.case") as writer:
        put_case(writer, make_case())
        assert findings_of(writer.view) == ()


UNLOCK = "DROP TRIGGER log_no_update; DROP TRIGGER log_no_delete;"
TAMPERINGS = {
    "UPDATE originals SET bytes = x'00'": "its bytes hash to",
    "UPDATE documents SET text = replace(text, 'gave', 'GAVE')": "do not stand where it says",
    "UPDATE documents SET publisher = 'bigger.example'": "in their columns",
    "UPDATE statements SET text = 'gave it away'": "in their columns",
    "UPDATE statements SET json = replace(json, 'asserted', 'denied')": "not as it was",
    "UPDATE assessments SET probability = 0.99": "in their columns",
    "UPDATE assessments SET probability = 0.99, json = replace(json, '0.61', '0.99')": "not as they were",
    "DELETE FROM assessments": "not as they were",
    "DELETE FROM claim_statements WHERE side = 'against'": "in their columns",
    "DELETE FROM documents WHERE path = 'a.txt'": "does not hold it",
    f"{UNLOCK} UPDATE log SET time = '1999' WHERE sequence = 2": "its hash is not that of its words",
    f"{UNLOCK} UPDATE log SET hash = 'x' WHERE sequence = 2": "does not follow the entry before",
    f"{UNLOCK} DELETE FROM log WHERE sequence = 2": "an entry is missing",
    f"{UNLOCK} UPDATE log SET action = 'praised'": "is not a valid Action",
    f"{UNLOCK} DELETE FROM log": "the log tells nothing of this document",
    "UPDATE claims SET json = '[]'": "a row of claims is damaged",
}


@pytest.mark.parametrize("script", TAMPERINGS)
def test_whatever_is_changed_by_hand_is_found(tmp_path: Path, script: str) -> None:
    path = tmp_path / "a.case"
    with CaseWriter.open(path) as writer:
        put_case(writer, make_case())
    connection = sqlite3.connect(path)
    connection.executescript(script)
    connection.close()
    with CaseReader.open(path) as reader:
        reasons = "\n".join(finding.reason for finding in findings_of(reader))
    assert TAMPERINGS[script] in reasons


def test_spans_outside_the_text_and_other_words_are_found() -> None:
    document = make_document("The wall gave way.")
    sound = make_statement(document, "gave way")
    assert list(spans_to_findings(document, make_extraction(document, sound))) == []
    bad = [
        dataclasses.replace(sound, id="outside", quote=(Span(9, 90),)),
        dataclasses.replace(sound, id="empty", quote=(Span(9, 9),), text=""),
        dataclasses.replace(sound, id="none", quote=(), text=""),
        dataclasses.replace(sound, id="other", text="gave in"),
        dataclasses.replace(sound, id="negative", quote=(Span(-4, -1),), text="way"),
    ]
    found = list(spans_to_findings(document, Extraction(document.id, statements=tuple(bad))))
    assert {finding.subject for finding in found} == {each.id for each in bad}
