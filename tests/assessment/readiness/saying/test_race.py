"""Two assessors set rules aside in the same moment: one word stands, and the other person hears whose."""

import threading

import pytest
from django.db import connection, connections
from django.urls import reverse

from assessment.models import SetAside
from assessment.services.enrolments import allocate
from tests.assessment.readiness.saying.desk import REASON, begin_turn
from tests.cast import client_for, make_cast

ROUNDS = 20
pytestmark = [
    pytest.mark.postgres,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite lets one writer in at a time."),
]


def at_once(cast, members, abouts):
    """Each sends a form from a page that showed no word yet; the status codes."""
    start, answers = threading.Barrier(len(members)), []
    address = reverse("assessment:set-aside", args=[cast.enrolment.ref, "FB-01"])
    seen = str(SetAside.objects.count())

    def press(client, about):
        try:
            start.wait(timeout=20)
            sent = {"about": about, "reason": REASON, "seen": seen}
            answers.append(client.post(address, sent).status_code)
        finally:
            connections.close_all()

    threads = [
        threading.Thread(target=press, args=[client_for(member), about])
        for member, about in zip(members, abouts, strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return sorted(answers)


@pytest.mark.parametrize("abouts", [("IMP-01", "IMP-01"), ("IMP-01", "everywhere")])
def test_of_two_words_at_once_one_stands(abouts):
    cast = make_cast()
    begin_turn(cast)
    allocate(by=cast.coordinator, enrolment=cast.enrolment, to=cast.other_assessor)
    for _ in range(ROUNDS):
        assert at_once(cast, [cast.assessor, cast.other_assessor], abouts) == [302, 409]
        assert SetAside.objects.count() == 1
        SetAside.objects.all().delete()


def test_a_double_click_says_it_once():
    cast = make_cast()
    begin_turn(cast)
    assert at_once(cast, [cast.assessor, cast.assessor], ("IMP-01", "IMP-01")) == [302, 409]
    assert SetAside.objects.count() == 1
