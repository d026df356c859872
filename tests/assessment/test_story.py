"""The main job, in one breath: log, claim, hand in, judge, sign."""

from assessment.progress import progress_of
from assessment.services.judging import judge
from assessment.services.signoffs import sign_unit
from assessment.services.submissions import submit
from portfolio.models import RecordState
from tests.cast import all_yes, claim, log


def test_sams_evidence_becomes_a_signed_unit(cast):
    record = log(cast)
    claim(cast, record)
    submission = submit(by=cast.sam, enrolment=cast.enrolment, records=[record], declared=True)
    item = submission.items.get()
    judge(by=cast.assessor, item=item, given=all_yes(item))
    unit = progress_of(cast.enrolment).units[0]
    assert (unit.met, unit.total, unit.state) == (3, 3, "all_met")
    for who, stage in ((cast.sam, "learner"), (cast.assessor, "assessor")):
        sign_unit(
            by=who, enrolment_unit=unit.row, stage=stage, words="I agree.", manifest_hash=unit.manifest_hash
        )
    record.refresh_from_db()
    assert progress_of(cast.enrolment).units[0].state == "signed"
    assert record.state == RecordState.LOCKED
