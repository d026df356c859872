"""Signing a unit off: in turn, over the same manifest, and never over something that moved."""

import pytest
from django.core.exceptions import PermissionDenied

from assessment.models import CriterionDecision, Manifest
from assessment.progress import progress_of
from assessment.services.claims import Wish, set_claims
from assessment.services.enrolments import allocate
from assessment.services.judging import judge
from assessment.services.signoffs import sign_unit
from assessment.services.submissions import submit
from portfolio.models import RecordState
from portfolio.refusals import Moved, Refused
from portfolio.services.people import add_member
from tests.cast import all_yes, claim, log
from tests.lifting import lifted


@pytest.fixture
def all_met(cast):
    record = log(cast)
    claim(cast, record)
    item = submit(by=cast.sam, enrolment=cast.enrolment, records=[record], declared=True).items.get()
    judge(by=cast.assessor, item=item, given=all_yes(item))
    return record


def unit_of(cast):
    return progress_of(cast.enrolment).units[0]


def sign(cast, who, stage, **changes):
    unit = unit_of(cast)
    given = {"words": "This is how I worked.", "manifest_hash": unit.manifest_hash} | changes
    return sign_unit(by=who, enrolment_unit=unit.row, stage=stage, **given)


def test_learner_then_assessor_sign_the_same_manifest(cast, all_met):
    first, second = sign(cast, cast.sam, "learner"), sign(cast, cast.assessor, "assessor")
    assert first.manifest == second.manifest
    assert first.signature.bound_hash == second.signature.bound_hash == unit_of(cast).manifest_hash
    assert unit_of(cast).state == "signed"


def test_the_assessor_waits_for_the_learner(cast, all_met):
    with pytest.raises(Refused, match="The learner makes their statement first"):
        sign(cast, cast.assessor, "assessor")


def test_a_unit_with_an_open_criterion_cannot_be_signed(cast):
    with pytest.raises(Refused, match="3 criteria are not met yet"):
        sign(cast, cast.sam, "learner")
    assert not Manifest.objects.exists()


@pytest.mark.parametrize(
    "who", ["assessor", "trainee", "coordinator", "other_learner", "iqa", "administrator"]
)
def test_nobody_signs_as_the_learner(cast, all_met, who):
    with pytest.raises(PermissionDenied):
        sign(cast, getattr(cast, who), "learner")


@pytest.mark.parametrize("who", ["sam", "other_assessor", "iqa", "coordinator"])
def test_only_an_allocated_assessor_signs_off(cast, all_met, who):
    sign(cast, cast.sam, "learner")
    with pytest.raises(PermissionDenied):
        sign(cast, getattr(cast, who), "assessor")


def test_a_trainees_sign_off_waits_for_a_colleague(cast, all_met):
    sign(cast, cast.sam, "learner")
    sign(cast, cast.trainee, "assessor")
    assert progress_of(cast.enrolment).units[0].state == "awaiting_countersign"
    sign(cast, cast.assessor, "countersign")
    assert progress_of(cast.enrolment).units[0].state == "signed"


def test_a_trainee_does_not_countersign_themselves(cast, all_met):
    sign(cast, cast.sam, "learner")
    sign(cast, cast.trainee, "assessor")
    as_assessor = add_member(
        by=cast.administrator, name="Tom Vale", email="tom@harbour.example", role="assessor"
    )
    allocate(by=cast.coordinator, enrolment=cast.enrolment, to=as_assessor)
    with pytest.raises(PermissionDenied):
        sign(cast, as_assessor, "countersign")


def test_an_assessors_sign_off_needs_no_countersignature(cast, all_met):
    sign(cast, cast.sam, "learner")
    sign(cast, cast.assessor, "assessor")
    allocate(by=cast.coordinator, enrolment=cast.enrolment, to=cast.other_assessor)
    with pytest.raises(Refused, match="needs no countersignature"):
        sign(cast, cast.other_assessor, "countersign")


def test_nobody_signs_twice(cast, all_met):
    sign(cast, cast.sam, "learner")
    with pytest.raises(Refused, match="signed already"):
        sign(cast, cast.sam, "learner")


def test_what_changed_since_the_page_was_opened_is_not_signed(cast, all_met):
    with pytest.raises(Moved, match="changed since you opened the page"):
        sign(cast, cast.sam, "learner", manifest_hash="0" * 64)


def test_signed_evidence_is_locked_and_takes_no_new_claims(cast, all_met):
    sign(cast, cast.sam, "learner")
    sign(cast, cast.assessor, "assessor")
    all_met.refresh_from_db()
    assert all_met.state == RecordState.LOCKED
    extra = log(cast, title="Another")
    with pytest.raises(Refused, match=r"signed off\. Ask your assessor to reopen"):
        set_claims(by=cast.sam, record=extra, wishes=[Wish(cast.unit, cast.unit.unit.criteria.first())])


def test_a_difference_after_sign_off_shows_as_reopened(cast, all_met):
    sign(cast, cast.sam, "learner")
    sign(cast, cast.assessor, "assessor")
    decision = CriterionDecision.objects.first()
    with lifted():
        CriterionDecision.objects.filter(pk=decision.pk).update(outcome="not_yet")
    assert unit_of(cast).state == "reopened"
