"""Rows of a plan that one form holds together: kept, changed, added and taken out in one go."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Model, ProtectedError

from improvements.models import Plan
from portfolio.models import Membership
from portfolio.permissions import may_edit_record
from portfolio.refusals import Refused

from .loop_records import fill

Rows = Sequence[Mapping[str, Any]]


def editable_plan(by: Membership, plan: Plan) -> Plan:
    """The plan as it stands, held until the transaction ends.

    PermissionDenied for all but its learner, Refused once it was handed in.
    """
    rows = Plan.objects.select_for_update(of=("self",)).select_related("record__portfolio", "improvement")
    fresh = rows.get(pk=plan.pk)
    if fresh.record.author_id != by.pk:
        raise PermissionDenied
    if not may_edit_record(by, fresh.record):
        raise Refused(f"{fresh.record.ref} was handed in. It can change again when your assessor returns it.")
    return fresh


def sync(
    existing: Iterable[Model],
    given: Rows,
    names: Iterable[str],
    *,
    new: Callable[[], Any],
    before_save: Callable[[Any, Mapping[str, Any]], None] = lambda row, fields: None,
) -> list[Any]:
    """Make the rows say what was given, in its order, and return them.

    A row given with the ``pk`` of an existing one changes it, every other is ``new``; what is not given
    is deleted, and Refused where a later record rests on it.
    """
    left = {row.pk: row for row in existing}
    kept: list[Any] = []
    for fields in given:
        row = left.pop(fields.get("pk"), None) or new()
        before_save(row, fields)
        fill(row, names, fields)
        if hasattr(row, "position"):
            row.position = len(kept) + 1
        row.full_clean()
        row.save()
        kept.append(row)
    for row in left.values():
        _take_out(row)
    return kept


def _take_out(row: Model) -> None:
    try:
        row.delete()
    except ProtectedError as error:
        raise Refused(f"“{row}” has its answer in a review. Keep it, so that the answer stands.") from error
