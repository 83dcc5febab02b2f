"""Peak memory."""

from __future__ import annotations

import mmap
import time

from allegedly.bench.memory import SAMPLE_SECONDS, PeakMemory


def test_a_block_that_is_given_back_is_still_seen() -> None:
    with PeakMemory() as idle:
        pass
    # pages of a map of its own are never of what the process has been given before
    with PeakMemory() as peak, mmap.mmap(-1, 64 * 1024 * 1024) as block:
        block.write(b"x" * 64 * 1024 * 1024)
        time.sleep(2 * SAMPLE_SECONDS)
    assert peak.mib >= idle.mib + 48
