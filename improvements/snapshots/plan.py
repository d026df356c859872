"""What a judge sees of a plan, as sections (portfolio/sections.py). A manager who is asked reads most."""

from datetime import date, datetime
from typing import Any

from django.db.models import Prefetch
from django.utils import timezone

from feedback.models import Finding
from feedback.statistics.wording import figure
from improvements.models import Approval, Objective, Plan, SuccessCriterion
from improvements.smart import has_aim, smart_of
from portfolio.models import Record
from portfolio.sections import filled, section

from .wording import day

BY_LINK = "They answered by a link of their own."
NOTHING_EXTRA = "It needs nothing extra."


def snapshot_plan(record: Record) -> dict[str, Any]:
    """All of it, with the approvals so far. Ten queries, however long the plan is."""
    plan = Plan.objects.select_related("improvement").filter(pk=record.pk).first()
    if plan is None:  # withdrawn, and gone on with under a new reference
        return {"sections": filled([])}
    objectives = _objectives(plan)
    whole = [*plan_sections(plan, objectives), _smart(plan, objectives), _people(plan), _approvals(plan)]
    return {"sections": filled(whole)}


def plan_sections(plan: Plan, objectives: list[Objective] | None = None) -> list[dict[str, Any]]:
    """What the plan says, without who was asked and answered: the part that somebody can agree to."""
    objectives = _objectives(plan) if objectives is None else objectives
    days = [("Starts", plan.start), ("Ends", plan.end), ("Review", plan.review_on)]
    effects = [
        ("Customers", plan.expected_customer_effect),
        ("The business", plan.expected_business_effect),
    ]
    resources = NOTHING_EXTRA if plan.no_resources_needed else plan.resources
    return filled(
        [
            section("When", facts=[(term, day(when)) for term, when in days]),
            *(_objective(number, each) for number, each in enumerate(objectives, start=1)),
            _options(plan),
            section("What it needs", text=resources),
            section("Limits", text=plan.constraints),
            section("Risks", text=plan.risks),
            section("What it should bring", facts=effects),
            _consultations(plan),
        ]
    )


def _objectives(plan: Plan) -> list[Objective]:
    findings = Finding.objects.select_related("analysis__record").order_by("analysis", "number")
    rows = plan.objectives.select_related("measure")
    return list(rows.prefetch_related("success_criteria", Prefetch("findings", findings)))


def _objective(number: int, objective: Objective) -> dict[str, Any]:
    because = "; ".join(str(finding) for finding in objective.findings.all())
    facts = [("What should be better", objective.text), ("Because of", because)]
    if measure := objective.measure:
        facts += [
            ("Measured by", f"{measure} ({measure.unit}, {measure.get_direction_display().lower()})"),
            ("Figure then", figure(objective.baseline)),
            ("Figure to reach", figure(objective.target)),
        ]
    agreed = f", agreed on {day(objective.owner_agreed_on)}" if objective.owner_agreed_on else ""
    facts += [
        ("By", day(objective.due_on)),
        ("Seen to by", f"{objective.owner}{agreed}" if objective.owner else ""),
    ]
    return section(
        f"Objective {number}",
        facts=facts,
        columns=["We have succeeded when", "At least, or at most", "Set on"],
        rows=[(each.text, each.threshold, _set_on(each)) for each in objective.success_criteria.all()],
    )


def _set_on(criterion: SuccessCriterion) -> str:
    """Its day, the day it was typed where that is later, and the day it was changed."""
    words = [day(criterion.set_on)]
    if _local(criterion.recorded_at) > criterion.set_on:
        words.append(f"typed {day(_local(criterion.recorded_at))}")
    if criterion.changed_on:
        words.append(f"changed {day(criterion.changed_on)}")
    return ", ".join(words)


def _options(plan: Plan) -> dict[str, Any]:
    return section(
        "Options weighed",
        text=plan.choice_reason,
        columns=["Option", "For", "Against"],
        rows=[
            (f"{each.text} (chosen)" if each.chosen else each.text, each.for_it, each.against_it)
            for each in plan.options.all()
        ],
    )


def _consultations(plan: Plan) -> dict[str, Any]:
    return section(
        "Who was asked for advice",
        columns=["Date", "Who", "How", "What they said", "What changed"],
        rows=[
            (day(each.held_on), each.who, each.method, each.said, each.effect_on_plan)
            for each in plan.consultations.select_related("who")
        ],
    )


def _smart(plan: Plan, objectives: list[Objective]) -> dict[str, Any]:
    aim = has_aim(plan) if objectives else False
    ticks = [smart_of(each, aim=aim) for each in objectives]
    return section(
        "Are the objectives SMART?",
        columns=["Objective", "Specific", "Measurable", "Agreed", "Relevant", "Timed"],
        rows=[
            (number, *("Yes" if tick.is_on else f"Not yet: {tick.missing}" for tick in row))
            for number, row in enumerate(ticks, start=1)
        ],
    )


def _people(plan: Plan) -> dict[str, Any]:
    return section(
        "Who it touches",
        columns=["Who", "Group", "Can approve it"],
        rows=[
            (each, each.get_group_display(), "Yes" if each.has_authority else "No")
            for each in plan.improvement.stakeholders.all()
        ],
    )


def _approvals(plan: Plan) -> dict[str, Any]:
    rows = plan.approvals.select_related("by", "link", "evidence", "recorded_by__user")
    return section(
        "Approval",
        columns=["Date", "Who", "Answer", "In their words", "How it is known"],
        rows=[
            (day(each.given_on), who_gave(each), each.get_outcome_display(), each.words, how_known(each))
            for each in rows
        ],
    )


def who_gave(approval: Approval) -> str:
    """As they were addressed when they answered, or as the plan's list names them."""
    if link := approval.link:
        return f"{link.name}, {link.job_title}" if link.job_title else link.name
    return str(approval.by)


def how_known(approval: Approval) -> str:
    if approval.link_id:
        return BY_LINK
    shown = f", shown by {approval.evidence.ref}" if approval.evidence else ""
    recorder = approval.recorded_by.user.name if approval.recorded_by else ""
    return f"Recorded by {recorder}{shown}, typed {day(_local(approval.recorded_at))}."


def _local(moment: datetime) -> date:
    return timezone.localdate(moment)
