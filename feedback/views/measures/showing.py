"""One measure: its chart, its facts and its readings, with the form for one more in place."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from feedback.forms.readings import AsideForm, ReadingForm
from feedback.models import Benchmark, Measure, Reading, Source
from feedback.services.computing import FROM_COUNTS, FROM_ITEMS
from feedback.services.measures import add_reading, set_reading_aside
from feedback.views.finding import measure_or_404
from portfolio.access import member_required
from portfolio.middleware import MemberRequest
from portfolio.permissions import owns
from portfolio.refusals import AlreadyDone, Refused
from portfolio.sheets import sheet_response

from .drawing import chart_of_measure
from .reach import own_measure
from .refusing import refuse
from .warning import few_words

PER_PAGE = 50
HEADERS = (
    "Date",
    "Figure",
    "Unit",
    "Rests on",
    "Part",
    "Whole",
    "Phase",
    "Way",
    "How taken",
    "Set aside",
    "Recorded",
)


@require_GET
@member_required
def measure(request: MemberRequest, pref: str, mref: str) -> HttpResponse:
    return _page(request, measure_or_404(request.member, pref, mref))


def _page(
    request: MemberRequest,
    found: Measure,
    form: ReadingForm | None = None,
    aside: tuple[int, AsideForm] | None = None,
) -> HttpResponse:
    readings = Reading.objects.visible_to(request.member).filter(measure=found)
    standing = list(readings.standing().order_by("taken_on"))
    rebases = list(found.rebases.select_related("made_by__user"))
    page = Paginator(readings.order_by("-taken_on", "-pk"), PER_PAGE).get_page(request.GET.get("page"))
    last = standing[-1] if standing else None
    context = {
        "measure": found,
        "is_own": owns(request.member, found.portfolio),
        "chart": chart_of_measure(found, standing, rebases),
        "rebases": rebases,
        "last": last,
        "few": few_words(found, last),
        "page": page,
        "rows": [_row(found, reading) for reading in page],
        "sources": _sources(request, found),
        "benchmarks": Benchmark.objects.visible_to(request.member).filter(measure=found),
        "computed": found.formula in (*FROM_ITEMS, *FROM_COUNTS),
        "form": form or ReadingForm(formula=found.formula, unit=found.unit),
        "aside": aside[1] if aside else None,
        "aside_pk": aside[0] if aside else None,
    }
    return render(request, "feedback/measures/show.html", context, status=422 if form or aside else 200)


def _sources(request: MemberRequest, found: Measure) -> Any:
    rows = Source.objects.visible_to(request.member).filter(measures=found)
    return rows.select_related("record").order_by("record__ref")


def _row(found: Measure, reading: Reading) -> dict[str, Any]:
    """``typed`` is the day it was recorded where that is later than the day it is about."""
    typed = timezone.localdate(reading.recorded_at)
    return {
        "reading": reading,
        "few": few_words(found, reading),
        "typed": typed if typed > reading.taken_on else None,
    }


@require_POST
@member_required
def reading_add(request: MemberRequest, pref: str, mref: str) -> HttpResponse:
    found = own_measure(request.member, pref, mref)
    form = ReadingForm(request.POST, formula=found.formula, unit=found.unit)
    if form.is_valid():
        try:
            add_reading(by=request.member, measure=found, fields=form.cleaned_data)
        except AlreadyDone:
            return _back(found, request, "This reading is there already.")
        except (Refused, ValidationError) as error:
            refuse(form, error)
        else:
            return _back(
                found, request, f"The reading of {form.cleaned_data['taken_on']:%-d %b %Y} is saved."
            )
    return _page(request, found, form=form)


def _back(found: Measure, request: MemberRequest, sentence: str) -> HttpResponse:
    messages.success(request, sentence)
    return redirect("feedback:measure", found.portfolio.ref, found.ref)


@require_POST
@member_required
def reading_set_aside(request: MemberRequest, pref: str, mref: str, pk: int) -> HttpResponse:
    found = own_measure(request.member, pref, mref)
    reading = get_object_or_404(Reading.objects.visible_to(request.member), measure=found, pk=pk)
    form = AsideForm(request.POST, auto_id=f"aside-{pk}-%s")
    if form.is_valid():
        try:
            set_reading_aside(by=request.member, reading=reading, reason=form.cleaned_data["reason"])
        except (Refused, ValidationError) as error:
            refuse(form, error)
        else:
            return _back(found, request, f"The reading of {reading.taken_on:%-d %b %Y} no longer counts.")
    return _page(request, found, aside=(pk, form))


@require_GET
@member_required
def measure_sheet(request: MemberRequest, pref: str, mref: str) -> HttpResponse:
    found = measure_or_404(request.member, pref, mref)
    rows = Reading.objects.visible_to(request.member).filter(measure=found).order_by("taken_on", "pk")
    return sheet_response(f"{pref}-{mref}-readings.xlsx", HEADERS, (_line(found, each) for each in rows))


def _line(found: Measure, reading: Reading) -> tuple[Any, ...]:
    return (
        reading.taken_on,
        float(reading.value),
        found.unit,
        reading.n,
        reading.part,
        reading.whole,
        reading.get_phase_display() if reading.phase else "",
        reading.get_way_display(),
        reading.method,
        reading.set_aside,
        reading.recorded_at,
    )
