from __future__ import annotations

import errno
import io
import pickle
import subprocess
import sys

import pytest

from allegedly.annotate.annotator import Annotator
from allegedly.config import Config
from allegedly.engine.stages import Task, guarded, outcome_of
from allegedly.engine.worker import serve
from allegedly.errors import RunError
from allegedly.model.annotation import Annotated
from allegedly.model.case import Failure
from allegedly.model.text import Document
from allegedly.pipeline import Reading
from tests.engine.stories import FIRST, make_originals


class BrokenAnnotator(Annotator):
    def __init__(self) -> None:
        pass

    def annotate(self, document: Document) -> Annotated:
        raise RecursionError(f"too\ndeep in {document.path}")


def test_a_defect_is_told_with_its_place_and_costs_one_article() -> None:
    outcome = outcome_of(make_originals(FIRST)[0], BrokenAnnotator(), Config())
    assert isinstance(outcome, Failure)
    assert outcome.path == "0.txt"
    assert outcome.reason.startswith("an unexpected RecursionError in test_worker.py:")
    assert outcome.reason.endswith("(too deep in 0.txt)")


def test_a_worker_answers_until_its_requests_end() -> None:
    requests = io.BytesIO()
    for request in (Config(), Task("readings"), Task("readings", tuple(make_originals(FIRST, "")))):
        pickle.dump(request, requests)
    requests.seek(0)
    answers = io.BytesIO()
    serve(requests, answers)
    answers.seek(0)
    assert pickle.load(answers) == []
    read, failed = pickle.load(answers)
    assert isinstance(read, Reading)
    assert isinstance(failed, Failure)
    assert answers.read() == b""


@pytest.mark.parametrize(("number", "fault_of_the_item"), [(errno.ENOSPC, False), (errno.ENOENT, True)])
def test_a_full_disk_is_no_fault_of_the_article(number: int, fault_of_the_item: bool) -> None:
    def fail() -> None:
        raise OSError(number, "told by the system")

    if fault_of_the_item:
        assert isinstance(guarded("a.txt", fail), Failure)
    else:
        with pytest.raises(RunError, match="the disk is full"):
            guarded("a.txt", fail)


def test_a_worker_that_reads_articles_does_not_load_what_only_cases_and_pages_need() -> None:
    program = "import sys, allegedly.engine.stages; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    ).stdout
    assert "allegedly.extract.document" in loaded.split()
    assert not {"scipy", "trafilatura", "pypdf", "py3langid", "allegedly.weigh"} & set(loaded.split())
