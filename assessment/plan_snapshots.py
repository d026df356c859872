"""What an assessment plan or its review holds, as sections (portfolio/sections.py)."""

from datetime import date
from typing import Any

from django.utils.formats import date_format

from assessment.models import PlanRow, PlanTerms, PlanWitness
from portfolio.models import Record
from portfolio.sections import filled, section


def snapshot_plan(record: Record) -> dict[str, Any]:
    """Five queries, however long the plan is."""
    rows = PlanRow.objects.filter(record=record.pk).prefetch_related("criteria__unit")
    people = PlanWitness.objects.filter(record=record.pk).select_related("witness")
    terms = _terms(record)
    activities = [_activity(number, row) for number, row in enumerate(rows, start=1)]
    witnesses = section(
        "Witnesses",
        columns=["Name", "Relationship", "Speaks as"],
        rows=[(each.witness.name, each.witness.relationship, _speaks_as(each)) for each in people],
    )
    adjustments = section("Adjustments", text=terms.adjustments)
    review = section("Review", facts=[("Next review", _day(terms.review_on))])
    return {"sections": filled([*activities, witnesses, adjustments, review])}


def snapshot_plan_review(record: Record) -> dict[str, Any]:
    terms = _terms(record)
    plan = f"{terms.plan.ref} {terms.plan.title}" if terms.plan else ""
    sections = [
        section("What comes next", text=terms.next_steps),
        section("Review", facts=[("Plan", plan), ("Next review", _day(terms.review_on))]),
    ]
    return {"sections": filled(sections)}


def _terms(record: Record) -> PlanTerms:
    found = PlanTerms.objects.select_related("plan").filter(pk=record.pk).first()
    return found or PlanTerms(record=record)


def _activity(number: int, row: PlanRow) -> dict[str, Any]:
    criteria = ", ".join(sorted(each.label for each in row.criteria.all()))
    facts = [
        ("Criteria", criteria),
        ("How it is assessed", row.method),
        ("Where", row.where),
        ("When", _day(row.planned_on)),
        ("Evidence expected", row.expected),
        ("Questions to cover gaps", row.questions),
    ]
    return section(f"Activity {number}: {row.activity}", facts=facts)


def _speaks_as(person: PlanWitness) -> str:
    return "Expert witness" if person.as_expert else "Witness"


def _day(given: date | None) -> str:
    return date_format(given, "j M Y") if given else ""
