"""The other end of the pipe: a process that holds one annotator and reads one article at a time.

The parent writes a pickled Config, then pickled Originals; the worker answers each with a pickled Reading or
Failure, the Config with None or the error that keeps it from starting. It ends when the pipe does.
"""

from __future__ import annotations

import os
import pickle
import sys
import traceback
from pathlib import Path
from typing import BinaryIO

from allegedly.annotate.annotator import Annotator
from allegedly.config import Config
from allegedly.errors import AllegedlyError, InputError
from allegedly.model.case import Failure
from allegedly.model.text import Original
from allegedly.pipeline import Reading, reading_of


def outcome_of(original: Original, annotator: Annotator, config: Config) -> Reading | Failure:
    """The article read, or why it cannot be; never an exception, so that the other articles go on.

    MissingDependency is no fault of the article and is raised.
    """
    try:
        return reading_of(original, annotator, config)
    except InputError as error:
        return Failure(original.path, error.reason, error.remedy)
    except AllegedlyError:
        raise
    # A defect of ours, or a text that exhausts the stack or the memory, costs this article alone.
    except Exception as error:
        return Failure(original.path, _defect(error), "report this, and leave it out meanwhile")


def _defect(error: Exception) -> str:
    frame = traceback.extract_tb(error.__traceback__)[-1]
    words = " ".join(str(error).split())[:200]
    return f"an unexpected {type(error).__name__} in {Path(frame.filename).name}:{frame.lineno} ({words})"


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer requests until there are no more."""
    config: Config = pickle.load(requests)
    try:
        annotator = Annotator.load(config.annotate)
    except AllegedlyError as error:
        _answer(answers, error)
        return
    _answer(answers, None)
    while True:
        try:
            original: Original = pickle.load(requests)
        except EOFError:
            return
        try:
            _answer(answers, outcome_of(original, annotator, config))
        except AllegedlyError as error:
            _answer(answers, error)


def _answer(answers: BinaryIO, value: object) -> None:
    pickle.dump(value, answers, protocol=pickle.HIGHEST_PROTOCOL)
    answers.flush()


def main() -> None:
    """Serve on standard input and output. Whatever a library prints goes to standard error instead."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    try:
        serve(sys.stdin.buffer, answers)
    except (BrokenPipeError, KeyboardInterrupt):
        # The parent is gone or going; it has told the user what there is to tell.
        os._exit(1)


if __name__ == "__main__":
    main()
