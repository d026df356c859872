"""Bytes are kept in an order that no crash can upset: a row never names a file that is not safely there."""

import errno
import hashlib
import os
from pathlib import Path

import pytest
from django.core.files.base import ContentFile

from portfolio.files import store
from portfolio.refusals import Refused

CENTRE = "9d3f6c0e-centre"
WORDS = b"The customer said thank you. " * 1000
SHA256 = hashlib.sha256(WORDS).hexdigest()


@pytest.fixture(autouse=True)
def folders(settings, tmp_path):
    settings.INCOMING_ROOT = tmp_path / "incoming"
    settings.BLOB_ROOT = tmp_path / "blobs"
    return tmp_path


def files_in(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def where(path: object) -> str:
    """A file or folder in the words of the promise."""
    text = str(path)
    if "incoming" in text:
        return "incoming file" if text.endswith(".part") else "incoming folder"
    return "blob" if text.endswith(SHA256) else "folder"


@pytest.fixture
def calls(monkeypatch):
    """What is asked of the operating system, in order."""
    seen, opened = [], {}
    real = {name: getattr(os, name) for name in ("open", "fsync", "rename")}

    def open_(path, *args, **options):
        descriptor = real["open"](path, *args, **options)
        opened[descriptor] = path
        return descriptor

    def fsync(descriptor):
        seen.append(("fsync", where(opened[descriptor])))
        real["fsync"](descriptor)

    def rename(source, target, **options):
        seen.append(("rename", where(source), where(target)))
        real["rename"](source, target, **options)

    monkeypatch.setattr(os, "open", open_)
    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(os, "rename", rename)
    return seen


def receive(data: bytes = WORDS) -> Path:
    return store.receive(ContentFile(data, name="thanks.txt"))


def test_a_file_is_durable_before_it_has_its_name_and_its_name_before_we_return(calls):
    path = receive()
    calls.clear()
    assert store.keep(path, centre_key=CENTRE) == (SHA256, len(WORDS))
    assert calls[-3:] == [
        ("fsync", "incoming file"),
        ("rename", "incoming file", "blob"),
        ("fsync", "folder"),
    ]


def test_a_kept_file_lies_under_its_hash_and_nobody_else_may_read_it(folders):
    store.keep(receive(), centre_key=CENTRE)
    assert files_in(folders) == [f"blobs/{CENTRE}/{SHA256[:2]}/{SHA256[2:4]}/{SHA256}"]
    blob = store.blob_path(CENTRE, SHA256)
    assert (blob.read_bytes(), blob.stat().st_mode & 0o777) == (WORDS, 0o600)


def test_the_same_file_twice_is_kept_once(folders):
    store.keep(receive(), centre_key=CENTRE)
    blob = store.blob_path(CENTRE, SHA256)
    before = blob.stat().st_ino
    os.utime(blob, (0, 0))
    assert store.keep(receive(), centre_key=CENTRE) == (SHA256, len(WORDS))
    assert (blob.stat().st_ino, len(files_in(folders))) == (before, 1)
    assert blob.stat().st_mtime > 0  # young again, so that tidying leaves it alone


def test_a_damaged_blob_is_healed_by_a_good_copy():
    store.keep(receive(), centre_key=CENTRE)
    store.blob_path(CENTRE, SHA256).write_bytes(b"x" * len(WORDS))
    assert not store.verify_blob(CENTRE, SHA256, len(WORDS))
    store.keep(receive(), centre_key=CENTRE)
    assert store.verify_blob(CENTRE, SHA256, len(WORDS))


def test_two_centres_never_share_a_file():
    store.keep(receive(), centre_key=CENTRE)
    assert not store.verify_blob("another", SHA256)


def test_an_upload_that_grows_too_large_is_stopped_and_forgotten(settings, folders):
    settings.MAX_UPLOAD_BYTES = 1024 * 1024
    with pytest.raises(store.TooBig, match=r"^The selected file must be smaller than 1 MB\.$"):
        receive(b"a" * (1024 * 1024 + 1))
    assert files_in(folders) == []


@pytest.mark.parametrize("call", ["write", "fsync", "rename", "mkdir"])
def test_a_full_disk_is_told_in_one_sentence_and_leaves_nothing(call, folders, monkeypatch):
    def full(*args, **options):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, call, full)
    with pytest.raises(Refused) as refusal:
        store.keep(receive(), centre_key=CENTRE)
    assert str(refusal.value) == (
        "The file could not be uploaded because the store is full. "
        "Nothing you typed is lost; try again later."
    )
    monkeypatch.undo()
    assert files_in(folders) == []


def test_a_store_on_another_disk_gets_a_durable_copy(calls, folders, monkeypatch):
    path = receive()
    real = os.stat

    def stat(at, *args, **options):
        found = real(at, *args, **options)
        moved = list(found)
        moved[2] += "blobs" in str(at)  # the number of the device
        return os.stat_result(moved)

    calls.clear()
    with monkeypatch.context() as patch:
        patch.setattr(os, "stat", stat)
        store.keep(path, centre_key=CENTRE)
    assert [call[0] for call in calls[-3:]] == ["fsync", "rename", "fsync"]
    assert files_in(folders) == [f"blobs/{CENTRE}/{SHA256[:2]}/{SHA256[2:4]}/{SHA256}"]


CALLS = ("open", "write", "fsync", "close", "rename", "mkdir", "unlink", "stat", "chmod")


class Crash(BaseException):
    """Stands for the end of the process."""


def crash_at(number: int, monkeypatch) -> None:
    count = 0

    def wrap(real):
        def call(*args, **options):
            nonlocal count
            count += 1
            if count >= number:  # and nothing after it happens either
                raise Crash
            return real(*args, **options)

        return call

    for name in CALLS:
        monkeypatch.setattr(os, name, wrap(getattr(os, name)))


def test_a_crash_at_any_call_leaves_the_whole_file_or_none(folders, monkeypatch):
    """And the person can simply send it again."""
    for number in range(1, 200):
        with monkeypatch.context() as patch:
            crash_at(number, patch)
            try:
                stored = store.keep(receive(), centre_key=CENTRE)
            except Crash:
                stored = None
        for blob in files_in(folders / "blobs") if (folders / "blobs").exists() else []:
            assert (folders / "blobs" / blob).read_bytes() == WORDS
        if stored:
            break
        assert store.keep(receive(), centre_key=CENTRE) == (SHA256, len(WORDS))
        store.blob_path(CENTRE, SHA256).unlink()
        for left in (folders / "incoming").iterdir():
            assert left.name.endswith(store.PART)
    assert number > 10


@pytest.mark.parametrize(
    ("key", "sha256"), [("../x", SHA256), (CENTRE, "../../etc/passwd"), (CENTRE, SHA256.upper())]
)
def test_a_blob_is_named_by_nothing_but_a_key_and_a_hash(key, sha256):
    with pytest.raises(ValueError, match="A blob is named by"):
        store.blob_path(key, sha256)


def test_a_missing_blob_is_not_sound():
    assert not store.verify_blob(CENTRE, SHA256)


def test_discarding_twice_is_no_error():
    path = receive()
    store.discard(path)
    store.discard(path)
    assert not path.exists()
