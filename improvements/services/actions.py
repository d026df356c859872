"""Writing what is done for an improvement (rules IM of domain.md 4)."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction

from improvements.models import Action, Improvement
from portfolio.models import Membership, Record

from .loop_records import (
    changed_record,
    fill,
    new_record,
    refuse_future,
    refuse_other_evidence,
    refuse_strangers,
    set_many,
)
from .within import findings_of, keys_of, objectives_of

FIELDS = (
    *("kind", "planned", "objective", "owner", "is_mine", "due_on", "started_on", "done_on", "done_note"),
    *("resources_used", "no_resources", "variance_note", "learner_role"),
)
MANY = ("findings", "evidence")


@transaction.atomic
def plan_action(
    *,
    by: Membership,
    improvement: Improvement,
    fields: Mapping[str, Any],
    record_fields: Mapping[str, Any],
    form_key: UUID | None = None,
) -> Action:
    """A new action with its record (CH-01). Only the learner who owns the portfolio plans one.

    ``fields`` are those of FIELDS, with ``objective`` an Objective or None; ``findings`` and
    ``evidence`` are lists of Finding and Record. ``record_fields`` are the record's, but for its day:
    that is the day it was done, or was started while it is not done.
    ValidationError names the field at fault. AlreadyDone for the same form sent twice.
    """
    action = Action(improvement=improvement, centre=improvement.centre)
    fill(action, FIELDS, fields)
    _refuse_dates(action)
    action.record = new_record(
        by=by,
        improvement=improvement,
        kind="CH",
        fields={**record_fields, "happened_on": _day(action)},
        form_key=form_key,
        row_of=lambda record: record.action,
        given=(FIELDS, MANY, fields),
    )
    return _save(action, fields)


@transaction.atomic
def change_action(
    *,
    by: Membership,
    action: Action,
    fields: Mapping[str, Any],
    record_fields: Mapping[str, Any],
    edit_no: int,
) -> Action:
    """Change it while its record is a draft or came back; what is not given stays.

    Refused once it was handed in, Moved when it changed since ``edit_no``.
    """
    fresh = Action.objects.select_related("improvement", "record").get(pk=action.pk)
    fill(fresh, FIELDS, fields)
    _refuse_dates(fresh)
    day = {"happened_on": _day(fresh)}
    fresh.record = changed_record(
        by=by, record=fresh.record, fields={**record_fields, **day}, edit_no=edit_no
    )
    return _save(fresh, fields)


def _day(action: Action) -> date | None:
    return action.done_on or action.started_on


def _refuse_dates(action: Action) -> None:
    refuse_future({"started_on": action.started_on, "done_on": action.done_on})
    if action.started_on and action.done_on and action.done_on < action.started_on:
        raise ValidationError({"done_on": "It cannot be done before it was started."})


def _save(action: Action, fields: Mapping[str, Any]) -> Action:
    _refuse_strangers(action, fields, action.record)
    if action.no_resources and action.resources_used:
        raise ValidationError(
            {"no_resources": "Say what it took, or tick that it took nothing extra, not both."}
        )
    action.full_clean()
    action.save()
    set_many(action, MANY, fields)
    return action


def _refuse_strangers(action: Action, fields: Mapping[str, Any], record: Record) -> None:
    improvement = action.improvement
    if action.objective_id:
        own = keys_of(objectives_of(improvement))
        refuse_strangers("objective", [action.objective], own, "Choose an objective of this plan.")
    if found := fields.get("findings"):
        own = keys_of(findings_of(improvement))
        refuse_strangers("findings", found, own, "Choose findings of this improvement.")
    refuse_other_evidence(record, fields.get("evidence", ()))
