"""Two assessors press "Save decision" in the same moment: one decides, the other is told who did."""

import threading

import pytest
from django.db import connection, connections
from django.urls import reverse

from assessment.models import Judgement
from assessment.services.enrolments import allocate
from tests.assessment.judging.desk import filled, hand_in
from tests.cast import client_for, log, make_cast

ROUNDS = 20
pytestmark = pytest.mark.postgres


@pytest.mark.skipif(
    connection.vendor == "sqlite", reason="SQLite lets one writer in at a time, so there is no race to lose."
)
@pytest.mark.django_db(transaction=True)
def test_two_assessors_at_once_leave_one_judgement():
    cast = make_cast()
    allocate(by=cast.coordinator, enrolment=cast.enrolment, to=cast.other_assessor)
    for number in range(ROUNDS):
        item = hand_in(cast, log(cast, title=f"Round {number}"), "TST-01")
        answers = at_once(item, [cast.assessor, cast.other_assessor], number)
        assert sorted(answers) == [302, 409]
        assert Judgement.objects.filter(item=item).count() == 1


def at_once(item, members, decisions_before):
    """Both send the same form at a signal; the answers' status codes."""
    start, answers = threading.Barrier(len(members)), []
    sent = filled(item)
    sent |= {key: str(decisions_before) for key in sent if key.startswith("c") and key.endswith("-seen")}

    def press(client):
        try:
            start.wait(timeout=20)
            answers.append(client.post(reverse("assessment:judge", args=[item.pk]), sent).status_code)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=press, args=[client_for(member)]) for member in members]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return answers
