"""The causes behind a finding, as five whys or as a fishbone; each way leaves the other's rows alone."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import BaseFormSet
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from feedback.forms.causes import FISHBONE, MOST, SPARE, WHYS, causes_of, rows_form
from feedback.models import Finding, RootCause, Technique
from feedback.services.analyses import set_causes
from feedback.snapshots.finding import chain, fishbone_of
from portfolio.access import member_required
from portfolio.middleware import MemberRequest
from portfolio.refusals import Refused

from .finding import finding_or_404, open_analysis_or_403

Row = dict[str, Any]


@require_http_methods(["GET", "POST"])
@member_required
def causes(request: MemberRequest, pref: str, ref: str, number: int) -> HttpResponse:
    analysis = open_analysis_or_403(request.member, pref, ref)
    finding = finding_or_404(request.member, analysis, number)
    way, standing = _way(request, finding), list(finding.root_causes.all())
    mine = [each for each in standing if bool(each.depth) == (way == WHYS)]
    rest = [_row(each) for each in standing if each not in mine]
    initial, refusal = [_row(each) for each in mine], ""
    if request.method == "POST" and "more" not in request.POST:
        rows = rows_form(way, request.POST, initial=initial)
        refusal = _refused(request, finding, way, rows, rest) if rows.is_valid() else ""
        if rows.is_valid() and not refusal:
            messages.success(request, f"The causes behind {finding.ref} are saved.")
            return redirect("feedback:analysis", pref, ref)
        return _page(request, finding, way, rows, mine, refusal=refusal, status=422)
    sent = _longer(request.POST, way) if request.method == "POST" else None
    return _page(request, finding, way, rows_form(way, sent, initial=initial), mine)


def _way(request: MemberRequest, finding: Finding) -> str:
    """As asked for; else as the analysis was begun; else five whys."""
    asked = request.POST.get("as") or request.GET.get("as")
    if asked in (WHYS, FISHBONE):
        return asked
    return FISHBONE if finding.analysis.technique == Technique.FISHBONE else WHYS


def _row(cause: RootCause) -> Row:
    return {name: getattr(cause, name) for name in ("text", "support", "category", "depth")}


def _longer(sent: QueryDict, way: str) -> QueryDict:
    """The same form with some more empty rows."""
    longer, name = sent.copy(), f"{way}-TOTAL_FORMS"
    total = sent.get(name, "")
    rows = int(total) if total.isdecimal() and len(total) < 4 else 0
    longer[name] = str(min(rows + SPARE, MOST[way]))
    return longer


def _refused(request: MemberRequest, finding: Finding, way: str, rows: BaseFormSet, rest: list[Row]) -> str:
    """An empty string when the causes are saved."""
    told = causes_of(rows, way)
    try:
        set_causes(by=request.member, finding=finding, rows=told + rest if way == WHYS else rest + told)
    except Refused as error:
        return error.sentence
    except ValidationError as error:
        return " ".join(error.messages)
    return ""


def _page(
    request: MemberRequest,
    finding: Finding,
    way: str,
    rows: BaseFormSet,
    standing: list[RootCause],
    *,
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {
        "analysis": finding.analysis,
        "finding": finding,
        "way": way,
        "rows": rows,
        "is_whys": way == WHYS,
        "chain": chain(standing),
        "fishbone": fishbone_of(finding, [each for each in standing if not each.depth]),
        "refusal": refusal,
        "full": rows.total_form_count() >= MOST[way],
    }
    return render(request, "feedback/analyses/causes.html", context, status=status)
