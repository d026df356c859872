"""Briefs and assignments, as each role meets them: no barrier on any page."""

import pytest
from django.urls import reverse

from assessment.models import QualificationUnit
from tests.assessment.briefs import desk
from tests.browser.barriers import faults_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def addresses(*pages):
    return [reverse(f"assessment:{name}", args=args) for name, *args in pages]


@pytest.fixture
def room(cast):
    """A draft, an assignment that waits for Leo's word, and one that Sam has a record for."""
    draft = desk.write(desk.btec(cast), code="A0")
    judged, due = desk.assignment(cast, code="A1"), desk.assignment(cast, code="A2")
    desk.judged(cast, desk.hand_in(cast, judged), not_yet=["TST-03"])
    desk.log(cast, kind="ASG", title="Free to add")
    desk.work(cast, due)
    link = QualificationUnit.objects.get().pk
    lists = [("brief-list",), ("assignment-list",), ("brief", draft.pk), ("assignment", judged.pk)]
    writes = [("brief-new",), ("brief-write", link), ("brief-edit", judged.brief_id)]
    return {
        "sam": [("assignment-list",), ("assignment", judged.pk), ("assignment", due.pk)],
        "assessor": [
            *lists,
            *writes,
            ("brief", judged.brief_id),
            ("assignment-set", judged.brief_id),
            ("assignment-extend", due.pk),
            ("unit", cast.enrolment.ref, cast.unit.pk),
        ],
        "iqa": lists,
        "lead_iqa": [*lists, ("assignment-authorise", judged.pk)],
    }


@pytest.mark.parametrize("role", ["sam", "assessor", "iqa", "lead_iqa"])
def test_no_page_about_assignments_has_a_barrier(cast, room, look, role):
    show, faults = look(getattr(cast, role)), []
    for address in addresses(*room[role]):
        faults += faults_of(show(address))
    assert faults == []
