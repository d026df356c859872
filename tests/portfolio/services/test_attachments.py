"""Files: kept before they are named, never named before they are kept, and nothing typed is lost."""

import uuid
from datetime import timedelta

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.utils import timezone

from portfolio import clock
from portfolio.files.sandbox import SandboxError
from portfolio.files.store import blob_path
from portfolio.models import Attachment, Blob, Upload
from portfolio.refusals import Refused
from portfolio.services import attachments
from portfolio.services.attachments import (
    attach_uploads,
    remove_attachment,
    restore_attachment,
    stage_upload,
    stage_uploads,
)
from portfolio.services.records import make_version
from tests.cast import log
from tests.permissions.world import picture


@pytest.fixture
def form_key():
    return uuid.uuid4()


def test_a_photo_is_kept_with_its_print_copy_before_the_form_is_saved(cast, form_key):
    upload = stage_upload(by=cast.sam, form_key=form_key, file=picture())
    for blob in (upload.blob, upload.print_blob):
        path = blob_path(str(cast.centre.blob_key), blob.sha256)
        assert path.stat().st_size == blob.size


def test_a_crash_between_blob_and_row_leaves_no_lie(cast, form_key, monkeypatch):
    """The bytes may be there without a row; a row without its bytes never is."""

    def crash(**_):
        raise SystemExit("pulled the plug")

    with monkeypatch.context() as patched:
        patched.setattr(attachments, "_write_upload", crash)
        with pytest.raises(SystemExit):
            stage_upload(by=cast.sam, form_key=form_key, file=picture())
    assert not Upload.objects.exists()
    assert not Blob.objects.exists()
    call_command("reconcile")
    upload = stage_upload(by=cast.sam, form_key=form_key, file=picture())
    assert blob_path(str(cast.centre.blob_key), upload.blob.sha256).exists()


def test_a_row_is_written_only_when_the_bytes_are_in_their_place(cast, form_key, monkeypatch):
    seen = []
    write = attachments._write_upload

    def watch(**given):
        seen.append(blob_path(str(cast.centre.blob_key), given["stored"].sha256).exists())
        return write(**given)

    monkeypatch.setattr(attachments, "_write_upload", watch)
    stage_upload(by=cast.sam, form_key=form_key, file=picture())
    assert seen == [True]


def test_nothing_is_left_in_the_waiting_room(cast, form_key):
    stage_upload(by=cast.sam, form_key=form_key, file=picture())
    with pytest.raises(Refused):
        stage_upload(by=cast.sam, form_key=form_key, file=SimpleUploadedFile("empty.pdf", b""))
    assert [path for path in settings.INCOMING_ROOT.rglob("*") if path.is_file()] == []


def test_one_bad_file_does_not_cost_the_good_ones(cast, form_key):
    bad = SimpleUploadedFile("virus.exe", b"MZ\x90\x00" + b"\0" * 200)
    sentences = stage_uploads(by=cast.sam, form_key=form_key, files=[picture(), bad])
    assert [upload.name for upload in Upload.objects.all()] == ["desk.jpg"]
    assert len(sentences) == 1
    assert "must be" in sentences[0]


def test_at_most_ten_files_at_a_time(cast, form_key):
    notes = [SimpleUploadedFile(f"note{n}.txt", b"Ring back Mrs Hale.") for n in range(11)]
    assert stage_uploads(by=cast.sam, form_key=form_key, files=notes) == [
        "You can only select up to 10 files at the same time."
    ]
    assert Upload.objects.count() == 10


def test_staged_files_go_onto_their_record_and_nobody_elses(cast, form_key):
    record = log(cast)
    stage_upload(by=cast.sam, form_key=form_key, file=picture())
    stage_upload(by=cast.other_learner, form_key=form_key, file=picture())
    assert [each.name for each in attach_uploads(by=cast.sam, record=record, form_key=form_key)] == [
        "desk.jpg"
    ]
    assert Upload.objects.get().uploaded_by == cast.other_learner


def test_a_removed_file_stays_in_the_version_that_held_it(cast, form_key):
    record = log(cast)
    stage_upload(by=cast.sam, form_key=form_key, file=picture())
    (attachment,) = attach_uploads(by=cast.sam, record=record, form_key=form_key)
    version = make_version(by=cast.sam, record=record)
    remove_attachment(by=cast.sam, attachment=attachment)
    assert list(record.attachments.current()) == []
    assert list(version.attachments.all()) == [attachment]
    restore_attachment(by=cast.sam, attachment=attachment)
    assert list(record.attachments.current()) == [attachment]


def test_the_same_bytes_are_kept_once_a_centre(cast, elsewhere):
    for who in (cast.sam, cast.sam, elsewhere.sam):
        stage_upload(by=who, form_key=uuid.uuid4(), file=picture())
    same = Upload.objects.first().blob.sha256
    assert Blob.objects.filter(sha256=same).count() == 2


def test_nobody_attaches_to_another_persons_record(cast, form_key):
    record = log(cast)
    stage_upload(by=cast.assessor, form_key=form_key, file=picture())
    with pytest.raises(PermissionDenied):
        attach_uploads(by=cast.assessor, record=record, form_key=form_key)
    assert not Attachment.objects.exists()


def test_what_came_with_a_form_that_nobody_saved_is_let_go_after_a_week(cast, form_key):
    with clock.at(timezone.now() - timedelta(days=8)):
        stage_upload(by=cast.sam, form_key=form_key, file=picture())
    fresh = stage_upload(by=cast.sam, form_key=uuid.uuid4(), file=picture())
    call_command("reconcile", tidy=True)
    assert list(Upload.objects.all()) == [fresh]
    assert Blob.objects.count() == 2


def test_bytes_that_a_record_shows_outlive_the_forgotten_form(cast, form_key):
    record = log(cast)
    stage_upload(by=cast.sam, form_key=form_key, file=picture())
    attach_uploads(by=cast.sam, record=record, form_key=form_key)
    with clock.at(timezone.now() - timedelta(days=8)):
        stage_upload(by=cast.sam, form_key=uuid.uuid4(), file=picture())
    call_command("reconcile", tidy=True)
    assert Blob.objects.count() == 2


def test_a_gate_that_cannot_run_says_so_and_keeps_the_rest(cast, form_key, monkeypatch):
    def broken(path, name):
        raise SandboxError("no libmagic")

    monkeypatch.setattr(attachments, "check_file", broken)
    with pytest.raises(Refused, match=r"desk\.jpg could not be checked just now"):
        stage_upload(by=cast.sam, form_key=form_key, file=picture())
