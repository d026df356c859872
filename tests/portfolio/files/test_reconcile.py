"""`manage.py reconcile` finds what is missing, and tidies only what nobody needs."""

import hashlib
import os
import time
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command

from portfolio.files import store
from portfolio.models import Blob, Centre

pytestmark = pytest.mark.django_db
TWO_DAYS = 2 * 24 * 60 * 60


@pytest.fixture
def centre(settings, tmp_path) -> Centre:
    settings.DATA_DIR = tmp_path
    settings.INCOMING_ROOT = tmp_path / "incoming"
    settings.BLOB_ROOT = tmp_path / "blobs"
    return Centre.objects.create(name="Harbour Road", slug="harbour", code="HARB")


def keep(centre: Centre, words: str, *, named: bool, old: bool) -> Path:
    """A kept file, with a row that names it or without, from today or from the day before yesterday."""
    stored = store.keep(store.receive(ContentFile(words.encode())), centre_key=str(centre.blob_key))
    if named:
        Blob.objects.create(centre=centre, sha256=stored.sha256, size=stored.size)
    return aged(store.blob_path(str(centre.blob_key), stored.sha256), old=old)


def aged(path: Path, *, old: bool) -> Path:
    then = time.time() - TWO_DAYS * old
    os.utime(path, (then, then))
    return path


def reconcile(capsys, *options: str) -> list[str]:
    call_command("reconcile", *options)
    return capsys.readouterr().out.splitlines()


def test_all_is_well(centre, capsys):
    keep(centre, "thanks", named=True, old=True)
    assert reconcile(capsys) == ["1 files checked, 0 left behind."]


def test_a_missing_and_a_damaged_file_are_named_and_fail(centre, capsys):
    keep(centre, "thanks", named=True, old=True).unlink()
    keep(centre, "a plan", named=True, old=True).write_bytes(b"A PLAN")
    with pytest.raises(CommandError) as stop:
        call_command("reconcile")
    assert str(stop.value) == "2 of the files that records name are missing or damaged."
    assert stop.value.returncode == 1
    key = centre.blob_key
    assert capsys.readouterr().out.splitlines()[:2] == [
        f"missing\t{key}/{hashlib.sha256(b'thanks').hexdigest()}\tused by no record yet",
        f"damaged\t{key}/{hashlib.sha256(b'a plan').hexdigest()}\tused by no record yet",
    ]


def test_it_lists_what_a_crash_left_behind_and_touches_nothing_unasked(centre, capsys):
    blob = keep(centre, "nobody's", named=False, old=True)
    part = aged(store.receive(ContentFile(b"half")), old=True)
    assert reconcile(capsys) == [
        f"left behind\t{part}",
        f"left behind\t{blob}",
        "0 files checked, 2 left behind.",
    ]
    assert (blob.exists(), part.exists()) == (True, True)


def test_tidying_moves_only_what_is_old_and_named_by_nobody(centre, capsys, tmp_path):
    blob = keep(centre, "nobody's", named=False, old=True)
    part = aged(store.receive(ContentFile(b"half")), old=True)
    copy = aged(_touch(blob.with_name(f"{blob.name}.abc{store.PART}")), old=True)
    stay = [
        keep(centre, "named and old", named=True, old=True),
        keep(centre, "named and young", named=True, old=False),
        keep(centre, "young", named=False, old=False),
        store.receive(ContentFile(b"arriving")),
    ]
    reconcile(capsys, "--tidy")
    assert [path.exists() for path in (blob, part, copy)] == [False, False, False]
    assert (tmp_path / "trash" / blob.relative_to(tmp_path)).read_bytes() == b"nobody's"
    assert [path.exists() for path in stay] == [True] * 4
    assert reconcile(capsys, "--tidy") == ["2 files checked, 0 left behind."]


def test_a_file_that_comes_into_use_while_tidying_is_put_back(centre, capsys, monkeypatch):
    blob = keep(centre, "late", named=False, old=True)
    from portfolio.files import strays

    real = strays.move

    def move(path, target):
        real(path, target)
        Blob.objects.get_or_create(centre=centre, sha256=blob.name, defaults={"size": 4})

    monkeypatch.setattr(strays, "move", move)
    reconcile(capsys, "--tidy")
    assert blob.read_bytes() == b"late"


def test_a_file_of_one_centre_is_not_named_by_a_row_of_another(centre, capsys):
    other = Centre.objects.create(name="Inland", slug="inland", code="INLD")
    keep(centre, "the same words", named=True, old=True)
    blob = keep(other, "the same words", named=False, old=True)
    assert reconcile(capsys)[0] == f"left behind\t{blob}"


def _touch(path: Path) -> Path:
    path.touch()
    return path
