"""How long each stage of an appeal may take at a centre (domain.md 5.10: clocks differ)."""

from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from assessment.models import AppealClock, Case
from assessment.permissions.cases import may_set_appeal_clock
from portfolio.models import Membership
from portfolio.refusals import Refused
from portfolio.services.ledger import append_entry


def clock_of(centre_id: int) -> AppealClock:
    """The one in force; three stages of ten working days where the centre has not said."""
    return AppealClock.objects.filter(centre_id=centre_id).first() or AppealClock(centre_id=centre_id)


def due_on(case: Case, ticking: AppealClock) -> date | None:
    """The day by which somebody must answer or go on; None when it is closed, or is no appeal."""
    if not case.is_appeal or not case.is_open:
        return None
    return ticking.due_on(timezone.localdate(case.last.at))


@transaction.atomic
def set_appeal_clock(*, by: Membership, stages: int, days: int) -> AppealClock:
    """Counts for open appeals too. Refused where the figures are not sensible."""
    if not may_set_appeal_clock(by):
        raise PermissionDenied
    row = AppealClock(centre=by.centre, stages=stages, days=days, set_by=by)
    try:
        row.full_clean()
    except ValidationError as error:
        raise Refused("An appeal has 1 to 6 stages of 1 to 60 working days.") from error
    row.save()
    facts = {"stages": stages, "days": days}
    append_entry(event="appeal.clock_set", actor=by, centre=by.centre, facts=facts)
    return row
