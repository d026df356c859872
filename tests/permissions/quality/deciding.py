"""Rows of the matrix about countersigning and reopening."""

from assessment.models import Countersignature, Judgement, Reopening
from assessment.services.judging import judge
from assessment.services.submissions import submit
from tests.cast import all_yes, claim, log
from tests.permissions.row import Row

ROWS: list[Row] = [
    Row("assessment:judgement-confirm", "POST", "trainee_judgement", ok="A", no="LTQUEC"),
    Row("assessment:judgement-refuse", "POST", "trainee_judgement", ok="A", no="LTQUEC"),
    Row("assessment:unit-reopen", about="unit", ok="AQU", no="LTEC"),
    Row("assessment:unit-reopen", "POST", "unit", ok="AQU", no="LTEC"),
]


def about(cast):
    """Arguments of the addresses, of things that are made here."""
    record = log(cast, title="Judged by a trainee")
    claim(cast, record, "TST-01")
    item = submit(by=cast.sam, enrolment=cast.enrolment, records=[record], declared=True).items.get()
    judgement = judge(by=cast.trainee, item=item, given=all_yes(item, met=False))
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
