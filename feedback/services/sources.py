"""Writing sources of feedback (domain.md section 7)."""

from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from feedback.models import Source
from feedback.permissions import may_write_source
from portfolio import clock
from portfolio.models import Membership, Portfolio, Record
from portfolio.refusals import AlreadyDone, Refused
from portfolio.services.records import change_record, log_record

#: What a caller may set; the record's own part goes in ``record_fields``.
EDITABLE = (
    "method",
    "method_other",
    "origin",
    "from_date",
    "to_date",
    "invited",
    "responses",
    "quality_dimension",
    "method_reason",
    "analysis_due",
    "service_area",
)


@transaction.atomic
def open_source(
    *,
    by: Membership,
    portfolio: Portfolio,
    fields: dict[str, Any],
    record_fields: dict[str, Any],
    form_key: UUID | None = None,
) -> Source:
    """A new source with its draft record. ``fields`` are those of EDITABLE; only ``method`` is compulsory.

    ``record_fields`` are what portfolio.services.records takes; ``title`` is compulsory. The same words from
    the same form are AlreadyDone, and ``made`` is the source. ValidationError names the field at fault.
    """
    try:
        record = _record(by, portfolio, record_fields, form_key)
    except AlreadyDone as again:
        before: Source = again.made.source
        if _says(before, fields):
            raise AlreadyDone(before) from None
        record = _record(by, portfolio, record_fields, None)
    source = Source(record=record, centre=portfolio.centre)
    return _saved(source, fields)


def _record(by: Membership, portfolio: Portfolio, fields: dict[str, Any], form_key: UUID | None) -> Record:
    return log_record(by=by, portfolio=portfolio, kind="FB", fields=fields, form_key=form_key)


def _says(source: Source, fields: dict[str, Any]) -> bool:
    return all(getattr(source, name) == fields[name] for name in EDITABLE if name in fields)


@transaction.atomic
def change_source(
    *,
    by: Membership,
    source: Source,
    fields: dict[str, Any],
    record_fields: dict[str, Any],
    edit_no: int,
) -> Source:
    """Change a source that is not handed in. An older ``edit_no`` than the record's raises Moved."""
    fresh = hold_open(by=by, source=source)
    fresh.record = change_record(by=by, record=fresh.record, fields=record_fields, edit_no=edit_no)
    return _saved(fresh, fields)


def _saved(source: Source, fields: dict[str, Any]) -> Source:
    for name in EDITABLE:
        if name in fields:
            setattr(source, name, fields[name])
    refuse_future(source.from_date, "from_date")
    refuse_future(source.to_date, "to_date")
    source.full_clean()
    source.save()
    return source


def hold_open(*, by: Membership, source: Source) -> Source:
    """The source as it stands, its record locked, so that nobody hands it in while something is written.

    PermissionDenied for anybody but its author; Refused once it was handed in. Call it in a transaction.
    """
    Record.objects.select_for_update().get(pk=source.pk)
    fresh = Source.objects.select_related("record__portfolio", "centre").get(pk=source.pk)
    if fresh.record.author_id != by.pk:
        raise PermissionDenied
    if not may_write_source(by, fresh):
        raise Refused(
            f"{fresh.record.ref} was handed in, so what it holds stays as it is. "
            "Put what is new into another source, or ask your assessor to return this one."
        )
    return fresh


def hold_portfolio(portfolio: Portfolio) -> None:
    """Until the transaction ends: of two presses at once, the second sees what the first began."""
    Portfolio.objects.select_for_update().get(pk=portfolio.pk)


def refuse_future(day: date | None, name: str) -> None:
    """Invariant 18 (domain.md 8.7): what is recorded has happened."""
    if day and day > clock.today():
        raise ValidationError({name: "This date is in the future. Give a day that has been."})
