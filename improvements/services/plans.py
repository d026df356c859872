"""Writing the plan, and the one place that offers every service of planning (rules PL of domain.md 4)."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from improvements.models import Improvement, Option, Plan
from portfolio.models import Membership, Portfolio, Record, RecordState
from portfolio.permissions import owns
from portfolio.refusals import AlreadyDone, Moved
from portfolio.services.records import EDITABLE, log_record

from .consulting import (
    add_consultation,
    add_stakeholder,
    change_consultation,
    change_stakeholder,
    remove_consultation,
)
from .loop_records import changed_record, fill, says
from .objectives import newest_readings, set_objectives
from .plan_rows import Rows, editable_plan, sync

__all__ = [
    "add_consultation",
    "add_stakeholder",
    "change_consultation",
    "change_stakeholder",
    "newest_readings",
    "remove_consultation",
    "set_objectives",
    "set_options",
    "write_plan",
]

#: What a form may set.
FIELDS = (
    *("start", "end", "review_on", "resources", "no_resources_needed", "constraints", "risks"),
    *("choice_reason", "expected_customer_effect", "expected_business_effect"),
)
OPTION_FIELDS = ("text", "for_it", "against_it", "chosen")


@transaction.atomic
def write_plan(
    *,
    by: Membership,
    improvement: Improvement,
    fields: Mapping[str, Any],
    record_fields: Mapping[str, Any],
    edit_no: int | None = None,
    form_key: UUID | None = None,
) -> Plan:
    """The improvement's one plan with its record (PLAN-01): begun without ``edit_no``, changed with it.

    ``fields`` are those of FIELDS. PermissionDenied for all but the learner, Refused once it was handed
    in, Moved when it changed since ``edit_no`` or was begun meanwhile, AlreadyDone (``made`` the plan)
    for the same words sent twice. A withdrawn plan goes on under a new reference, with all its rows.
    """
    if not owns(by, improvement.portfolio):
        raise PermissionDenied
    Portfolio.objects.select_for_update().get(pk=improvement.portfolio_id)  # a second press waits here
    plan = Plan.objects.select_related("record").filter(improvement=improvement).first()
    if plan is None or plan.record.state == RecordState.WITHDRAWN:
        record = log_record(
            by=by,
            portfolio=improvement.portfolio,
            kind="PLAN",
            fields=dict(record_fields),
            form_key=form_key,
        )
        plan = _begin(improvement, record, plan)
    elif edit_no is None:
        raise _begun_meanwhile(plan, fields, record_fields)
    else:
        plan.record = changed_record(by=by, record=plan.record, fields=record_fields, edit_no=edit_no)
    fill(plan, FIELDS, fields)
    return _save(plan)


def _begin(improvement: Improvement, record: Record, withdrawn: Plan | None) -> Plan:
    if withdrawn is None:
        return Plan(record=record, improvement=improvement, centre=improvement.centre)
    Plan.objects.filter(pk=withdrawn.pk).update(record=record)
    for rows in (withdrawn.options, withdrawn.objectives, withdrawn.consultations, withdrawn.approvals):
        rows.update(plan=record.pk)
    return Plan.objects.select_related("record").get(pk=record.pk)


def _begun_meanwhile(plan: Plan, fields: Mapping[str, Any], record_fields: Mapping[str, Any]) -> Exception:
    if says(plan, FIELDS, (), fields) and says(plan.record, EDITABLE, (), record_fields):
        return AlreadyDone(plan)
    return Moved("There is a plan already. Your text is below; compare before you save.")


def _save(plan: Plan) -> Plan:
    if plan.no_resources_needed and plan.resources:
        raise ValidationError(
            {"no_resources_needed": "Say what it needs, or tick that it needs nothing extra, not both."}
        )
    if plan.start and plan.end and plan.end < plan.start:
        raise ValidationError({"end": "The plan cannot end before it starts."})
    plan.full_clean()
    plan.save()
    return plan


@transaction.atomic
def set_options(*, by: Membership, plan: Plan, rows: Rows) -> list[Option]:
    """What could be done, in this order, instead of what stood there.

    Each row holds ``text``, ``for_it``, ``against_it``, ``chosen``, and the ``pk`` of an option that
    stays. PermissionDenied for all but the learner, Refused once the plan was handed in.
    """
    fresh = editable_plan(by, plan)
    return sync(
        fresh.options.all(),
        rows,
        OPTION_FIELDS,
        new=lambda: Option(plan=fresh, centre_id=fresh.centre_id),
    )
