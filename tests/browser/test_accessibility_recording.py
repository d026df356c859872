"""Assessment plans and records that both sides sign: no barrier on any page."""

import pytest

from tests.assessment.recording import desk
from tests.browser.barriers import faults_of
from tests.permissions.quality.recording import AWAY

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def room(cast):
    """A draft plan with an activity, a signed plan with a review begun, and something kept elsewhere."""
    draft, signed = desk.plan(cast, title="Second month"), desk.signed_plan(cast, adjustments="Large print.")
    row = desk.row(cast, draft, method="Observation", where="Front desk")
    review = desk.plan(cast, kind="APR", title="Halfway", plan=signed)
    away = desk.observation(cast, kind="QO", title="Questions at work", **AWAY)
    new = f"/learners/{cast.portfolio.ref}/"
    writes = [desk.page("plan", draft), desk.page("plan-row-add", draft), desk.page("plan-review", review)]
    more = [desk.page(name, draft, row.pk) for name in ("plan-row-edit", "plan-row-remove")]
    shown = [desk.page("record", draft), desk.page("record-finish", draft), desk.page("record-seen", away)]
    begins = [f"{new}plans/new/", f"{new}plan-reviews/new/"]
    reads = [desk.page("record-agree", signed), desk.page("record", signed)]
    return {
        "sam": reads,
        "assessor": [*begins, *writes, *more, *shown],
        "iqa": [desk.page("record-seen", away)],
    }


@pytest.mark.parametrize("role", ["sam", "assessor", "iqa"])
def test_no_page_about_plans_and_signatures_has_a_barrier(cast, room, look, role):
    show, faults = look(getattr(cast, role)), []
    for address in room[role]:
        faults += faults_of(show(address))
    assert faults == []
