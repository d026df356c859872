"""Rows of the matrix about internal verification: plans, draws, samples, actions."""

from datetime import timedelta

from assessment.models import (
    ActionAnswer,
    Draw,
    Sample,
    SampleAction,
    SampleLine,
    SampleOutcome,
    SamplingPlan,
)
from assessment.sampling import Universe, write_universe
from portfolio import clock
from tests.permissions.row import Row

#: Who reads plans; who reads a finished sample; nobody but them knows that it exists.
PLANS, FINISHED = "QUC", "AQUEC"

ROWS: list[Row] = [
    Row("assessment:sampling", ok=PLANS, no="LlAaTEXM", own=True),
    Row("assessment:sampling-plan-new", ok="QU", no="LlAaTECXM", own=True),
    Row("assessment:sampling-plan-new", "POST", ok="QU", no="LlAaTECXM", own=True),
    Row("assessment:sampling-plan", about="sampling-plan", ok=PLANS),
    Row("assessment:sampling-plan-approve", "POST", "sampling-plan", ok="U", no="QC"),
    Row("assessment:sampling-plan-draw", "POST", "sampling-plan", ok="QU", no="C"),
    Row("assessment:sampling-draw", about="sampling-draw", ok=PLANS),
    Row("assessment:sample-list", ok="QUEC", no="LlAaTXM", own=True),
    # A finished unit that is chosen: its assessor does not know
    Row("assessment:sample", about="sampling-chosen", ok="QUEC"),
    Row("assessment:sample-open", "POST", "sampling-chosen", ok="QU", no="EC"),
    Row("assessment:sample-finish", "POST", "sampling-chosen", ok="QU", no="EC"),
    Row("assessment:sample-pick", about="unit", ok="QU", no="LATEC"),
    Row("assessment:sample-pick", "POST", "unit", ok="QU", no="LATEC"),
    # Once the outcome is given
    Row("assessment:sample", about="sampling-finished", ok=FINISHED),
    Row("assessment:sample-action-list", ok="AaTQUECXM", no="Ll", own=True),
    Row("assessment:sample-action", about="sampling-action", ok=FINISHED),
    Row("assessment:sample-action-answer", "POST", "sampling-action", ok="A", no="QUEC"),
    Row("assessment:sample-action-close", "POST", "sampling-action", ok="QU", no="AEC"),
    Row("assessment:sample-action-back", "POST", "sampling-action", ok="QU", no="AEC"),
]


def about(cast):
    """Arguments of the addresses, of things that are made here."""
    plan = _plan(cast)
    chosen, done = _sample(cast, "a" * 64), _sample(cast, "b" * 64)
    return {
        "sampling-plan": {"pk": plan.pk},
        "sampling-draw": {"pk": _draw(cast, plan).pk},
        "sampling-chosen": {"pk": chosen.pk},
        "sampling-finished": {"pk": done.pk},
        "sampling-action": {"pk": _finish(cast, done).pk},
    }


def fill(cast):
    """One row in every table of this area, so that tests can see that none leaks to another centre."""
    _draw(cast, _plan(cast))
    action = _finish(cast, _sample(cast, "c" * 64))
    SampleLine.objects.create(
        centre=cast.centre, sample=action.sample, criterion=cast.unit.unit.criteria.first(), outcome="agree"
    )
    ActionAnswer.objects.create(
        centre=cast.centre, action=action, sequence=1, word="done", words="Added.", said_by=cast.assessor,
        role="assessor",
    )  # fmt: skip


def _plan(cast):
    today = clock.today()
    return SamplingPlan.objects.create(
        centre=cast.centre, qualification_code="Q-TEST", starts_on=today,
        ends_on=today + timedelta(days=90), made_by=cast.iqa,
    )  # fmt: skip


def _draw(cast, plan):
    return Draw.objects.create(
        centre=cast.centre, plan=plan, kind="summative", seed="s", algorithm=1,
        universe=write_universe(Universe((), {}, 25)), universe_hash="0" * 64, drawn_by=cast.iqa,
    )  # fmt: skip


def _sample(cast, planned_hash):
    return Sample.objects.create(
        centre=cast.centre, enrolment_unit=cast.unit, kind="summative", assessor=cast.assessor, iqa=cast.iqa,
        planned_by=cast.iqa, reasons=["Drawn at HARB."], planned_hash=planned_hash, due_on=clock.today(),
    )  # fmt: skip


def _finish(cast, sample):
    SampleOutcome.objects.create(
        centre=cast.centre, sample=sample, outcome="action", feedback="Add the date.",
        manifest_hash=sample.planned_hash, given_by=cast.iqa, role="iqa",
    )  # fmt: skip
    return SampleAction.objects.create(
        centre=cast.centre, sample=sample, what="Add the date.", owner=cast.assessor, due_on=clock.today(),
        asked_by=cast.iqa,
    )  # fmt: skip
