"""Serving files: originals only ever as downloads, what is shown only from a sandboxed answer."""

from pathlib import Path
from uuid import UUID

from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from portfolio.access import member_required
from portfolio.files.names import clean_name
from portfolio.files.store import blob_path
from portfolio.middleware import MemberRequest
from portfolio.models import Attachment, Blob

from .ranges import Slice, range_of

PLAYABLE = ("audio", "video")


@require_GET
@member_required
def original(request: MemberRequest, public_id: UUID) -> HttpResponseBase:
    """The file as it was uploaded, to keep; never opened inside our pages."""
    attachment = _attachment(request, public_id)
    path = _path(attachment, attachment.blob)
    if not path.is_file():
        return _missing(request, attachment)
    response = FileResponse(path.open("rb"), as_attachment=True, filename=clean_name(attachment.name))
    return _sealed(response, attachment.media_type)


@require_GET
@member_required
def preview(request: MemberRequest, public_id: UUID) -> HttpResponseBase:
    """What a page may show: a picture's prepared copy, a recording to play; all else is a download."""
    attachment = _attachment(request, public_id)
    blob = attachment.print_blob or attachment.blob
    plays = attachment.family in PLAYABLE
    if not (attachment.print_blob or plays):
        return original(request, public_id)
    path = _path(attachment, blob)
    if not path.is_file():
        return _missing(request, attachment)
    if plays:
        return _sealed(_played(request, path), attachment.media_type)
    return _sealed(FileResponse(path.open("rb"), filename="preview.jpg"), "image/jpeg")


def _attachment(request: MemberRequest, public_id: UUID) -> Attachment:
    rows = Attachment.objects.visible_to(request.member).select_related("centre", "blob", "print_blob")
    return get_object_or_404(rows, public_id=public_id)


def _path(attachment: Attachment, blob: Blob) -> Path:
    return blob_path(str(attachment.centre.blob_key), blob.sha256)


def _played(request: MemberRequest, path: Path) -> FileResponse:
    """The whole recording, or the part that a player asked for."""
    size = path.stat().st_size
    part = range_of(request.headers.get("Range", ""), size)
    if part is None:
        response = FileResponse(path.open("rb"))
    else:
        start, end = part
        response = FileResponse(Slice(path, start, end), status=206)
        response["Content-Range"] = f"bytes {start}-{end}/{size}"
        response["Content-Length"] = str(end - start + 1)
    response["Accept-Ranges"] = "bytes"
    return response


def _sealed(response: FileResponse, media_type: str) -> FileResponse:
    """Whatever the bytes are, a browser neither guesses their type nor lets them act."""
    response["Content-Type"] = media_type
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cache-Control"] = "private, no-store"
    return response


def _missing(request: MemberRequest, attachment: Attachment) -> HttpResponse:
    return render(request, "portfolio/record/file_missing.html", {"name": attachment.name}, status=404)
