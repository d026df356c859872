"""Rows of the matrix about countersigning and reopening."""

from assessment.models import Countersignature, Judgement, Reopening
from tests.permissions.row import Row

ROWS: list[Row] = []


def about(cast):
    """Arguments of the addresses, of things that are made here."""
    return {}


def fill(cast):
    """One row in every table of this area, so that tests can see that none leaks to another centre."""
    Countersignature.objects.create(
        centre=cast.centre, judgement=Judgement.objects.filter(centre=cast.centre).first(),
        outcome="confirmed", signed_by=cast.other_assessor, role="assessor",
    )  # fmt: skip
    Reopening.objects.create(
        centre=cast.centre, enrolment_unit=cast.unit, criterion=cast.unit.unit.criteria.first(),
        after_sequence=9, cause="system", reason="Only here to be seen.",
    )  # fmt: skip
