"""Observations of assessors and interviews of learners."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from assessment.forms.standardising import ASKED, OBSERVED, SEEN, VisitForm
from assessment.models import AssessorObservation, Enrolment, LearnerInterview
from assessment.permissions import JUDGES
from assessment.permissions.standardising import may_read_meetings, may_standardise
from assessment.services.standardising import interview_learner, observe_assessor
from assessment.views.standardising.meetings import FORM_PAGE, tried
from portfolio.access import member_required
from portfolio.middleware import MemberRequest
from portfolio.models import Membership

SHOWN = 50


@require_GET
@member_required
def visit_list(request: MemberRequest) -> HttpResponse:
    """An assessor sees what was observed of them; interviews are for verifiers alone."""
    if not may_read_meetings(request.member):
        raise PermissionDenied
    observed = AssessorObservation.objects.visible_to(request.member)
    observed = observed.select_related("assessor__user", "made_by__user")
    spoken = LearnerInterview.objects.visible_to(request.member)
    spoken = spoken.select_related("enrolment__portfolio__learner__user", "made_by__user")
    context = {
        "observations": [(each, _told(each.checklist, OBSERVED)) for each in observed[:SHOWN]],
        "interviews": [(each, _told(each.checklist, ASKED)) for each in spoken[:SHOWN]],
        "may_write": may_standardise(request.member),
    }
    return render(request, "assessment/standardising/visits.html", context)


def _told(checklist: dict[str, str], items: dict[str, str]) -> list[tuple[str, str]]:
    words = dict(SEEN)
    return [(items.get(code, code), words.get(answer, answer)) for code, answer in checklist.items()]


@require_http_methods(["GET", "POST"])
@member_required
def observation_new(request: MemberRequest) -> HttpResponse:
    _permit(request.member)
    people = Membership.objects.active().filter(centre=request.member.centre, role__in=JUDGES)
    others = people.exclude(user=request.member.user).select_related("user").order_by("user__name")
    form = VisitForm(request.POST or None, items=OBSERVED, people=others, label="Assessor")
    if request.method == "POST" and form.is_valid():
        about = form.cleaned_data["about"]
        if tried(form, lambda: observe_assessor(by=request.member, assessor=about, **form.given)):
            messages.success(request, "The observation is kept. The assessor can read it.")
            return redirect("assessment:visit-list")
    return _show(request, form, "Observation of an assessor")


@require_http_methods(["GET", "POST"])
@member_required
def interview_new(request: MemberRequest) -> HttpResponse:
    _permit(request.member)
    rows = Enrolment.objects.evidence_visible_to(request.member)
    rows = rows.select_related("portfolio__learner__user", "centre").order_by(
        "portfolio__learner__user__name"
    )
    form = VisitForm(request.POST or None, items=ASKED, people=rows, label="Learner")
    if request.method == "POST" and form.is_valid():
        about = form.cleaned_data["about"]
        if tried(form, lambda: interview_learner(by=request.member, enrolment=about, **form.given)):
            messages.success(request, "The interview is kept. Only verifiers read it.")
            return redirect("assessment:visit-list")
    return _show(request, form, "Interview with a learner")


def _permit(member: Membership) -> None:
    if not may_standardise(member):
        raise PermissionDenied


def _show(request: MemberRequest, form: VisitForm, title: str) -> HttpResponse:
    status = 422 if request.method == "POST" else 200
    context = {"form": form, "title": title, "submit": "Keep it", "visits": True}
    return render(request, FORM_PAGE, context, status=status)
