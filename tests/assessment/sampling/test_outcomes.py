"""What an outcome does: agreeing signs, refusing reopens, asking waits until it is closed."""

import pytest
from django.core.exceptions import PermissionDenied

from assessment.models import CriterionDecision, Reopening, Sample, SampleAction
from assessment.services.reopening import reopen_criteria
from assessment.services.sampling import answer_action, close_action, open_sample, send_back
from assessment.verification import clearing_of
from portfolio import clock
from portfolio.refusals import Moved, Refused
from tests.assessment.sampling.desk import drawn, finished, lines_of, signed_unit, unit_of


@pytest.fixture
def sample(cast):
    signed_unit(cast)
    return drawn(cast)


def asked(cast, sample):
    finished(
        cast, sample, "action", lines=lines_of(cast, "action", "TST-01"),
        actions=[("Add the date of the call.", clock.today())],
    )  # fmt: skip
    return SampleAction.objects.get()


def clearing(cast):
    return clearing_of([cast.unit])[cast.unit.pk]


def test_agreeing_signs_the_unit_as_verified_and_clears_it(cast, sample):
    finished(cast, sample)
    assert unit_of(cast).state == "checked"
    assert (clearing(cast).state, clearing(cast).cleared) == ("iqa_agreed", True)


def test_a_decision_not_supported_is_open_again_at_once(cast, sample):
    finished(cast, sample, "not_supported", lines=lines_of(cast, "not_supported", "TST-02"))
    assert [each.criterion.code for each in Reopening.objects.filter(cause="iqa")] == ["TST-02"]
    assert unit_of(cast).criteria[1].state == "reopened"
    assert CriterionDecision.objects.filter(outcome="met").count() == 3
    assert not clearing(cast).cleared


def test_an_action_keeps_the_unit_until_it_is_closed(cast, sample):
    action = asked(cast, sample)
    assert clearing(cast).state == "iqa_action"
    answer_action(by=cast.assessor, action=action, words="Added.")
    assert clearing(cast).state == "iqa_action"
    close_action(by=cast.iqa, action=action, words="Seen.")
    assert (clearing(cast).state, unit_of(cast).state) == ("iqa_agreed", "checked")


def test_an_answer_that_is_not_enough_goes_back(cast, sample):
    action = asked(cast, sample)
    answer_action(by=cast.assessor, action=action, words="Added.")
    send_back(by=cast.iqa, action=action, words="Which call?")
    answer_action(by=cast.assessor, action=action, words="The one of May.")
    assert [each.word for each in action.answers.all()] == ["done", "back", "done"]


def test_only_the_owner_answers_and_only_a_verifier_closes(cast, sample):
    action = asked(cast, sample)
    with pytest.raises(PermissionDenied):
        answer_action(by=cast.other_assessor, action=action, words="Done.")
    answer_action(by=cast.assessor, action=action, words="Done.")
    with pytest.raises(PermissionDenied):
        close_action(by=cast.assessor, action=action, words="Fine.")


def test_what_changed_since_it_was_opened_is_not_verified(cast, sample):
    open_sample(by=cast.iqa, sample=sample)
    reopen_criteria(
        by=cast.assessor, enrolment_unit=cast.unit, criteria=[cast.unit.unit.criteria.first()],
        reason="I misread it.", cause="assessor",
    )  # fmt: skip
    sample.refresh_from_db()
    with pytest.raises(Moved):
        finished(cast, sample)


def test_an_outcome_is_given_once(cast, sample):
    finished(cast, sample)
    with pytest.raises(Moved, match="given already"):
        finished(cast, sample)


def test_the_whole_is_never_milder_than_a_part(cast, sample):
    with pytest.raises(Refused, match="cannot be milder"):
        finished(cast, sample, "agree", lines=lines_of(cast, "not_supported", "TST-01"))


def test_every_criterion_gets_its_line(cast, sample):
    with pytest.raises(Refused, match="each criterion its line"):
        finished(cast, sample, lines=lines_of(cast)[:2])


def test_asking_for_action_needs_one(cast, sample):
    with pytest.raises(Refused, match="what is to be done"):
        finished(cast, sample, "action", lines=lines_of(cast, "action"))


def test_an_assessor_hears_of_a_finished_unit_only_with_its_outcome(cast, sample):
    before = list(Sample.objects.visible_to(cast.assessor))
    finished(cast, sample)
    assert (before, list(Sample.objects.visible_to(cast.assessor))) == ([], [sample])


def test_learners_see_nothing_of_samples(cast, sample):
    finished(cast, sample)
    assert list(Sample.objects.visible_to(cast.sam)) == []
