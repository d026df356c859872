"""The sampling plans, how far each is, and drawing by one."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Count, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from assessment.forms.sampling import KIND_CHOICES, PlanForm, codes_of
from assessment.models import Draw, Qualification, Sample, SamplingPlan
from assessment.permissions.sampling import may_approve_plan, may_plan, may_read_plans
from assessment.sampling import FLAG_WORDS
from assessment.services.sampling import approve_plan, draw_samples, make_plan, replay
from assessment.verification import coverage_of
from portfolio import clock
from portfolio.access import member_required
from portfolio.middleware import MemberRequest
from portfolio.models import Membership
from portfolio.refusals import Refused


@require_GET
@member_required
def sampling(request: MemberRequest) -> HttpResponse:
    if not may_read_plans(request.member):
        raise PermissionDenied
    open_ones = Sample.objects.visible_to(request.member).filter(outcome__isnull=True)
    counts = open_ones.aggregate(open=Count("pk"), overdue=Count("pk", filter=Q(due_on__lt=clock.today())))
    context = {
        "plans": list(_plans(request.member)),
        "titles": _titles(request.member),
        "counts": counts,
        "may_plan": may_plan(request.member),
    }
    return render(request, "assessment/sampling/sampling.html", context)


def _plans(member: Membership) -> QuerySet[SamplingPlan]:
    rows = SamplingPlan.objects.visible_to(member).select_related("made_by__user", "approved_by__user")
    done = Count("draws__samples", filter=Q(draws__samples__outcome__isnull=False))
    return rows.annotate(chosen=Count("draws__samples"), done=done)


def _titles(member: Membership) -> dict[str, str]:
    return dict(codes_of(Qualification.objects.visible_to(member)))


@require_http_methods(["GET", "POST"])
@member_required
def plan_new(request: MemberRequest) -> HttpResponse:
    if not may_plan(request.member):
        raise PermissionDenied
    titles = _titles(request.member)
    form = PlanForm(request.POST or None, qualifications=titles.items())
    if request.method == "POST" and form.is_valid():
        try:
            plan = make_plan(by=request.member, **_given(form))
        except (Refused, ValidationError) as refusal:
            form.add_error(None, getattr(refusal, "messages", None) or str(refusal))
        else:
            messages.success(request, "The plan is drafted. A lead internal verifier approves it next.")
            return redirect("assessment:sampling-plan", pk=plan.pk)
    status = 422 if request.method == "POST" else 200
    return render(request, "assessment/sampling/plan_new.html", {"form": form}, status=status)


def _given(form: PlanForm) -> dict:
    typed = {name: form.cleaned_data[name] for name in ("starts_on", "ends_on", "share")}
    return typed | {"qualification_code": form.cleaned_data["qualification"], "weights": form.weights}


@require_GET
@member_required
def plan(request: MemberRequest, pk: int) -> HttpResponse:
    row = _plan(request.member, pk)
    draws = row.draws.select_related("drawn_by__user").defer("universe").annotate(count=Count("samples"))
    context = {
        "plan": row,
        "title": _titles(request.member).get(row.qualification_code, row.qualification_code),
        "coverage": coverage_of(row),
        "draws": list(draws),
        "weights": [(FLAG_WORDS[name], figure) for name, figure in row.weights.items()],
        "may_approve": may_approve_plan(request.member) and not row.approved_at,
        "may_draw": may_plan(request.member) and row.approved_at is not None,
        "kinds": KIND_CHOICES,
    }
    return render(request, "assessment/sampling/plan.html", context)


def _plan(member: Membership, pk: int) -> SamplingPlan:
    rows = SamplingPlan.objects.visible_to(member)
    return get_object_or_404(rows.select_related("made_by__user", "approved_by__user", "centre"), pk=pk)


@require_POST
@member_required
def plan_approve(request: MemberRequest, pk: int) -> HttpResponse:
    row = _plan(request.member, pk)
    try:
        approve_plan(by=request.member, plan=row)
    except Refused as refusal:
        messages.info(request, refusal.sentence)
    else:
        messages.success(request, "The plan is approved. Samples can be drawn by it.")
    return redirect("assessment:sampling-plan", pk=pk)


@require_POST
@member_required
def plan_draw(request: MemberRequest, pk: int) -> HttpResponse:
    row = _plan(request.member, pk)
    kind = "interim" if request.POST.get("kind") == "interim" else "summative"
    try:
        drawn = draw_samples(by=request.member, plan=row, kind=kind)
    except Refused as refusal:
        messages.warning(request, refusal.sentence)
        return redirect("assessment:sampling-plan", pk=pk)
    messages.success(request, "The samples are drawn. Here is what was chosen, and why.")
    return redirect("assessment:sampling-draw", pk=drawn.pk)


@require_GET
@member_required
def draw(request: MemberRequest, pk: int) -> HttpResponse:
    """A draw, drawn again from what was kept: the same picks, or somebody changed something."""
    drawn = get_object_or_404(
        Draw.objects.visible_to(request.member).select_related("plan", "drawn_by__user"), pk=pk
    )
    samples = Sample.objects.visible_to(request.member).filter(draw=drawn).select_related(
        "enrolment_unit__unit", "enrolment_unit__enrolment__portfolio__learner__user",
        "assessor__user", "iqa__user", "outcome",
    )  # fmt: skip
    again = {each.candidate.key for each in replay(drawn)}
    context = {
        "draw": drawn,
        "samples": list(samples),
        "hidden": len(again) - len(samples),
        "holds": again == set(drawn.samples.values_list("enrolment_unit", flat=True)),
    }
    return render(request, "assessment/sampling/draw.html", context)
