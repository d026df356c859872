"""What waits for verifiers and assessors, and that it asks no more for many than for one."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assessment.models import SampleAction
from assessment.queues import sampling
from assessment.services.sampling import answer_action
from portfolio import clock
from tests.assessment.sampling.desk import drawn, finished, lines_of, plan_of, signed_unit
from tests.cast import client_for
from tests.permissions.quality import sampling as rows


def slugs(member):
    """Of the areas here only: other areas have queues of their own."""
    return [found.slug for source in sampling.SOURCES if (found := source(member))]


def test_a_chosen_unit_waits_for_the_verifier_alone(cast):
    signed_unit(cast)
    drawn(cast)
    assert (slugs(cast.iqa), slugs(cast.assessor)) == (["samples"], [])


def test_an_action_waits_for_the_assessor_and_then_for_the_verifier(cast):
    signed_unit(cast)
    due = clock.today()
    lines = lines_of(cast, "action", "TST-01")
    finished(cast, drawn(cast), "action", lines=lines, actions=[("Add the date.", due)])
    assert (slugs(cast.assessor), slugs(cast.iqa)) == (["sample-actions"], [])
    answer_action(by=cast.assessor, action=SampleAction.objects.get(), words="Added.")
    assert (slugs(cast.assessor), slugs(cast.iqa)) == ([], ["answered-actions"])


def test_a_plan_and_what_it_leaves_open_wait_for_the_lead(cast):
    signed_unit(cast)
    plan_of(cast, approved=False)
    assert slugs(cast.lead_iqa) == ["plans"]
    plan_of(cast)
    assert slugs(cast.lead_iqa) == ["plans", "uncovered"]


@pytest.mark.parametrize("page", ["/samples/", "/actions/", "/sampling/"])
def test_a_list_asks_the_same_for_one_row_as_for_three(cast, page):
    client = client_for(cast.iqa)
    rows.fill(cast)
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as asked:
            assert client.get(page).status_code == 200
        counts.append(len(asked))
        for letter in "de":
            rows._plan(cast)
            rows._finish(cast, rows._sample(cast, f"{letter}{len(counts)}" * 32))
    assert counts[0] == counts[1]
