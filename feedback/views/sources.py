"""Sources of feedback: the list of them, beginning and changing one, and its place of work."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_GET, require_http_methods

from feedback.filters.items import ItemFilter
from feedback.forms.items import ItemForm, scale_of
from feedback.forms.sources import SourceForm, initial_of
from feedback.models import Item, Source
from feedback.permissions import may_gather, may_write_source
from feedback.services.sources import change_source, open_source
from portfolio import clock
from portfolio.access import member_required
from portfolio.kinds import kind_of
from portfolio.middleware import MemberRequest
from portfolio.models import Portfolio
from portfolio.permissions import owns
from portfolio.refusals import AlreadyDone, Moved, Refused
from portfolio.views.finding import own_portfolio, portfolio_or_404

from .finding import source_or_404
from .refusing import show_refusal

PER_PAGE = 50
SOURCES_PER_PAGE = 25
MOODS = {
    "happy": Count("pk", Q(sentiment=Item.Sentiment.POSITIVE)),
    "neither": Count("pk", Q(sentiment=Item.Sentiment.NEUTRAL)),
    "unhappy": Count("pk", Q(sentiment=Item.Sentiment.NEGATIVE)),
}


@require_GET
@member_required
def source_list_own(request: MemberRequest) -> HttpResponse:
    return redirect("feedback:source-list", own_portfolio(request.member).ref)


@require_GET
@member_required
def source_list(request: MemberRequest, pref: str) -> HttpResponse:
    portfolio = portfolio_or_404(request.member, pref)
    rows = Source.objects.visible_to(request.member).filter(record__portfolio=portfolio)
    newest_first = rows.select_related("record").order_by("-record__happened_on", "-pk")
    page = Paginator(newest_first, SOURCES_PER_PAGE).get_page(request.GET.get("page"))
    items = Item.objects.visible_to(request.member).filter(source__in=[source.pk for source in page])
    tallies = {
        row["source"]: row for row in items.order_by().values("source").annotate(n=Count("pk"), **MOODS)
    }
    context = {
        "portfolio": portfolio,
        "page": page,
        "cards": [{"source": source, "tally": tallies.get(source.pk, {"n": 0})} for source in page],
        "is_own": owns(request.member, portfolio),
        "may_gather": may_gather(request.member, portfolio),
    }
    return render(request, "feedback/sources/list.html", context)


@require_http_methods(["GET", "POST"])
@member_required
def source_new(request: MemberRequest) -> HttpResponse:
    portfolio = own_portfolio(request.member)
    form = SourceForm(request.POST or None, initial={"happened_on": clock.today()})
    if request.method == "POST" and form.is_valid():
        try:
            source = _opened(request, portfolio, form)
        except (Refused, ValidationError) as error:
            show_refusal(form, error)
        else:
            messages.success(request, f"{source.record.ref} is ready. Write down what they said.")
            return redirect("feedback:source", portfolio.ref, source.record.ref)
    context = {"form": form, "portfolio": portfolio, "about": kind_of("FB").about}
    return render(request, "feedback/sources/new.html", context, status=_status(request))


def _opened(request: MemberRequest, portfolio: Portfolio, form: SourceForm) -> Source:
    try:
        return open_source(
            by=request.member,
            portfolio=portfolio,
            fields=form.source_fields(),
            record_fields=form.record_fields(),
            form_key=form.cleaned_data["form_key"],
        )
    except AlreadyDone as again:
        before: Source = again.made
        return before


def _status(request: MemberRequest) -> int:
    return 422 if request.method == "POST" else 200


@require_http_methods(["GET", "POST"])
@member_required
def source_edit(request: MemberRequest, pref: str, ref: str) -> HttpResponse:
    source = source_or_404(request.member, pref, ref)
    if not may_write_source(request.member, source):
        raise PermissionDenied
    form, status = SourceForm(request.POST or None, initial=initial_of(source)), _status(request)
    if request.method == "POST" and form.is_valid():
        try:
            _change(request, source, form)
        except (Refused, ValidationError) as error:
            show_refusal(form, error)
            if isinstance(error, Moved):
                sent = request.POST.copy()
                sent["edit_no"] = str(source.record.edit_no)
                form.data, status = sent, 409
        else:
            messages.success(request, f"{ref} is saved.")
            return redirect("feedback:source", pref, ref)
    return render(request, "feedback/sources/edit.html", {"form": form, "source": source}, status=status)


def _change(request: MemberRequest, source: Source, form: SourceForm) -> None:
    change_source(
        by=request.member,
        source=source,
        fields=form.source_fields(),
        record_fields=form.record_fields(),
        edit_no=form.cleaned_data["edit_no"] or 0,
    )


@require_GET
@member_required
def source(request: MemberRequest, pref: str, ref: str) -> HttpResponse:
    return source_page(request, source_or_404(request.member, pref, ref))


def source_page(
    request: MemberRequest, source: Source, form: ItemForm | None = None, status: int = 200
) -> HttpResponse:
    """The page on which a source is worked on, with ``form`` as it was sent and came back."""
    filterset = ItemFilter(request.GET, queryset=source.items.all())
    rows = filterset.qs.order_by("-number").prefetch_related("item_themes__theme")
    context = {
        "source": source,
        "portfolio": source.record.portfolio,
        "is_own": owns(request.member, source.record.portfolio),
        "can_write": may_write_source(request.member, source),
        "form": form or fresh_form(source),
        "filterset": filterset,
        "page": Paginator(rows, PER_PAGE).get_page(request.GET.get("page")),
        "tally": tally_of(source),
        "import_url": _import_url(source),
    }
    return render(request, "feedback/sources/show.html", context, status=status)


def tally_of(source: Source) -> dict[str, Any]:
    """How many items, of which mood, and how many still to be looked through for personal details."""
    still_open = Count("pk", Q(pii_checked=False) | Q(has_pii=True, pii_basis=""))
    return source.items.aggregate(n=Count("pk"), to_check=still_open, **MOODS)


def fresh_form(source: Source) -> ItemForm:
    """With the scale that this source used last."""
    return ItemForm(scale=scale_in_use(source))


def scale_in_use(source: Source) -> str:
    return scale_of(source.items.filter(scale_low__isnull=False).order_by("-number").first())


def _import_url(source: Source) -> str:
    """Empty in a release that reads no survey files."""
    try:
        return reverse("feedback:import-start", args=[source.record.portfolio.ref, source.record.ref])
    except NoReverseMatch:
        return ""
