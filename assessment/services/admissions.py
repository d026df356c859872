"""Enrolling in one go: the person if they are new, their units, and who works with them."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from assessment.models import Enrolment, Qualification, Unit
from assessment.services.enrolments import allocate, enrol
from portfolio.models import Membership, Role
from portfolio.services.people import add_member


@transaction.atomic
def admit(
    *,
    by: Membership,
    learner: Membership | None,
    name: str = "",
    email: str = "",
    qualification: Qualification,
    units: Iterable[Unit],
    team: Iterable[Membership] = (),
    **fields: Any,
) -> Enrolment:
    """Enrol ``learner``, or a new one of that name and address, and give them ``team`` from today on.

    All of it happens or none: a refusal leaves no half-made learner behind. ``fields`` as for ``enrol``.
    """
    who = learner or add_member(by=by, name=name, email=email, role=Role.LEARNER)
    enrolment = enrol(by=by, portfolio=who.portfolio, qualification=qualification, units=units, **fields)
    for member in team:
        allocate(by=by, enrolment=enrolment, to=member)
    return enrolment
