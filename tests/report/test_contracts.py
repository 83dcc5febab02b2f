"""The JSON contracts: real outputs validate against the published schemas, and say what the model says."""

from __future__ import annotations

import dataclasses
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from allegedly.errors import CaseError
from allegedly.model.case import Case, Failure
from allegedly.model.claim import Extraction
from allegedly.report.contracts import (
    CASE_SCHEMA,
    DOCUMENT_SCHEMA,
    case_to_plain,
    document_to_plain,
    failure_to_plain,
    schema_of,
)
from tests.factories import make_document
from tests.report.factories import hostile_case, large_case, leak_case

DOCUMENT_VALIDATOR = Draft202012Validator(schema_of(DOCUMENT_SCHEMA))
CASE_VALIDATOR = Draft202012Validator(schema_of(CASE_SCHEMA))


@pytest.mark.parametrize("schema", [DOCUMENT_SCHEMA, CASE_SCHEMA])
def test_schemas_are_valid_schemas(schema: str) -> None:
    Draft202012Validator.check_schema(schema_of(schema))


def test_unknown_schema_names_the_known_ones() -> None:
    with pytest.raises(ValueError, match="document-1"):
        schema_of("allegedly/document-0")


@pytest.mark.parametrize("case", [leak_case(), hostile_case(), large_case(3, 2), Case()])
def test_outputs_validate(case: Case) -> None:
    CASE_VALIDATOR.validate(json.loads(json.dumps(case_to_plain(case))))
    for document, extraction in zip(case.documents, case.extractions, strict=True):
        DOCUMENT_VALIDATOR.validate(json.loads(json.dumps(document_to_plain(document, extraction))))
    for failure in case.failures:
        DOCUMENT_VALIDATOR.validate(failure_to_plain(failure))


@pytest.mark.parametrize(
    ("part", "key", "value"),
    [
        ("statements", "certainty", "true"),
        ("statements", "quote", [[3]]),
        ("statements", "holders", ["somebody"]),
        ("claims", "credibility", "7"),
        ("claims", "probability", 1.5),
        ("borrowings", "kind", "stolen"),
    ],
)
def test_schema_refuses_wrong_values(part: str, key: str, value: object) -> None:
    plain = json.loads(json.dumps(case_to_plain(leak_case())))
    plain[part][0][key] = value
    assert not CASE_VALIDATOR.is_valid(plain)


def test_document_contract_has_the_fixed_keys() -> None:
    case = leak_case()
    plain = document_to_plain(case.documents[0], case.extractions[0])
    assert plain["schema"] == "allegedly/document-1"
    assert plain["published"] == "2024-04-03"
    statement = plain["statements"][0]
    assert statement["holders"] == ["AUTHOR", "the Ledger", "a leaked memo"]
    assert (statement["certainty"], statement["polarity"], statement["kind"]) == ("PS", "+", "alleged")
    time = statement["time"]
    assert (time["value"], time["start"], time["end"]) == ("2024-03", "2024-03-01", "2024-03-10")
    assert statement["place"] == "Velmar"
    (unknown,) = plain["unknowns"]
    start, end = unknown["quote"][0]
    assert plain["text"][start:end] == "who owns the company"
    assert unknown["slot"] == "who"
    (attribution,) = plain["attributions"]
    start, end = attribution["cue"][0]
    assert plain["text"][start:end] == "According to"
    assert attribution["source_kind"] == "document"


def test_case_contract_joins_statements_to_claims() -> None:
    case = leak_case()
    plain = case_to_plain(case)
    texts = {document.id: document.text for document in case.documents}
    by_id = {statement["id"]: statement for statement in plain["statements"]}
    for claim in plain["claims"]:
        for member in (*claim["statements"], *claim["against"]):
            assert by_id[member]["claim"] == claim["id"]
    for statement in plain["statements"]:
        words = " … ".join(texts[statement["document"]][start:end] for start, end in statement["quote"])
        assert words == statement["text"]


def test_borrowing_spans_hold_the_same_words() -> None:
    case = leak_case()
    texts = {document.id: document.text for document in case.documents}
    borrowing = case_to_plain(case)["borrowings"][0]
    (passage,) = borrowing["spans"]
    words = [texts[borrowing[side]][slice(*passage[side])] for side in ("from", "to")]
    assert words[0] == words[1]


def test_probabilities_are_rounded_on_output_only() -> None:
    case = leak_case()
    exact = dataclasses.replace(case.assessments[0], probability=1 / 3)
    plain = case_to_plain(dataclasses.replace(case, assessments=(exact, *case.assessments[1:])))
    assert plain["claims"][0]["probability"] == 0.3333


def test_claim_without_assessment_is_refused() -> None:
    case = dataclasses.replace(leak_case(), assessments=())
    with pytest.raises(CaseError, match="never weighed"):
        case_to_plain(case)


def test_failure_says_why_and_what_to_do() -> None:
    assert failure_to_plain(Failure("a.pdf", "it is encrypted", "remove the password")) == {
        "schema": "allegedly/document-1",
        "path": "a.pdf",
        "error": "it is encrypted; remove the password",
    }


@given(st.text(max_size=200), st.text(max_size=20))
def test_any_text_validates(text: str, name: str) -> None:
    document = make_document(text, publisher=name, title=name)
    plain = document_to_plain(document, Extraction(document.id))
    DOCUMENT_VALIDATOR.validate(json.loads(json.dumps(plain)))
    assert plain["text"] == text
