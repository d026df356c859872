"""Invariant 12."""

from assessment.models import CertificateClaim
from assessment.services.certificates import authorise_claim, prepare_claim
from assessment.services.eligibility import claim_state
from portfolio import clock
from tests.invariants.desk import cleared, direct_claims


def state():
    return claim_state(CertificateClaim.objects.get(), clock.today())


def test_12_a_claim_not_yet_sent_waits_for_the_verifier_once_direct_claims_are_lost(cast):
    """12: losing the status catches every claim that was not submitted."""
    cleared(cast)
    direct_claims(cast, "active", days_ago=5)
    claim = prepare_claim(by=cast.exams_officer, enrolment=cast.enrolment)
    authorise_claim(by=cast.lead_iqa, claim=claim)
    before = state()
    direct_claims(cast, "removed")
    assert (before, state()) == ("authorised", "awaiting_eqa")
