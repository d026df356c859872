"""The samples: all of them, one of them, opening it, and giving its outcome."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from assessment.filters.sampling import SampleFilter
from assessment.forms.sampling import PickForm
from assessment.models import EnrolmentUnit, Sample
from assessment.permissions.sampling import may_read_samples, may_verify
from assessment.services.sampling import finish_sample, open_sample, pick_sample
from assessment.views.sampling.page import SampleForms, SamplePage, forms_of, page_of
from portfolio import clock
from portfolio.access import member_required
from portfolio.middleware import MemberRequest
from portfolio.models import Membership
from portfolio.refusals import Moved, Refused

PER_PAGE = 25
LOADED = (
    "centre", "assessor__user", "iqa__user", "planned_by__user", "outcome__given_by__user", "draw",
    "enrolment_unit__unit", "enrolment_unit__enrolment__portfolio__learner__user",
)  # fmt: skip


@require_GET
@member_required
def sample_list(request: MemberRequest) -> HttpResponse:
    if not may_read_samples(request.member):
        raise PermissionDenied
    people = Membership.objects.visible_to(request.member).filter(role__in=("assessor", "trainee_assessor"))
    filterset = SampleFilter(
        request.GET, queryset=_samples(request.member), assessors=people.select_related("user")
    )
    page = Paginator(filterset.qs, PER_PAGE).get_page(request.GET.get("page"))
    context = {"filter": filterset, "page": page, "today": clock.today()}
    return render(request, "assessment/sampling/samples.html", context)


def _samples(member: Membership) -> QuerySet[Sample]:
    return Sample.objects.visible_to(member).select_related(*LOADED)


@require_GET
@member_required
def sample(request: MemberRequest, pk: int) -> HttpResponse:
    page = page_of(get_object_or_404(_samples(request.member), pk=pk), request.member)
    return _show(request, page, forms_of(page))


@require_POST
@member_required
def sample_open(request: MemberRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(_samples(request.member), pk=pk)
    try:
        open_sample(by=request.member, sample=row)
    except Refused as refusal:
        messages.info(request, refusal.sentence)
    return redirect("assessment:sample", pk=pk)


@require_POST
@member_required
def sample_finish(request: MemberRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(_samples(request.member), pk=pk)
    page = page_of(row, request.member)
    if not may_verify(request.member, row.enrolment_unit.enrolment) or page.is_involved:
        raise PermissionDenied
    forms = forms_of(page, request.POST)
    if not forms.are_valid:
        return _show(request, page, forms, 422)
    try:
        finish_sample(by=request.member, sample=row, **forms.given)
    except Moved as moved:
        forms.whole.add_error(None, moved.sentence)
        return _show(request, page, forms, 409)
    except (Refused, ValidationError) as refusal:
        forms.whole.add_error(None, getattr(refusal, "messages", None) or str(refusal))
        return _show(request, page, forms, 422)
    messages.success(request, "The outcome is given. The assessor can read it now.")
    return redirect("assessment:sample", pk=pk)


def _show(request: MemberRequest, page: SamplePage, forms: SampleForms, status: int = 200) -> HttpResponse:
    return render(request, "assessment/sampling/sample.html", {"page": page, "forms": forms}, status=status)


@require_http_methods(["GET", "POST"])
@member_required
def sample_pick(request: MemberRequest, eref: str, pk: int) -> HttpResponse:
    """Choosing a unit by hand."""
    rows = EnrolmentUnit.objects.evidence_visible_to(request.member).select_related(
        "unit", "enrolment__portfolio__learner__user"
    )
    row = get_object_or_404(rows, enrolment__ref=eref, pk=pk)
    if not may_verify(request.member, row.enrolment):
        raise PermissionDenied
    form = PickForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = pick_sample(by=request.member, enrolment_unit=row, reason=form.cleaned_data["reason"])
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
        else:
            messages.success(request, "The unit is in your sample.")
            return redirect("assessment:sample", pk=made.pk)
    status = 422 if request.method == "POST" else 200
    context = {"row": row, "form": form, "learner": row.enrolment.portfolio.learner.user.name}
    return render(request, "assessment/sampling/pick.html", context, status=status)
