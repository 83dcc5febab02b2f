"""Zip and gzip archives, unpacked within bounds of members, ratio, size and depth."""

from __future__ import annotations

import gzip
import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from allegedly.config import ReadConfig
from allegedly.errors import InputTooLarge, UnreadableInput, UnsupportedInput
from allegedly.model.case import Failure
from allegedly.read.stream import Budget, GuardedStream

RATIO_FREE_BYTES = 1024 * 1024
"""Below this size no ratio is asked: a short run of blanks packs a thousandfold and harms nobody."""

_DIRECTORY_BYTES_PER_MEMBER = 300
"""A bound on the central directory of a zip: 46 bytes and a long name a member."""

_END_RECORD = b"PK\x05\x06"
_OFFICE_MARKS = ("[Content_Types].xml", "mimetype", "META-INF/container.xml")
_FAILURES = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    RuntimeError,
    NotImplementedError,
    ValueError,
    struct.error,
)
"""zipfile raises these on broken, encrypted and exotic members."""


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive: its name there, its place as shown, and a guarded stream of its bytes."""

    name: str
    path: str
    stream: BinaryIO


def members_from_zip(
    stream: BinaryIO, path: str, size: int, config: ReadConfig, budget: Budget
) -> Iterator[Member | Failure]:
    """The files of a zip archive of `size` bytes, sorted by name; directories and hidden files left out.

    Each stream is to be read before the next member is asked for. Raises InputTooLarge where the
    archive has too many members, UnreadableInput where its directory is broken, UnsupportedInput for
    office documents, which are zip archives by make.
    """
    _refuse_directory(stream, path, size, config)
    try:
        archive = zipfile.ZipFile(stream)
    except _FAILURES as error:
        raise UnreadableInput(path, f"the zip archive is broken ({error})", "download it again") from error
    with archive:
        infos = [info for info in archive.infolist() if not info.is_dir()]
        if any(info.filename in _OFFICE_MARKS for info in infos):
            raise UnsupportedInput(path, "it is an office document or e-book", "save it as PDF, HTML or text")
        if len(infos) > config.max_archive_members:
            reason = f"the archive has {len(infos):,} members, more than {config.max_archive_members:,}"
            raise InputTooLarge(path, reason, "split it, or raise [read] max_archive_members")
        for info in sorted(infos, key=lambda each: each.filename):
            if not is_hidden(info.filename):
                yield _opened(archive, info, path, config, budget)


def is_hidden(name: str) -> bool:
    """Whether a file or one of its folders is hidden, or is an archiver's own."""
    parts = name.replace("\\", "/").split("/")
    return any((part.startswith(".") and part not in (".", "..")) or part == "__MACOSX" for part in parts)


def _refuse_directory(stream: BinaryIO, path: str, size: int, config: ReadConfig) -> None:
    """Raises where the central directory alone would fill the memory: zipfile reads it whole."""
    stream.seek(max(0, size - 65_557))
    tail = stream.read()
    stream.seek(0)
    at = tail.rfind(_END_RECORD)
    if at < 0 or len(tail) < at + 16:
        return
    directory = int(struct.unpack_from("<I", tail, at + 12)[0])
    if min(directory, size) > config.max_archive_members * _DIRECTORY_BYTES_PER_MEMBER:
        reason = f"its directory has {directory:,} bytes, too many for {config.max_archive_members:,} members"
        raise InputTooLarge(path, reason, "split it, or raise [read] max_archive_members")


def _opened(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, path: str, config: ReadConfig, budget: Budget
) -> Member | Failure:
    where = f"{path}/{info.filename}"
    if info.flag_bits & 0x1:
        return Failure(where, "it is encrypted", "remove the archive's password first")
    try:
        opened = archive.open(info)
    except _FAILURES as error:
        return Failure(where, f"the archive is broken there ({error})"[:200], "download it again")
    guard = _Guard(where, info.compress_size, config, budget)
    return Member(info.filename, where, io.BufferedReader(GuardedStream(b"", opened, guard.allow)))  # type: ignore[arg-type]


def gunzipped(stream: BinaryIO, path: str, size: int, config: ReadConfig, budget: Budget) -> BinaryIO:
    """The unpacked bytes of a gzip file of `size` bytes, as a guarded stream."""
    guard = _Guard(path, size, config, budget)
    unpacked = gzip.GzipFile(fileobj=stream, mode="rb")
    return io.BufferedReader(GuardedStream(b"", unpacked, guard.allow))  # type: ignore[arg-type]


class _Guard:
    """Counts what a member unpacks to, and stops it over the ratio or the archive's budget."""

    def __init__(self, path: str, packed: int, config: ReadConfig, budget: Budget) -> None:
        self._path = path
        self._ratio = config.max_archive_ratio
        self._bound = max(RATIO_FREE_BYTES, packed * config.max_archive_ratio)
        self._budget = budget
        self._read = 0

    def allow(self, count: int) -> None:
        """Count these bytes. Raises InputTooLarge over a bound."""
        self._read += count
        if self._read > self._bound:
            reason = f"it unpacks to more than {self._ratio} times its size, as a zip bomb does"
            raise InputTooLarge(self._path, reason, "leave it out, or raise [read] max_archive_ratio")
        if not self._budget.spend(count):
            reason = "the archive unpacks to more bytes than are read from one"
            raise InputTooLarge(self._path, reason, "split it, or raise [read] max_archive_bytes")
