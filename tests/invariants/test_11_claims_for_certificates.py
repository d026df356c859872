"""Invariant 11."""

import pytest

from assessment.models import CertificateClaim
from assessment.services.certificates import authorise_claim, prepare_claim, submit_claim
from portfolio.refusals import Refused
from tests.invariants.desk import cleared, registered, signed


def test_11_no_claim_without_cleared_units_and_a_registration(cast):
    """11, first half: whatever is missing, the claim does not come to be."""
    registered(cast)
    signed(cast)
    with pytest.raises(Refused, match="not cleared"):
        prepare_claim(by=cast.exams_officer, enrolment=cast.enrolment)
    assert not CertificateClaim.objects.exists()


def test_11_a_claim_goes_out_under_direct_claims_or_with_a_release(cast):
    """11, second half: without either it waits for the external verifier."""
    cleared(cast)
    claim = prepare_claim(by=cast.exams_officer, enrolment=cast.enrolment)
    authorise_claim(by=cast.lead_iqa, claim=claim)
    with pytest.raises(Refused, match="waits for the external verifier"):
        submit_claim(by=cast.exams_officer, claim=claim)
