"""The workbench: what an analysis covers, what its technique shows, and the findings read in it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q
from django.forms import Form
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from feedback.charts.looks import look_at
from feedback.forms.analyses import AnalysisForm, BenchForm, initial_of
from feedback.models import Analysis, Finding, Measure, Source, ThemeList
from feedback.services.analyses import change_analysis
from feedback.services.workings import LEFT_OUT, basis_of, other_voices
from feedback.snapshots.finding import chain, findings_of, fishbone_of, found_words
from feedback.views.refusing import show_refusal
from portfolio.access import member_required
from portfolio.display import shown_to
from portfolio.middleware import MemberRequest
from portfolio.models import Membership
from portfolio.permissions import may_edit_record, owns
from portfolio.refusals import Moved, Refused

from .finding import analysis_or_404, open_analysis_or_403

QUOTES = 3


@require_http_methods(["GET", "POST"])
@member_required
def analysis(request: MemberRequest, pref: str, ref: str) -> HttpResponse:
    found = analysis_or_404(request.member, pref, ref)
    if request.method == "GET" and found.record.author_id != request.member.pk:
        return _handed_in(request, found)
    if request.method == "GET":
        return _bench(request, found, _form(request.member, found))
    if not may_edit_record(request.member, found.record):
        raise PermissionDenied
    form = _form(request.member, found, request.POST)
    status = _save(request, found, form, {}) if form.is_valid() else 422
    if status == 200:
        messages.success(request, f"{ref} is saved.")
        return redirect("feedback:analysis", pref, ref)
    found.refresh_from_db()
    return _bench(request, found, form, status)


def _handed_in(request: MemberRequest, found: Analysis) -> HttpResponse:
    """For all but its author, who alone sees what was said and sorted since: as it was frozen."""
    context = {
        "analysis": found,
        "portfolio": found.record.portfolio,
        "shown": shown_to(request.member, found.record),
    }
    return render(request, "feedback/analyses/handed_in.html", context)


def _form(member: Membership, found: Analysis, sent: QueryDict | None = None) -> BenchForm:
    """With what may be covered: all of this portfolio that stands, and what is covered already."""
    portfolio = found.record.portfolio
    sources = Source.objects.visible_to(member).filter(record__portfolio=portfolio)
    standing = ~Q(record__state__in=LEFT_OUT) | Q(analyses=found)
    return BenchForm(
        sent,
        initial=initial_of(found),
        sources=sources.filter(standing).select_related("record").order_by("record__ref").distinct(),
        theme_lists=ThemeList.objects.visible_to(member).filter(portfolio=portfolio),
        measures=Measure.objects.visible_to(member).filter(portfolio=portfolio).order_by("ref"),
    )


def _save(
    request: MemberRequest, found: Analysis, form: BenchForm | AnalysisForm, record_fields: dict[str, Any]
) -> int:
    """200 when it is saved; else the status of the page that says why not, with what was typed."""
    try:
        change_analysis(
            by=request.member,
            analysis=found,
            fields=form.analysis_fields(),
            record_fields=record_fields,
            edit_no=form.cleaned_data["edit_no"] or 0,
        )
    except (Refused, ValidationError) as error:
        show_refusal(form, error)
        return _moved_on(request, form, found) if isinstance(error, Moved) else 422
    return 200


def _moved_on(request: MemberRequest, form: Form, found: Analysis) -> int:
    """The next save is of somebody who has seen both texts."""
    sent = request.POST.copy()
    sent["edit_no"] = str(found.record.edit_no)
    form.data = sent
    return 409


def _bench(request: MemberRequest, found: Analysis, form: BenchForm, status: int = 200) -> HttpResponse:
    look = look_at(found)
    otherwise = other_voices(found, look.themes)
    context = {
        "analysis": found,
        "portfolio": found.record.portfolio,
        "is_own": owns(request.member, found.record.portfolio),
        "can_write": may_edit_record(request.member, found.record),
        "form": form,
        "look": look,
        "basis": basis_of(found),
        "covered": _covered(found),
        "findings": [_shown(each, otherwise) for each in findings_of(found)],
    }
    return render(request, "feedback/analyses/bench.html", context, status=status)


def _covered(found: Analysis) -> list[str]:
    """Its sources, measures and theme list by reference and name."""
    sources = found.sources.select_related("record").order_by("record__ref")
    names = [f"{each.record.ref} {each.record.title}" for each in sources]
    names += [f"{each.ref} {each.name}" for each in found.measures.order_by("ref")]
    return [*names, f"sorted by “{found.theme_list}”"] if found.theme_list else names


def _shown(finding: Finding, otherwise: dict[int, int]) -> dict[str, Any]:
    """A finding on the workbench; ``unheard`` voices on its theme feel otherwise and are in no note."""
    items, against = list(finding.items.all()), list(finding.contrary_items.all())
    causes = list(finding.root_causes.all())
    unheard = 0 if finding.contrary_note else otherwise.get(finding.theme_id or 0, 0)
    return {
        "finding": finding,
        "quotes": items[:QUOTES],
        "more": max(len(items) - QUOTES, 0),
        "against": against[:QUOTES],
        "more_against": max(len(against) - QUOTES, 0),
        "unheard": unheard,
        "readings": len(finding.readings.all()),
        "chain": chain(causes),
        "fishbone": fishbone_of(finding, [each for each in causes if not each.depth]),
        "found": found_words(finding),
    }


@require_http_methods(["GET", "POST"])
@member_required
def analysis_edit(request: MemberRequest, pref: str, ref: str) -> HttpResponse:
    found = open_analysis_or_403(request.member, pref, ref)
    asked = {"technique": request.GET["technique"]} if "technique" in request.GET else {}
    form, status = AnalysisForm(request.POST or None, initial=initial_of(found) | asked), 200
    if request.method == "POST":
        status = _save(request, found, form, form.record_fields()) if form.is_valid() else 422
        if status == 200:
            messages.success(request, f"{ref} is saved.")
            return redirect("feedback:analysis", pref, ref)
    return render(request, "feedback/analyses/edit.html", {"form": form, "analysis": found}, status=status)
