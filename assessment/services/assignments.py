"""Setting assignments to learners, later deadlines, and leave to hand in again (domain.md 5.11; 8.7, 13)."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse

from assessment.assignments import Standing, standing_of
from assessment.models import (
    Assignment,
    AssignmentWork,
    Authorisation,
    Brief,
    Enrolment,
    Extension,
)
from assessment.permissions.briefs import may_authorise, may_extend, may_set_assignment, may_work_on
from portfolio import clock
from portfolio.models import Membership, Record, RecordState
from portfolio.notices import notify
from portfolio.refusals import Moved, Refused
from portfolio.services.ledger import append_entry, commit_to
from portfolio.working_days import after_working_days

KIND = "ASG"


@transaction.atomic
def assign(*, by: Membership, brief: Brief, enrolment: Enrolment, deadline: date | None = None) -> Assignment:
    """Set an issued brief to a learner who takes its unit; without ``deadline`` that of the brief counts."""
    if not may_set_assignment(by, enrolment):
        raise PermissionDenied
    if not brief.issued_at or not Brief.objects.newest().filter(pk=brief.pk).exists():
        raise Refused("Only the newest version can be set, and only once it is issued.")
    if not enrolment.qualification.policy or not enrolment.units.filter(unit=brief.unit_id).exists():
        raise Refused("This learner does not take the unit that the brief is for.")
    if Assignment.objects.filter(brief__code=brief.code, enrolment=enrolment).exists():
        raise Refused("This learner has that brief already.")
    due = deadline or brief.deadline
    if due < clock.today():
        raise Refused("The deadline has passed already. Choose a later one.")
    row = Assignment(centre=enrolment.centre, enrolment=enrolment, brief=brief, set_by=by)
    row.issued_on, row.deadline = clock.today(), due
    row.full_clean()
    row.save()
    _enter("assignment.set", by, row, {"deadline": due.isoformat()})
    _tell(row, [enrolment.portfolio.learner], "assignment.set")
    return row


@transaction.atomic
def extend(*, by: Membership, assignment: Assignment, until: date, reason: str) -> Extension:
    """A later deadline. Refused after the deadline, and once the work is handed in (invariant 13)."""
    if not may_extend(by, assignment):
        raise PermissionDenied
    standing = _locked(assignment)
    today = clock.today()
    if standing.attempts:
        raise Refused("The work is handed in already, so its deadline cannot move.")
    if today > standing.deadline:
        raise Refused("The deadline has passed, and an extension is granted before it, not after it.")
    if until <= standing.deadline:
        raise Refused("Choose a day after the present deadline.")
    row = Extension(centre=assignment.centre, assignment=assignment, by=by, role=by.role, granted_on=today)
    row.instead_of, row.until, row.reason = standing.deadline, until, _given(reason)
    row.full_clean()
    row.save()
    said = {"until": until.isoformat(), "reason": commit_to(assignment.enrolment.portfolio, row.reason)}
    _enter("assignment.extended", by, assignment, said)
    _tell(assignment, [assignment.enrolment.portfolio.learner], "assignment.extended")
    return row


@transaction.atomic
def authorise(
    *,
    by: Membership,
    assignment: Assignment,
    granted: bool,
    conditions: Iterable[str] = (),
    words: str,
    seen: int,
) -> Authorisation:
    """The lead internal verifier lets the learner hand in once more, or does not.

    ``conditions`` are the codes confirmed; all that the policy names are needed to grant. ``seen`` is how
    many answers the page showed. The window is counted in days from Monday to Friday.
    """
    if not may_authorise(by, assignment):
        raise PermissionDenied
    standing = _locked(assignment)
    if len(standing.authorisations) != seen:
        raise Moved("This was answered since you opened the page. What you typed is below; look again.")
    kind = standing.next.to_authorise
    if not kind:
        raise Refused(f"There is nothing to authorise. {standing.next.sentence}")
    ticked = sorted(set(conditions) & set(standing.policy.conditions))
    if granted and len(ticked) < len(standing.policy.conditions):
        raise Refused("Confirm every condition, or do not authorise it.")
    row = Authorisation(centre=assignment.centre, assignment=assignment, by=by, role=by.role, kind=kind)
    row.sequence, row.after = seen + 1, len(standing.attempts)
    row.outcome = Authorisation.Outcome.GRANTED if granted else Authorisation.Outcome.REFUSED
    row.conditions, row.words = ticked, _given(words)
    days = standing.policy.working_days
    row.hand_in_by = after_working_days(clock.today(), days) if granted and days is not None else None
    row.full_clean()
    row.save()
    said = {"kind": kind, "outcome": row.outcome, "conditions": ticked, "after": row.after}
    said["words"] = commit_to(assignment.enrolment.portfolio, row.words)
    _enter("assignment.authorised", by, assignment, said)
    people = [assignment.enrolment.portfolio.learner, assignment.set_by]
    _tell(assignment, people, "assignment.authorised")
    return row


@transaction.atomic
def add_work(*, by: Membership, assignment: Assignment, record: Record) -> AssignmentWork:
    """The learner says that one of their assignment records answers this assignment."""
    if not may_work_on(by, assignment):
        raise PermissionDenied
    if record.kind != KIND or record.portfolio_id != assignment.enrolment.portfolio_id:
        raise Refused("Choose one of your own assignment records.")
    if record.state not in (RecordState.DRAFT, RecordState.RETURNED):
        raise Refused("This record is handed in already, so it cannot be added.")
    if AssignmentWork.objects.filter(record=record).exists():
        raise Refused("This record answers an assignment already.")
    return AssignmentWork.objects.create(centre=assignment.centre, assignment=assignment, record=record)


@transaction.atomic
def remove_work(*, by: Membership, work: AssignmentWork) -> None:
    """Takes the record off the assignment; the record stays. Refused once it was handed in."""
    if not may_work_on(by, work.assignment):
        raise PermissionDenied
    if work.record.versions.exists():
        raise Refused("This record was handed in for the assignment, so it stays.")
    work.delete()


def _given(words: str) -> str:
    if not words.strip():
        raise Refused("Write why, so that everybody can follow it.")
    return words.strip()


def _locked(assignment: Assignment) -> Standing:
    """As it stands now; nobody else changes it before this transaction ends."""
    Assignment.objects.select_for_update().get(pk=assignment.pk)
    return standing_of(assignment)


def _enter(event: str, by: Membership, row: Assignment, more: dict[str, Any]) -> None:
    facts = {"assignment": row.pk, "brief": row.brief.code, "version": row.brief.version, **more}
    portfolio = row.enrolment.portfolio
    append_entry(event=event, actor=by, centre=row.centre, portfolio=portfolio, facts=facts)


def _tell(row: Assignment, people: list[Membership], event: str) -> None:
    notify(to=people, event=event, path=reverse("assessment:assignment", args=[row.pk]))
