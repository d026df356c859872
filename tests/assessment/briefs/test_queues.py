"""Nothing about an assignment waits for nobody."""

import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assessment.queues import queues_of
from assessment.services.assignments import authorise
from tests.cast import make_cast

from . import desk


def waiting(member):
    """What the area puts on a home; an induction to read waits there too, and is tried elsewhere."""
    found = queues_of(member, besides=["induction", "papers-due"])
    return {each.slug: [row.words for row in each.rows] for each in found}


def test_a_brief_goes_from_the_verifiers_to_its_author(cast):
    brief = desk.write(desk.btec(cast))
    asked = {"briefs-to-check": ["A1 Look after a customer"]}
    assert (waiting(cast.iqa), waiting(cast.lead_iqa), waiting(cast.assessor)) == (asked, asked, {})
    desk.verify(cast, brief, "changes")
    assert (waiting(cast.iqa), waiting(cast.lead_iqa)) == ({}, {})
    assert waiting(cast.assessor) == {"briefs-to-finish": ["A1 Look after a customer"]}


def test_sam_is_due_leo_decides_and_sam_is_due_again(cast):
    row = desk.assignment(desk.btec(cast))
    assert waiting(cast.sam) == {"assignments-due": ["A1 Look after a customer"]}
    desk.judged(cast, desk.hand_in(cast, row), not_yet=["TST-03"])
    assert waiting(cast.sam) == {}
    assert waiting(cast.lead_iqa) == {"attempts-to-authorise": ["A1 Look after a customer"]}
    said = {"conditions": desk.POLICY["conditions"], "words": "Yes.", "granted": True, "seen": 0}
    authorise(by=cast.lead_iqa, assignment=row, **said)
    assert (waiting(cast.sam), waiting(cast.lead_iqa)) == (
        {"assignments-due": ["A1 Look after a customer"]},
        {},
    )


def test_alan_sees_whose_deadline_passed(db):
    with time_machine.travel("2026-11-02 09:00"):
        november = make_cast()
        desk.assignment(desk.btec(november))
    with time_machine.travel("2026-11-20 09:00"):
        assert waiting(november.assessor) == {"assignments-overdue": ["A1 Look after a customer"]}
        assert (waiting(november.other_assessor), waiting(november.sam)) == ({}, {})


def test_queues_ask_as_much_for_three_as_for_one(cast):
    def count(member):
        with CaptureQueriesContext(connection) as asked:
            queues_of(member)
        return len(asked)

    people = (cast.sam, cast.assessor, cast.lead_iqa)
    desk.judged(cast, desk.hand_in(cast, desk.assignment(desk.btec(cast), code="A1")), not_yet=["TST-03"])
    desk.assignment(cast, code="A2")
    one = [count(each) for each in people]
    for code in ("A3", "A4"):
        desk.assignment(cast, code=code)
    assert [count(each) for each in people] == one
