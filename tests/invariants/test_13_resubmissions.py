"""Invariant 13."""

from datetime import date

import pytest
import time_machine

from assessment.services.assignments import extend
from portfolio import clock
from portfolio.refusals import Refused
from tests.assessment.briefs import desk
from tests.cast import make_cast


def test_13_nothing_is_handed_in_past_the_policy(cast):
    """13, first half: the policy lets one resubmission in, with authority; a bare second hand-in is none."""
    row = desk.assignment(desk.btec(cast))
    desk.judged(cast, desk.hand_in(cast, row), not_yet=["TST-03"])
    with pytest.raises(Refused):
        desk.hand_in(cast, row)
    assert row.attempts.count() == 1


def test_13_no_extension_is_dated_after_its_deadline(db):
    """13, second half: work is late unless more time was granted while there was time."""
    with time_machine.travel("2026-11-02 09:00"):
        cast = make_cast()
        row = desk.assignment(desk.btec(cast))
    with time_machine.travel("2026-11-17 09:00"):
        assert clock.today() > row.deadline
        with pytest.raises(Refused):
            extend(by=cast.assessor, assignment=row, until=date(2026, 11, 20), reason="Ill.")
