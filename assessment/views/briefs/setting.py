"""Setting an issued brief to learners."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from assessment.forms.briefs import SetForm
from assessment.models import Brief, Enrolment
from assessment.services.assignments import assign
from portfolio.access import member_required
from portfolio.middleware import MemberRequest
from portfolio.models import Membership, Role
from portfolio.refusals import Refused

from .finding import brief_for


@require_http_methods(["GET", "POST"])
@member_required
def assignment_set(request: MemberRequest, pk: int) -> HttpResponse:
    brief = brief_for(request.member, pk)
    if not request.member.is_a(Role.ASSESSOR):
        raise PermissionDenied
    learners = {each.pk: each for each in _learners(request.member, brief)}
    offered = [(pk, f"{each.portfolio.learner.user.name}, {each.ref}") for pk, each in learners.items()]
    initial = {"deadline": brief.deadline, "learners": list(learners)}
    form = SetForm(request.POST or None, initial=initial, learners=offered)
    if form.is_valid() and _set(request, brief, [learners[pk] for pk in form.cleaned_data["learners"]], form):
        return redirect("assessment:brief", brief.pk)
    context = {"brief": brief, "form": form, "offered": offered}
    return render(request, "assessment/briefs/set.html", context, status=422 if form.is_bound else 200)


def _learners(member: Membership, brief: Brief) -> list[Enrolment]:
    """Mine, on that unit, and without any version of this brief."""
    rows = Enrolment.objects.evidence_visible_to(member).allocated_to(member)
    rows = rows.filter(units__unit=brief.unit_id, ended_on=None).exclude(assignments__brief__code=brief.code)
    rows = rows.select_related("portfolio__learner__user", "qualification", "centre").distinct()
    return [each for each in rows.order_by("ref") if each.qualification.policy]


def _set(request: MemberRequest, brief: Brief, chosen: list[Enrolment], form: SetForm) -> bool:
    """All of them or none."""
    deadline = form.cleaned_data["deadline"]
    try:
        with transaction.atomic():
            for each in chosen:
                assign(by=request.member, brief=brief, enrolment=each, deadline=deadline)
    except Refused as refusal:
        form.add_error(None, refusal.sentence)
        return False
    many = "1 learner" if len(chosen) == 1 else f"{len(chosen)} learners"
    messages.success(request, f"{brief.code} is set to {many}.")
    return True
