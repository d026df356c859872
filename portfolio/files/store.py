"""Where the bytes are: on the local disk, once per centre, under their SHA-256. Files never change.

The order makes the promise: receive, check, hash, fsync the file, rename it into place, fsync the folder, and
only then may a row name it. What a crash leaves behind is a file without a row, which `reconcile` finds.
These functions are all that knows about disks; another store would offer the same ones.
"""

import contextlib
import errno
import hashlib
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from uuid import uuid4

from django.conf import settings
from django.core.files.base import File

from portfolio.refusals import Refused

PART = ".part"
FULL = (errno.ENOSPC, errno.EDQUOT)
_KEY = re.compile(r"[A-Za-z0-9_-]{1,64}")
_SHA256 = re.compile(r"[0-9a-f]{64}")


class Stored(NamedTuple):
    sha256: str
    size: int


class TooBig(Refused):
    """The upload passed the limit of one file."""

    def __init__(self) -> None:
        super().__init__(f"The selected file must be smaller than {settings.MAX_UPLOAD_BYTES // 1024**2} MB.")


class StoreFull(Refused):
    """No room is left on the disk."""

    def __init__(self) -> None:
        super().__init__(
            "The file could not be uploaded because the store is full. "
            "Nothing you typed is lost; try again later."
        )


def receive(uploaded: File) -> Path:
    """Stream an upload into a new file of INCOMING_ROOT, counting as it runs. Raises TooBig or StoreFull.

    The caller hands the path to `keep` or `discard`.
    """
    path = settings.INCOMING_ROOT / f"{uuid4().hex}{PART}"
    with _no_leftovers(path):
        _make_folder(settings.INCOMING_ROOT)
        _write(path, uploaded.chunks(), settings.MAX_UPLOAD_BYTES)
    return path


def keep(path: Path, *, centre_key: str) -> Stored:
    """Move a received file to its blob and make it durable. `path` is gone afterwards, whatever happens.

    An equal blob that is already there and sound stays as it is. Raises StoreFull.
    """
    with _no_leftovers(path):
        size = path.stat().st_size
        with path.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        blob = blob_path(centre_key, sha256)
        _make_folder(blob.parent)
        if verify_blob(centre_key, sha256, size):
            os.utime(blob)  # young again, so that no tidying takes it before its new row is there
            discard(path)
        else:
            _move(path, blob)
        sync(blob.parent)
    return Stored(sha256, size)


def blob_path(centre_key: str, sha256: str) -> Path:
    """Where a blob is, or would be. Raises ValueError for anything that is not a key and a hash."""
    if not _KEY.fullmatch(centre_key) or not _SHA256.fullmatch(sha256):
        raise ValueError("A blob is named by a centre key and a SHA-256 in lower case.")
    return settings.BLOB_ROOT / centre_key / sha256[:2] / sha256[2:4] / sha256


def verify_blob(centre_key: str, sha256: str, size: int | None = None) -> bool:
    """Whether the blob is there, of this size, and still has its hash."""
    blob = blob_path(centre_key, sha256)
    try:
        if size is not None and blob.stat().st_size != size:
            return False
        with blob.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == sha256
    except OSError:
        return False


def discard(path: Path) -> None:
    """Remove a received file that is not wanted; nothing happens if it is gone."""
    path.unlink(missing_ok=True)


@contextlib.contextmanager
def _no_leftovers(path: Path) -> Iterator[None]:
    try:
        yield
    except BaseException as error:
        with contextlib.suppress(OSError):
            discard(path)
        if isinstance(error, OSError) and error.errno in FULL:
            raise StoreFull from error
        raise


def _write(path: Path, chunks: Iterator[bytes], limit: int | None = None) -> None:
    size = 0
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        for chunk in chunks:
            size += len(chunk)
            if limit is not None and size > limit:
                raise TooBig
            left = memoryview(chunk)
            while left:
                left = left[os.write(descriptor, left) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _move(path: Path, blob: Path) -> None:
    """Make the content durable, then give it its name. Across disks it is first copied beside its place."""
    if path.stat().st_dev != blob.parent.stat().st_dev:
        near = blob.with_name(f"{blob.name}.{uuid4().hex}{PART}")
        with _no_leftovers(near):
            with path.open("rb") as file:
                _write(near, iter(lambda: file.read(1024 * 1024), b""))
            near.rename(blob)
        discard(path)
        return
    path.chmod(0o600)
    sync(path)
    path.rename(blob)


def _make_folder(folder: Path) -> None:
    """Like `mkdir -p`, and durable: each new folder's entry is written to disk."""
    if folder.is_dir():
        return
    _make_folder(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)
    sync(folder.parent)


def sync(path: Path) -> None:
    """Wait until a file's content, or a folder's list of names, is on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
