"""A claim for a certificate: two people, every unit cleared, and somebody outside who lets it go."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from assessment.services.certificates import (
    authorise_claim,
    prepare_claim,
    record_certificate,
    record_direct_claims,
    release_claim,
    revoke_claim,
    submit_claim,
)
from assessment.services.eligibility import certificate_faults, claim_state
from portfolio import clock
from portfolio.models import Membership
from portfolio.refusals import Moved, Refused


def state(claim):
    return claim_state(type(claim).objects.get(pk=claim.pk), clock.today())


def prepared(cast):
    return prepare_claim(by=cast.exams_officer, enrolment=cast.enrolment)


def authorised(cast):
    claim = prepared(cast)
    authorise_claim(by=cast.lead_iqa, claim=claim)
    return claim


def test_nothing_stands_in_the_way_of_a_finished_learner(finished):
    assert certificate_faults(finished.enrolment, clock.today()) == []


def test_what_stands_in_the_way_is_said_in_words(cast):
    assert certificate_faults(cast.enrolment, clock.today()) == [
        "TST is required and not cleared yet.",
        "TST: It is not signed off.",
        "The learner is not registered with the awarding organisation.",
    ]


def test_a_claim_waits_ten_weeks_from_registration(finished):
    day_before = clock.today() - timedelta(days=1)
    assert certificate_faults(finished.enrolment, day_before) == [
        f"A claim can be made ten weeks after registration, from {clock.today():%d %B %Y}."
    ]


def test_no_claim_is_prepared_for_an_unfinished_learner(registered):
    with pytest.raises(Refused, match="TST is required and not cleared yet"):
        prepared(registered)


def test_with_direct_claims_a_claim_goes_from_hand_to_hand(finished, say_direct):
    say_direct("active")
    claim = authorised(finished)
    assert state(claim) == "authorised"
    submit_claim(by=finished.exams_officer, claim=claim)
    record_certificate(by=finished.exams_officer, claim=claim, number="C-77")
    assert state(claim) == "certificated"


def test_without_direct_claims_the_external_verifier_releases(finished):
    claim = authorised(finished)
    assert state(claim) == "awaiting_eqa"
    with pytest.raises(Refused, match="waits for the external verifier"):
        submit_claim(by=finished.exams_officer, claim=claim)
    release_claim(by=finished.eqa, claim=claim, reference="EV-3", released_on=clock.today())
    submit_claim(by=finished.exams_officer, claim=claim)
    assert state(claim) == "submitted"


def test_losing_direct_claims_sends_an_unsubmitted_claim_to_the_verifier(finished, say_direct):
    say_direct("active", days=5)
    claim = authorised(finished)
    say_direct("removed")
    assert state(claim) == "awaiting_eqa"


def test_a_submitted_claim_stays_submitted_when_direct_claims_go(finished, say_direct):
    say_direct("active", days=5)
    claim = authorised(finished)
    submit_claim(by=finished.exams_officer, claim=claim)
    say_direct("suspended")
    assert state(claim) == "submitted"


def test_a_status_counts_from_its_own_day_only(finished, say_direct):
    say_direct("active", days=-1)
    assert state(authorised(finished)) == "awaiting_eqa"


def test_nobody_authorises_what_they_prepared_under_another_role(finished):
    claim = prepared(finished)
    same = Membership.objects.get(pk=finished.lead_iqa.pk)
    same.user = finished.exams_officer.user
    with pytest.raises(PermissionDenied):
        authorise_claim(by=same, claim=claim)


@pytest.mark.parametrize("who", ["exams_officer", "coordinator", "iqa", "eqa", "assessor", "sam"])
def test_only_the_lead_iqa_authorises(finished, who):
    with pytest.raises(PermissionDenied):
        authorise_claim(by=getattr(finished, who), claim=prepared(finished))


@pytest.mark.parametrize("who", ["lead_iqa", "coordinator", "administrator", "eqa", "assessor", "sam"])
def test_only_the_exams_officer_prepares_and_records_status(finished, who):
    member = getattr(finished, who)
    with pytest.raises(PermissionDenied):
        prepare_claim(by=member, enrolment=finished.enrolment)
    told = {"qualification_code": "Q-TEST", "status": "active", "reference": "AO-1"}
    with pytest.raises(PermissionDenied):
        record_direct_claims(by=member, from_on=clock.today(), **told)


def test_a_certificate_is_claimed_once_until_it_is_revoked(finished):
    claim = prepared(finished)
    with pytest.raises(Refused, match="claimed already"):
        prepared(finished)
    revoke_claim(by=finished.exams_officer, claim=claim, reason="Wrong unit.")
    assert prepared(finished).number == 2


def test_a_claim_is_authorised_once(finished):
    claim = authorised(finished)
    with pytest.raises(Refused):
        authorise_claim(by=finished.lead_iqa, claim=claim)
    assert claim.steps.count() == 2


def test_a_certificate_is_not_recorded_before_the_claim_is_sent(finished, say_direct):
    say_direct("active")
    with pytest.raises(Moved):
        record_certificate(by=finished.exams_officer, claim=authorised(finished), number="C-1")
