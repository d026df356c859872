"""Plans, draws, and picking by hand."""

import pytest
from django.core.exceptions import PermissionDenied

from assessment.models import Sample
from assessment.services.sampling import approve_plan, draw_samples, pick_sample, replay
from assessment.verification import coverage_of
from portfolio.models import LedgerEntry
from portfolio.refusals import Moved, Refused
from tests.assessment.judging.desk import hand_in, judged
from tests.assessment.sampling.desk import drawn, finished, plan_of, signed_unit
from tests.cast import log


def test_the_first_unit_of_an_assessor_is_drawn_with_its_reason(cast):
    unit, sample = signed_unit(cast), drawn(cast)
    assert sample.reasons[0] == "It is the first unit that this assessor signed, so it is always looked at."
    assert (sample.iqa, sample.assessor) == (cast.iqa, cast.assessor)
    assert (sample.methods, sample.planned_hash) == (["WP"], unit.manifest_hash)


def test_a_draw_replays_to_the_same_picks(cast):
    signed_unit(cast)
    sample = drawn(cast)
    assert [each.candidate.key for each in replay(sample.draw)] == [sample.enrolment_unit_id]
    assert LedgerEntry.objects.filter(event="sampling.drawn").count() == 1


def test_nothing_is_drawn_twice(cast):
    signed_unit(cast)
    sample = drawn(cast)
    with pytest.raises(Refused, match="nothing new to choose from"):
        draw_samples(by=cast.iqa, plan=sample.draw.plan, kind="summative")


def test_part_done_work_is_drawn_as_interim(cast):
    judged(cast, hand_in(cast, log(cast), "TST-01"))
    assert drawn(cast, "interim").kind == "interim"


def test_a_plan_draws_only_once_a_lead_approved_it(cast):
    signed_unit(cast)
    plan = plan_of(cast, approved=False)
    with pytest.raises(Refused, match="approves the plan first"):
        draw_samples(by=cast.iqa, plan=plan, kind="summative")


@pytest.mark.parametrize("who", ["iqa", "assessor", "coordinator", "sam", "administrator"])
def test_only_a_lead_approves(cast, who):
    with pytest.raises(PermissionDenied):
        approve_plan(by=getattr(cast, who), plan=plan_of(cast, approved=False))


def test_a_plan_is_approved_once(cast):
    with pytest.raises(Moved):
        approve_plan(by=cast.lead_iqa, plan=plan_of(cast))


def test_a_unit_is_picked_by_hand_with_a_reason(cast):
    unit = signed_unit(cast)
    sample = pick_sample(by=cast.iqa, enrolment_unit=unit.row, reason="A complaint.")
    assert (sample.draw, sample.reasons, sample.kind) == (None, ["A complaint."], "summative")


def test_a_finished_sample_covers_what_an_open_one_does_not(cast):
    signed_unit(cast)
    sample = drawn(cast)
    plan = sample.draw.plan
    assert coverage_of(plan).uncovered == {
        "assessor": ["Alan Reid"], "unit": ["TST"], "method": ["Work product"], "site": [],
    }  # fmt: skip
    finished(cast, sample)
    assert coverage_of(plan).is_met
    assert [cell.state for cell in coverage_of(plan).rows[0].cells] == ["within"]


def test_coverage_asks_the_same_number_of_questions_whatever_the_samples(cast, django_assert_num_queries):
    signed_unit(cast)
    plan = plan_of(cast)
    with django_assert_num_queries(QUERIES):
        coverage_of(plan)
    Sample.objects.all()
    finished(cast, drawn(cast))
    with django_assert_num_queries(QUERIES):
        coverage_of(plan)


QUERIES = 14
