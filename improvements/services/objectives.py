"""What the plan is to reach, and how we will know (rules PL-02, 03, 06, 07 and 08 of domain.md 4)."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import OuterRef, Subquery

from feedback.models import Finding, Measure, Reading
from improvements.models import Objective, Plan, SuccessCriterion
from portfolio import clock
from portfolio.models import Membership

from .loop_records import refuse_future, refuse_strangers
from .plan_rows import Rows, editable_plan, sync
from .turns import link

FIELDS = ("text", "measure", "baseline", "target", "due_on", "owner", "owner_agreed_on")
CRITERION_FIELDS = ("text", "threshold", "set_on")


@transaction.atomic
def set_objectives(*, by: Membership, plan: Plan, rows: Rows) -> list[Objective]:
    """The plan's objectives, in this order, instead of what stood there.

    Each row holds those of FIELDS (``measure`` a Measure or None, figures Decimals in the measure's
    unit), ``findings`` (Finding objects), ``criteria`` (rows of ``text``, ``threshold``, ``set_on``),
    and the ``pk`` of what stays, also in its criteria. Where a measure has no ``baseline`` yet, its
    newest reading up to the plan's day is taken. A criterion without ``set_on`` is set on the plan's
    day. What the objectives rest on is linked to the turn.

    ValidationError for days in the future and for what belongs to another portfolio; PermissionDenied
    for all but the learner; Refused once the plan was handed in, or when a criterion that is answered
    in a review would go.
    """
    fresh = editable_plan(by, plan)
    _refuse_strangers(fresh, rows)
    day = plan_day(fresh)
    newest = newest_readings([row["measure"] for row in rows if row.get("measure")], day)
    kept = sync(
        fresh.objectives.all(),
        [_with_baseline(row, newest) for row in rows],
        FIELDS,
        new=lambda: Objective(plan=fresh, centre_id=fresh.centre_id),
        before_save=lambda objective, row: refuse_future({"owner_agreed_on": row.get("owner_agreed_on")}),
    )
    for objective, row in zip(kept, rows, strict=True):
        objective.findings.set(row.get("findings", ()))
        _set_criteria(objective, row.get("criteria", ()), day)
    _link(by, fresh, rows)
    return kept


def plan_day(plan: Plan) -> date:
    """The day the plan was written as its author gave it, today while nobody did."""
    return plan.record.happened_on or clock.today()


def newest_readings(measures: Iterable[Measure], day: date) -> dict[int, Reading]:
    """By measure, the last reading that stands and was taken by ``day``. One query."""
    newest = Reading.objects.standing().filter(measure=OuterRef("pk"), taken_on__lte=day)
    keys = Measure.objects.filter(pk__in=[each.pk for each in measures]).values(
        newest=Subquery(newest.order_by("-taken_on").values("pk")[:1])
    )
    return {reading.measure_id: reading for reading in Reading.objects.filter(pk__in=keys)}


def _with_baseline(row: Mapping[str, Any], newest: Mapping[int, Reading]) -> Mapping[str, Any]:
    measure = row.get("measure")
    if not measure or row.get("baseline") is not None or measure.pk not in newest:
        return row
    return {**row, "baseline": newest[measure.pk].value}


def _refuse_strangers(plan: Plan, rows: Rows) -> None:
    portfolio = plan.record.portfolio_id
    findings = [finding for row in rows for finding in row.get("findings", ())]
    here = Finding.objects.filter(analysis__record__portfolio=portfolio, pk__in=[f.pk for f in findings])
    refuse_strangers(
        "findings", findings, here.values_list("pk", flat=True), "Choose findings of this portfolio."
    )
    if any(row["measure"].portfolio_id != portfolio for row in rows if row.get("measure")):
        raise ValidationError({"measure": "Choose a measure of this portfolio."})


def _set_criteria(objective: Objective, rows: Rows, day: date) -> None:
    sync(
        objective.success_criteria.all(),
        [{**row, "set_on": row.get("set_on") or day} for row in rows],
        CRITERION_FIELDS,
        new=lambda: SuccessCriterion(objective=objective, centre_id=objective.centre_id),
        before_save=_mark_change,
    )


def _mark_change(criterion: SuccessCriterion, row: Mapping[str, Any]) -> None:
    """Rule PL-07: words or threshold that change after the day they were set say so."""
    refuse_future({"set_on": row["set_on"]})
    if criterion.pk is None or criterion.set_on >= clock.today():
        return
    if any(getattr(criterion, name) != row.get(name, "") for name in ("text", "threshold")):
        criterion.changed_on = clock.today()


def _link(by: Membership, plan: Plan, rows: Rows) -> None:
    measures = {row["measure"] for row in rows if row.get("measure")}
    findings = [finding.pk for row in rows for finding in row.get("findings", ())]
    analyses = {
        each.analysis for each in Finding.objects.filter(pk__in=findings).select_related("analysis__record")
    }
    link(by=by, improvement=plan.improvement, measures=measures, analyses=analyses)
