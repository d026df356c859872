"""Many readings at once: paste them or choose a file, look at every line, then add all or none."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from feedback.forms.readings import PasteForm
from feedback.importers.figures import Line, table_text
from feedback.models import Measure
from feedback.services.measures import add_readings, judge_rows
from portfolio.access import member_required
from portfolio.canonical import fingerprint
from portfolio.files.photos import PhotoError
from portfolio.files.store import blob_path
from portfolio.middleware import MemberRequest
from portfolio.refusals import Refused
from portfolio.services.attachments import drop_upload, stage_upload

from .reach import own_measure


@dataclass(frozen=True)
class Judged:
    """One line of the preview; ``fault`` is its sentence, ``there`` marks what the measure holds already."""

    line: Line
    row: dict[str, Any]
    fault: str
    there: bool


@require_http_methods(["GET", "POST"])
@member_required
def readings_paste(request: MemberRequest, pref: str, mref: str) -> HttpResponse:
    measure = own_measure(request.member, pref, mref)
    if request.method == "GET":
        return _page(request, measure, PasteForm(formula=measure.formula), [], 200)
    form = _form(request, measure)
    if not form.is_valid():
        return _page(request, measure, form, [], 422)
    lines = _judged(measure, form)
    faulty = sum(bool(each.fault) for each in lines)
    if "save" not in request.POST or faulty or request.POST.get("checked") != _mark(lines):
        return _page(request, measure, form, lines, 422 if faulty else 200)
    try:
        added = add_readings(by=request.member, measure=measure, rows=[each.row for each in lines])
    except Refused as refusal:
        form.add_error(None, refusal.sentence)
        return _page(request, measure, form, _judged(measure, form), 422)
    count = "1 reading is" if len(added) == 1 else f"{len(added)} readings are"
    messages.success(
        request, f"{count} added to {mref}." if added else "All these readings were there already."
    )
    return redirect("feedback:measure", pref, mref)


def _form(request: MemberRequest, measure: Measure) -> PasteForm:
    """What was sent. A file becomes the lines it holds, so that they can be looked at and put right."""
    data, fault = request.POST.copy(), ""
    if file := request.FILES.get("file"):
        try:
            data["text"] = _text_of(request, file)
        except (Refused, PhotoError) as refusal:
            fault = str(refusal)
    form = PasteForm(data, formula=measure.formula)
    if fault:
        form.is_valid()
        form.errors.pop("text", None)
        form.add_error("file", fault)
    return form


def _text_of(request: MemberRequest, file: Any) -> str:
    """Through the same gate as every file. Only its lines are wanted, so it is not kept."""
    key = PasteForm.base_fields["form_key"].initial()
    upload = stage_upload(by=request.member, form_key=key, file=file)
    path = blob_path(str(request.member.centre.blob_key), upload.blob.sha256)
    try:
        return table_text(path, upload.name)
    finally:
        drop_upload(by=request.member, upload=upload)


def _judged(measure: Measure, form: PasteForm) -> list[Judged]:
    rows = form.rows()
    pairs = zip(form.pasted.lines, rows, judge_rows(measure, rows), strict=True)
    return [Judged(line, row, line.fault or verdict.fault, verdict.there) for line, row, verdict in pairs]


def _mark(lines: list[Judged]) -> str:
    """Ties the second button to the lines that were looked at: others are shown again first."""
    return fingerprint([[str(value) for value in each.row.values()] for each in lines])


def _page(
    request: MemberRequest, measure: Measure, form: PasteForm, lines: list[Judged], status: int
) -> HttpResponse:
    context = {
        "measure": measure,
        "form": form,
        "lines": lines,
        "notes": form.pasted.notes if lines else [],
        "by_counts": bool(lines) and form.by_counts,
        "faulty": sum(bool(each.fault) for each in lines),
        "new": sum(not each.fault and not each.there for each in lines),
        "there": sum(not each.fault and each.there for each in lines),
        "checked": _mark(lines),
    }
    return render(request, "feedback/measures/paste.html", context, status=status)
