"""Handing in: who may, what holds it back, and what is frozen."""

import pytest
from django.core.exceptions import PermissionDenied

from assessment.models import SetAside, Submission, SubmittedClaim
from assessment.services.finishing import finish_record
from assessment.services.holds import ready_records
from assessment.services.judging import judge
from assessment.services.submissions import submit
from portfolio.models import RecordState
from portfolio.refusals import Refused
from portfolio.services.records import change_record
from tests.cast import all_yes, claim, log


def hand_in(cast, *records, by=None, declared=True):
    return submit(by=by or cast.sam, enrolment=cast.enrolment, records=records, declared=declared)


def test_sam_hands_in_a_version_with_its_claims(cast):
    record = log(cast)
    claim(cast, record, "TST-01", "TST-02")
    item = hand_in(cast, record).items.get()
    record.refresh_from_db()
    assert record.state == RecordState.SUBMITTED
    assert item.version.number == 1
    assert [each.criterion.code for each in item.claims.all()] == ["TST-01", "TST-02"]
    assert item.submission.declaration.versions.get() == item.version


def test_what_was_handed_in_stays_when_the_claims_change(cast):
    record = log(cast)
    claim(cast, record, "TST-01")
    item = hand_in(cast, record).items.get()
    judge(by=cast.assessor, item=item, given=all_yes(item, met=False))
    record.refresh_from_db()
    claim(cast, record, "TST-02")
    assert SubmittedClaim.objects.get(item=item).criterion.code == "TST-01"


@pytest.mark.parametrize("who", ["assessor", "coordinator", "other_learner", "iqa", "administrator"])
def test_nobody_hands_in_for_sam(cast, who):
    record = log(cast)
    claim(cast, record)
    with pytest.raises(PermissionDenied):
        hand_in(cast, record, by=getattr(cast, who))
    assert not Submission.objects.exists()


def test_without_the_declaration_nothing_is_handed_in(cast):
    record = log(cast)
    claim(cast, record)
    with pytest.raises(Refused, match="Tick the declaration"):
        hand_in(cast, record, declared=False)
    assert not Submission.objects.exists()


def holds(cast):
    """Of the one record that is to be handed in: the sentence, and the rule it comes from, if any."""
    [ready] = ready_records(cast.enrolment)
    return [(each.sentence, each.result.rule.id if each.result else "") for each in ready.holds]


@pytest.mark.parametrize(
    ("fields", "rule", "sentence"),
    [
        ({"happened_on": None}, "PF-04", "This evidence has no date."),
        ({"narrative": ""}, "", "Write what happened, or add a file."),
        ({"held_elsewhere": True}, "QA-22", "Evidence held elsewhere needs a place"),
        ({"pii_checked": False}, "QA-12", "Check this for other people's personal details"),
    ],
)
def test_a_record_that_lacks_something_says_what(cast, fields, rule, sentence):
    record = log(cast, **fields)
    claim(cast, record)
    [(said, code)] = holds(cast)
    assert (code, said[: len(sentence)]) == (rule, sentence)
    with pytest.raises(Refused, match=f"WP-01 is not ready: {said}".replace(".", r"\.")):
        hand_in(cast, record)
    assert not Submission.objects.exists()


def test_a_warning_is_told_and_holds_nothing(cast):
    record = log(cast, kind="RA", ai_use="")
    claim(cast, record)
    [ready] = ready_records(cast.enrolment)
    assert "QA-21" in [each.rule.id for each in ready.warnings]
    assert ready.holds == []
    assert hand_in(cast, record).items.get().version.record == record


def test_what_an_assessor_set_aside_holds_no_longer(cast):
    record = log(cast, happened_on=None)
    claim(cast, record)
    SetAside.objects.create(
        centre=cast.centre,
        enrolment=cast.enrolment,
        rule="PF-04",
        about=record.ref,
        sequence=1,
        reason="The leaflet was in use all year.",
        by=cast.assessor,
        role=cast.assessor.role,
    )
    assert holds(cast) == []
    assert hand_in(cast, record).items.exists()


def test_the_same_record_cannot_be_handed_in_twice(cast):
    record = log(cast)
    claim(cast, record)
    hand_in(cast, record)
    with pytest.raises(Refused, match="already with your assessor"):
        hand_in(cast, record)


def test_returned_work_must_change_before_it_goes_back(cast):
    record = log(cast)
    claim(cast, record)
    item = hand_in(cast, record).items.get()
    judge(by=cast.assessor, item=item, given=all_yes(item, outcome="returned", met=False))
    record.refresh_from_db()
    with pytest.raises(Refused, match=r"Change WP-01 first"):
        hand_in(cast, record)
    change_record(
        by=cast.sam, record=record, fields={"narrative": "With the date seen."}, edit_no=record.edit_no
    )
    assert hand_in(cast, record).items.get().version.number == 2


def test_new_claims_on_accepted_work_go_in_without_a_new_version(cast):
    record = log(cast)
    claim(cast, record, "TST-01")
    item = hand_in(cast, record).items.get()
    judge(by=cast.assessor, item=item, given=all_yes(item, met=False))
    record.refresh_from_db()
    assert ready_records(cast.enrolment) == []
    claim(cast, record, "TST-01", "TST-02")
    assert hand_in(cast, record).items.get().version.number == 1


def test_an_observation_waits_for_the_assessors_signature(cast):
    seen = log(cast, by=cast.assessor, kind="O")
    claim(cast, seen, by=cast.assessor)
    assert holds(cast) == [("Your assessor has not signed this record yet.", "")]
    finish_record(by=cast.assessor, record=seen, words="A true record.")
    assert holds(cast) == []
    version = hand_in(cast, seen).items.get().version
    assert {each.purpose for each in version.signatures.all()} == {"authored", "authenticity"}


@pytest.mark.parametrize("records", [1, 4])
def test_the_rules_are_asked_once_for_all_records(cast, records, django_assert_num_queries):
    for _ in range(records):
        claim(cast, log(cast, happened_on=None))
    with django_assert_num_queries(QUERIES):
        ready_records(cast.enrolment)


QUERIES = 18
