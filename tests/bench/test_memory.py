"""Peak memory."""

from __future__ import annotations

import time

from allegedly.bench.memory import SAMPLE_SECONDS, PeakMemory


def test_a_block_that_is_given_back_is_still_seen() -> None:
    with PeakMemory() as idle:
        pass
    with PeakMemory() as peak:
        block = bytearray(b"x") * (64 * 1024 * 1024)
        time.sleep(2 * SAMPLE_SECONDS)
        del block
    assert peak.mib >= idle.mib + 48
