"""Rows of the matrix about countersigning and reopening."""

from assessment.models import Countersignature, Judgement, Reopening, SubmissionItem
from tests.permissions.row import Row

ROWS: list[Row] = [
    Row("assessment:judgement-confirm", "POST", "trainee_judgement", ok="A", no="LTQUEC"),
    Row("assessment:judgement-refuse", "POST", "trainee_judgement", ok="A", no="LTQUEC"),
    Row("assessment:unit-reopen", about="unit", ok="AQU", no="LTEC"),
    Row("assessment:unit-reopen", "POST", "unit", ok="AQU", no="LTEC"),
]


def about(cast):
    """Arguments of the addresses, of things that are made here."""
    item = SubmissionItem.objects.filter(centre=cast.centre).first()
    judgement = Judgement.objects.create(
        centre=cast.centre, item=item, sequence=1, outcome="accepted", feedback="Good.",
        content_hash=item.version.content_hash, judged_by=cast.trainee, role="trainee_assessor",
    )  # fmt: skip
    return {"trainee_judgement": {"pk": judgement.pk}}


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
