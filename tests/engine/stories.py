"""Short articles, invented for these tests, and a worker that dies or dawdles on demand."""

from __future__ import annotations

from pathlib import Path

import pytest

from allegedly.model.text import Original

FIRST = """Dam at Vell gave way, ministry says

VELL, May 3, 2024 - The dam at Vell gave way on Friday, the Ministry of Waters said. Olga Renn, an engineer, said
that three workers were missing. It is not known who opened the gates.
"""
SECOND = """Ministry denies that gates were opened

The Ministry of Waters denied on Saturday that anyone had opened the gates of the dam at Vell.
"""
THIRD = """Workers found at Vell

The three workers were found alive on Sunday, according to the Vell Courier.
"""
STORIES = {"a.txt": FIRST, "b.txt": SECOND, "c.txt": THIRD}

POISON = b"the poison word is zyzzyva"
SLOW = b"the slow word is tardigrade"

_TRAP = """
import os, pathlib, signal, sys, time
if sys.flags.safe_path:  # as the workers are started
    import allegedly.engine.stages as stages
    import allegedly.pipeline as pipeline

    read = pipeline.document_from_original

    def trapped(original, config):
        once = pathlib.Path({folder!r}) / "killed-once"
        if b"zyzzyva" in original.data and not (b"once" in original.data and once.exists()):
            once.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        if b"tardigrade" in original.data:
            time.sleep(60)
        print("a library that prints")
        return read(original, config)

    pipeline.document_from_original = stages.document_from_original = trapped
"""


def write_stories(folder: Path, stories: dict[str, str] = STORIES) -> Path:
    """The stories as files in this folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in stories.items():
        (folder / name).write_text(text)
    return folder


def make_originals(*texts: str | bytes) -> list[Original]:
    """Originals of these texts, named 0.txt, 1.txt and on."""
    return [
        Original(f"{number}.txt", text.encode() if isinstance(text, str) else text, "text/plain")
        for number, text in enumerate(texts)
    ]


def set_trap(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on, real workers are killed by POISON (once, if it says so), and held up by SLOW."""
    (folder / "sitecustomize.py").write_text(_TRAP.format(folder=str(folder)))
    monkeypatch.syspath_prepend(str(folder))
