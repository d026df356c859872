"""Appeals and malpractice as Sam, Priya and Beth meet them: no barrier on any page."""

import pytest
from django.urls import reverse

from tests.assessment.cases.desk import answered, appeal, decided, named, suspected
from tests.browser.barriers import faults_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def faults(page, live_server, *paths):
    found = {}
    page.get_by_role("link", name="Home").first.wait_for()  # signed in, not still on the way
    for path in paths:
        page.goto(f"{live_server.url}{path}")
        found[path] = faults_of(page)
    return {path: lines for path, lines in found.items() if lines}


def test_raising_and_reading_an_answer(cast, sign_in, live_server):
    decided(cast)
    ref = answered(cast).ref
    unit = [cast.enrolment.ref, cast.unit.pk]
    paths = [
        reverse("assessment:appeal-raise", args=unit),
        reverse("assessment:case", args=[ref]),
        reverse("assessment:unit", args=unit),
    ]
    assert faults(sign_in(cast.sam), live_server, *paths) == {}


def test_keeping_the_register(cast, sign_in, live_server):
    decided(cast)
    refs = [appeal(cast).ref, suspected(cast).ref]
    names = ("case-list", "case-open", "appeal-clock")
    paths = [reverse(f"assessment:{name}") for name in names]
    paths += [reverse("assessment:case", args=[ref]) for ref in refs]
    assert faults(sign_in(cast.coordinator), live_server, *paths) == {}


def test_answering(cast, sign_in, live_server):
    decided(cast)
    path = reverse("assessment:case", args=[named(cast).ref])
    assert faults(sign_in(cast.other_assessor), live_server, path) == {}
