"""The name a certificate is made out to: written by those who register learners, hidden from the rest."""

import pytest
from django.core.exceptions import PermissionDenied

from assessment.services.eligibility import certificate_faults
from portfolio import clock
from portfolio.models import LedgerEntry
from portfolio.permissions import may_read_certificate_names
from portfolio.refusals import Refused
from portfolio.services.certificate_names import name_for_certificates

ULN = "9276308686"


def name(by, portfolio, uln=ULN):
    return name_for_certificates(by=by, portfolio=portfolio, legal_name="Samuel Okoro", born_on=None, uln=uln)


@pytest.mark.parametrize("who", ["coordinator", "exams_officer"])
def test_those_who_register_write_it_and_the_ledger_holds_no_name(cast, who):
    assert name(getattr(cast, who), cast.portfolio).uln == ULN
    body = LedgerEntry.objects.get(event="certificate_names.recorded").body
    assert [word in body for word in (ULN, "Okoro")] == [False, False]


@pytest.mark.parametrize("who", ["sam", "assessor", "iqa", "lead_iqa", "eqa", "administrator"])
def test_nobody_else_writes_it(cast, who):
    with pytest.raises(PermissionDenied):
        name(getattr(cast, who), cast.portfolio)


def test_another_centres_officer_does_not_write_it(cast, elsewhere):
    with pytest.raises(PermissionDenied):
        name(elsewhere.exams_officer, cast.portfolio)


def test_a_wrong_number_is_refused(cast):
    with pytest.raises(Refused, match="The ULN is not valid"):
        name(cast.exams_officer, cast.portfolio, uln="9276308687")


def test_only_these_read_it(cast):
    people = ["sam", "other_learner", "assessor", "iqa", "lead_iqa", "eqa"]
    people += ["coordinator", "exams_officer", "administrator"]
    readers = [who for who in people if may_read_certificate_names(getattr(cast, who), cast.portfolio)]
    assert readers == ["sam", "coordinator", "exams_officer", "administrator"]


def test_a_wrong_number_holds_the_claim(finished):
    finished.enrolment.portfolio.uln = "1234567890"
    assert certificate_faults(finished.enrolment, clock.today()) == ["The ULN is not valid."]


def test_having_no_number_holds_nothing(finished):
    assert certificate_faults(finished.enrolment, clock.today()) == []
