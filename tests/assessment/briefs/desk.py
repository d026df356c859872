"""Sam on a BTEC: one assignment over three criteria, one of each band."""

from datetime import timedelta

from assessment.models import Qualification
from assessment.progress import judged_of
from assessment.services.assignments import add_work, assign
from assessment.services.briefs import BriefInput, issue_brief, verify_brief, write_brief
from assessment.services.judging import DecisionInput, judge
from assessment.services.submissions import submit
from portfolio import clock
from tests.cast import all_yes, claim, log

POLICY = {
    "max_resubmissions": 1,
    "working_days": 15,
    "needs_lead_iv": True,
    "cap": "",
    "retake_allowed": False,
    "conditions": [
        "deadline_met",
        "learner_authenticated",
        "assessor_authenticated",
        "better_evidence_possible",
    ],
}


def btec(cast, **changes):
    """Makes the qualification of the cast a graded BTEC with a policy."""
    found = Qualification.objects.filter(pk=cast.enrolment.qualification_id)
    found.update(type="BTEC", grading_scheme="pmd", policy=POLICY | changes)
    for criterion, band in zip(cast.unit.unit.criteria.order_by("position"), "PMD", strict=True):
        criterion.band, criterion.kind = band, "knowledge"
        criterion.save()
    cast.enrolment.refresh_from_db()
    return cast


def limited(cast):
    """As ``btec``, without grades: hand-ins follow a policy, and nothing else is another."""
    Qualification.objects.filter(pk=cast.enrolment.qualification_id).update(policy=POLICY)
    cast.enrolment.refresh_from_db()


def days(count):
    return clock.today() + timedelta(days=count)


def given(cast, **changes):
    whole = {
        "code": "A1",
        "title": "Look after a customer",
        "text": "Handle three enquiries and say what you learned.",
        "criteria": list(cast.unit.unit.criteria.all()),
        "issue_on": clock.today(),
        "deadline": days(14),
    }
    return BriefInput(**(whole | changes))


def write(cast, *, by=None, old=None, **changes):
    link = cast.enrolment.qualification.links.get()
    return write_brief(by=by or cast.assessor, link=link, given=given(cast, **changes), old=old)


def verify(cast, brief, outcome="fit", *, by=None, seen=0):
    return verify_brief(by=by or cast.iqa, brief=brief, outcome=outcome, words="Clear and level.", seen=seen)


def issued(cast, **changes):
    brief = write(cast, **changes)
    verify(cast, brief)
    return issue_brief(by=cast.assessor, brief=brief)


def assignment(cast, **changes):
    return assign(by=cast.assessor, brief=issued(cast, **changes), enrolment=cast.enrolment)


def work(cast, row, **fields):
    """An assignment record of Sam's that answers it and claims all three criteria."""
    record = log(cast, kind="ASG", title="My answer", setting="assignment", **fields)
    claim(cast, record)
    add_work(by=cast.sam, assignment=row, record=record)
    return record


def hand_in(cast, row):
    record = work(cast, row)
    return submit(by=cast.sam, enrolment=cast.enrolment, records=[record], declared=True)


def judged(cast, submission, *, not_yet=(), by=None):
    """Accepted; every criterion met but those of these codes. What is met already is left alone."""
    item = submission.items.get()
    answer, unit = all_yes(item), judged_of(cast.enrolment).units[0]
    before = {each.criterion.pk: each for each in unit.criteria}
    for each in item.claims.all():
        was = before[each.criterion_id]
        met = each.criterion.code not in not_yet
        answer.decisions[each.pk] = DecisionInput(
            "met" if met else "not_yet", met, "As the work shows.", len(was.history)
        )
        if was.is_met:
            del answer.decisions[each.pk]
    return judge(by=by or cast.assessor, item=item, given=answer)
