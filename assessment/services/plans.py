"""Writing an assessment plan or a review of one (domain.md 5.4); signing it is ``finish_record``."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max

from assessment.kinds import PLAN, PLAN_REVIEW
from assessment.models import Criterion, PlanRow, PlanTerms, PlanWitness
from portfolio import clock
from portfolio.models import Membership, Portfolio, Record, Witness
from portfolio.permissions import may_edit_record
from portfolio.refusals import Refused
from portfolio.services.records import change_record, log_record


@dataclass(frozen=True)
class PlanInput:
    """What the form of a plan or review holds. ``experts`` are those witnesses agreed as such."""

    title: str
    happened_on: date | None
    narrative: str = ""
    adjustments: str = ""
    next_steps: str = ""
    review_on: date | None = None
    plan: Record | None = None
    witnesses: Sequence[Witness] = ()
    experts: Sequence[Witness] = ()

    @property
    def record_fields(self) -> dict[str, Any]:
        names = ("title", "happened_on", "narrative")
        return {name: getattr(self, name) for name in names} | {"supporting": True}


@dataclass(frozen=True)
class RowInput:
    activity: str
    method: str = ""
    where: str = ""
    planned_on: date | None = None
    expected: str = ""
    questions: str = ""
    criteria: Sequence[Criterion] = field(default=())


@transaction.atomic
def begin_plan(
    *, by: Membership, portfolio: Portfolio, kind: str, given: PlanInput, form_key: UUID | None = None
) -> Record:
    """A draft plan or review (``kind``). PermissionDenied for all but assessors and trainees; AlreadyDone
    (``made`` the record) for the same form sent twice."""
    if kind not in (PLAN, PLAN_REVIEW):
        raise PermissionDenied
    record = log_record(by=by, portfolio=portfolio, kind=kind, fields=given.record_fields, form_key=form_key)
    _write_terms(record, given)
    return record


@transaction.atomic
def change_plan(*, by: Membership, record: Record, given: PlanInput, edit_no: int) -> Record:
    """Moved when it changed since ``edit_no``; PermissionDenied for all but its author."""
    changed = change_record(by=by, record=record, fields=given.record_fields, edit_no=edit_no)
    _write_terms(changed, given)
    return changed


def _write_terms(record: Record, given: PlanInput) -> None:
    terms = PlanTerms.objects.filter(pk=record.pk).first() or PlanTerms(record=record, centre=record.centre)
    if given.plan and given.plan.portfolio_id != record.portfolio_id:
        raise PermissionDenied
    if given.review_on and record.happened_on and given.review_on <= record.happened_on:
        raise Refused("The next review comes after the day of this one.")
    terms.plan, terms.adjustments = given.plan, given.adjustments
    terms.next_steps, terms.review_on = given.next_steps, given.review_on
    terms.full_clean()
    terms.save()
    _write_witnesses(record, given)


def _write_witnesses(record: Record, given: PlanInput) -> None:
    experts = {each.pk for each in given.experts}
    people = {each.pk: each for each in (*given.witnesses, *given.experts)}
    if any(each.portfolio_id != record.portfolio_id for each in people.values()):
        raise PermissionDenied
    for each in given.experts:
        if each.category not in Witness.EXPERTS:
            raise Refused(f"{each.name} is not on the list as an expert. Change the list of witnesses first.")
    record.plan_witnesses.exclude(witness__in=list(people)).delete()
    for pk, witness in people.items():
        PlanWitness.objects.update_or_create(
            record=record, witness=witness, defaults={"centre": record.centre, "as_expert": pk in experts}
        )


@transaction.atomic
def write_row(*, by: Membership, record: Record, given: RowInput, row: PlanRow | None = None) -> PlanRow:
    """One activity more, or ``row`` changed."""
    _editable(by, record)
    if row is not None and row.record_id != record.pk:
        raise PermissionDenied
    row = row or PlanRow(record=record, centre=record.centre, position=_next_position(record))
    _fill(row, {name: getattr(given, name) for name in ROW_FIELDS})
    taken = set(record.portfolio.enrolments.values_list("units__unit", flat=True))
    if any(each.unit_id not in taken for each in given.criteria):
        raise Refused("Choose criteria of units that the learner takes.")
    row.full_clean()
    row.save()
    row.criteria.set(given.criteria)
    return row


ROW_FIELDS = ("activity", "method", "where", "planned_on", "expected", "questions")


def _fill(row: PlanRow, fields: Mapping[str, Any]) -> None:
    for name, value in fields.items():
        setattr(row, name, value)


def _next_position(record: Record) -> int:
    return (record.plan_rows.aggregate(last=Max("position"))["last"] or 0) + 1


@transaction.atomic
def remove_row(*, by: Membership, row: PlanRow) -> None:
    """Take an activity out of a draft; what was signed before keeps it."""
    _editable(by, row.record)
    row.delete()


def _editable(by: Membership, record: Record) -> None:
    fresh = Record.objects.select_for_update().get(pk=record.pk)
    if fresh.kind != PLAN or not may_edit_record(by, fresh):
        raise PermissionDenied
    fresh.changed_at = clock.now()
    fresh.save(update_fields=["changed_at"])
