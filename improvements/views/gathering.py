"""What belongs to a turn: linking what is there, and beginning a source, a figure or an analysis in it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from feedback.models import Analysis, Measure, Source
from feedback.services.analyses import open_analysis
from feedback.services.measures import open_measure
from feedback.services.sources import open_source
from feedback.views.refusing import show_refusal
from improvements.forms.turns import AnalysisStartForm, GatherForm, MeasureStartForm, SourceStartForm
from improvements.models import Improvement
from improvements.services.turns import link, unlink
from portfolio.access import member_required
from portfolio.middleware import MemberRequest
from portfolio.models import Membership, RecordState
from portfolio.refusals import AlreadyDone, Refused

from .finding import own_improvement

#: What each of the pages that begin something is called.
WORDS = {
    "sources": {"title": "Feedback", "lead": "Name it now; what was said goes in on its own page."},
    "measures": {"title": "A figure to watch", "lead": "Name it now; the readings go in on its own page."},
    "analyses": {
        "title": "An analysis",
        "lead": "It looks at all that this turn has gathered. What you find goes in on its own page.",
    },
}


@require_http_methods(["GET", "POST"])
@member_required
def gather(request: MemberRequest, pref: str, iref: str) -> HttpResponse:
    improvement = own_improvement(request.member, pref, iref)
    rows = _of_portfolio(request.member, improvement)
    linked = {
        kind: set(getattr(improvement, kind).values_list("pk", flat=True)) & set(rows[kind]) for kind in rows
    }
    offered = {kind: [(pk, str(each)) for pk, each in found.items()] for kind, found in rows.items()}
    if request.method == "GET":
        form = GatherForm(offered=offered, initial=linked)
        return _gather_page(request, improvement, form, rows)
    form = GatherForm(request.POST, offered=offered)
    if not form.is_valid():
        return _gather_page(request, improvement, form, rows, status=422)
    added, taken = form.changes(linked)
    with transaction.atomic():
        link(by=request.member, improvement=improvement, **_picked(rows, added))
        unlink(by=request.member, improvement=improvement, **_picked(rows, taken))
    messages.success(request, f"What belongs to {iref} is saved.")
    return redirect("improvements:story", pref, iref)


def _of_portfolio(member: Membership, improvement: Improvement) -> dict[str, dict[int, Any]]:
    """Sources, measures and analyses of the portfolio by number, newest first."""
    here = {"record__portfolio": improvement.portfolio}
    sources = Source.objects.visible_to(member).filter(**here).select_related("record")
    analyses = Analysis.objects.visible_to(member).filter(**here).select_related("record")
    measures = Measure.objects.visible_to(member).filter(portfolio=improvement.portfolio)
    gone = {"record__state": RecordState.WITHDRAWN}
    return {
        "sources": {each.pk: each for each in sources.exclude(**gone).order_by("-pk")},
        "measures": {each.pk: each for each in measures.order_by("-pk")},
        "analyses": {each.pk: each for each in analyses.exclude(**gone).order_by("-pk")},
    }


def _picked(rows: dict[str, dict[int, Any]], chosen: dict[str, set[int]]) -> dict[str, list[Any]]:
    return {kind: [rows[kind][pk] for pk in sorted(chosen[kind])] for kind in rows}


def _gather_page(
    request: MemberRequest,
    improvement: Improvement,
    form: GatherForm,
    rows: dict[str, dict[int, Any]],
    status: int = 200,
) -> HttpResponse:
    context = {"improvement": improvement, "form": form, "is_empty": not any(rows.values())}
    return render(request, "improvements/turns/gather.html", context, status=status)


@require_http_methods(["GET", "POST"])
@member_required
def source_start(request: MemberRequest, pref: str, iref: str) -> HttpResponse:
    improvement = own_improvement(request.member, pref, iref)

    def open_one(given: dict[str, Any]) -> Source:
        return open_source(
            by=request.member,
            portfolio=improvement.portfolio,
            fields={"method": given["method"], "service_area": improvement.service_area[:80]},
            record_fields={"title": given["title"]},
            form_key=given["form_key"],
        )

    return _start(request, improvement, SourceStartForm, open_one, "sources")


@require_http_methods(["GET", "POST"])
@member_required
def measure_start(request: MemberRequest, pref: str, iref: str) -> HttpResponse:
    improvement = own_improvement(request.member, pref, iref)

    def open_one(given: dict[str, Any]) -> Measure:
        return open_measure(by=request.member, portfolio=improvement.portfolio, fields=given)

    return _start(request, improvement, MeasureStartForm, open_one, "measures")


@require_http_methods(["GET", "POST"])
@member_required
def analysis_start(request: MemberRequest, pref: str, iref: str) -> HttpResponse:
    """It looks at all that the turn has gathered, until its own page says otherwise."""
    improvement = own_improvement(request.member, pref, iref)

    def open_one(given: dict[str, Any]) -> Analysis:
        fields = {
            "technique": given["technique"],
            "theme_list": improvement.theme_list,
            "sources": list(improvement.sources.all()),
            "measures": list(improvement.measures.all()),
        }
        return open_analysis(
            by=request.member,
            portfolio=improvement.portfolio,
            fields=fields,
            record_fields={"title": given["title"]},
            form_key=given["form_key"],
        )

    return _start(request, improvement, AnalysisStartForm, open_one, "analyses")


def _start(
    request: MemberRequest,
    improvement: Improvement,
    form_class: type[Any],
    open_one: Callable[[dict[str, Any]], Any],
    kind: str,
) -> HttpResponse:
    """Open it, link it, and go on to its own page."""
    form: BaseForm = form_class(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            made = _opened(request.member, improvement, open_one, form.cleaned_data, kind)
        except (Refused, ValidationError) as error:
            show_refusal(form, error)
        else:
            return redirect(_page_of(improvement.portfolio.ref, made))
    context = {"improvement": improvement, "form": form, "words": WORDS[kind]}
    return render(request, "improvements/turns/start.html", context, status=422 if form.is_bound else 200)


@transaction.atomic
def _opened(
    by: Membership,
    improvement: Improvement,
    open_one: Callable[[dict[str, Any]], Any],
    given: dict[str, Any],
    kind: str,
) -> Any:
    """Opened and linked, or neither; a second press of the button gets what the first one made."""
    try:
        made = open_one(given)
    except AlreadyDone as again:
        made = again.made
    link(by=by, improvement=improvement, **{kind: [made]})
    return made


def _page_of(portfolio_ref: str, made: Source | Measure | Analysis) -> str:
    if isinstance(made, Measure):
        return reverse("feedback:measure", args=[portfolio_ref, made.ref])
    page = "feedback:source" if isinstance(made, Source) else "feedback:analysis"
    return reverse(page, args=[portfolio_ref, made.record.ref])
