"""Sound and video: the container is walked from end to end, which finds half a file; nothing is decoded."""

from collections.abc import Callable
from mmap import ACCESS_READ, mmap
from pathlib import Path

from portfolio.files.findings import Finding

from . import boxes, frames, riff

Walk = Callable[[mmap], float | None]
WALKS: dict[str, Walk] = {
    "audio/mpeg": frames.mp3_seconds,
    "audio/aac": frames.aac_seconds,
    "audio/amr": frames.amr_seconds,
    "audio/flac": frames.flac_seconds,
    "audio/ogg": frames.ogg_seconds,
    "video/ogg": frames.ogg_seconds,
    "audio/wav": riff.wav_seconds,
    "video/x-msvideo": riff.avi_seconds,
    "audio/webm": boxes.matroska_seconds,
    "video/webm": boxes.matroska_seconds,
    "video/x-matroska": boxes.matroska_seconds,
}


def look(path: Path, media_type: str) -> Finding:
    walk = WALKS.get(media_type, boxes.mpeg4_seconds)
    with path.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as data:
        seconds = walk(data)
    return Finding(seconds=round(seconds, 2) if seconds else None)
