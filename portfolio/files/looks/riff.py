"""RIFF containers: WAV sound and AVI video."""

import struct
from collections.abc import Iterator
from mmap import mmap

from portfolio.files.findings import Fault

# Recorders that cannot go back to fill in the size leave one of these.
UNKNOWN_SIZES = (0, 0xFFFFFFFF)


def wav_seconds(data: mmap) -> float | None:
    chunks = {name: (at, size) for name, at, size in _chunks(data, b"WAVE")}
    if b"fmt " not in chunks or b"data" not in chunks:
        raise Fault("damaged")
    bytes_per_second = struct.unpack_from("<I", data, chunks[b"fmt "][0] + 8)[0]
    return chunks[b"data"][1] / bytes_per_second if bytes_per_second else None


def avi_seconds(data: mmap) -> float | None:
    chunks = {data[at : at + 4]: at for name, at, _size in _chunks(data, b"AVI ") if name == b"LIST"}
    if b"hdrl" not in chunks or b"movi" not in chunks:
        raise Fault("damaged")
    header = chunks[b"hdrl"] + 12
    microseconds, count = struct.unpack_from("<I12xI", data, header)
    return microseconds * count / 1_000_000


def _chunks(data: mmap, form: bytes) -> Iterator[tuple[bytes, int, int]]:
    """Name, offset of the content and size of each chunk; a size that reaches past the end is a cut file."""
    if len(data) < 12 or data[:4] != b"RIFF" or data[8:12] != form:
        raise Fault("damaged")
    streamed = struct.unpack_from("<I", data, 4)[0] in UNKNOWN_SIZES
    at = 12
    while at + 8 <= len(data):
        name, size = struct.unpack_from("<4sI", data, at)
        left = len(data) - at - 8
        if size > left and not (streamed or size in UNKNOWN_SIZES):
            raise Fault("damaged")
        yield name, at + 8, min(size, left)
        at += 8 + size + size % 2
