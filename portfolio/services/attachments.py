"""Files: through the gate, into the store, and only then a row (design.md section 5)."""

import uuid
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path

from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import ManyToOneRel

from portfolio import clock
from portfolio.files.gate import Verdict, check_file
from portfolio.files.names import clean_name
from portfolio.files.photos import PhotoError, prepare_photo
from portfolio.files.sandbox import SandboxError
from portfolio.files.store import Stored, StoreFull, TooBig, discard, keep, receive
from portfolio.models import Attachment, Blob, Centre, Membership, Record, Upload
from portfolio.permissions import may_edit_record
from portfolio.refusals import Refused
from portfolio.services.holding import refuse_change, refuse_removal

MAX_FILES_AT_ONCE = 10
MAX_FILES_PER_RECORD = 30


def stage_upload(*, by: Membership, form_key: uuid.UUID, file: UploadedFile) -> Upload:
    """Check one file and keep it, before the form around it is saved. Refused names the fault.

    The bytes are on disk under their hash before any row speaks of them, so that a crash between
    the two leaves an unnamed blob (which `reconcile` finds), never a row without its file.
    """
    name = clean_name(file.name or "file")
    path = receive(file)
    try:
        verdict = _checked(path, name)
        if verdict.outcome == "reject":
            raise Refused(verdict.sentence)
        printed = _print_copy(by.centre, path, verdict)
        stored = keep(path, centre_key=str(by.centre.blob_key))
    finally:
        discard(path)
    return _write_upload(by=by, form_key=form_key, name=name, verdict=verdict, stored=stored, printed=printed)


def _checked(path: Path, name: str) -> Verdict:
    try:
        return check_file(path, name)
    except SandboxError as error:
        sentence = f"{name} could not be checked just now. Nothing you typed is lost; try again later."
        raise Refused(sentence) from error


def _print_copy(centre: Centre, path: Path, verdict: Verdict) -> Stored | None:
    """For pictures: the upright copy without camera data that others see and the PDF prints."""
    if verdict.family != "image":
        return None
    target = path.with_suffix(".print.jpg")
    try:
        prepare_photo(path, target)
        return keep(target, centre_key=str(centre.blob_key))
    finally:
        discard(target)


@transaction.atomic
def _write_upload(
    *,
    by: Membership,
    form_key: uuid.UUID,
    name: str,
    verdict: Verdict,
    stored: Stored,
    printed: Stored | None,
) -> Upload:
    return Upload.objects.create(
        centre=by.centre,
        form_key=form_key,
        uploaded_by=by,
        name=name,
        media_type=verdict.media_type,
        family=verdict.family,
        pages=verdict.pages,
        seconds=verdict.seconds,
        blob=_blob(by.centre, stored),
        print_blob=_blob(by.centre, printed) if printed else None,
    )


def _blob(centre: Centre, stored: Stored) -> Blob:
    blob, _ = Blob.objects.get_or_create(centre=centre, sha256=stored.sha256, defaults={"size": stored.size})
    return blob


@transaction.atomic
def attach_uploads(*, by: Membership, record: Record, form_key: uuid.UUID) -> list[Attachment]:
    """Move what was staged with a form onto its record."""
    if not may_edit_record(by, record):
        raise PermissionDenied
    refuse_change(record)
    uploads = list(Upload.objects.visible_to(by).filter(form_key=form_key).select_for_update())
    if record.attachments.current().count() + len(uploads) > MAX_FILES_PER_RECORD:
        raise Refused(
            f"A record holds {MAX_FILES_PER_RECORD} files at most. Start a second record for the rest."
        )
    attachments = [_attach(by, record, upload) for upload in uploads]
    Upload.objects.filter(pk__in=[upload.pk for upload in uploads]).delete()
    return attachments


def _attach(by: Membership, record: Record, upload: Upload) -> Attachment:
    return Attachment.objects.create(
        centre=record.centre,
        record=record,
        blob=upload.blob,
        print_blob=upload.print_blob,
        name=upload.name,
        media_type=upload.media_type,
        family=upload.family,
        pages=upload.pages,
        seconds=upload.seconds,
        uploaded_by=by,
    )


@transaction.atomic
def describe_attachments(*, by: Membership, record: Record, words: dict[int, tuple[str, str]]) -> None:
    """Captions and descriptions, by attachment id: ``{pk: (caption, alt)}``."""
    if not may_edit_record(by, record):
        raise PermissionDenied
    refuse_change(record)
    for attachment in record.attachments.current().filter(pk__in=words):
        attachment.caption, attachment.alt = words[attachment.pk]
        attachment.full_clean(exclude=["print_blob"])
        attachment.save(update_fields=["caption", "alt"])


@transaction.atomic
def remove_attachment(*, by: Membership, attachment: Attachment) -> Attachment:
    """Take a file off a draft. Versions that held it keep it."""
    if not may_edit_record(by, attachment.record):
        raise PermissionDenied
    refuse_removal(attachment.record.portfolio)
    attachment.removed_at = clock.now()
    attachment.save(update_fields=["removed_at"])
    return attachment


@transaction.atomic
def restore_attachment(*, by: Membership, attachment: Attachment) -> Attachment:
    """Undo a removal while the record is still a draft."""
    if not may_edit_record(by, attachment.record):
        raise PermissionDenied
    refuse_change(attachment.record)
    attachment.removed_at = None
    attachment.save(update_fields=["removed_at"])
    return attachment


def stage_uploads(*, by: Membership, form_key: uuid.UUID, files: Iterable[UploadedFile]) -> list[str]:
    """Stage each file; returns the sentences of those refused. The good ones stay."""
    sentences = []
    for number, file in enumerate(files):
        if number >= MAX_FILES_AT_ONCE:
            sentences.append(f"You can only select up to {MAX_FILES_AT_ONCE} files at the same time.")
            break
        try:
            stage_upload(by=by, form_key=form_key, file=file)
        except (Refused, TooBig, StoreFull, PhotoError) as refusal:
            sentences.append(str(refusal))
    return sentences


@transaction.atomic
def drop_upload(*, by: Membership, upload: Upload) -> None:
    """Forget a file that was sent with a form and is not on a record yet."""
    if upload.uploaded_by_id != by.pk:
        raise PermissionDenied
    upload.delete()


@transaction.atomic
def forget_uploads(*, older_than: timedelta) -> int:
    """Drop what was staged with forms that nobody saved; `reconcile --tidy` then finds the bytes."""
    stale = Upload.objects.filter(uploaded_at__lt=clock.now() - older_than)
    blobs = {pk for pair in stale.values_list("blob", "print_blob") for pk in pair if pk}
    number = stale.count()
    stale.delete()
    Blob.objects.filter(pk__in=blobs - _still_named(blobs)).delete()
    return number


def _still_named(blobs: set[int]) -> set[int]:
    """Those that any row of any app still points at."""
    named: set[int] = set()
    for field in Blob._meta.get_fields(include_hidden=True):
        if isinstance(field, ManyToOneRel):
            rows = field.related_model._default_manager.filter(**{f"{field.field.name}__in": blobs})
            named.update(rows.values_list(field.field.name, flat=True))
    return named
