"""What a judge sees of an action, as sections (portfolio/sections.py)."""

from typing import Any

from django.db.models import Prefetch

from feedback.models import Finding
from improvements.models import Action
from portfolio.models import Record
from portfolio.sections import filled, section

from .wording import day, listed, yes


def snapshot_action(record: Record) -> dict[str, Any]:
    """What was planned, what was done, what shows it. Three queries."""
    findings = Finding.objects.select_related("analysis__record")
    rows = Action.objects.select_related("improvement", "objective")
    rows = rows.prefetch_related(Prefetch("findings", queryset=findings), "evidence")
    action = rows.filter(record=record).first()
    if action is None:
        return {"sections": filled([])}
    return {"sections": filled([_planned(action), _answered(action), _done(action), _shown(action)])}


def _planned(action: Action) -> dict[str, Any]:
    facts = [
        ("Improvement", str(action.improvement)),
        ("What sort of action", action.get_kind_display()),
        ("Part of the plan", yes(action.planned)),
        ("Who does it", "I do" if action.is_mine else action.owner or "Not said yet"),
        ("Due", day(action.due_on)),
        ("For the objective", action.objective),
    ]
    return section("What it is", facts=facts)


def _answered(action: Action) -> dict[str, Any]:
    found = listed(f"{each.ref} {each.statement}" for each in action.findings.all())
    return section("Which findings it answers", text=found)


def _done(action: Action) -> dict[str, Any]:
    took = "Nothing extra" if action.no_resources else action.resources_used
    facts = [
        ("Started", day(action.started_on)),
        ("Done", day(action.done_on)),
        ("My part", action.get_learner_role_display()),
        ("What it took", took),
        ("Why it differs from the plan", action.variance_note),
    ]
    return section("What was done", text=action.done_note, facts=facts)


def _shown(action: Action) -> dict[str, Any]:
    rows = [(each.ref, each.title, day(each.happened_on)) for each in action.evidence.all()]
    return section("What shows it", columns=["Record", "Title", "Date"], rows=sorted(rows))
