"""The other end of the pipe: a process that does tasks, one at a time, and holds the models they need.

The parent writes a pickled Config, then pickled Tasks; the worker answers each with its pickled result, or with the
error that keeps every task of the stage from being done. It ends when the pipe does.
"""

from __future__ import annotations

import gc
import os
import pickle
import sys
from typing import TYPE_CHECKING, BinaryIO

from allegedly.config import Config
from allegedly.errors import AllegedlyError

if TYPE_CHECKING:
    from allegedly.engine.stages import Task


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer requests until there are no more."""
    # What is imported stays: looking for garbage in it meanwhile is an eighth of the start.
    gc.disable()
    from allegedly.engine.stages import Tools, do_task

    gc.freeze()
    gc.enable()
    config: Config = pickle.load(requests)
    tools = Tools(config)
    while True:
        try:
            task: Task = pickle.load(requests)
        except EOFError:
            return
        try:
            _answer(answers, do_task(task, tools))
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
