"""The pages around a plan, sent twice: a talk and an approval stand there once."""

import pytest

from improvements.models import Approval, Consultation, Stakeholder
from tests.cast import client_for
from tests.improvements.loop import plan, turn


@pytest.fixture
def asked(cast):
    """Sam's browser, the plan's address, the plan, and a manager who may approve it."""
    made = plan(cast, turn(cast))
    who = Stakeholder.objects.create(
        centre=cast.centre, improvement=made.improvement, name="Priya", group="manager", has_authority=True
    )
    return client_for(cast.sam), f"/p/{cast.portfolio.ref}/{made.record.ref}", made, who


def test_a_talk_about_the_plan_is_written_down_once(asked):
    client, base, _, who = asked
    sent = {"who": who.pk, "held_on": "2026-01-05", "method": "meeting", "said": "Try it in one shop."}
    codes = [client.post(f"{base}/advice/add/", sent).status_code for _ in range(2)]
    assert codes == [302, 302]
    assert Consultation.objects.count() == 1


def test_an_approval_is_recorded_once(asked):
    client, base, made, who = asked
    sent = {"who": who.pk, "given_on": "2026-01-05", "outcome": "trial", "words": "Go ahead."}
    sent |= {"evidence": made.record.pk}
    codes = [client.post(f"{base}/approval/record/", sent).status_code for _ in range(2)]
    assert codes == [302, 302]
    assert Approval.objects.count() == 1
