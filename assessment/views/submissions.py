"""Handing in: the learner's declaration over what is ready."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from assessment.forms.submissions import SubmitForm
from assessment.models import Allocation, Enrolment
from assessment.permissions import may_submit
from assessment.progress import EnrolmentProgress, progress_of
from assessment.readiness import Result
from assessment.services.holds import Ready, held_together, ready_records
from assessment.services.submissions import DECLARATION, submit
from assessment.views.readiness.lines import Line, Looker, lines_of, looker
from assessment.views.readiness.missing import lines_about
from assessment.views.readiness.record import counting
from assessment.views.records.acting import own_holds_of
from portfolio import clock
from portfolio.access import member_required
from portfolio.kinds import kind_of
from portfolio.middleware import MemberRequest
from portfolio.models import Membership, Role
from portfolio.refusals import Refused


@require_http_methods(["GET", "POST"])
@member_required
def submit_records(request: MemberRequest, eref: str) -> HttpResponse:
    rows = Enrolment.objects.evidence_visible_to(request.member).select_related(
        "portfolio__learner__user", "qualification", "centre"
    )
    enrolment = get_object_or_404(rows, ref=eref)
    if not may_submit(request.member, enrolment):
        raise PermissionDenied
    progress = progress_of(enrolment)
    found = ready_records(enrolment, progress.readiness)
    ready = [each for each in found if not each.holds]
    if request.method == "GET":
        chosen = [each.record.pk for each in ready if not each.ahead]
        return _page(request, progress, found, _form(ready, initial={"records": chosen}))
    form = _form(ready, request.POST)
    if form.is_valid() and _submitted(request, enrolment, ready, form):
        return redirect("assessment:home")
    return _page(request, progress, found, form, status=422)


def _form(ready: list[Ready], *args: object, **kwargs: object) -> SubmitForm:
    offered = [(each.record.pk, each.record.ref) for each in ready]
    return SubmitForm(*args, offered=offered, words=DECLARATION, **kwargs)


def _submitted(request: MemberRequest, enrolment: Enrolment, ready: list[Ready], form: SubmitForm) -> bool:
    chosen = [each.record for each in ready if each.record.pk in form.cleaned_data["records"]]
    try:
        submit(by=request.member, enrolment=enrolment, records=chosen, declared=form.cleaned_data["declared"])
    except Refused as refusal:
        form.add_error(None, refusal.sentence)
        return False
    count = "1 record" if len(chosen) == 1 else f"{len(chosen)} records"
    names = _assessors(request.member, enrolment)
    messages.success(
        request,
        f"Sent {count} to {' and '.join(names)}. The answer appears here when they have judged it."
        if names
        else f"Handed in {count}. You have no assessor yet; your centre will give you one.",
    )
    return True


def _assessors(member: Membership, enrolment: Enrolment) -> list[str]:
    today = Allocation.objects.visible_to(member).open_on(clock.today()).filter(enrolment=enrolment)
    judges = today.filter(access__membership__role=Role.ASSESSOR)
    return list(judges.order_by("pk").values_list("access__membership__user__name", flat=True))


def _page(
    request: MemberRequest,
    progress: EnrolmentProgress,
    found: list[Ready],
    form: SubmitForm,
    status: int = 200,
) -> HttpResponse:
    chosen = {str(pk) for pk in form["records"].value() or []}
    looks = looker(request.member, progress)
    context = {
        "enrolment": progress.enrolment,
        "form": form,
        "ready": [_ready(each, looks, chosen) for each in found if not each.holds],
        "held": [_held(each, looks) for each in found if each.holds],
        "together": _together(found, looks, progress),
    }
    return render(request, "assessment/submissions/submit.html", context, status=status)


def _together(found: list[Ready], looks: Looker, progress: EnrolmentProgress) -> list[Line]:
    """What a unit would still lack if all that is ready went in at once."""
    if progress.readiness is None:
        return []
    chosen = frozenset(each.record.pk for each in found if not each.holds)
    lacking = held_together(progress.readiness, chosen)
    return lines_of((counting(each) for each in lacking), looks)


def _ready(each: Ready, looks: Looker, chosen: set[str]) -> dict[str, Any]:
    return {
        "each": each,
        "kind": kind_of(each.record.kind),
        "chosen": str(each.record.pk) in chosen,
        "warnings": _lines(each, each.warnings, looks),
        "ahead": lines_about(each.ahead, each.record.ref, looks),
    }


def _held(each: Ready, looks: Looker) -> dict[str, Any]:
    """Each error that holds it, in one line with the way to where it is put right."""
    results = [hold.result for hold in each.holds if hold.result]
    return {
        "each": each,
        "holds": own_holds_of(looks.member, each.record, each.holds),
        "errors": _lines(each, results, looks),
        "warnings": _lines(each, each.warnings, looks),
    }


def _lines(each: Ready, results: list[Result], looks: Looker) -> list[Line]:
    """What would count once it is handed in counts here; only what is not theirs says whose turn it is."""
    found = lines_about((counting(one) for one in results), each.record.ref, looks)
    return [replace(line, turn="") if line.is_mine else line for line in found]
