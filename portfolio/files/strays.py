"""What a crash can leave behind on the disk: files that no row names, and uploads that never finished."""

import shutil
import time
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from .store import PART

YOUNG_SECONDS = 24 * 60 * 60


def old_blobs() -> Iterator[tuple[str, str, Path]]:
    """Centre key, SHA-256 and path of every blob that has been there for more than a day, named or not."""
    for path in sorted(settings.BLOB_ROOT.glob("*/??/??/*")):
        if path.suffix != PART and is_old(path):
            yield path.parts[-4], path.name, path


def old_temp_files() -> Iterator[Path]:
    """Uploads and copies in progress that nobody has touched for more than a day."""
    incoming = settings.INCOMING_ROOT.glob("*")
    copies = settings.BLOB_ROOT.glob(f"*/??/??/*{PART}")
    yield from (path for path in [*sorted(incoming), *sorted(copies)] if path.is_file() and is_old(path))


def is_old(path: Path) -> bool:
    return time.time() - path.stat().st_mtime > YOUNG_SECONDS


def trash_path(path: Path) -> Path:
    return settings.DATA_DIR / "trash" / path.relative_to(settings.DATA_DIR)


def move(path: Path, target: Path) -> None:
    """Move a file out of the way, or back; the folders are made as needed."""
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(path, target)
