"""Beginning a turn, changing what it is called, and saying why something is not in it."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from feedback.models import ThemeList
from feedback.views.refusing import show_refusal
from improvements.forms.turns import BeginForm, EditNoForm, ImprovementForm, ReasonsForm
from improvements.models import Improvement
from improvements.services import turns
from portfolio.access import member_required
from portfolio.middleware import MemberRequest
from portfolio.refusals import AlreadyDone, Moved, Refused
from portfolio.views.finding import own_portfolio

from .finding import own_improvement


@require_http_methods(["GET", "POST"])
@member_required
def begin(request: MemberRequest) -> HttpResponse:
    portfolio = own_portfolio(request.member)
    form = BeginForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            made = turns.begin(by=request.member, portfolio=portfolio, fields=form.cleaned_data)
        except AlreadyDone as again:
            return _to_story(again.made)
        except (Refused, ValidationError) as error:
            show_refusal(form, error)
        else:
            messages.success(request, f"{made.ref} has begun. Now gather what customers say.")
            return _to_story(made)
    context = {"form": form, "portfolio": portfolio}
    return render(request, "improvements/turns/begin.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
@member_required
def improvement_edit(request: MemberRequest, pref: str, iref: str) -> HttpResponse:
    improvement = own_improvement(request.member, pref, iref)
    lists = ThemeList.objects.visible_to(request.member).filter(portfolio=improvement.portfolio)

    def form_of(**given: object) -> EditNoForm:
        return ImprovementForm(theme_lists=lists, **given)

    return _change(request, improvement, form_of, "improvements/turns/edit.html")


@require_http_methods(["GET", "POST"])
@member_required
def reasons(request: MemberRequest, pref: str, iref: str) -> HttpResponse:
    improvement = own_improvement(request.member, pref, iref)
    return _change(request, improvement, ReasonsForm, "improvements/turns/reasons.html")


def _change(
    request: MemberRequest, improvement: Improvement, form_of: Callable[..., EditNoForm], template: str
) -> HttpResponse:
    """``heading`` is taken first: a form leaves what was typed in the improvement it was given."""
    heading, status = f"{improvement.ref} {improvement.title}", 200
    if request.method == "GET":
        form = form_of(instance=improvement, initial={"edit_no": improvement.edit_no})
    else:
        form, status = form_of(data=request.POST, instance=improvement), 422
        if form.is_valid():
            fields, edit_no = form.fields_and_edit_no()
            try:
                turns.change_improvement(
                    by=request.member, improvement=improvement, fields=fields, edit_no=edit_no
                )
            except (Refused, ValidationError) as error:
                status = 409 if isinstance(error, Moved) else 422
                show_refusal(form, error)
            else:
                messages.success(request, f"{improvement.ref} is saved.")
                return _to_story(improvement)
    edit_no = _current(request, improvement) if status == 409 else form["edit_no"].value()
    context = {"form": form, "improvement": improvement, "heading": heading, "edit_no": edit_no}
    return render(request, template, context, status=status)


def _current(request: MemberRequest, improvement: Improvement) -> int:
    """After a warning the next press of the button means it."""
    rows = Improvement.objects.visible_to(request.member)
    return rows.values_list("edit_no", flat=True).get(pk=improvement.pk)


def _to_story(improvement: Improvement) -> HttpResponse:
    return redirect(reverse("improvements:story", args=[improvement.portfolio.ref, improvement.ref]))
