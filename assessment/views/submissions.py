"""Handing in: the learner's declaration over what is ready."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from assessment.forms.submissions import SubmitForm
from assessment.models import Allocation, Enrolment
from assessment.permissions import may_submit
from assessment.services.submissions import DECLARATION, Ready, ready_records, submit
from assessment.views.records.acting import holds_with_links
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
    found = ready_records(enrolment)
    ready = [each for each in found if not each.holds]
    if request.method == "GET":
        chosen = [each.record.pk for each in ready]
        return _page(request, enrolment, found, _form(ready, initial={"records": chosen}))
    form = _form(ready, request.POST)
    if form.is_valid() and _submitted(request, enrolment, ready, form):
        return redirect("assessment:home")
    return _page(request, enrolment, found, form, status=422)


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
    request: MemberRequest, enrolment: Enrolment, found: list[Ready], form: SubmitForm, status: int = 200
) -> HttpResponse:
    chosen = {str(pk) for pk in form["records"].value() or []}
    ready = [
        {"each": each, "kind": kind_of(each.record.kind), "chosen": str(each.record.pk) in chosen}
        for each in found
        if not each.holds
    ]
    held = [
        {"each": each, "holds": holds_with_links(request.member, each.record, each.holds)}
        for each in found
        if each.holds
    ]
    context = {"enrolment": enrolment, "form": form, "ready": ready, "held": held}
    return render(request, "assessment/submissions/submit.html", context, status=status)
