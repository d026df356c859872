"""One byte range of a file, so that a player can jump to the minute a locator names."""

import re
from pathlib import Path
from typing import BinaryIO

_RANGE = re.compile(r"bytes=([0-9]{0,18})-([0-9]{0,18})")


def range_of(header: str, size: int) -> tuple[int, int] | None:
    """First and last byte that an HTTP Range header asks for.

    None for no range, several ranges, or one outside the file: the whole file is then the answer.
    """
    match = _RANGE.fullmatch(header.strip())
    if not match or not size or match.groups() == ("", ""):
        return None
    first, last = match.groups()
    if not first:
        return max(size - int(last), 0), size - 1
    start, end = int(first), min(int(last) if last else size - 1, size - 1)
    return (start, end) if start <= end else None


class Slice:
    """The bytes of a file from ``start`` to ``end``, both included, as a file that can only be read."""

    def __init__(self, path: Path, start: int, end: int) -> None:
        self._file: BinaryIO = path.open("rb")
        self._file.seek(start)
        self._left = end - start + 1

    def read(self, size: int = -1) -> bytes:
        wanted = self._left if size < 0 else min(size, self._left)
        chunk = self._file.read(wanted)
        self._left -= len(chunk)
        return chunk

    def close(self) -> None:
        self._file.close()
