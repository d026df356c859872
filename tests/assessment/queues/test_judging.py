"""What waits to be judged and to be signed off, as home pages and the daily mail tell it."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assessment.progress import progress_of
from assessment.queues import queues_of
from assessment.services.enrolments import allocate, enrol
from assessment.services.signoffs import sign_unit
from portfolio.models import Role
from portfolio.services.people import add_member
from tests.assessment.judging.desk import hand_in, judged
from tests.cast import log, qualification_of_three

OURS = ("judging", "signing")


def waiting(member, *besides):
    found = queues_of(member, besides)
    return {q.slug: [(row.words, row.about) for row in q.rows] for q in found if q.slug in OURS}


def declare(cast):
    unit = progress_of(cast.enrolment).units[0]
    given = {"words": "All mine.", "manifest_hash": unit.manifest_hash}
    return sign_unit(by=cast.sam, enrolment_unit=unit.row, stage="learner", **given)


def test_evidence_goes_from_sam_to_those_who_judge_him(cast):
    item = hand_in(cast, log(cast))
    told = {"judging": [(f"{item.version.record.ref} Call-back diary", "Sam Okoro")]}
    assert [waiting(cast.assessor), waiting(cast.trainee)] == [told, told]
    assert [waiting(cast.other_assessor), waiting(cast.iqa), waiting(cast.sam)] == [{}, {}, {}]
    judged(cast, item)
    assert [waiting(cast.assessor), waiting(cast.trainee)] == [{}, {}]


def test_a_declared_unit_waits_for_the_assessor_alone(cast):
    judged(cast, hand_in(cast, log(cast)))
    assert waiting(cast.assessor) == {}
    declare(cast)
    assert waiting(cast.assessor) == {"signing": [("TST Look after customers", "Sam Okoro")]}
    assert [waiting(cast.trainee), waiting(cast.other_assessor)] == [{}, {}]


def test_the_assessors_home_leaves_both_out(cast):
    hand_in(cast, log(cast))
    with CaptureQueriesContext(connection) as whole:
        queues_of(cast.assessor)
    with CaptureQueriesContext(connection) as without:
        assert waiting(cast.assessor, *OURS) == {}
    assert len(without) < len(whole)


@pytest.mark.parametrize("of", ["judging", "signing"])
def test_three_learners_cost_as_many_questions_as_one(cast, of):
    def count():
        with CaptureQueriesContext(connection) as asked:
            found = {q.slug: q.total for q in queues_of(cast.assessor)}
        return found[of], len(asked)

    another(cast, "Uma Dale", of)
    assert count()[0] == 1
    one = count()[1]
    for name in ("Vik Sen", "Will Orr"):
        another(cast, name, of)
    assert count() == (3, one)


def another(cast, name, of):
    """One more learner of Alan's, who handed something in or declared a unit."""
    email = f"{name.split()[0].lower()}@harbour.example"
    learner = add_member(by=cast.coordinator, name=name, email=email, role=Role.LEARNER)
    course, boss = qualification_of_three(), cast.coordinator
    enrolment = enrol(by=boss, portfolio=learner.portfolio, qualification=course, units=course.units.all())
    allocate(by=boss, enrolment=enrolment, to=cast.assessor)
    theirs = replace(cast, sam=learner, enrolment=enrolment)
    item = hand_in(theirs, log(theirs))
    if of == "signing":
        judged(theirs, item)
        declare(theirs)
