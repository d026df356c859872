"""Setting one of the figures that rules count with."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from assessment.figures import Figure, figures_for, given_by
from assessment.forms.readiness import FigureForm
from assessment.permissions import may_set_parameters
from assessment.readiness import all_rules
from assessment.services.readiness import set_parameter
from portfolio.access import member_required
from portfolio.middleware import MemberRequest
from portfolio.refusals import Refused


@require_http_methods(["GET", "POST"])
@member_required
def parameter(request: MemberRequest, name: str) -> HttpResponse:
    """``?to=default`` fills the default in, for whoever gives it back."""
    if not may_set_parameters(request.member):
        raise PermissionDenied
    figures = figures_for(request.member)
    if name not in figures:
        raise Http404
    figure = figures[name]
    if request.method == "POST":
        form = FigureForm(request.POST, parameter=figure.parameter)
        if form.is_valid() and _set(request, figure, form):
            return redirect(f"{reverse('assessment:rules')}#{name}")
    else:
        back = request.GET.get("to") == "default"
        value = figure.parameter.default if back else figure.value
        form = FigureForm(initial={"value": value}, parameter=figure.parameter)
    return _show(request, figures, figure, form)


def _show(
    request: MemberRequest, figures: dict[str, Figure], figure: Figure, form: FigureForm
) -> HttpResponse:
    given = given_by(figures)
    name = figure.parameter.name
    rules: list[dict[str, Any]] = [
        {"id": each.id, "sentence": each.sentence(given)} for each in all_rules() if name in each.params
    ]
    context = {"figure": figure, "form": form, "rules": rules, "changes": figure.changes[::-1]}
    status = 422 if form.is_bound else 200
    return render(request, "assessment/rules/figure.html", context, status=status)


def _set(request: MemberRequest, figure: Figure, form: FigureForm) -> bool:
    given, wanted = form.cleaned_data, figure.parameter
    try:
        change = set_parameter(
            by=request.member, name=wanted.name, value=given["value"], reason=given["reason"]
        )
    except Refused as refusal:
        form.add_error("value", refusal.sentence)
        return False
    value = wanted.default if change.value is None else change.value
    kind = "the default again" if change.value is None else "your centre's own figure"
    messages.success(
        request, f"{wanted.label}: {value} {wanted.unit}, {kind}. Every page counts with it now."
    )
    return True
