"""Containers of nested boxes: MPEG-4 with its relatives (MP4, M4A, MOV, 3GP), and Matroska (WebM, MKV)."""

import struct
from collections.abc import Iterator
from mmap import mmap

from portfolio.files.findings import Fault

FIRST_BOXES = (b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot")
MAX_BOXES = 100_000
EBML, SEGMENT, INFO = 0x1A45DFA3, 0x18538067, 0x1549A966
DOC_TYPE, TIMECODE_SCALE, DURATION, CLUSTER = 0x4282, 0x2AD7B1, 0x4489, 0x1F43B675


def mpeg4_seconds(data: mmap) -> float | None:
    """Length by the movie header. A recording that was cut off has no such header, or a box too short."""
    found = {name: (start, end) for name, start, end in _boxes(data, 0, len(data))}
    if data[4:8] not in FIRST_BOXES or b"moov" not in found:
        raise Fault("damaged")
    for name, start, _end in _boxes(data, *found[b"moov"]):
        if name == b"mvhd":
            layout = ">20xIQ" if data[start] == 1 else ">12xII"
            scale, length = struct.unpack_from(layout, data, start)
            return length / scale if scale else None
    raise Fault("damaged")


def _boxes(data: mmap, at: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    for _ in range(MAX_BOXES):
        if at + 8 > end:
            return
        size, name = struct.unpack_from(">I4s", data, at)
        head = 8
        if size == 1 and at + 16 <= end:
            size, head = struct.unpack_from(">Q", data, at + 8)[0], 16
        stop = end if size == 0 else at + size
        if size and (size < head or stop > end):
            raise Fault("damaged")
        yield name, at + head, stop
        at = stop


def matroska_seconds(data: mmap) -> float | None:
    """Length by the segment's header; recordings made in a browser have none."""
    elements = _elements(data, 0, len(data))
    if next(elements, (0, 0, 0))[0] != EBML:
        raise Fault("damaged")
    segment = next((element for element in elements if element[0] == SEGMENT), None)
    if segment is None:
        raise Fault("damaged")
    scale, length, clusters = 1_000_000, 0.0, 0
    for name, start, end in _elements(data, segment[1], segment[2]):
        clusters += name == CLUSTER
        if name == INFO:
            scale, length = _scale_and_length(data, start, end)
    if not clusters:
        raise Fault("damaged")
    return length * scale / 1_000_000_000


def _scale_and_length(data: mmap, start: int, end: int) -> tuple[int, float]:
    scale, length = 1_000_000, 0.0
    for name, at, stop in _elements(data, start, end):
        if name == TIMECODE_SCALE:
            scale = int.from_bytes(data[at:stop], "big")
        if name == DURATION:
            length = struct.unpack(">f" if stop - at == 4 else ">d", data[at:stop])[0]
    return scale, length


def _elements(data: mmap, at: int, end: int) -> Iterator[tuple[int, int, int]]:
    for _ in range(MAX_BOXES):
        if at >= end:
            return
        name, at = _number(data, at, keep_marker=True)
        size, start = _number(data, at, keep_marker=False)
        if size < 0 and name != SEGMENT:
            yield name, start, end  # a live recording: this cluster lasts until the end of the file
            return
        stop = end if size < 0 else start + size
        if stop > end:
            raise Fault("damaged")
        yield name, start, stop
        at = stop


def _number(data: mmap, at: int, *, keep_marker: bool) -> tuple[int, int]:
    """A number of variable width and the offset after it; -1 where the size is unknown."""
    if at >= len(data) or data[at] == 0:
        raise Fault("damaged")
    width = 9 - data[at].bit_length()
    value = int.from_bytes(data[at : at + width], "big")
    if keep_marker:
        return value, at + width
    value &= (1 << 7 * width) - 1
    return (-1 if value == (1 << 7 * width) - 1 else value), at + width
