"""Papers of staff, as each role meets them: no barrier on any page."""

import pytest
from django.urls import reverse

from tests.assessment.staff import office
from tests.browser.barriers import faults_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

FORMS = ["qualification-add", "competence-add", "cpd-add", "interest-raise"]


@pytest.fixture
def room(cast):
    """Alan has every paper and an interest that waits; Tom works towards his award."""
    office.complete(cast, cast.assessor)
    office.award(cast.assessor, title="Another award", kind="cava")
    office.mitigate(cast, office.interest(cast, kind="friend"))
    office.interest(cast)
    office.award(cast.trainee, awarded_on=None, working_towards=True)
    person = ("staff-person", cast.assessor.pk)
    return {
        "assessor": [("papers",), *((name,) for name in FORMS)],
        "trainee": [("papers",)],
        "lead_iqa": [("papers",), ("staff-list",), person],
        "eqa": [("staff-list",), person],
    }


@pytest.mark.parametrize("role", ["assessor", "trainee", "lead_iqa", "eqa"])
def test_no_page_about_papers_has_a_barrier(cast, room, look, role):
    show, faults = look(getattr(cast, role)), []
    for name, *args in room[role]:
        faults += faults_of(show(reverse(f"assessment:{name}", args=args)))
    assert faults == []
