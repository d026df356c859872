"""Invariant 3: the witness of a testimony does not judge it (domain.md 8.7)."""

import pytest

from assessment.models import Judgement, SubmissionItem
from assessment.services.judging import judge
from assessment.services.submissions import submit
from portfolio.refusals import Refused
from tests.cast import all_yes, claim, log

SENTENCE = "You are the witness of this testimony, so somebody else judges it."


def handed_in(cast, **details):
    record = log(cast, kind="WT", details=details)
    claim(cast, record)
    submit(by=cast.sam, enrolment=cast.enrolment, records=[record], declared=True)
    return SubmissionItem.objects.get(version__record=record)


def refusal(cast, item):
    with pytest.raises(Refused) as refused:
        judge(by=cast.assessor, item=item, given=all_yes(item))
    return refused.value.sentence


def test_the_witness_is_known_by_their_address_in_any_case(db, cast):
    item = handed_in(cast, witness_name="A. Reid", contact="Call 0100 or ALAN@harbour.example.")
    assert refusal(cast, item) == SENTENCE
    assert Judgement.objects.count() == 0


def test_without_an_address_the_same_name_is_enough(db, cast):
    assert refusal(cast, handed_in(cast, witness_name="alan reid")) == SENTENCE


def test_somebody_else_of_the_same_name_does_not_stop_the_judge(db, cast):
    item = handed_in(cast, witness_name="Alan Reid", contact="alan.reid@shop.example")
    judge(by=cast.assessor, item=item, given=all_yes(item))
    assert Judgement.objects.count() == 1
