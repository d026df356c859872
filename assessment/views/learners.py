"""Who learns here: the list, enrolling somebody, and who works with whom."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from assessment.filters.learners import SORTS, LearnerFilter
from assessment.forms.learners import AllocateForm, EnrolForm, QualificationChoice
from assessment.models import Allocation, Enrolment, Qualification, Unit
from assessment.permissions import may_allocate, may_enrol, may_see_who_is_stuck
from assessment.rosters import ASSESSING, roster, rows_of, tallied_rows
from assessment.services import enrolments as services
from assessment.services.admissions import admit
from portfolio import clock
from portfolio.access import member_required
from portfolio.filters import in_order
from portfolio.invitations import invite
from portfolio.middleware import MemberRequest
from portfolio.models import Membership, Role
from portfolio.refusals import Refused
from portfolio.sheets import sheet_response

PER_PAGE = 25
HEADERS = (
    "Learner", "Enrolment", "Qualification", "Units", "Criteria met", "Criteria", "Assessor", "IQA",
    "Started", "Planned end", "Waiting since", "Employer",
)  # fmt: skip


@require_GET
@member_required
def learner_list(request: MemberRequest) -> HttpResponse:
    """One row for each enrolment that the member may know of; learners have their own home instead."""
    if request.member.role == Role.LEARNER:
        raise PermissionDenied
    filterset = LearnerFilter(
        request.GET,
        queryset=roster(request.member),
        qualifications=Qualification.objects.visible_to(request.member).current(),
        assessors=_staff(request.member, *ASSESSING),
    )
    rows = in_order(filterset.qs, request.GET, SORTS, "learner")
    if request.GET.get("format") == "xlsx":
        return sheet_response("learners.xlsx", HEADERS, _sheet_rows(rows))
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "filter": filterset,
        "page": page,
        "rows": rows_of(page.object_list),
        "may_enrol": may_enrol(request.member),
        "may_see_who_is_stuck": may_see_who_is_stuck(request.member),
    }
    return render(request, "assessment/learners/list.html", context)


def _sheet_rows(rows: QuerySet[Enrolment]) -> Iterator[tuple[Any, ...]]:
    for each in tallied_rows(rows):
        it = each.enrolment
        yield (
            it.portfolio.learner.user.name, it.ref, it.qualification.title, ", ".join(each.unit_codes),
            each.met, each.total, each.assessors, each.verifiers, it.started_on, it.planned_end_on,
            each.waiting_since, it.employer,
        )  # fmt: skip


def _staff(member: Membership, *roles: str) -> QuerySet[Membership]:
    people = Membership.objects.visible_to(member).active().filter(role__in=roles)
    return people.select_related("user").order_by("user__name", "pk")


@require_http_methods(["GET", "POST"])
@member_required
def learner_enrol(request: MemberRequest) -> HttpResponse:
    """First ``?qualification=7``, because the units depend on it; then everything else on one page."""
    if not may_enrol(request.member):
        raise PermissionDenied
    qualifications = Qualification.objects.visible_to(request.member).current()
    asked = request.GET if "qualification" in request.GET else None
    choice = QualificationChoice(asked, qualifications=qualifications)
    if not choice.is_valid():
        return render(request, "assessment/learners/choose.html", {"form": choice})
    qualification = choice.cleaned_data["qualification"]
    form = _enrol_form(request, qualification)
    if form.is_valid() and (enrolment := _admit(request, form, qualification)):
        messages.success(request, _enrolled(request, form, enrolment))
        return redirect("assessment:enrolment", enrolment.ref)
    context = {"form": form, "qualification": qualification}
    return render(request, "assessment/learners/enrol.html", context, status=422 if form.is_bound else 200)


def _enrol_form(request: MemberRequest, qualification: Qualification) -> EnrolForm:
    units = Unit.objects.visible_to(request.member).offered_by(qualification)
    required = qualification.links.filter(required=True).values_list("unit", flat=True)
    return EnrolForm(
        request.POST or None,
        people=_staff(request.member, Role.LEARNER, Role.ASSESSOR, Role.IQA),
        units=units,
        initial={"started_on": clock.today(), "units": list(required)},
    )


def _admit(request: MemberRequest, form: EnrolForm, qualification: Qualification) -> Enrolment | None:
    given = dict(form.cleaned_data)
    team = [given.pop("assessor"), given.pop("iqa")]
    try:
        return admit(
            by=request.member, qualification=qualification, team=[each for each in team if each], **given
        )
    except (Refused, ValidationError) as refusal:
        form.add_error(None, _sentences(refusal))
    return None


def _sentences(refusal: Refused | ValidationError) -> list[str]:
    return refusal.messages if isinstance(refusal, ValidationError) else [refusal.sentence]


def _enrolled(request: MemberRequest, form: EnrolForm, enrolment: Enrolment) -> str:
    """What happened, and what is next."""
    learner = enrolment.portfolio.learner.user
    said = [f"{learner.name} is enrolled as {enrolment.ref}."]
    if not form.cleaned_data["learner"]:
        said.append(invite(request, learner))
    if not form.cleaned_data["assessor"]:
        said.append("They still need an assessor.")
    return " ".join(said)


def people_panel(enrolment: Enrolment, member: Membership) -> dict[str, Any]:
    """Who works with this learner, for ``assessment/learners/people.html``; the form only for who may."""
    rows = Allocation.objects.visible_to(member).filter(enrolment=enrolment, access__ended_at=None)
    rows = rows.select_related("access__membership__user").order_by("access__starts_on", "pk")
    may_change = may_allocate(member)
    return {
        "people": [_person(each, enrolment) for each in rows],
        "may_change": may_change,
        "form": AllocateForm(people=_staff(member, *services.ALLOCATABLE)) if may_change else None,
        "add_url": reverse("assessment:allocate", args=[enrolment.ref]),
        "back_url": reverse("assessment:enrolment", args=[enrolment.ref]),
    }


def _person(allocation: Allocation, enrolment: Enrolment) -> dict[str, Any]:
    access = allocation.access
    over = bool(access.ends_on and access.ends_on < clock.today())
    return {
        "name": access.membership.user.name,
        "role": access.membership.role_label,
        "since": access.starts_on,
        "until": access.ends_on,
        "is_over": over or not access.membership.is_active,
        "end_url": reverse("assessment:deallocate", args=[enrolment.ref, allocation.pk]),
    }


def _allocatable(request: MemberRequest, eref: str) -> Enrolment:
    """The enrolment, if the member may change who works with it."""
    visible = Enrolment.objects.visible_to(request.member)
    enrolment = get_object_or_404(visible.select_related("portfolio__learner__user"), ref=eref)
    if not may_allocate(request.member):
        raise PermissionDenied
    return enrolment


@require_POST
@member_required
def allocate(request: MemberRequest, eref: str) -> HttpResponse:
    enrolment = _allocatable(request, eref)
    form = AllocateForm(request.POST, people=_staff(request.member, *services.ALLOCATABLE))
    if form.is_valid() and _allocate(request, form, enrolment):
        name = form.cleaned_data["member"].user.name
        messages.success(request, f"{name} now works with {enrolment.portfolio.learner.user.name}.")
        return redirect("assessment:enrolment", enrolment.ref)
    return render(
        request, "assessment/learners/allocate.html", {"form": form, "enrolment": enrolment}, status=422
    )


def _allocate(request: MemberRequest, form: Form, enrolment: Enrolment) -> bool:
    given = form.cleaned_data
    try:
        services.allocate(
            by=request.member, enrolment=enrolment, to=given["member"], ends_on=given["ends_on"]
        )
    except (Refused, ValidationError) as refusal:
        form.add_error(None, _sentences(refusal))
        return False
    return True


@require_POST
@member_required
def deallocate(request: MemberRequest, eref: str, pk: int) -> HttpResponse:
    enrolment = _allocatable(request, eref)
    held = Allocation.objects.visible_to(request.member).filter(enrolment=enrolment, access__ended_at=None)
    allocation = get_object_or_404(held.select_related("access__membership__user"), pk=pk)
    services.deallocate(by=request.member, allocation=allocation)
    name = allocation.access.membership.user.name
    messages.success(request, f"{name} no longer sees {enrolment.portfolio.learner.user.name}’s work.")
    return redirect("assessment:enrolment", enrolment.ref)
