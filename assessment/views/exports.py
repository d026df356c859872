"""Portfolio PDFs: asking for one, watching it being made, and taking it away."""

import re
import unicodedata
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from assessment.filters.exports import SORTS, ExportFilter
from assessment.forms.exports import ExportForm
from assessment.models import Enrolment, Export
from assessment.permissions import may_download, may_export, may_open_export
from assessment.services import exports as services
from portfolio.access import member_required
from portfolio.filters import in_order
from portfolio.middleware import MemberRequest
from portfolio.models import Job, LedgerEntry, Membership
from portfolio.refusals import Refused
from portfolio.sheets import sheet_response

PER_PAGE = 25
HEADERS = (
    "Learner", "Enrolment", "Pack", "Asked for by", "Asked for on", "State", "Pages", "Bytes", "SHA-256",
    "Out of date",
)  # fmt: skip
UNFINISHED = (Job.Status.QUEUED, Job.Status.RUNNING)
FILE_WORDS = {
    "full": "portfolio",
    "records": "records",
    "learner": "learners-copy",
    "evidence": "evidence-pack",
}


def exports_for(member: Membership) -> QuerySet[Export]:
    """What the member may know of, each with ``moved_at``: when the portfolio's ledger last moved on.

    Exports write to the ledger too, but they do not change what is in the portfolio.
    """
    moved = LedgerEntry.objects.visible_to(member).filter(portfolio=OuterRef("enrolment__portfolio"))
    newest = moved.exclude(event__startswith="export.").order_by("-seq").values("written_at")[:1]
    return (
        Export.objects.visible_to(member)
        .select_related("enrolment__portfolio__learner__user", "requested_by__user", "job", "centre")
        .annotate(moved_at=Subquery(newest))
    )


def export_row(export: Export, member: Membership) -> dict[str, Any]:
    """One export for a page. It is out of date if something happened since its evidence was collected."""
    job = export.job
    collected = export.finished_at - timedelta(seconds=export.seconds) if export.finished_at else None
    moved_at = getattr(export, "moved_at", None)
    return {
        "export": export,
        "learner": export.enrolment.portfolio.learner.user.name,
        "by": export.requested_by.user.name,
        "state": job.status if job else Job.Status.FAILED.value,
        "is_stale": bool(collected and moved_at and moved_at > collected),
        "may_open": may_open_export(member),
        "may_download": export.is_ready and may_download(member, export),
    }


@require_GET
@member_required
def export_list(request: MemberRequest) -> HttpResponse:
    filterset = ExportFilter(request.GET, queryset=exports_for(request.member))
    rows = in_order(filterset.qs, request.GET, SORTS, "-when")
    if request.GET.get("format") == "xlsx":
        lines = (_sheet_row(export_row(each, request.member)) for each in rows.iterator())
        return sheet_response("exports.xlsx", HEADERS, lines)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    shown = [export_row(each, request.member) for each in page.object_list]
    return render(request, "assessment/exports/list.html", {"filter": filterset, "page": page, "rows": shown})


def _sheet_row(row: dict[str, Any]) -> tuple[Any, ...]:
    export = row["export"]
    stale = ("yes" if row["is_stale"] else "no") if export.is_ready else ""
    return (
        row["learner"], export.enrolment.ref, export.get_pack_display(), row["by"], export.requested_at,
        Job.Status(row["state"]).label, export.pages or None, export.size or None, export.sha256, stale,
    )  # fmt: skip


def export_panel(enrolment: Enrolment, member: Membership) -> dict[str, Any]:
    """For ``assessment/exports/request.html`` on an enrolment's page: the choice, and the last three."""
    if not may_export(member, enrolment):
        return {"form": None, "rows": [], "url": ""}
    latest = exports_for(member).filter(enrolment=enrolment).order_by("-pk")[:3]
    return {
        "form": ExportForm(),
        "rows": [export_row(each, member) for each in latest],
        "url": reverse("assessment:export-request", args=[enrolment.ref]),
    }


@require_POST
@member_required
def export_request(request: MemberRequest, eref: str) -> HttpResponse:
    visible = Enrolment.objects.evidence_visible_to(request.member)
    enrolment = get_object_or_404(visible.select_related("portfolio__learner__user", "centre"), ref=eref)
    if not may_export(request.member, enrolment):
        raise PermissionDenied
    form = ExportForm(request.POST)
    if form.is_valid():
        try:
            export = services.request_export(by=request.member, enrolment=enrolment, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
        else:
            messages.success(request, "The file is being made. You may leave this page; it stays in Exports.")
            return redirect("assessment:export", export.pk)
    return render(request, "assessment/exports/ask.html", {"form": form, "enrolment": enrolment}, status=422)


@require_GET
@member_required
def export(request: MemberRequest, pk: int) -> HttpResponse:
    return render(request, "assessment/exports/export.html", _status(request, pk))


@require_GET
@member_required
def export_progress(request: MemberRequest, pk: int) -> HttpResponse:
    """The part of the page that asks again every two seconds until there is nothing to wait for."""
    return render(request, "assessment/exports/progress.html", _status(request, pk))


def _found(request: MemberRequest, pk: int) -> Export:
    """The export, if the member may see more of it than that there is one."""
    found = get_object_or_404(exports_for(request.member), pk=pk)
    if not may_open_export(request.member):
        raise PermissionDenied
    return found


def _status(request: MemberRequest, pk: int) -> dict[str, Any]:
    row = export_row(_found(request, pk), request.member)
    return {"row": row, "is_running": row["state"] in UNFINISHED}


@require_GET
@member_required
def export_download(request: MemberRequest, pk: int) -> HttpResponseBase:
    """The finished file as an attachment. One that is gone from the disk is said to be gone."""
    found = _found(request, pk)
    if not may_download(request.member, found):
        raise PermissionDenied
    path = services.export_file(found)
    if path is None:
        messages.error(request, "There is no finished file for this export. Ask for a new one.")
        return redirect("assessment:export", found.pk)
    response = FileResponse(path.open("rb"), as_attachment=True, filename=download_name(found))
    response["Content-Type"] = f"application/{found.ending}"
    response["Cache-Control"] = "no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def download_name(export: Export) -> str:
    """HARB-E0001-Sam-Okoro-portfolio.pdf: plain letters only, so that every system can save it."""
    name = unicodedata.normalize("NFKD", export.enrolment.portfolio.learner.user.name)
    plain = re.sub(r"[^A-Za-z0-9]+", "-", name.encode("ascii", "ignore").decode()).strip("-")
    parts = [export.enrolment.ref, plain, FILE_WORDS[export.pack]]
    return "-".join(part for part in parts if part) + f".{export.ending}"
