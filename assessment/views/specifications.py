"""What is to be proved: qualifications, their units, and each unit's criteria."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Count, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from assessment.models import Criterion, Outcome, Qualification, QualificationUnit, Unit, UnitNote
from assessment.models.specification_base import Phase
from assessment.permissions.briefs import may_see_briefs
from assessment.views.rules.guarding import Guarding, guarding
from portfolio.access import member_required
from portfolio.middleware import MemberRequest
from portfolio.models import Membership

#: The four stages of the loop own the colours; a phase takes that of the stage it belongs to.
STAGE_OF = {
    Phase.FEEDBACK: "feedback",
    Phase.ANALYSIS: "feedback",
    Phase.PLAN: "plan",
    Phase.IMPLEMENT: "change",
    Phase.REVIEW: "review",
    Phase.PROMOTE: "review",
    Phase.SUSTAIN: "review",
}
NOTE_TITLES = {
    UnitNote.Kind.GUIDANCE: "What good evidence does",
    UnitNote.Kind.MISTAKE: "Common mistakes",
    UnitNote.Kind.CONCEPT: "What you should know about",
    UnitNote.Kind.TERM: "Words",
    UnitNote.Kind.PRIOR: "What helps before you start",
}


@require_GET
@member_required
def specification_list(request: MemberRequest) -> HttpResponse:
    """The current qualifications with their units, and units that stand in none of them."""
    qualifications = list(Qualification.objects.visible_to(request.member).current())
    units = _counted(Unit.objects.visible_to(request.member).current())
    overlays = [unit for unit in units if unit.overlay_of_id]
    links = QualificationUnit.objects.visible_to(request.member).filter(qualification__in=qualifications)
    listed = list(
        links.select_related("unit").annotate(criteria=Count("unit__criteria")).order_by("position")
    )
    context = {
        "qualifications": [_qualification(each, listed, overlays) for each in qualifications],
        "others": _others(units, listed),
        "may_see_briefs": may_see_briefs(request.member) and any(each.policy for each in qualifications),
    }
    return render(request, "assessment/specifications/list.html", context)


def _counted(units: QuerySet[Unit]) -> list[Unit]:
    return list(units.annotate(criteria_count=Count("criteria")).order_by("code"))


def _qualification(
    qualification: Qualification, links: Sequence[QualificationUnit], overlays: list[Unit]
) -> dict[str, Any]:
    mine = [link for link in links if link.qualification_id == qualification.pk]
    rows = [
        {"unit": link.unit, "count": link.criteria, "need": "Required" if link.required else "Optional"}  # type: ignore[attr-defined]
        for link in mine
    ]
    bases = {link.unit_id for link in mine}
    rows += [
        {"unit": each, "count": each.criteria_count, "need": "Adds to another unit"}  # type: ignore[attr-defined]
        for each in overlays
        if each.overlay_of_id in bases
    ]
    return {"qualification": qualification, "rows": rows}


def _others(units: list[Unit], links: Sequence[QualificationUnit]) -> list[dict[str, Any]]:
    listed = {link.unit_id for link in links}
    left = [unit for unit in units if not {unit.pk, unit.overlay_of_id} & listed]
    return [{"unit": unit, "count": unit.criteria_count, "need": ""} for unit in left]  # type: ignore[attr-defined]


@require_GET
@member_required
def specification(request: MemberRequest, pk: int) -> HttpResponse:
    """One version of a unit. Older ones stay readable, because enrolments keep what they began with."""
    visible = Unit.objects.visible_to(request.member)
    unit = get_object_or_404(visible.select_related("overlay_of"), pk=pk)
    rules = guarding(unit, request.member)
    context = {
        "unit": unit,
        "outcomes": [_line(each) for each in Outcome.objects.visible_to(request.member).filter(unit=unit)],
        "criteria": [_criterion(each, rules) for each in _criteria(unit, request.member)],
        "rules": rules,
        "notes": _notes(unit, request.member),
        "versions": list(visible.filter(code=unit.code, centre=unit.centre_id).order_by("-version")),
        "overlays": list(visible.current().filter(overlay_of=unit)),
    }
    return render(request, "assessment/specifications/unit.html", context)


def _criteria(unit: Unit, member: Membership) -> QuerySet[Criterion]:
    return Criterion.objects.visible_to(member).of(unit).prefetch_related("outcomes")


def _line(item: Outcome | Criterion) -> dict[str, Any]:
    phases = [Phase(each) for each in item.phases]
    return {
        "item": item,
        "phases": [{"stage": STAGE_OF.get(each, ""), "label": each.label} for each in phases],
    }


def _criterion(criterion: Criterion, rules: Guarding) -> dict[str, Any]:
    outcomes = [outcome.code for outcome in criterion.outcomes.all()]
    more = {"outcomes": outcomes, "official": ", ".join(criterion.official), "guard": rules.of(criterion)}
    return _line(criterion) | more


def _notes(unit: Unit, member: Membership) -> list[dict[str, Any]]:
    """Each kind of note that there is, in the order in which people need them."""
    found = list(UnitNote.objects.visible_to(member).filter(unit=unit))
    groups = [
        {"title": title, "notes": [note for note in found if note.kind == kind]}
        for kind, title in NOTE_TITLES.items()
    ]
    return [group for group in groups if group["notes"]]
