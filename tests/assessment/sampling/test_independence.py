"""Invariant 2: nobody verifies what they had a hand in, under whatever role they act."""

import pytest
from django.core.exceptions import PermissionDenied

from assessment.services.enrolments import allocate
from assessment.services.sampling import is_involved, open_sample, pick_sample
from portfolio.models import GuestLink
from portfolio.services.people import add_member
from tests.assessment.sampling.desk import drawn, finished, signed_unit


def second_role(cast, name, role="iqa"):
    """The same account in another role, allocated to Sam if it verifies single learners."""
    person = getattr(cast, name).user
    member = add_member(by=cast.administrator, name=person.name, email=person.email, role=role)
    if role == "iqa":
        allocate(by=cast.coordinator, enrolment=cast.enrolment, to=member)
    return member


@pytest.mark.parametrize("role", ["iqa", "lead_iqa"])
@pytest.mark.parametrize("name", ["assessor", "trainee"])
def test_who_assesses_does_not_sample_it_in_another_role(cast, name, role):
    signed_unit(cast)
    sample, twin = drawn(cast), second_role(cast, name, role)
    with pytest.raises(PermissionDenied):
        open_sample(by=twin, sample=sample)
    with pytest.raises(PermissionDenied):
        finished(cast, sample, by=twin)


def test_a_learner_does_not_sample_themselves(cast):
    unit, twin = signed_unit(cast), second_role(cast, "sam", "lead_iqa")
    with pytest.raises(PermissionDenied):
        pick_sample(by=twin, enrolment_unit=unit.row, reason="Mine.")


def test_a_witness_does_not_sample_what_they_witnessed(cast):
    unit = signed_unit(cast)
    GuestLink.objects.create(
        centre=cast.centre, portfolio=cast.portfolio, purpose="witness", subject_id=1, about="WT-01",
        name="Ines", email=cast.iqa.user.email.upper(), token_hash="0" * 64,
        expires_at=unit.signatures[0].signature.signed_at, made_by=cast.sam,
    )  # fmt: skip
    assert is_involved(cast.iqa, unit.row)
    assert drawn(cast).iqa == cast.lead_iqa


def test_an_independent_verifier_may(cast):
    unit = signed_unit(cast)
    assert [is_involved(each, unit.row) for each in (cast.iqa, cast.lead_iqa)] == [False, False]
    assert finished(cast, drawn(cast)).given_by == cast.iqa


@pytest.mark.parametrize("who", ["other_assessor", "coordinator", "administrator", "eqa", "exams_officer"])
def test_only_verifiers_open_a_sample(cast, who):
    signed_unit(cast)
    with pytest.raises(PermissionDenied):
        open_sample(by=getattr(cast, who), sample=drawn(cast))
