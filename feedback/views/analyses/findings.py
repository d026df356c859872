"""Writing, changing and taking away a finding."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from feedback.forms.findings import FindingForm, initial_of, typed_so_far
from feedback.models import Analysis, Finding, Item, Reading, Theme
from feedback.services.analyses import add_finding, change_finding, remove_finding
from feedback.services.workings import theme_counts
from feedback.views.refusing import show_refusal
from portfolio import clock
from portfolio.access import member_required
from portfolio.asked import asked_number
from portfolio.middleware import MemberRequest
from portfolio.models import Membership
from portfolio.refusals import AlreadyDone, Refused

from .finding import finding_or_404, open_analysis_or_403
from .picking import is_looking, pickers, ticked_in, ticked_of


@require_http_methods(["GET", "POST"])
@member_required
def finding_add(request: MemberRequest, pref: str, ref: str) -> HttpResponse:
    return _write(request, open_analysis_or_403(request.member, pref, ref), None)


@require_http_methods(["GET", "POST"])
@member_required
def finding_edit(request: MemberRequest, pref: str, ref: str, number: int) -> HttpResponse:
    analysis = open_analysis_or_403(request.member, pref, ref)
    return _write(request, analysis, finding_or_404(request.member, analysis, number))


def _write(request: MemberRequest, analysis: Analysis, finding: Finding | None) -> HttpResponse:
    if request.method == "GET":
        initial = initial_of(finding) if finding else _suggested(request, analysis)
        return _page(request, analysis, finding, _form(request.member, analysis, finding, initial=initial))
    if is_looking(request.POST):
        typed = _counted(request, analysis, dict(typed_so_far(request.POST)))
        return _page(request, analysis, finding, _form(request.member, analysis, finding, initial=typed))
    form = _form(request.member, analysis, finding, sent=request.POST)
    saved = _save(request, analysis, finding, form) if form.is_valid() else None
    if saved is None:
        return _page(request, analysis, finding, form, 422)
    messages.success(request, f"{saved.ref} is saved.")
    return redirect("feedback:analysis", analysis.record.portfolio.ref, analysis.record.ref)


def _save(
    request: MemberRequest, analysis: Analysis, finding: Finding | None, form: FindingForm
) -> Finding | None:
    """None when it was refused; the form says why."""
    try:
        if finding:
            return change_finding(by=request.member, finding=finding, fields=form.cleaned_data)
        return add_finding(by=request.member, analysis=analysis, fields=form.cleaned_data)
    except AlreadyDone as again:
        before: Finding = again.made
        return before
    except (Refused, ValidationError) as error:
        show_refusal(form, error)
        return None


def _form(
    member: Membership,
    analysis: Analysis,
    finding: Finding | None,
    *,
    sent: QueryDict | None = None,
    initial: dict[str, Any] | None = None,
) -> FindingForm:
    portfolio = analysis.record.portfolio_id
    lists = [analysis.theme_list_id, finding.theme.list_id if finding and finding.theme else None]
    return FindingForm(
        sent,
        initial=initial,
        themes=Theme.objects.visible_to(member).filter(list__in=[each for each in lists if each]),
        items=Item.objects.visible_to(member).filter(source__record__portfolio=portfolio),
        readings=Reading.objects.visible_to(member).filter(measure__portfolio=portfolio),
    )


def _suggested(request: MemberRequest, analysis: Analysis) -> dict[str, Any]:
    """A new finding is of today; asked for from a theme, it has that theme and its count."""
    theme = request.GET.get("theme", "")
    return _counted(request, analysis, {"found_on": clock.today(), "theme": theme, "count": ""})


def _counted(request: MemberRequest, analysis: Analysis, initial: dict[str, Any]) -> dict[str, Any]:
    """With how many of its theme do not feel otherwise, unless a count was typed and not asked for anew."""
    if initial["count"] and request.POST.get("look") != "theme":
        return initial
    theme = asked_number(str(initial["theme"]))
    if theme is None or analysis.theme_list_id is None:
        return initial
    counts = {row.pk: row.count - row.otherwise for row in theme_counts(analysis)}
    return initial | {"count": counts.get(theme, initial["count"])}


def _page(
    request: MemberRequest, analysis: Analysis, finding: Finding | None, form: FindingForm, status: int = 200
) -> HttpResponse:
    ticked = ticked_in(request.POST) if request.method == "POST" else ticked_of(finding)
    theme = form.fields["theme"].queryset.filter(pk=asked_number(str(form["theme"].value() or ""))).first()  # type: ignore[attr-defined]
    context = {
        "analysis": analysis,
        "finding": finding,
        "form": form,
        "theme": theme,
        "pick": pickers(request.member, analysis, theme, ticked, request.POST),
    }
    return render(request, "feedback/analyses/finding.html", context, status=status)


@require_http_methods(["GET", "POST"])
@member_required
def finding_remove(request: MemberRequest, pref: str, ref: str, number: int) -> HttpResponse:
    analysis = open_analysis_or_403(request.member, pref, ref)
    finding = finding_or_404(request.member, analysis, number)
    refusal = ""
    if request.method == "POST":
        try:
            remove_finding(by=request.member, finding=finding)
        except Refused as error:
            refusal = error.sentence
        else:
            messages.success(request, f"{ref}.{number} is taken away.")
            return redirect("feedback:analysis", pref, ref)
    context = {"analysis": analysis, "finding": finding, "refusal": refusal}
    return render(request, "feedback/analyses/remove.html", context, status=422 if refusal else 200)
