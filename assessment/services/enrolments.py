"""Enrolling learners, choosing their units, and giving them an assessor and an IQA."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from assessment.models import Allocation, Enrolment, EnrolmentUnit, Qualification, Unit
from assessment.permissions import may_allocate, may_enrol
from assessment.services.handovers import tell_allocated
from portfolio import clock
from portfolio.models import Membership, Portfolio, Role
from portfolio.refusals import Refused
from portfolio.services.ledger import append_entry
from portfolio.services.numbers import next_number
from portfolio.services.people import end_access, give_access

ALLOCATABLE = (Role.ASSESSOR, Role.TRAINEE_ASSESSOR, Role.IQA, Role.EQA)


@transaction.atomic
def enrol(
    *,
    by: Membership,
    portfolio: Portfolio,
    qualification: Qualification,
    units: Iterable[Unit],
    **fields: Any,
) -> Enrolment:
    """Put a learner on a qualification, with the unit versions that are current today.

    ``fields``: started_on, registration_number, registered_on, planned_end_on, employer, job_role.
    """
    if not may_enrol(by):
        raise PermissionDenied
    chosen = list(units)
    if not chosen:
        raise Refused("Choose at least one unit.")
    _refuse_closed(qualification, fields.get("registered_on") or fields.get("started_on"))
    number = next_number(centre=by.centre, scope="enrolment")
    enrolment = Enrolment(
        centre=by.centre,
        portfolio=portfolio,
        qualification=qualification,
        enrolled_by=by,
        ref=f"{by.centre.code}-E{number:04d}",
        **({"started_on": clock.today()} | fields),
    )
    enrolment.full_clean()
    enrolment.save()
    for position, unit in enumerate(chosen):
        EnrolmentUnit.objects.create(centre=by.centre, enrolment=enrolment, unit=unit, position=position)
    append_entry(
        event="enrolled",
        actor=by,
        centre=by.centre,
        portfolio=portfolio,
        facts={"enrolment": enrolment.ref, "units": [f"{unit.code} v{unit.version}" for unit in chosen]},
    )
    return enrolment


def _refuse_closed(qualification: Qualification, day: date | None) -> None:
    """No new registrations after the operational end date (domain.md section 1, item 10)."""
    end = qualification.operational_end
    if end and (day or clock.today()) > end:
        raise Refused(f"{qualification.title} took its last registrations on {end:%-d %b %Y}.")


@transaction.atomic
def allocate(
    *,
    by: Membership,
    enrolment: Enrolment,
    to: Membership,
    starts_on: date | None = None,
    ends_on: date | None = None,
) -> Allocation:
    """Give the enrolment an assessor, trainee, IQA or EQA from a day on."""
    if not may_allocate(by):
        raise PermissionDenied
    if to.role not in ALLOCATABLE or to.centre_id != enrolment.centre_id:
        raise Refused("Choose an assessor or a verifier of this centre.")
    today = clock.today()
    if Allocation.objects.open_on(today).filter(enrolment=enrolment, access__membership=to).exists():
        raise Refused(f"{to.user.name} already works with this learner in that role.")
    access = give_access(
        by=by, portfolio=enrolment.portfolio, to=to, starts_on=starts_on or today, ends_on=ends_on
    )
    allocation = Allocation.objects.create(access=access, centre=enrolment.centre, enrolment=enrolment)
    append_entry(
        event="allocated",
        actor=by,
        centre=by.centre,
        portfolio=enrolment.portfolio,
        facts={"enrolment": enrolment.ref, "member": str(to.pseudonym), "role": to.role},
    )
    tell_allocated(allocation)
    return allocation


@transaction.atomic
def deallocate(*, by: Membership, allocation: Allocation) -> Allocation:
    """Take somebody off. They no longer find the learner with their next request."""
    if not may_allocate(by):
        raise PermissionDenied
    end_access(by=by, access=allocation.access)
    append_entry(
        event="deallocated",
        actor=by,
        centre=by.centre,
        portfolio=allocation.enrolment.portfolio,
        facts={
            "enrolment": allocation.enrolment.ref,
            "member": str(allocation.access.membership.pseudonym),
        },
    )
    return allocation
