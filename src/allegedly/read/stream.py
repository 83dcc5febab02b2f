"""Streams with a bound: what is read from outside never grows past it."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import BinaryIO

from allegedly.errors import InputTooLarge

CHUNK_BYTES = 64 * 1024


class Budget:
    """Bytes that may still be unpacked from one archive and everything in it."""

    def __init__(self, total: int) -> None:
        self.left = total

    def spend(self, count: int) -> bool:
        """Take so many bytes; false where the budget does not hold them."""
        self.left -= count
        return self.left >= 0


class GuardedStream(io.RawIOBase):
    """A binary stream that begins with `head`, goes on with `rest`, and asks `allow` for every chunk.

    `allow(count)` gets the number of bytes just read and raises InputTooLarge over the bound.
    """

    def __init__(self, head: bytes, rest: BinaryIO, allow: Callable[[int], None] | None = None) -> None:
        super().__init__()
        self._head = head
        self._rest = rest
        self._allow = allow

    def readable(self) -> bool:
        """Always true."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Fill the buffer from the head, then from the rest."""
        if self._head:
            data, self._head = self._head[: len(buffer)], self._head[len(buffer) :]
        else:
            data = self._rest.read(min(len(buffer), CHUNK_BYTES)) or b""
            if self._allow is not None:
                self._allow(len(data))
        buffer[: len(data)] = data
        return len(data)


def read_head(stream: BinaryIO, count: int) -> bytes:
    """The first bytes of a stream, as many as there are up to `count`; pipes give them piecemeal."""
    pieces: list[bytes] = []
    missing = count
    while missing > 0:
        piece = stream.read(missing)
        if not piece:
            break
        pieces.append(piece)
        missing -= len(piece)
    return b"".join(pieces)


def read_bounded(stream: BinaryIO, bound: int, subject: str, setting: str) -> bytes:
    """All bytes of a stream. Raises InputTooLarge, naming the setting, where there are more than `bound`."""
    data = read_head(stream, bound + 1)
    if len(data) > bound:
        raise InputTooLarge(
            subject, f"it has more than {bound:,} bytes", f"split it, or raise [read] {setting}"
        )
    return data
