"""The analyses of a portfolio, and beginning one."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from feedback.forms.analyses import BeginForm
from feedback.models import Analysis
from feedback.services.analyses import open_analysis
from feedback.views.refusing import show_refusal
from portfolio import clock
from portfolio.access import member_required
from portfolio.kinds import kind_of
from portfolio.middleware import MemberRequest
from portfolio.models import Portfolio
from portfolio.permissions import may_write_kind, owns
from portfolio.refusals import AlreadyDone, Refused
from portfolio.views.finding import own_portfolio, portfolio_or_404

PER_PAGE = 50


@require_GET
@member_required
def analysis_list(request: MemberRequest, pref: str) -> HttpResponse:
    portfolio = portfolio_or_404(request.member, pref)
    mine = Analysis.objects.visible_to(request.member).filter(record__portfolio=portfolio)
    rows = mine.select_related("record").annotate(found=Count("findings"))
    newest_first = rows.order_by("-record__happened_on", "-pk")
    context = {
        "portfolio": portfolio,
        "page": Paginator(newest_first, PER_PAGE).get_page(request.GET.get("page")),
        "is_own": owns(request.member, portfolio),
        "may_write": may_write_kind(request.member, portfolio, "AN"),
    }
    return render(request, "feedback/analyses/list.html", context)


@require_http_methods(["GET", "POST"])
@member_required
def analysis_new(request: MemberRequest) -> HttpResponse:
    portfolio = own_portfolio(request.member)
    form = BeginForm(request.POST or None, initial={"happened_on": clock.today()})
    if request.method == "POST" and form.is_valid():
        try:
            analysis = _opened(request, portfolio, form)
        except (Refused, ValidationError) as error:
            show_refusal(form, error)
        else:
            messages.success(request, f"{analysis.record.ref} is ready. Choose what it looks at.")
            return redirect("feedback:analysis", portfolio.ref, analysis.record.ref)
    context = {"form": form, "portfolio": portfolio, "about": kind_of("AN").about}
    status = 422 if request.method == "POST" else 200
    return render(request, "feedback/analyses/new.html", context, status=status)


def _opened(request: MemberRequest, portfolio: Portfolio, form: BeginForm) -> Analysis:
    try:
        return open_analysis(
            by=request.member,
            portfolio=portfolio,
            fields=form.analysis_fields(),
            record_fields=form.record_fields(),
            form_key=form.cleaned_data["form_key"],
        )
    except AlreadyDone as again:
        before: Analysis = again.made
        return before
