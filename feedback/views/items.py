"""One thing somebody said: written down, put right, taken away."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from feedback.forms.items import ItemEditForm, ItemForm, initial_of, scale_of
from feedback.models import Item, Source
from feedback.permissions import may_write_source
from feedback.services.items import change_item, log_item, remove_item
from portfolio.access import member_required
from portfolio.middleware import MemberRequest
from portfolio.models import Membership
from portfolio.refusals import AlreadyDone, Refused

from .finding import item_or_404, source_or_404
from .refusing import show_refusal
from .sources import fresh_form, scale_in_use, source_page, tally_of


@require_POST
@member_required
def item_log(request: MemberRequest, pref: str, ref: str) -> HttpResponse:
    """htmx gets the new line and an empty form, everybody else the page again."""
    source = _writable(request.member, pref, ref)
    form = ItemForm(request.POST, scale=scale_in_use(source))
    item = logged(request.member, source, form) if form.is_valid() else None
    by_htmx = bool(request.headers.get("HX-Request"))
    if item is None:
        if not by_htmx:
            return source_page(request, source, form, status=422)
        context = {"source": source, "form": form, "focus": True}
        return render(request, "feedback/items/log_form.html", context, status=422)
    if by_htmx:
        context = {"source": source, "form": fresh_form(source), "item": item, "tally": tally_of(source)}
        return render(request, "feedback/items/logged.html", context)
    messages.success(request, f"No. {item.number} is saved.")
    return redirect("feedback:source", pref, ref)


def logged(by: Membership, source: Source, form: ItemForm) -> Item | None:
    """What was written down, also when it was sent twice; None where the form now says why not."""
    try:
        return log_item(by=by, source=source, fields=form.item_fields())
    except AlreadyDone as again:
        before: Item = again.made
        return before
    except (Refused, ValidationError) as error:
        show_refusal(form, error)
        return None


def _writable(member: Membership, pref: str, ref: str) -> Source:
    source = source_or_404(member, pref, ref)
    if not may_write_source(member, source):
        raise PermissionDenied
    return source


@require_http_methods(["GET", "POST"])
@member_required
def item_edit(request: MemberRequest, pref: str, ref: str, number: int) -> HttpResponse:
    source = _writable(request.member, pref, ref)
    item = item_or_404(request.member, source, number)
    form = ItemEditForm(request.POST or None, initial=initial_of(item), scale=scale_of(item))
    if request.method == "POST" and form.is_valid():
        try:
            change_item(by=request.member, item=item, fields=form.item_fields())
        except (Refused, ValidationError) as error:
            show_refusal(form, error)
        else:
            messages.success(request, f"No. {number} is saved.")
            return redirect("feedback:source", pref, ref)
    context = {"source": source, "item": item, "form": form}
    return render(request, "feedback/items/edit.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
@member_required
def item_remove(request: MemberRequest, pref: str, ref: str, number: int) -> HttpResponse:
    source = _writable(request.member, pref, ref)
    item = item_or_404(request.member, source, number)
    if request.method == "POST":
        try:
            remove_item(by=request.member, item=item)
            messages.success(request, f"No. {number} is taken away.")
        except Refused as error:
            messages.error(request, error.sentence)
        return redirect("feedback:source", pref, ref)
    cited = item.findings.count() + item.contrary_findings.count()
    context = {"source": source, "item": item, "cited": cited}
    return render(request, "feedback/items/remove.html", context)
