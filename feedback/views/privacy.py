"""Looking through what was said for personal details, until nothing is open."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from feedback.forms.privacy import KeepForm
from feedback.models import Item, Source
from feedback.permissions import may_write_source
from feedback.personal_data import find_personal_data, redact
from feedback.services.privacy import clear_privacy, clear_unsuspected, settle_privacy
from portfolio.access import member_required
from portfolio.asked import asked_number
from portfolio.middleware import MemberRequest
from portfolio.refusals import Refused

from .finding import item_or_404, source_or_404

PER_PAGE = 50
LIKELY, REST = "likely", "rest"


@require_GET
@member_required
def privacy(request: MemberRequest, pref: str, ref: str) -> HttpResponse:
    return _page(request, _writable(request, pref, ref))


def _writable(request: MemberRequest, pref: str, ref: str) -> Source:
    source = source_or_404(request.member, pref, ref)
    if not may_write_source(request.member, source):
        raise PermissionDenied
    return source


def _page(request: MemberRequest, source: Source, wrong: tuple[int, KeepForm] | None = None) -> HttpResponse:
    """``wrong`` is the number of the item whose reason was missing, and the form that came back."""
    rows = source.items.all().with_personal_data_open().order_by("number")
    count = rows.aggregate(likely=Count("pk", Q(has_pii=True)), rest=Count("pk", Q(has_pii=False)))
    show = _shown_part(request) or (LIKELY if count["likely"] else REST)
    shown = rows.filter(has_pii=show == LIKELY)
    context = {
        "source": source,
        "page": Paginator(shown, PER_PAGE).get_page(request.GET.get("page")),
        "show": show,
        "count": count,
        "wrong_number": wrong[0] if wrong else None,
        "wrong_form": wrong[1] if wrong else None,
    }
    return render(request, "feedback/privacy/list.html", context, status=422 if wrong else 200)


@require_POST
@member_required
def item_redact(request: MemberRequest, pref: str, ref: str, number: int) -> HttpResponse:
    source = _writable(request, pref, ref)
    item = item_or_404(request.member, source, number)
    text = redact(item.text, find_personal_data(item.text))
    return _settle(request, source, item, text=text)


@require_POST
@member_required
def item_clear(request: MemberRequest, pref: str, ref: str, number: int) -> HttpResponse:
    source = _writable(request, pref, ref)
    return _settle(request, source, item_or_404(request.member, source, number))


@require_POST
@member_required
def item_keep(request: MemberRequest, pref: str, ref: str, number: int) -> HttpResponse:
    source = _writable(request, pref, ref)
    item, form = item_or_404(request.member, source, number), KeepForm(request.POST)
    if form.is_valid():
        return _settle(request, source, item, basis=form.cleaned_data["basis"])
    if request.headers.get("HX-Request"):
        context = {"source": source, "item": item, "form": form, "show": _shown_part(request)}
        return render(request, "feedback/privacy/line.html", context, status=422)
    return _page(request, source, (number, form))


def _settle(request: MemberRequest, source: Source, item: Item, **how: Any) -> HttpResponse:
    """htmx gets the line as it is now, everybody else the list without it."""
    try:
        settled = settle_privacy(by=request.member, item=item, **how)
    except Refused as error:
        messages.error(request, error.sentence)
        return _back(request, source)
    if request.headers.get("HX-Request"):
        return render(request, "feedback/privacy/settled.html", {"source": source, "item": settled})
    messages.success(request, f"No. {settled.number} now says: “{settled.text}”")
    return _back(request, source)


@require_POST
@member_required
def privacy_clear(request: MemberRequest, pref: str, ref: str) -> HttpResponse:
    """Those of a page, named by their numbers."""
    source = _writable(request, pref, ref)
    sent = request.POST.getlist("number")[:PER_PAGE]
    numbers = [number for each in sent if (number := asked_number(each))]
    return _cleared(request, source, clear_privacy(by=request.member, source=source, numbers=numbers))


@require_POST
@member_required
def privacy_clear_rest(request: MemberRequest, pref: str, ref: str) -> HttpResponse:
    source = _writable(request, pref, ref)
    return _cleared(request, source, clear_unsuspected(by=request.member, source=source))


def _cleared(request: MemberRequest, source: Source, count: int) -> HttpResponse:
    words = "1 item holds" if count == 1 else f"{count} items hold"
    messages.success(request, f"{words} nothing personal, as you say.")
    return _back(request, source)


def _back(request: MemberRequest, source: Source) -> HttpResponse:
    """To the same part of the list; what was settled is gone from it, so its first page is next."""
    address = reverse("feedback:privacy", args=[source.record.portfolio.ref, source.record.ref])
    show = _shown_part(request)
    response = redirect(f"{address}?show={show}" if show else address)
    if request.headers.get("HX-Request"):
        response.status_code, response["HX-Redirect"] = 200, response["Location"]
        del response["Location"]
    return response


def _shown_part(request: MemberRequest) -> str:
    """The part of the list that was asked for; empty for none of ours."""
    asked = request.GET.get("show", "")
    return asked if asked in (LIKELY, REST) else ""
