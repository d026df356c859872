"""Readings computed from answers, or from the two counts of each week or month."""

from datetime import date
from decimal import Decimal, InvalidOperation

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from feedback.forms.readings import EVERY, ComputeForm, CountsForm
from feedback.models import Measure, Reading
from feedback.services.computing import FROM_COUNTS, FROM_ITEMS, Preview, Scale, ended_periods
from feedback.services.measures import (
    add_readings,
    compute_readings,
    judge_rows,
    preview_readings,
)
from feedback.services.reading_rows import completed
from portfolio.access import member_required
from portfolio.asked import asked_number
from portfolio.middleware import MemberRequest
from portfolio.refusals import Refused

from .reach import own_measure

AT_FIRST, STEP, MOST = 6, 6, 60


@require_http_methods(["GET", "POST"])
@member_required
def readings_compute(request: MemberRequest, pref: str, mref: str) -> HttpResponse:
    """Nothing is written before the button under the preview is pressed."""
    measure = own_measure(request.member, pref, mref)
    if measure.formula in FROM_ITEMS:
        return _from_answers(request, measure)
    if measure.formula in FROM_COUNTS:
        return _from_counts(request, measure)
    messages.info(request, "The figures of this measure are typed in, so there is nothing to compute.")
    return redirect("feedback:measure", pref, mref)


def _asked_every(request: MemberRequest) -> str:
    asked = request.POST.get("every") or request.GET.get("every") or "week"
    return asked if asked in dict(EVERY) else "week"


def _from_answers(request: MemberRequest, measure: Measure) -> HttpResponse:
    every, scale = _asked_every(request), _asked_scale(request)
    preview, fault = preview_readings(measure=measure, every=every, scale=scale), ""
    if request.method == "POST":
        try:
            made = compute_readings(by=request.member, measure=measure, every=every, scale=scale)
        except Refused as refusal:
            fault = refusal.sentence
        else:
            return _done(request, measure, made)
    context = {
        "measure": measure,
        "every": every,
        "preview": preview,
        "chosen": _code(preview.scale) if preview.scale else "",
        "form": _compute_form(preview, every),
        "fault": fault,
    }
    return render(request, "feedback/measures/compute.html", context, status=422 if fault else 200)


def _compute_form(preview: Preview, every: str) -> ComputeForm:
    scales = [(_code(each), f"{each.label} ({each.n:,})") for each in preview.scales]
    chosen = _code(preview.scale) if preview.scale else ""
    return ComputeForm(scales=scales, initial={"every": every, "scale": chosen})


def _code(scale: Scale) -> str:
    return f"{scale.low.normalize():f}_{scale.high.normalize():f}"


def _asked_scale(request: MemberRequest) -> tuple[Decimal, Decimal] | None:
    """What the page sent as "1_5"; None for anything else, and then the commonest is taken."""
    low, _, high = (request.POST.get("scale") or request.GET.get("scale", ""))[:40].partition("_")
    try:
        ends = Decimal(low), Decimal(high)
    except InvalidOperation:
        return None
    return ends if all(end.is_finite() for end in ends) else None


def _done(request: MemberRequest, measure: Measure, made: list[Reading]) -> HttpResponse:
    count = "1 reading is" if len(made) == 1 else f"{len(made)} readings are"
    there = "All these readings were there already."
    messages.success(request, f"{count} added to {measure.ref}." if made else there)
    return redirect("feedback:measure", measure.portfolio.ref, measure.ref)


def _from_counts(request: MemberRequest, measure: Measure) -> HttpResponse:
    every, shown, status = _asked_every(request), False, 200
    form = _counts_form(request, measure, every)
    if request.method == "POST" and "more" not in request.POST:
        shown = _checked(measure, form)
        if shown and "save" in request.POST:
            return _add_counts(request, measure, form)
        status = 200 if shown else 422
    context = {
        "measure": measure,
        "every": every,
        "other": "month" if every == "week" else "week",
        "form": form,
        "count": len(form.periods),
        "most": MOST,
        "shown": shown,
        "rows": [completed(measure, row) for row in form.rows()] if shown else [],
    }
    return render(request, "feedback/measures/counts.html", context, status=status)


def _add_counts(request: MemberRequest, measure: Measure, form: CountsForm) -> HttpResponse:
    way = Reading.Way.COMPUTED
    return _done(
        request, measure, add_readings(by=request.member, measure=measure, rows=form.rows(), way=way)
    )


def _counts_form(request: MemberRequest, measure: Measure, every: str) -> CountsForm:
    """The newest periods without a reading, and those that were typed into."""
    data = request.POST if request.method == "POST" else None
    asked = asked_number(request.POST.get("count", "")) or AT_FIRST
    count = min(asked + STEP if "more" in request.POST else asked, MOST)
    periods = ended_periods(every=every, count=MOST * 2)
    taken = _taken(measure, periods[-1][1])
    taken -= {last for _, last in periods if data and data.get(f"part-{last}")}
    free = [period for period in periods if period[1] not in taken]
    bound = None if "more" in request.POST else data
    initial = {} if data is None else data.dict()
    return CountsForm(bound, formula=measure.formula, periods=free[:count], initial=initial)


def _taken(measure: Measure, since: date) -> set[date]:
    return set(measure.readings.standing().filter(taken_on__gte=since).values_list("taken_on", flat=True))


def _checked(measure: Measure, form: CountsForm) -> bool:
    """Whether every row may be added; a fault is shown beside the count it is about."""
    if not form.is_valid():
        return False
    rows = form.rows()
    if not rows:
        form.add_error(None, "Type both counts of at least one row.")
    for row, verdict in zip(rows, judge_rows(measure, rows), strict=True):
        if verdict.fault:
            name = verdict.field if verdict.field in row and verdict.field != "taken_on" else "part"
            form.add_error(f"{name}-{row['taken_on']}", verdict.fault)
    return form.is_valid()
