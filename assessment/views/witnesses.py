"""The witness status list of a portfolio: read by whoever reads the evidence, kept by the learner."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from assessment.forms.witnesses import WitnessForm
from portfolio.access import member_required
from portfolio.middleware import MemberRequest
from portfolio.models import Portfolio, Witness
from portfolio.permissions import owns
from portfolio.services.witnesses import add_witness, change_witness


def _portfolio(request: MemberRequest, pref: str) -> Portfolio:
    rows = Portfolio.objects.evidence_visible_to(request.member).select_related("learner__user", "centre")
    return get_object_or_404(rows, ref=pref)


@require_GET
@member_required
def witness_list(request: MemberRequest, pref: str) -> HttpResponse:
    portfolio = _portfolio(request, pref)
    context = {
        "portfolio": portfolio,
        "is_own": owns(request.member, portfolio),
        "witnesses": list(Witness.objects.visible_to(request.member).filter(portfolio=portfolio)),
    }
    return render(request, "assessment/witnesses/list.html", context)


@require_http_methods(["GET", "POST"])
@member_required
def witness_add(request: MemberRequest, pref: str) -> HttpResponse:
    return _witness(request, _portfolio(request, pref), None)


@require_http_methods(["GET", "POST"])
@member_required
def witness_edit(request: MemberRequest, pref: str, pk: int) -> HttpResponse:
    portfolio = _portfolio(request, pref)
    rows = Witness.objects.visible_to(request.member).filter(portfolio=portfolio)
    return _witness(request, portfolio, get_object_or_404(rows, pk=pk))


def _witness(request: MemberRequest, portfolio: Portfolio, found: Witness | None) -> HttpResponse:
    if not owns(request.member, portfolio):
        raise PermissionDenied
    title = found.name if found else "Add a witness"
    form = WitnessForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        by, fields = request.member, form.cleaned_data
        try:
            if found:
                change_witness(by=by, witness=found, fields=fields)
            else:
                add_witness(by=by, portfolio=portfolio, fields=fields)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, f"{fields['name']} is on your list of witnesses.")
            return redirect("assessment:witness-list", portfolio.ref)
    context = {"form": form, "portfolio": portfolio, "title": title}
    return render(
        request, "assessment/witnesses/edit.html", context, status=422 if request.method == "POST" else 200
    )
