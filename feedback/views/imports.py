"""Reading a survey file in: choose it, say what its columns are, see what would happen, say yes."""

import uuid
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from feedback.forms.imports import FileForm, MappingForm
from feedback.importers.mapping import Mapping
from feedback.models import Import, Source
from feedback.permissions import may_write_source
from feedback.services import imports as services
from feedback.views.finding import source_or_404
from portfolio.access import member_required
from portfolio.files.photos import PhotoError
from portfolio.files.store import StoreFull, TooBig
from portfolio.middleware import MemberRequest
from portfolio.refusals import Refused
from portfolio.services.attachments import stage_upload

SHOWN_ROWS = 6


@require_http_methods(["GET", "POST"])
@member_required
def import_start(request: MemberRequest, pref: str, ref: str) -> HttpResponse:
    source = _own_source(request, pref, ref)
    form = FileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            upload = stage_upload(by=request.member, form_key=uuid.uuid4(), file=form.cleaned_data["file"])
            batch = services.start_import(by=request.member, source=source, upload=upload)
        except (Refused, TooBig, StoreFull, PhotoError) as refusal:
            form.add_error("file", str(refusal))
        else:
            return redirect("feedback:import", pref, ref, batch.pk)
    earlier = Import.objects.visible_to(request.member).filter(source=source).exclude(status="dropped")
    context = {"source": source, "form": form, "earlier": earlier.select_related("job")[:20]}
    return render(
        request, "feedback/imports/start.html", context, status=422 if request.method == "POST" else 200
    )


@require_http_methods(["GET", "POST"])
@member_required
def import_file(request: MemberRequest, pref: str, ref: str, pk: int) -> HttpResponse:
    """The file's page: its columns until they are tried out, then the report, then what came of it."""
    batch = _batch(request, pref, ref, pk)
    if request.method == "GET":
        return render(request, "feedback/imports/file.html", _page(batch))
    context = _page(batch, request.POST)
    form = context["form"]
    if form and form.is_valid():
        try:
            services.map_columns(
                by=request.member,
                batch=batch,
                mapping=form.mapping,
                default_date=form.cleaned_data["default_date"],
                cover=form.cleaned_data["cover"],
            )
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
        else:
            return redirect("feedback:import", pref, ref, pk)
    return render(request, "feedback/imports/file.html", context, status=422)


@require_GET
@member_required
def import_progress(request: MemberRequest, pref: str, ref: str, pk: int) -> HttpResponse:
    """The part of the page that asks again every two seconds until there is nothing to wait for."""
    batch = _batch(request, pref, ref, pk)
    response = render(request, "feedback/imports/progress.html", {"batch": batch})
    if not batch.is_under_way:
        response["HX-Refresh"] = "true"
    return response


@require_POST
@member_required
def import_run(request: MemberRequest, pref: str, ref: str, pk: int) -> HttpResponse:
    batch = _batch(request, pref, ref, pk)
    try:
        services.run_import(by=request.member, batch=batch)
    except Refused as refusal:
        messages.error(request, refusal.sentence)
    return redirect("feedback:import", pref, ref, pk)


@require_POST
@member_required
def import_drop(request: MemberRequest, pref: str, ref: str, pk: int) -> HttpResponse:
    batch = _batch(request, pref, ref, pk)
    try:
        services.drop_import(by=request.member, batch=batch)
    except Refused as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, f"{batch.name} is left unused. You can choose it again at any time.")
    return redirect("feedback:source", pref, ref)


def _own_source(request: MemberRequest, pref: str, ref: str) -> Source:
    source = source_or_404(request.member, pref, ref)
    if not may_write_source(request.member, source):
        raise PermissionDenied
    return source


def _batch(request: MemberRequest, pref: str, ref: str, pk: int) -> Import:
    source = source_or_404(request.member, pref, ref)
    rows = Import.objects.visible_to(request.member).select_related("job", "blob", "centre")
    batch = get_object_or_404(rows, pk=pk, source=source)
    batch.source = source
    return batch


def _page(batch: Import, data: Any = None) -> dict[str, Any]:
    """``form`` and ``sample`` are None while the file is being read and once it was."""
    context: dict[str, Any] = {"batch": batch, "source": batch.source, "form": None, "sample": None}
    if batch.is_under_way or batch.status in (Import.Status.DONE, Import.Status.DROPPED):
        return context
    try:
        table = services.table_of(batch)
    except (Refused, OSError) as error:
        return context | {"fault": str(error) if isinstance(error, Refused) else "The file is gone."}
    day = batch.mapping["default_date"]
    context["form"] = MappingForm(
        data,
        headers=table.headers,
        guess=Mapping.from_dict(batch.mapping["columns"]),
        initial={
            "default_date": date.fromisoformat(day) if day else None,
            "cover": batch.mapping["cover"],
        },
    )
    rows = table.sample(SHOWN_ROWS)
    return context | {"headers": table.headers, "sample": rows, "describe": table.describe}
