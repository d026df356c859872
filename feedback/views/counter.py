"""At the counter: words and a face on one phone screen, saved in seconds."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Max
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.views.decorators.http import require_http_methods

from feedback.forms.items import CounterForm
from feedback.models import Item, Method, Source
from feedback.services.items import log_item
from feedback.services.sources import hold_portfolio, open_source
from portfolio import clock
from portfolio.access import member_required
from portfolio.middleware import MemberRequest
from portfolio.models import Membership, Portfolio, RecordState
from portfolio.refusals import AlreadyDone, Refused
from portfolio.views.finding import own_portfolio

from .refusing import show_refusal

NEW = "new"
MOST = 12


@require_http_methods(["GET", "POST"])
@member_required
def item_quick(request: MemberRequest) -> HttpResponse:
    portfolio = own_portfolio(request.member)
    sources = _sources(request.member, portfolio)
    form = CounterForm(request.POST or None, sources=_choices(sources, request.method == "POST"))
    if request.method == "POST" and form.is_valid():
        try:
            item = _save(request.member, portfolio, form)
        except (Refused, ValidationError) as error:
            show_refusal(form, error)
        else:
            messages.success(request, f"Saved in {item.source.record.ref} as no. {item.number}. Who is next?")
            return redirect("feedback:item-quick")
    context = {"form": form, "portfolio": portfolio}
    return render(request, "feedback/items/quick.html", context, status=422 if form.is_bound else 200)


def _sources(member: Membership, portfolio: Portfolio) -> dict[str, Source]:
    """By reference, those that may be written into, the last used first."""
    mine = Source.objects.visible_to(member).filter(record__portfolio=portfolio, record__author=member)
    writable = mine.filter(record__state__in=[RecordState.DRAFT, RecordState.RETURNED])
    last_used = writable.annotate(last=Max("items__recorded_at")).select_related("record")
    rows = last_used.order_by(F("last").desc(nulls_last=True), "-pk")[:MOST]
    return {source.record.ref: source for source in rows}


def _choices(sources: dict[str, Source], sent: bool) -> list[tuple[str, str]]:
    """With a source of this month to begin; where there is one, only a form sent twice still asks for it."""
    known = [(ref, f"{ref} {source.record.title}") for ref, source in sources.items()]
    return known if _begun(sources) and not sent else [*known, (NEW, f"New: {_title()}")]


def _begun(sources: dict[str, Source]) -> Source | None:
    return next((source for source in sources.values() if source.record.title == _title()), None)


def _title() -> str:
    return f"Said at the counter, {date_format(clock.today(), 'F Y')}"


@transaction.atomic
def _save(member: Membership, portfolio: Portfolio, form: CounterForm) -> Item:
    """The item, in a source that begins with it where that was asked for: both or neither."""
    hold_portfolio(portfolio)
    sources, chosen = _sources(member, portfolio), form.cleaned_data["source"]
    source = sources.get(chosen) or _begun(sources) or _begin(member, portfolio)
    try:
        return log_item(by=member, source=source, fields=form.item_fields())
    except AlreadyDone as again:
        before: Item = again.made
        return before


def _begin(member: Membership, portfolio: Portfolio) -> Source:
    today = clock.today()
    return open_source(
        by=member,
        portfolio=portfolio,
        fields={"method": Method.VERBAL, "from_date": today},
        record_fields={"title": _title(), "happened_on": today},
    )
