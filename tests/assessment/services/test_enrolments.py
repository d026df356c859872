"""Enrolling and allocating: who may, what an enrolment keeps, and what an allocation opens."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from assessment.models import Allocation, Enrolment
from assessment.services.enrolments import allocate, deallocate, enrol
from portfolio import clock
from portfolio.models import Portfolio, Role
from portfolio.refusals import Refused
from portfolio.services.people import add_member
from tests.cast import qualification_of_three


def newcomer(cast):
    return add_member(by=cast.coordinator, name="Nia West", email="nia@harbour.example", role=Role.LEARNER)


def enrol_nia(cast, by=None, **fields):
    qualification = qualification_of_three()
    return enrol(
        by=by or cast.coordinator,
        portfolio=newcomer(cast).portfolio,
        qualification=qualification,
        units=qualification.units.all(),
        **fields,
    )


def test_the_coordinator_enrols_and_the_reference_follows_on(cast):
    enrolment = enrol_nia(cast, employer="Brightwater Homes")
    assert (enrolment.ref, enrolment.employer) == ("HARB-E0003", "Brightwater Homes")
    assert [row.unit.code for row in enrolment.units.all()] == ["TST"]


@pytest.mark.parametrize("who", ["sam", "assessor", "iqa", "lead_iqa", "eqa", "exams_officer"])
def test_others_cannot_enrol(cast, who):
    with pytest.raises(PermissionDenied):
        enrol_nia(cast, by=getattr(cast, who))


def test_a_closed_qualification_takes_nobody_new(cast):
    qualification_of_three()
    from assessment.models import Qualification

    Qualification.objects.update(operational_end=timezone.localdate() - timedelta(days=1))
    with pytest.raises(Refused, match="took its last registrations on"):
        enrol_nia(cast)
    assert Enrolment.objects.count() == 2


def test_an_allocation_opens_the_portfolio_and_taking_off_closes_it_at_once(cast):
    def sees():
        return Portfolio.objects.visible_to(cast.other_assessor).filter(pk=cast.portfolio.pk).exists()

    assert not sees()
    allocation = allocate(by=cast.coordinator, enrolment=cast.enrolment, to=cast.other_assessor)
    assert sees()
    deallocate(by=cast.coordinator, allocation=allocation)
    assert not sees()


def test_an_external_verifiers_access_ends_on_its_day(cast):
    today = timezone.localdate()
    access = Allocation.objects.get(access__membership=cast.eqa).access
    access.ends_on = today
    access.save()
    assert Portfolio.objects.visible_to(cast.eqa).exists()
    with clock.at(timezone.now() + timedelta(days=1)):
        assert not Portfolio.objects.visible_to(cast.eqa).exists()


def test_nobody_assesses_their_own_work(cast):
    twice = add_member(by=cast.administrator, name="Sam Okoro", email=cast.sam.user.email, role=Role.ASSESSOR)
    with pytest.raises(Refused, match="own work"):
        allocate(by=cast.coordinator, enrolment=cast.enrolment, to=twice)


def test_the_same_assessor_is_not_given_twice(cast):
    with pytest.raises(Refused, match="already works with this learner"):
        allocate(by=cast.coordinator, enrolment=cast.enrolment, to=cast.assessor)


def test_staff_of_another_centre_cannot_be_given(cast, elsewhere):
    with pytest.raises(Refused, match="of this centre"):
        allocate(by=cast.coordinator, enrolment=cast.enrolment, to=elsewhere.assessor)
