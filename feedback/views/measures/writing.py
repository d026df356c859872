"""Opening a measure, changing what it says, and rebasing its chart."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from feedback.forms.measures import MeasureForm
from feedback.forms.readings import RebaseForm
from feedback.models import Measure, Source
from feedback.services.measures import change_measure, open_measure, rebase
from portfolio.access import member_required
from portfolio.middleware import MemberRequest
from portfolio.models import Portfolio, RecordState
from portfolio.refusals import AlreadyDone, Refused
from portfolio.views.finding import own_portfolio

from .reach import own_measure
from .refusing import refuse

GONE = (RecordState.WITHDRAWN, RecordState.QUARANTINED)


@require_http_methods(["GET", "POST"])
@member_required
def measure_new(request: MemberRequest) -> HttpResponse:
    portfolio = own_portfolio(request.member)
    form = _form(request, portfolio, initial={"kind": "outcome", "direction": 1})
    if form.is_valid():
        try:
            made = open_measure(by=request.member, portfolio=portfolio, fields=form.cleaned_data)
        except AlreadyDone as again:
            return redirect("feedback:measure", portfolio.ref, again.made.ref)
        except (Refused, ValidationError) as error:
            refuse(form, error)
        else:
            messages.success(request, f"{made.ref} is open. Now add its first readings.")
            return redirect("feedback:measure", portfolio.ref, made.ref)
    return _page(request, "feedback/measures/new.html", {"form": form, "portfolio": portfolio})


@require_http_methods(["GET", "POST"])
@member_required
def measure_edit(request: MemberRequest, pref: str, mref: str) -> HttpResponse:
    measure = own_measure(request.member, pref, mref)
    initial = {name: getattr(measure, name) for name in MeasureForm.base_fields if name != "sources"}
    initial["sources"] = list(measure.sources.values_list("pk", flat=True))
    form = _form(request, measure.portfolio, measure=measure, initial=initial)
    if form.is_valid():
        try:
            change_measure(by=request.member, measure=measure, fields=form.cleaned_data)
        except (Refused, ValidationError) as error:
            refuse(form, error)
        else:
            messages.success(request, f"{mref} is saved.")
            return redirect("feedback:measure", pref, mref)
    return _page(request, "feedback/measures/edit.html", {"form": form, "measure": measure})


@require_http_methods(["GET", "POST"])
@member_required
def measure_rebase(request: MemberRequest, pref: str, mref: str) -> HttpResponse:
    measure = own_measure(request.member, pref, mref)
    form = RebaseForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            rebase(by=request.member, measure=measure, **form.cleaned_data)
        except (Refused, ValidationError) as error:
            refuse(form, error)
        else:
            messages.success(
                request, f"The limits start afresh from {form.cleaned_data['from_date']:%-d %b %Y}."
            )
            return redirect("feedback:measure", pref, mref)
    return _page(request, "feedback/measures/rebase.html", {"form": form, "measure": measure})


def _form(
    request: MemberRequest, portfolio: Portfolio, *, initial: dict[str, Any], measure: Measure | None = None
) -> MeasureForm:
    outcomes = Measure.objects.visible_to(request.member).filter(
        portfolio=portfolio, kind=Measure.Kind.OUTCOME
    )
    sources = Source.objects.visible_to(request.member).filter(record__portfolio=portfolio)
    return MeasureForm(
        request.POST if request.method == "POST" else None,
        initial=initial,
        outcomes=outcomes.exclude(pk=measure.pk) if measure else outcomes,
        sources=sources.exclude(record__state__in=GONE).select_related("record").order_by("record__ref"),
    )


def _page(request: MemberRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    return render(request, template, context, status=422 if context["form"].is_bound else 200)
