"""Adding one paper of one's own: an award, competence, CPD, an interest in a learner."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from assessment.forms.staff import CompetenceForm, CpdForm, InterestForm, QualificationForm
from assessment.models import Unit
from assessment.permissions.staff import may_keep_papers
from assessment.services.interests import raise_interest
from assessment.services.papers import add_competence, add_qualification, log_cpd
from portfolio.access import member_required
from portfolio.middleware import MemberRequest
from portfolio.models import Membership, Portfolio
from portfolio.refusals import Refused

Says = tuple[str, str, str]


@require_http_methods(["GET", "POST"])
@member_required
def qualification_add(request: MemberRequest) -> HttpResponse:
    _permit(request)
    says = (
        "Add a qualification",
        "Your coordinator looks at the certificate. From then on it counts.",
        "Added. Now show somebody the certificate.",
    )
    return _adding(request, QualificationForm(request.POST or None), add_qualification, says)


@require_http_methods(["GET", "POST"])
@member_required
def competence_add(request: MemberRequest) -> HttpResponse:
    _permit(request)
    form = CompetenceForm(request.POST or None, units=_units(request.member))
    says = (
        "Add competence for a unit",
        "Say why you know the work that a unit is about. A colleague agrees.",
        "Added. It counts once a colleague has agreed.",
    )
    return _adding(request, form, add_competence, says)


@require_http_methods(["GET", "POST"])
@member_required
def cpd_add(request: MemberRequest) -> HttpResponse:
    _permit(request)
    says = (
        "Log CPD",
        "What you did to stay up to date, and what it changed in your work.",
        "Logged.",
    )
    return _adding(request, CpdForm(request.POST or None), log_cpd, says)


@require_http_methods(["GET", "POST"])
@member_required
def interest_raise(request: MemberRequest) -> HttpResponse:
    _permit(request)
    learners = {each.pk: each for each in _portfolios(request.member)}
    names = [(pk, f"{each.learner.user.name}, {each.ref}") for pk, each in learners.items()]
    says = (
        "Declare an interest in a learner",
        "Until somebody agrees what is done about it, you cannot judge, sign or sample this learner.",
        "Declared. Your coordinator and lead internal verifier were told.",
    )

    def save(*, by: Membership, portfolio: int, **given: Any) -> Any:
        return raise_interest(by=by, portfolio=learners[portfolio], **given)

    return _adding(request, InterestForm(request.POST or None, learners=names), save, says)


def _permit(request: MemberRequest) -> None:
    if not may_keep_papers(request.member):
        raise PermissionDenied


def _adding(request: MemberRequest, form: Form, save: Callable[..., Any], says: Says) -> HttpResponse:
    title, lead, done = says
    if form.is_valid():
        try:
            save(by=request.member, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
        else:
            messages.success(request, done)
            return redirect("assessment:papers")
    context = {"form": form, "title": title, "lead": lead}
    return render(request, "assessment/staff/add.html", context, status=422 if form.is_bound else 200)


def _units(member: Membership) -> list[tuple[str, str]]:
    """One line for each code, with the title of its newest version."""
    rows = Unit.objects.visible_to(member).order_by("code", "version").values_list("code", "title")
    return [(code, f"{code} {title}") for code, title in dict(rows).items()]


def _portfolios(member: Membership) -> Any:
    rows = Portfolio.objects.visible_to(member).exclude(learner__user=member.user)
    return rows.select_related("learner__user").order_by("learner__user__name", "pk")
