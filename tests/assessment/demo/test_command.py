"""The demonstration as a whole: one story through the services, safe to tell twice, any size on request."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.management import CommandError, call_command

from assessment.models import Enrolment, SubmissionItem
from assessment.progress import progress_of
from assessment.readiness.report import counts, in_order
from feedback.models import Item
from improvements.models import Approval
from portfolio.models import GuestLink, Membership, Portfolio, Record, RecordState
from portfolio.services.ledger import verify_centre

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(capsys):
    call_command("demo")
    return capsys.readouterr().out


def enrolment_of(name):
    return Enrolment.objects.get(portfolio__learner__user__name__startswith=name)


def test_the_story_stands_as_it_was_told(told):
    """One test for the whole, because telling it takes a while."""
    assert "sam.learner@demo.example" in told
    sam, nadia, callum = (progress_of(enrolment_of(name)) for name in ("Sam", "Nadia", "Callum"))
    assert (sam.met, sam.total) == (14, 16)
    assert [unit.state for unit in sam.units] == ["signed", "in_progress"]
    assert 0 < nadia.met < nadia.total
    assert callum.met == 0
    records = Record.objects.filter(portfolio=sam.enrolment.portfolio)
    sealed = records.filter(claims__criterion__unit__code="PCI")
    assert set(sealed.values_list("state", flat=True)) == {RecordState.LOCKED}
    assert sealed.distinct().count() > 60
    assert len(set(records.values_list("kind", flat=True))) >= 16
    assert SubmissionItem.objects.waiting().count() == 6
    the_loop_stands(sam.enrolment.portfolio, nadia.enrolment.portfolio)
    the_rules_answer(sam, nadia, callum)
    assert verify_centre(sam.enrolment.centre).fault == ""
    before = Record.objects.count()
    call_command("demo")
    assert Record.objects.count() == before


def the_rules_answer(sam, nadia, callum):
    """The finished learner is clean or carries a reason, the half-way one has a list to work down."""
    signed = sam.readiness.of_unit(sam.units[0].row.pk)
    assert [each.rule.id for each in signed if each.open_guards] == []
    assert "error" not in counts(in_order(sam.readiness))
    assert {each.rule.id: bool(each.aside.reason) for each in sam.readiness.set_aside} == {
        "AN-02": True,
        "QA-25": True,
    }
    stuck = {level: set() for level in ("error", "warning", "todo", "info")}
    for each in in_order(nadia.readiness):
        stuck[each.level].add(each.rule.id)
    assert stuck["error"] == {"FB-08", "PF-01", "QA-07"}
    assert {"FB-05", "AN-06", "AN-10", "AN-11"} <= stuck["warning"]
    assert {"PL-03", "PL-04", "PL-06", "PL-11", "IM-01", "PR-04"} <= stuck["todo"]
    assert {each.level for each in callum.readiness.results} == {"todo"}


def the_loop_stands(sam, nadia):
    """Two turns that came round, one that is stuck, and figures that agree with the papers."""
    first, second = sam.improvements.order_by("pk")
    assert (first.state, second.state, second.previous) == ("closed", "embedded", first)
    assert nadia.improvements.get().state == "planning"
    said = Item.objects.filter(source__record__portfolio=sam)
    assert said.filter(source__improvements=first).count() == 401
    assert said.filter(source__improvements=first).values("source__method").distinct().count() == 5
    assert not said.with_personal_data_open().exists()
    late, answered = (sam.measures.get(ref=ref) for ref in ("M-01", "M-05"))
    assert late.readings.count() >= 24
    line = first.reviews.get().lines.get(measure=late)
    assert (line.before_n, line.after_n) == (412, 199)
    assert round(second.reviews.get().lines.get(measure=answered).after, 1) == Decimal("78.9")
    assert {reading.recorded_at.date() - reading.taken_on for reading in answered.readings.all()} == {
        timedelta(days=1)
    }
    waits = GuestLink.objects.get(portfolio=nadia)
    assert (waits.state, waits.name) == ("open", "Karen Duffy")
    assert [each.link.state for each in Approval.objects.filter(plan__improvement=first)] == ["answered"]
    in_two = first.plan.record.claims.values_list("criterion__unit__code", flat=True)
    assert set(in_two) == {"PCI", "ECI"}
    for_nobody = Portfolio.objects.get(learner__user__name="Callum Reid")
    assert not for_nobody.records.exists()
    assert not for_nobody.improvements.exists()


def test_a_crowd_of_the_same_seed_is_the_same_crowd(told):
    call_command("demo", learners=3, seed=7)
    crowd = Membership.objects.filter(user__email__startswith="learner")
    assert crowd.count() == 3
    call_command("demo", learners=3, seed=7)
    assert crowd.count() == 3


def test_a_number_of_learners_that_makes_no_sense_is_refused():
    with pytest.raises(CommandError, match="between 0 and 50000"):
        call_command("demo", learners=-1)
