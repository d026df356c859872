"""Watching an assessor at work, and speaking with a learner about being assessed (domain.md 5.7)."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction

from assessment.models import AssessorObservation, Enrolment, LearnerInterview
from assessment.permissions import JUDGES
from assessment.permissions.sampling import may_verify
from assessment.permissions.standardising import may_standardise
from portfolio import clock
from portfolio.canonical import fingerprint
from portfolio.models import Membership
from portfolio.refusals import Refused
from portfolio.services.ledger import append_entry, commit_to


@transaction.atomic
def observe_assessor(
    *,
    by: Membership,
    assessor: Membership,
    happened_on: date,
    checklist: dict[str, str],
    words: str,
    actions: str = "",
) -> AssessorObservation:
    """Nobody observes themselves, under whatever role."""
    if not may_standardise(by) or assessor.centre_id != by.centre_id or assessor.user_id == by.user_id:
        raise PermissionDenied
    if assessor.role not in JUDGES:
        raise Refused("Choose an assessor.")
    _refuse_future(happened_on)
    row = AssessorObservation(
        centre=by.centre, assessor=assessor, happened_on=happened_on, checklist=checklist,
        words=words.strip(), actions=actions.strip(), made_by=by,
    )  # fmt: skip
    row.full_clean()
    row.save()
    facts = {"observation": row.pk, "assessor": str(assessor.pseudonym), "checklist": fingerprint(checklist)}
    append_entry(event="assessor.observed", actor=by, centre=by.centre, facts=facts)
    return row


@transaction.atomic
def interview_learner(
    *,
    by: Membership,
    enrolment: Enrolment,
    happened_on: date,
    checklist: dict[str, str],
    words: str,
    actions: str = "",
) -> LearnerInterview:
    """By whoever verifies this learner. Neither the learner nor the assessor reads it."""
    if not may_verify(by, enrolment):
        raise PermissionDenied
    _refuse_future(happened_on)
    row = LearnerInterview(
        centre=enrolment.centre, enrolment=enrolment, happened_on=happened_on, checklist=checklist,
        words=words.strip(), actions=actions.strip(), made_by=by,
    )  # fmt: skip
    row.full_clean()
    row.save()
    facts = {
        "interview": row.pk,
        "checklist": fingerprint(checklist),
        "words": commit_to(enrolment.portfolio, row.words),
    }
    append_entry(
        event="learner.interviewed", actor=by, centre=row.centre, portfolio=enrolment.portfolio, facts=facts
    )
    return row


def _refuse_future(day: date) -> None:
    if day > clock.today():
        raise Refused("The day cannot be in the future.")
