"""What waits about papers, for their person and for those who vouch for them."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assessment.queues.staff import (
    certificates_to_see,
    competence_to_agree,
    interests_to_settle,
    papers_due,
)
from assessment.services.interests import declare_interests
from portfolio import clock
from tests.assessment.staff import office
from tests.cast import make_cast


def words(source, member):
    found = source(member)
    return [each.words for each in found.rows] if found else []


def test_a_declaration_never_made_and_cpd_wait_for_their_person(cast):
    both = ["Declare your interests for the year", "Log what you did to stay up to date"]
    assert (words(papers_due, cast.assessor), words(papers_due, cast.sam)) == (both, [])
    office.complete(cast, cast.assessor)
    assert words(papers_due, cast.assessor) == []


@pytest.mark.parametrize(("left", "waits"), [(31, False), (30, True), (-1, True)])
def test_a_declaration_waits_from_thirty_days_before_its_end(cast, left, waits):
    office.cpd(cast.assessor)
    row = declare_interests(by=cast.assessor, has_interests=False)
    office.cpd(cast.assessor, done_on=clock.today())
    then = clock.now() + (row.valid_until - clock.today()) - timedelta(days=left)
    with clock.at(then):
        found = papers_due(cast.assessor)
    assert bool(found and found.rows[0].due == row.valid_until) is waits


def test_papers_wait_for_the_coordinator_and_the_lead(cast):
    office.award(cast.assessor)
    office.competence(cast.assessor)
    office.interest(cast)
    sources = (certificates_to_see, competence_to_agree, interests_to_settle)
    asked = [["Level 3 assessing award"], ["Competence for TST"], ["An interest in a learner"]]
    for member in (cast.coordinator, cast.lead_iqa):
        assert [words(source, member) for source in sources] == asked
    for member in (cast.iqa, cast.assessor, cast.sam):
        assert [words(source, member) for source in sources] == [[], [], []]


def test_the_leads_own_papers_wait_for_somebody_else(cast):
    office.award(cast.lead_iqa)
    assert words(certificates_to_see, cast.lead_iqa) == []
    assert words(certificates_to_see, cast.coordinator) == ["Level 3 assessing award"]


def test_queues_ask_no_more_for_three_than_for_one(cast):
    other = make_cast("hill", "HILL")
    asked = []
    for centre, count in ((cast, 1), (other, 3)):
        for _ in range(count):
            office.award(centre.assessor)
        with CaptureQueriesContext(connection) as queries:
            certificates_to_see(centre.coordinator)
        asked.append(len(queries))
    assert asked == [1, 1]
