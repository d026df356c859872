"""Two people with the same link press "Send my answer" in the same moment: one answer stands."""

import threading

import pytest
from django.db import connection, connections
from django.test import Client

from improvements.models import Approval
from tests.cast import make_cast
from tests.improvements.approving.desk import asked_to_approve, seal_on

pytestmark = pytest.mark.postgres


@pytest.mark.skipif(
    connection.vendor == "sqlite", reason="SQLite lets one writer in at a time, so there is no race to lose."
)
@pytest.mark.django_db(transaction=True)
def test_two_answers_at_once_leave_one():
    asked = asked_to_approve(make_cast())
    sent = {"seal": seal_on(Client().get(asked.address)), "words": "Because."}
    start, answers = threading.Barrier(2), []

    def press(outcome):
        try:
            start.wait(timeout=20)
            answers.append(Client().post(asked.address, {**sent, "outcome": outcome}).status_code)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=press, args=[each]) for each in ("full", "declined")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert sorted(answers) == [200, 404]
    assert Approval.objects.count() == 1
