"""Ready to hand in: claimed, nothing in the way, not handed in yet (domain.md 8.3)."""

import pytest

from assessment.exports.rings import STROKES
from assessment.progress import CRITERION_STATES, judged_of, progress_of
from portfolio.templatetags.states import CRITERION
from tests.assessment.judging.desk import hand_in, judged
from tests.cast import claim, log


def states(cast, of=progress_of):
    return [each.state for each in of(cast.enrolment).units[0].criteria]


def test_a_claim_with_nothing_in_the_way_is_ready(cast):
    claim(cast, log(cast), "TST-01")
    assert states(cast) == ["ready", "not_started", "not_started"]


def test_decisions_alone_know_nothing_of_it(cast):
    claim(cast, log(cast), "TST-01")
    assert states(cast, judged_of) == ["claimed", "not_started", "not_started"]


@pytest.mark.parametrize("lacks", [{"happened_on": None}, {"pii_checked": False}])
def test_an_error_takes_it_back_to_claimed(cast, lacks):
    claim(cast, log(cast, **lacks), "TST-01")
    assert states(cast)[0] == "claimed"


def test_a_warning_does_not(cast):
    claim(cast, log(cast, ai_use=""), "TST-01")
    assert states(cast)[0] == "ready"


def test_what_was_handed_in_or_decided_stays_what_it_is(cast):
    judged(cast, hand_in(cast, log(cast), "TST-01"))
    hand_in(cast, log(cast), "TST-02")
    judged(cast, hand_in(cast, log(cast), "TST-03"), outcome="returned", met=False)
    assert states(cast) == ["met", "with_assessor", "claimed"]


def test_every_state_has_its_word_its_look_and_its_ring():
    assert set(CRITERION_STATES) <= set(CRITERION) and set(CRITERION_STATES) == set(STROKES)
    assert CRITERION["ready"].label == CRITERION_STATES["ready"] == "Ready to hand in"
