"""The journal of a turn: choose what to note, note it, and read what was noted."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import F
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from improvements.entry_kinds import ENTRY_KINDS, EntryKind
from improvements.forms.journal import JournalForm, initial_of
from improvements.models import Improvement, JournalEntry
from improvements.permissions import may_work_on
from improvements.services.journal import change_entry, log_entry
from improvements.services.within import actions_of, evidence_for
from portfolio import clock
from portfolio.access import member_required
from portfolio.middleware import MemberRequest
from portfolio.models import Membership, Record

from .asked import is_done
from .finding import improvement_or_404, own_improvement
from .saving import save, stands, went_on

PER_PAGE = 50


@require_GET
@member_required
def journal(request: MemberRequest, pref: str, iref: str) -> HttpResponse:
    improvement = improvement_or_404(request.member, pref, iref)
    rows = JournalEntry.objects.visible_to(request.member).filter(improvement=improvement)
    rows = rows.select_related("record").defer("record__narrative", "record__details")
    newest = F("record__happened_on").desc(nulls_last=True)
    page = Paginator(rows.order_by(newest, "-pk"), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "improvement": improvement,
        "is_own": may_work_on(request.member, improvement),
        "kinds": ENTRY_KINDS.values(),
        "page": page,
        "cards": [{"entry": entry, "meta": typed_later(entry.record)} for entry in page],
    }
    return render(request, "improvements/journal/list.html", context)


def typed_later(record: Record) -> str:
    """When it was typed, if that was later than the day it is about."""
    typed = timezone.localdate(record.recorded_at)
    if record.happened_on is None or typed <= record.happened_on:
        return ""
    return f"typed {typed.day} {typed:%b %Y}"


def entry_or_404(member: Membership, portfolio_ref: str, ref: str) -> JournalEntry:
    """To be worked on: staff who can see it are told that it is not theirs (403)."""
    rows = JournalEntry.objects.visible_to(member).select_related(
        "record__portfolio__learner__user", "improvement__portfolio"
    )
    entry = get_object_or_404(rows, record__portfolio__ref=portfolio_ref, record__ref=ref)
    if not may_work_on(member, entry.improvement):
        raise PermissionDenied
    return entry


@require_http_methods(["GET", "POST"])
@member_required
def entry_new(request: MemberRequest, pref: str, iref: str, kind: str) -> HttpResponse:
    if kind not in ENTRY_KINDS:
        raise Http404
    improvement = own_improvement(request.member, pref, iref)
    form = _form(request, improvement, ENTRY_KINDS[kind])
    if not form.is_bound:
        return _page(request, improvement, form)
    made, status = save(
        form,
        lambda: log_entry(
            by=request.member,
            improvement=improvement,
            kind=kind,
            fields=form.entry_fields(),
            record_fields=form.record_fields(),
            form_key=form.cleaned_data["form_key"],
        ),
        lambda: 0,
    )
    if made:
        return went_on(request, made.record, improvement)
    return _page(request, improvement, form, status=status)


@require_http_methods(["GET", "POST"])
@member_required
def entry(request: MemberRequest, pref: str, ref: str) -> HttpResponse:
    entry = entry_or_404(request.member, pref, ref)
    if request.method == "GET" and not entry.record.is_editable:
        return stands(request, entry.record)
    form = _form(request, entry.improvement, ENTRY_KINDS[entry.kind], entry)
    if not form.is_bound:
        return _page(request, entry.improvement, form, entry)
    made, status = save(
        form,
        lambda: change_entry(
            by=request.member,
            entry=entry,
            fields=form.entry_fields(),
            record_fields=form.record_fields(),
            edit_no=form.cleaned_data["edit_no"] or 0,
        ),
        lambda: entry.record.edit_no,
    )
    if made:
        return went_on(request, made.record, entry.improvement)
    return _page(request, entry.improvement, form, entry, status)


def _form(
    request: MemberRequest, improvement: Improvement, kind: EntryKind, entry: JournalEntry | None = None
) -> JournalForm:
    member = request.member
    return JournalForm(
        request.POST if request.method == "POST" else None,
        kind=kind,
        initial=initial_of(entry) if entry else {"title": kind.label, "happened_on": clock.today()},
        actions=actions_of(improvement),
        evidence=evidence_for(improvement) & Record.objects.visible_to(member),
    )


def _page(
    request: MemberRequest,
    improvement: Improvement,
    form: JournalForm,
    entry: JournalEntry | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "improvement": improvement,
        "form": form,
        "kind": form.kind,
        "record": entry.record if entry else None,
        "asks": bool(entry and is_done(entry)),
    }
    return render(request, "improvements/journal/entry.html", context, status=status)
