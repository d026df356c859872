"""The copy of a picture that others see and that the export prints; made once, at upload."""

from pathlib import Path
from uuid import uuid4

from portfolio.refusals import Refused

from . import sandbox
from .store import StoreFull, discard, sync


class PhotoError(Refused):
    """The picture cannot be copied."""


def prepare_photo(source: Path, target: Path) -> tuple[int, int]:
    """Write a JPEG of `source` to `target`: upright, sRGB, at most 1600 pixels long, no EXIF and no place.

    Returns width and height in pixels. `target` appears whole or not at all. Raises PhotoError for a picture
    that cannot be decoded and StoreFull when the disk is full.
    """
    draft = target.with_name(f"{target.name}.{uuid4().hex}.part")
    try:
        answer = sandbox.run("photo", path=str(source.resolve()), target=str(draft.absolute()))
        if answer.get("full"):
            raise StoreFull
        if "fault" in answer:
            raise PhotoError("The picture could not be prepared for showing.")
        draft.rename(target)
    finally:
        discard(draft)
    sync(target.parent)
    return answer["finding"]["width"], answer["finding"]["height"]
