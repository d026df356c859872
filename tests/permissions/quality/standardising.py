"""Rows of the matrix about standardisation, observation of assessors, interviews of learners."""

from assessment.models import (
    AgreedReading,
    AssessorObservation,
    BlindJudgement,
    LearnerInterview,
    Standardisation,
    StandardisationItem,
)
from portfolio import clock
from tests.permissions.row import Row

READ, CALL = {"ok": "AaTQUC", "no": "LlEXM"}, {"ok": "QU", "no": "LlAaTECXM"}

ROWS: list[Row] = [
    Row("assessment:standardisation-list", **READ, own=True),
    Row("assessment:standardisation-new", **CALL, own=True),
    Row("assessment:standardisation-new", "POST", **CALL, own=True),
    Row("assessment:visit-list", **READ, own=True),
    Row("assessment:observation-new", **CALL, own=True),
    Row("assessment:observation-new", "POST", **CALL, own=True),
    Row("assessment:interview-new", **CALL, own=True),
    Row("assessment:interview-new", "POST", **CALL, own=True),
    # A meeting that Alan and Beth attend and Ines chairs
    Row("assessment:standardisation", about="standardising-meeting", ok="AaQUC"),
    Row("assessment:standardisation-item-new", about="standardising-meeting", ok="QU", no="AaC"),
    Row("assessment:standardisation-item-new", "POST", "standardising-meeting", ok="QU", no="AaC"),
    Row("assessment:standardisation-item", about="standardising-item", ok="AaQUC"),
    Row("assessment:standardisation-judge", "POST", "standardising-item", ok="Aa", no="QUC"),
    Row("assessment:standardisation-reveal", "POST", "standardising-item", ok="QU", no="AaC"),
    Row("assessment:standardisation-agree", "POST", "standardising-item", ok="QU", no="AaC"),
]


def about(cast):
    """Arguments of the addresses, of things that are made here."""
    item = _item(cast)
    return {"standardising-meeting": {"pk": item.meeting_id}, "standardising-item": {"pk": item.pk}}


def fill(cast):
    """One row in every table of this area, so that tests can see that none leaks to another centre."""
    item = _item(cast)
    BlindJudgement.objects.create(
        centre=cast.centre, item=item, outcome="met", reasons="It is there.", judged_by=cast.assessor
    )
    AgreedReading.objects.create(
        centre=cast.centre, item=item, criterion=item.criterion, text="Twice a year.", agreed_by=cast.iqa
    )
    told = {"happened_on": clock.today(), "checklist": {"fair": "yes"}, "words": "Fair."}
    AssessorObservation.objects.create(centre=cast.centre, assessor=cast.assessor, made_by=cast.iqa, **told)
    LearnerInterview.objects.create(centre=cast.centre, enrolment=cast.enrolment, made_by=cast.iqa, **told)


def _item(cast):
    meeting = Standardisation.objects.create(
        centre=cast.centre, title="Reading at HARB", held_on=clock.today(), chaired_by=cast.iqa
    )
    meeting.attendees.set([cast.assessor, cast.other_assessor])
    return StandardisationItem.objects.create(
        centre=cast.centre, meeting=meeting, criterion=cast.unit.unit.criteria.first(), text="A diary."
    )
