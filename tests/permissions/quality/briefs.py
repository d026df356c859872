"""Rows of the matrix about BTEC assignments: briefs, hand-ins, resubmissions."""

from assessment.models import AssignmentWork, Authorisation, QualificationUnit
from assessment.services.assignments import extend
from assessment.services.attempts import hand_in_attempt
from tests.assessment.briefs import desk
from tests.permissions.row import READERS, Row

STAFF = "AaTQUEC"

ROWS: list[Row] = [
    Row("assessment:brief-list", ok=STAFF, no="LlXM", own=True),
    Row("assessment:brief-new", ok="AaT", no="LlQUECXM", own=True),
    Row("assessment:brief-write", about="briefs-link", ok="AaT", no="LlQUECXM", own=True),
    Row("assessment:brief-write", "POST", "briefs-link", ok="AaT", no="LlQUECXM", own=True),
    Row("assessment:brief", about="briefs-draft", ok=STAFF, no="XM"),
    Row("assessment:brief-edit", about="briefs-draft", ok="AaT", no="QUECXM"),
    Row("assessment:brief-edit", "POST", "briefs-draft", ok="AaT", no="QUECXM"),
    Row("assessment:brief-verify", "POST", "briefs-draft", ok="QU", no="AaTECXM"),
    Row("assessment:brief-issue", "POST", "briefs-draft", ok="AaT", no="QUECXM"),
    Row("assessment:assignment-set", about="briefs-draft", ok="Aa", no="TQUECXM"),
    Row("assessment:assignment-set", "POST", "briefs-draft", ok="Aa", no="TQUECXM"),
    Row("assessment:assignment-list", ok="LlAaTQUEC", no="XM", own=True),
    Row("assessment:assignment", about="briefs-assignment", ok=READERS),
    Row("assessment:assignment-extend", about="briefs-assignment", ok="A", no="LTQUEC"),
    Row("assessment:assignment-extend", "POST", "briefs-assignment", ok="A", no="LTQUEC"),
    Row("assessment:assignment-authorise", about="briefs-assignment", ok="U", no="LATQEC"),
    Row("assessment:assignment-authorise", "POST", "briefs-assignment", ok="U", no="LATQEC"),
    Row("assessment:work-add", "POST", "briefs-assignment", ok="L", no="ATQUEC"),
    Row("assessment:work-remove", "POST", "briefs-work", ok="L", no="ATQUEC"),
]


def about(cast):
    """A draft, and an assignment of Sam's with a record that answers it."""
    desk.limited(cast)
    draft = desk.write(cast, code="HARB-D")
    row = desk.assignment(cast, code="HARB-A")
    record = desk.log(cast, kind="ASG", title="Answer of HARB")
    work = desk.add_work(by=cast.sam, assignment=row, record=record)
    return {
        "briefs-link": {"link": QualificationUnit.objects.get().pk},
        "briefs-draft": {"pk": draft.pk},
        "briefs-assignment": {"pk": row.pk},
        "briefs-work": {"pk": row.pk, "work": work.pk},
    }


def fill(cast):
    """One row in every table of this area, so that tests can see that none leaks to another centre.

    Sam's unit is met already, so he handed this in before: what he handed in counts as the first attempt.
    """
    desk.limited(cast)
    row = desk.assignment(cast, code="FILL")
    given = {"until": desk.days(20), "reason": "He was ill."}
    extend(by=cast.assessor, assignment=row, **given)
    submission = cast.enrolment.submissions.first()
    record = submission.items.first().version.record
    AssignmentWork.objects.create(centre=cast.centre, assignment=row, record=record)
    hand_in_attempt(by=cast.sam, assignment=row, submission=submission)
    said = {
        "kind": "resubmission",
        "after": 1,
        "outcome": "refused",
        "words": "He met it all.",
        "sequence": 1,
    }
    lead = {"by": cast.lead_iqa, "role": cast.lead_iqa.role}
    Authorisation.objects.create(centre=cast.centre, assignment=row, **said, **lead)
