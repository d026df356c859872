"""How much a PDF's pages unpack to: a few kilobytes of operators can keep a renderer busy for minutes."""

import time
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf

MEGABYTE = 1024 * 1024
MAX_STREAM = 8 * MEGABYTE
MAX_TOTAL = 96 * MEGABYTE
MAX_SECONDS = 3
MAX_PIXELS = 120_000_000
PIECE = 256 * 1024


@dataclass
class Weight:
    """`heavy`: too much to render in good time. `broken`: what a page shows is not all there."""

    total: int = 0
    heavy: bool = False
    broken: bool = False


def weigh(pdf: pikepdf.Pdf) -> Weight:
    """Unpack the operators of every page and form once, without keeping them; stop when it is clear."""
    weight = Weight()
    # Time of this process, so that a busy machine does not change a verdict.
    deadline = time.process_time() + MAX_SECONDS
    for stream in _streams_of_pages(pdf):
        if _is_huge_picture(stream):
            weight.heavy = True
        elif stream.get("/Subtype") != "/Image":
            _add(weight, stream)
        if weight.heavy or time.process_time() > deadline:
            weight.heavy = True
            break
    return weight


def _streams_of_pages(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    seen: set[tuple[int, int]] = set()
    for page in pdf.pages:
        contents = page.obj.get("/Contents")
        parts = list(contents) if isinstance(contents, pikepdf.Array) else [contents]
        yield from _unseen([*parts, *_drawn_by(page.obj)], seen, depth=0)


def _unseen(objects: list, seen: set, depth: int) -> Iterator[pikepdf.Object]:
    for stream in objects:
        if not isinstance(stream, pikepdf.Stream) or stream.objgen in seen:
            continue
        seen.add(stream.objgen)
        yield stream
        if depth < 5:
            yield from _unseen(_drawn_by(stream), seen, depth + 1)


def _drawn_by(owner: pikepdf.Object) -> list[pikepdf.Object]:
    """The pictures, forms and patterns that a page or a form may draw."""
    resources = owner.get("/Resources")
    if not isinstance(resources, pikepdf.Dictionary):
        return []
    groups = [resources.get(name) for name in ("/XObject", "/Pattern")]
    return [thing for group in groups if isinstance(group, pikepdf.Dictionary) for thing in group.values()]


def _is_huge_picture(stream: pikepdf.Object) -> bool:
    if stream.get("/Subtype") != "/Image":
        return False
    return int(stream.get("/Width", 0)) * int(stream.get("/Height", 0)) > MAX_PIXELS


def _add(weight: Weight, stream: pikepdf.Object) -> None:
    size = _size_of_flate(stream, weight) if _is_flate(stream) else len(stream.read_bytes())
    weight.total += size
    weight.heavy = size > MAX_STREAM or weight.total > MAX_TOTAL


def _is_flate(stream: pikepdf.Object) -> bool:
    filters = stream.get("/Filter")
    if isinstance(filters, pikepdf.Array):
        return [str(name) for name in filters] == ["/FlateDecode"]
    return filters == "/FlateDecode"


def _size_of_flate(stream: pikepdf.Object, weight: Weight) -> int:
    """Bytes that the stream unpacks to, counted up to just above the largest allowed."""
    unpacker, size = zlib.decompressobj(), 0
    packed = stream.read_raw_bytes()
    if not packed.strip():
        return 0  # a blank page
    try:
        while packed and not unpacker.eof and size <= MAX_STREAM:
            size += len(unpacker.decompress(packed, PIECE))
            packed = unpacker.unconsumed_tail
    except zlib.error as error:
        # A wrong check sum at the very end is a habit of some writers, and nothing is missing.
        weight.broken = weight.broken or "incorrect data check" not in str(error)
    else:
        weight.broken = weight.broken or not (unpacker.eof or size > MAX_STREAM)
    return size
