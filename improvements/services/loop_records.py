"""What the services of actions, journal entries and reviews have in common."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Model

from improvements.models import Improvement
from improvements.permissions import may_work_on
from portfolio import clock
from portfolio.models import Membership, Record, RecordState
from portfolio.refusals import AlreadyDone, Refused
from portfolio.services.records import change_record, log_record


def new_record(
    *,
    by: Membership,
    improvement: Improvement,
    kind: str,
    fields: Mapping[str, Any],
    form_key: UUID | None,
    row_of: Callable[[Record], Model],
    given: tuple[Sequence[str], Sequence[str], Mapping[str, Any]],
) -> Record:
    """A record for a row of this turn. PermissionDenied for anybody but the learner.

    ``given`` are the names of the row's plain and its many-valued fields, and what they are to hold.
    AlreadyDone, with the row made from this form before, only if that holds them too: who goes back and
    changes a field of the row alone means another one.
    """
    if not may_work_on(by, improvement):
        raise PermissionDenied
    start: dict[str, Any] = {"by": by, "portfolio": improvement.portfolio, "kind": kind}
    try:
        return log_record(**start, fields=dict(fields), form_key=form_key)
    except AlreadyDone as again:
        before = row_of(again.made)
        if says(before, *given):
            raise AlreadyDone(before) from None
        return log_record(**start, fields=dict(fields))


def changed_record(*, by: Membership, record: Record, fields: Mapping[str, Any], edit_no: int) -> Record:
    """PermissionDenied for others, Refused once it was handed in, Moved for an older ``edit_no``."""
    if record.author_id != by.pk:
        raise PermissionDenied
    fresh = Record.objects.get(pk=record.pk)
    if not fresh.is_editable:
        raise Refused(why_it_stands(fresh))
    return change_record(by=by, record=record, fields=dict(fields), edit_no=edit_no)


def why_it_stands(record: Record) -> str:
    """For a record that nobody can write in now."""
    if record.state == RecordState.WITHDRAWN:
        return f"{record.ref} was withdrawn. Begin another one."
    return f"{record.ref} was handed in. It can change again when your assessor returns it."


def fill(row: Model, names: Iterable[str], fields: Mapping[str, Any]) -> None:
    """Set those of ``names`` that are given; the others stay as they are."""
    for name in names:
        if name in fields:
            setattr(row, name, fields[name])


def set_many(row: Model, names: Iterable[str], fields: Mapping[str, Any]) -> None:
    for name in names:
        if name in fields:
            getattr(row, name).set(fields[name])


def says(row: Model, names: Iterable[str], many: Iterable[str], fields: Mapping[str, Any]) -> bool:
    """Whether the row holds what was given."""
    plain = all(getattr(row, name) == fields[name] for name in names if name in fields)
    return plain and all(
        {each.pk for each in getattr(row, name).all()} == {each.pk for each in fields[name]}
        for name in many
        if name in fields
    )


def refuse_future(days: Mapping[str, date | None]) -> None:
    """Invariant 18 of domain.md 8: what is recorded has happened."""
    late = [name for name, day in days.items() if day and day > clock.today()]
    if late:
        raise ValidationError(dict.fromkeys(late, "This date is in the future. Give the day it happened."))


def refuse_strangers(field: str, given: Sequence[Any], allowed: Iterable[int], sentence: str) -> None:
    """What a row points at must be among ``allowed`` (primary keys)."""
    if {each.pk for each in given} - set(allowed):
        raise ValidationError({field: sentence})


def refuse_other_evidence(record: Record, given: Sequence[Record]) -> None:
    """What shows it comes from the same portfolio, and nothing shows itself."""
    if any(each.portfolio_id != record.portfolio_id for each in given):
        raise ValidationError({"evidence": "Choose records of this portfolio."})
    if any(each.pk == record.pk for each in given):
        raise ValidationError({"evidence": f"{record.ref} cannot show itself. Choose another record."})
