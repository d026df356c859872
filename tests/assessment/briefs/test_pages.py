"""Briefs and assignments as each of the cast meets them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assessment.models import Assignment, Brief
from portfolio.models import LedgerEntry
from tests.assessment.learning.desk import words_of
from tests.cast import client_for

from . import desk


def page(member, name, *args):
    return words_of(client_for(member).get(reverse(f"assessment:{name}", args=args)))


def post(member, name, *args, **data):
    return client_for(member).post(reverse(f"assessment:{name}", args=args), data)


def typed(cast, **changes):
    whole = {
        "code": "A1",
        "title": "Look after a customer",
        "text": "Handle three enquiries.",
        "criteria": [each.pk for each in cast.unit.unit.criteria.all()],
        "issue_on": desk.days(0).isoformat(),
        "deadline": desk.days(14).isoformat(),
    }
    return whole | changes


def test_alan_writes_ines_checks_alan_issues_and_sets_it(cast):
    link = desk.btec(cast).enrolment.qualification.links.get()
    post(cast.assessor, "brief-write", link.pk, **typed(cast))
    brief = Brief.objects.get()
    post(cast.iqa, "brief-verify", brief.pk, outcome="fit", words="Clear.", seen=0)
    post(cast.assessor, "brief-issue", brief.pk)
    chosen = {"learners": [cast.enrolment.pk], "deadline": desk.days(10).isoformat()}
    post(cast.assessor, "assignment-set", brief.pk, **chosen)
    assert Assignment.objects.get().deadline == desk.days(10)
    assert "Hand in by" in page(cast.sam, "assignment-list")


def test_a_brief_that_ends_before_it_begins_keeps_what_was_typed(cast):
    link = desk.btec(cast).enrolment.qualification.links.get()
    answer = post(cast.assessor, "brief-write", link.pk, **typed(cast, deadline=desk.days(-3).isoformat()))
    assert answer.status_code == 422
    assert "The deadline cannot be before the date of issue." in words_of(answer)
    assert "Handle three enquiries." in words_of(answer)


def test_a_check_of_what_changed_meanwhile_keeps_the_feedback(cast):
    brief = desk.write(desk.btec(cast))
    desk.verify(cast, brief)
    answer = post(
        cast.lead_iqa, "brief-verify", brief.pk, outcome="changes", words="Task 2 is vague.", seen=0
    )
    assert (answer.status_code, "Task 2 is vague." in words_of(answer)) == (409, True)


def test_the_author_is_not_offered_to_check(cast):
    brief = desk.write(desk.btec(cast))
    assert "Check this brief" in page(cast.iqa, "brief", brief.pk)
    assert "Check this brief" not in page(cast.assessor, "brief", brief.pk)


def test_sam_adds_his_record_and_takes_it_off_again(cast):
    row = desk.assignment(desk.btec(cast))
    record = desk.log(cast, kind="ASG", title="My answer")
    post(cast.sam, "work-add", row.pk, record=record.pk)
    assert [each.record for each in row.works.all()] == [record]
    post(cast.sam, "work-remove", row.pk, row.works.get().pk)
    assert row.works.count() == 0


def test_leo_authorises_and_sam_reads_until_when(cast):
    row = desk.assignment(desk.btec(cast))
    desk.judged(cast, desk.hand_in(cast, row), not_yet=["TST-03"])
    codes = desk.POLICY["conditions"]
    post(cast.lead_iqa, "assignment-authorise", row.pk, conditions=codes, granted="yes", words="Yes.", seen=0)
    assert "A resubmission is authorised. Hand in by" in page(cast.sam, "assignment", row.pk)


def test_leo_cannot_authorise_with_a_condition_open(cast):
    row = desk.assignment(desk.btec(cast))
    desk.judged(cast, desk.hand_in(cast, row), not_yet=["TST-03"])
    answer = post(cast.lead_iqa, "assignment-authorise", row.pk, granted="yes", words="He was close.", seen=0)
    assert answer.status_code == 422
    assert "Confirm every condition" in words_of(answer) and "He was close." in words_of(answer)


def test_leo_says_no_without_confirming_anything(cast):
    row = desk.assignment(desk.btec(cast))
    desk.judged(cast, desk.hand_in(cast, row), not_yet=["TST-03"])
    post(cast.lead_iqa, "assignment-authorise", row.pk, granted="no", words="It is final.", seen=0)
    assert "did not authorise another attempt" in page(cast.sam, "assignment", row.pk)


def test_a_second_answer_is_told_and_keeps_the_words(cast):
    row = desk.assignment(desk.btec(cast))
    desk.judged(cast, desk.hand_in(cast, row), not_yet=["TST-03"])
    data = {"conditions": desk.POLICY["conditions"], "granted": "yes", "seen": 0}
    post(cast.lead_iqa, "assignment-authorise", row.pk, words="Yes.", **data)
    answer = post(cast.lead_iqa, "assignment-authorise", row.pk, words="Yes, by 5 Jan.", **data)
    assert (answer.status_code, "Yes, by 5 Jan." in words_of(answer)) == (409, True)


def test_alan_grants_an_extension(cast):
    row = desk.assignment(desk.btec(cast))
    until = desk.days(20)
    post(cast.assessor, "assignment-extend", row.pk, until=until.isoformat(), reason="He was ill.")
    assert [each.until for each in row.extensions.all()] == [until]


def test_handing_in_too_often_is_told_in_one_sentence(cast):
    row = desk.assignment(desk.btec(cast))
    desk.judged(cast, desk.hand_in(cast, row), not_yet=["TST-03"])
    record, before = desk.work(cast, row), LedgerEntry.objects.count()
    answer = post(cast.sam, "submit", cast.enrolment.ref, records=[record.pk], declared="on")
    assert answer.status_code == 422
    assert "needs the authority of the lead internal verifier" in words_of(answer)
    assert LedgerEntry.objects.count() == before


def test_the_grade_is_shown_where_the_qualification_is_graded(cast):
    row = desk.assignment(desk.btec(cast))
    desk.judged(cast, desk.hand_in(cast, row), not_yet=["TST-03"])
    assert "Grade so far: Merit." in page(cast.sam, "unit", cast.enrolment.ref, cast.unit.pk)
    assert "Grade so far: Merit" in page(cast.assessor, "enrolment", cast.enrolment.ref)
    assert "Grade so far: TST Merit" in page(cast.assessor, "learner-list")


def test_an_nvq_shows_no_grade_and_no_assignments(cast):
    assert "Grade" not in page(cast.assessor, "enrolment", cast.enrolment.ref)
    assert "Assignments" not in page(cast.assessor, "enrolment", cast.enrolment.ref)


@pytest.mark.parametrize("name", ["brief-list", "assignment-list"])
def test_a_list_asks_as_much_for_three_as_for_one(cast, name):
    def count():
        with CaptureQueriesContext(connection) as asked:
            page(cast.lead_iqa, name)
        return len(asked)

    desk.assignment(desk.btec(cast), code="A1")
    one = count()
    desk.assignment(cast, code="A2")
    desk.assignment(cast, code="A3")
    assert count() == one
