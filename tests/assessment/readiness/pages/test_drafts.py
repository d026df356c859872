"""Nothing that rests on a plan nobody has handed in is told to anybody but its learner, on any page."""

import io

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from assessment.exports.compile import compile_portfolio
from assessment.models import Criterion
from assessment.services.submissions import submit
from tests.assessment.readiness.pages.test_missing import read, story
from tests.cast import claim, client_for
from tests.improvements import loop

LIMITS = "Note the operating limits"
OTHERS = ["assessor", "iqa", "lead_iqa", "coordinator"]


@pytest.fixture
def planned(cast):
    """A source that was handed in, and a plan without limits that was not."""
    Criterion.objects.filter(unit__code="TST").update(rules=["PL-12"])
    turn = loop.turn(cast, state="agreed")
    source = loop.source(cast, turn)
    loop.plan(cast, turn)
    claim(cast, source.record)
    submit(by=cast.sam, enrolment=cast.enrolment, records=[source.record], declared=True)
    return turn


def pages(cast, turn):
    """By name, where rules are read."""
    item = cast.enrolment.submissions.get().items.get()
    return {
        "story": story(turn),
        "unit": reverse("assessment:unit", args=[cast.enrolment.ref, cast.unit.pk]),
        "enrolment": reverse("assessment:enrolment", args=[cast.enrolment.ref]),
        "record": reverse("assessment:record", args=[cast.portfolio.ref, item.version.record.ref]),
        "stuck": reverse("assessment:stuck"),
        "judge": reverse("assessment:judge", args=[item.pk]),
    }


def test_the_learner_is_told(cast, planned):
    for name in ("story", "unit", "record"):
        assert LIMITS in read(pages(cast, planned)[name], cast.sam), name


@pytest.mark.parametrize("who", OTHERS)
def test_nobody_else_is_told(cast, planned, who):
    wanted = pages(cast, planned)
    if who != "assessor":
        del wanted["judge"]
    for name, address in wanted.items():
        assert LIMITS not in read(address, getattr(cast, who)), name


@pytest.mark.parametrize("who", OTHERS)
def test_no_sheet_and_no_print_tells(cast, planned, who):
    answer = client_for(getattr(cast, who)).get(reverse("assessment:stuck"), {"format": "xlsx"})
    rows = load_workbook(io.BytesIO(b"".join(answer))).active.values
    assert not any("PL-12" in map(str, row) for row in rows)
    printed = compile_portfolio(enrolment=cast.enrolment, member=getattr(cast, who), pack="full")
    assert "PL-12" not in repr(printed.readiness)


def test_the_learners_own_print_tells(cast, planned):
    printed = compile_portfolio(enrolment=cast.enrolment, member=cast.sam, pack="learner")
    assert "PL-12" in repr(printed.readiness)


def test_the_assessor_cannot_set_aside_what_they_do_not_know_of(cast, planned):
    address = reverse("assessment:set-aside", args=[cast.enrolment.ref, "PL-12"])
    assert "IMP-01" not in read(address, cast.assessor)
    client = client_for(cast.assessor)
    assert client.get(address, {"about": "IMP-01"}).status_code == 404
    sent = {"about": "IMP-01", "reason": "Nothing limits this branch.", "seen": "0"}
    assert client.post(address, sent).status_code == 422
