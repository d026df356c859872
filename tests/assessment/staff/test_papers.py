"""Who is fit to judge and to verify, and what their papers lack."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assessment.models import StaffQualification
from assessment.services.papers import agree_competence, end_paper, see_certificate
from assessment.staffing import add_months, papers_of, qualify_by, units_of
from portfolio import clock
from portfolio.models import LedgerEntry, Role
from portfolio.refusals import Moved, Refused
from portfolio.services.people import add_member
from tests.assessment.staff import office


def test_whoever_has_no_papers_is_told_of_each(cast):
    assert office.missing(cast.assessor, "TST") == [
        "No declaration of interests was made yet.",
        "No current qualification for this role.",
        "No agreed competence for TST.",
        "No CPD is logged.",
    ]


def test_complete_papers_lack_nothing(cast):
    office.complete(cast, cast.assessor)
    assert office.missing(cast.assessor, "TST") == []


def test_a_certificate_counts_once_a_colleague_has_seen_it(cast):
    row, today = office.award(cast.assessor), clock.today()
    assert not papers_of([cast.assessor])[cast.assessor.pk].qualified_on(today)
    assert "Nobody has seen the certificate yet." in office.missing(cast.assessor)
    see_certificate(by=cast.lead_iqa, qualification=row)
    assert papers_of([cast.assessor])[cast.assessor.pk].qualified_on(today)


def test_an_award_counts_from_its_day_to_its_last(cast):
    row = office.award(cast.assessor, expires_on=date(2025, 5, 1))
    see_certificate(by=cast.lead_iqa, qualification=row)
    papers = papers_of([cast.assessor])[cast.assessor.pk]
    asked = (date(2024, 4, 30), date(2024, 5, 1), date(2025, 5, 1), date(2025, 5, 2))
    assert [papers.qualified_on(day) for day in asked] == [False, True, True, False]


def test_an_award_for_assessing_does_not_make_a_verifier(cast):
    row = office.award(cast.iqa, kind="cava")
    see_certificate(by=cast.lead_iqa, qualification=row)
    assert "No current qualification for this role." in office.missing(cast.iqa)


def test_a_trainee_who_works_towards_an_award_lacks_none(cast):
    office.award(cast.trainee, awarded_on=None, working_towards=True)
    assert office.missing(cast.trainee) == [
        "No declaration of interests was made yet.",
        "No CPD is logged.",
    ]


def test_a_paper_counts_in_every_role_of_its_person(cast):
    both = add_member(by=cast.administrator, name="Alan", email=cast.assessor.user.email, role=Role.IQA)
    office.complete(cast, cast.assessor)
    assert office.missing(both, "TST") == []


def test_cpd_is_old_after_twelve_months_and_no_day_before(cast):
    today = clock.today()
    office.cpd(cast.assessor, done_on=add_months(today, -12))
    papers = papers_of([cast.assessor])[cast.assessor.pk]
    asked = (today, today + timedelta(days=1))
    assert [papers.cpd_is_current(day) for day in asked] == [True, False]
    assert papers.months_since_cpd(today) == 12


def test_a_month_has_a_last_day():
    assert add_months(date(2024, 2, 29), 12) == date(2025, 2, 28)
    assert add_months(date(2026, 1, 31), -2) == date(2025, 11, 30)


def test_nobody_vouches_for_themselves_in_whatever_role(cast):
    also_lead = add_member(
        by=cast.administrator, name="Alan", email=cast.assessor.user.email, role=Role.LEAD_IQA
    )
    with pytest.raises(PermissionDenied):
        see_certificate(by=also_lead, qualification=office.award(cast.assessor))
    with pytest.raises(PermissionDenied):
        agree_competence(by=also_lead, competence=office.competence(cast.assessor))


def test_the_second_to_see_a_certificate_is_told(cast):
    row = office.award(cast.assessor)
    see_certificate(by=cast.lead_iqa, qualification=row)
    with pytest.raises(Moved):
        see_certificate(by=cast.coordinator, qualification=row)


def test_what_is_to_come_is_no_paper_yet(cast):
    with pytest.raises(Refused):
        office.cpd(cast.assessor, done_on=office.days(1))


def test_a_paper_taken_off_stays_on_record_and_in_the_ledger(cast):
    row = office.award(cast.assessor)
    see_certificate(by=cast.lead_iqa, qualification=row)
    end_paper(by=cast.assessor, paper=row)
    assert StaffQualification.objects.filter(pk=row.pk).exists()
    assert not papers_of([cast.assessor])[cast.assessor.pk].qualified_on(clock.today())
    events = LedgerEntry.objects.filter(centre=cast.centre).order_by("-seq").values_list("event", flat=True)
    assert list(events[:3]) == ["paper.ended", "certificate.seen", "paper.added"]


def test_a_trainee_has_eighteen_months(cast):
    joined = cast.trainee.joined_at.astimezone().date()
    assert qualify_by(cast.trainee) == add_months(joined, 18)
    assert qualify_by(cast.assessor) is None


def test_units_are_those_somebody_works_with(cast):
    assert units_of([cast.assessor, cast.lead_iqa]) == {cast.assessor.pk: ["TST"]}


def test_papers_of_many_cost_no_more_than_of_one(cast):
    for each in (cast.assessor, cast.other_assessor, cast.iqa):
        office.complete(cast, each)
    asked = []
    for members in ([cast.assessor], [cast.assessor, cast.other_assessor, cast.iqa]):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            papers_of(members)
        asked.append(len(queries))
    assert asked == [5, 5]
