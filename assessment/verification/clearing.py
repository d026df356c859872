"""Whether a signed unit may be claimed for, as far as internal verification goes (domain.md 8.4)."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q
from django.utils import timezone

from assessment.models import EnrolmentUnit, Sample, SamplingPlan, UnitSignature
from assessment.progress import UnitProgress, judged_of_many

from .universe import firsts_of

AGREES = ("agree", "advice")


@dataclass(frozen=True)
class Clearing:
    """``state``: of the unit until it is signed for good; then selected, not_selected, iqa_action,
    iqa_agreed or cleared. ``sentence`` says why."""

    state: str
    sentence: str
    cleared: bool = False


@dataclass
class _Facts:
    firsts: dict[int, int]
    samples: dict[int, list[Sample]] = field(default_factory=dict)
    plans: list[SamplingPlan] = field(default_factory=list)
    of_plans: list[Sample] = field(default_factory=list)
    #: by plan, pairs of unit and hash that a draw of finished work could have picked
    offered: dict[int, set[tuple[int, str]]] = field(default_factory=dict)


def clearing_of(enrolment_units: Iterable[EnrolmentUnit]) -> dict[int, Clearing]:
    """By primary key; the same number of queries for one as for a hundred."""
    listed = list(enrolment_units)
    wanted = {each.pk for each in listed}
    rows = EnrolmentUnit.objects.filter(pk__in=wanted).select_related(
        "enrolment__qualification", "enrolment__portfolio"
    )
    enrolments = {each.enrolment_id: each.enrolment for each in rows}
    facts = _load(
        wanted,
        [each.qualification.code for each in enrolments.values()],
        {e.centre_id for e in enrolments.values()},
    )
    progress = judged_of_many(enrolments.values())
    units = [unit for each in progress.values() for unit in each.units if unit.row.pk in wanted]
    return {
        unit.row.pk: _clearing(unit, enrolments[unit.row.enrolment_id].qualification.code, facts)
        for unit in units
    }


def _load(wanted: set[int], codes: list[str], centres: set[int]) -> _Facts:
    facts = _Facts(firsts_of(centres))
    rows = Sample.objects.select_related(
        "outcome", "enrolment_unit__unit", "enrolment_unit__enrolment__qualification"
    )
    rows = rows.prefetch_related("actions__answers")
    plans = SamplingPlan.objects.filter(
        centre__in=centres, qualification_code__in=codes, approved_at__isnull=False
    )
    facts.plans = list(plans.prefetch_related("draws"))
    ofcodes = Q(centre__in=centres, enrolment_unit__enrolment__qualification__code__in=codes)
    for each in rows.filter(ofcodes, kind=Sample.Kind.SUMMATIVE):
        facts.of_plans.append(each)
        if each.enrolment_unit_id in wanted:
            facts.samples.setdefault(each.enrolment_unit_id, []).append(each)
    for plan in facts.plans:
        drawn = (each for each in plan.draws.all() if each.kind == Sample.Kind.SUMMATIVE)
        seen = (row for each in drawn for row in json.loads(each.universe)["candidates"])
        facts.offered[plan.pk] = {(row["key"], row["hash"]) for row in seen}
    return facts


def _clearing(unit: UnitProgress, code: str, facts: _Facts) -> Clearing:
    if not unit.is_signed_for_good:
        return Clearing(unit.state, "It is not signed off.")
    mine = facts.samples.get(unit.row.pk, [])
    return _sampled(unit, mine) or _not_sampled(unit, code, mine, facts)


def _sampled(unit: UnitProgress, mine: list[Sample]) -> Clearing | None:
    """What its samples say, if one is about what the unit holds now or still asks for something."""
    done = [each for each in mine if each.is_finished]
    if any(action.state != "closed" for each in done for action in each.actions.all()):
        return Clearing("iqa_action", "Internal verification asked for action, which is not closed.")
    if any(not each.is_finished and each.planned_hash == unit.manifest_hash for each in mine):
        return Clearing("selected", "It is chosen for internal verification, which is not finished.")
    now = [each for each in done if each.outcome.manifest_hash == unit.manifest_hash]
    if not now:
        return None
    last = max(now, key=lambda each: each.outcome.given_at)
    if last.outcome.outcome == "not_supported":
        return Clearing("iqa_action", "Internal verification did not support a decision.")
    words = "agreed" if last.outcome.outcome in AGREES else "agreed once its actions were closed"
    return Clearing("iqa_agreed", f"It was sampled, and internal verification {words}.", cleared=True)


def _not_sampled(unit: UnitProgress, code: str, mine: list[Sample], facts: _Facts) -> Clearing:
    signed = unit.signature_of(UnitSignature.Stage.ASSESSOR)
    assert signed is not None  # noqa: S101  signed for good means that there is one
    assessor = signed.signature.signer_id
    if facts.firsts.get(assessor) == unit.row.pk:
        return Clearing("not_selected", "It is the first unit of its assessor, so it must be sampled.")
    if any(each.is_finished and each.outcome.outcome == "not_supported" for each in mine):
        return Clearing("not_selected", "A decision on it was not supported before, so it must be sampled.")
    day = timezone.localdate(signed.signature.signed_at)
    plan = _plan_for(unit, code, day, facts)
    if plan is None:
        return Clearing("not_selected", "No approved sampling plan has drawn since it was signed.")
    if why := _unmet(plan, assessor, unit, facts):
        return Clearing("not_selected", why)
    return Clearing("cleared", "It was not chosen, and the sampling plan is met.", cleared=True)


def _plan_for(unit: UnitProgress, code: str, day: date, facts: _Facts) -> SamplingPlan | None:
    """An approved plan for the day it was signed, with a draw that could have picked it as it stands."""
    as_it_stands = (unit.row.pk, unit.manifest_hash)
    for plan in facts.plans:
        same = plan.centre_id == unit.row.centre_id and plan.qualification_code == code
        if same and plan.starts_on <= day <= plan.ends_on and as_it_stands in facts.offered[plan.pk]:
            return plan
    return None


def _unmet(plan: SamplingPlan, assessor: int, unit: UnitProgress, facts: _Facts) -> str:
    """Why the plan is not met for this assessor and unit, or nothing."""
    code = plan.qualification_code
    here = [
        each
        for each in facts.of_plans
        if each.centre_id == plan.centre_id
        and each.enrolment_unit.enrolment.qualification.code == code
        and plan.starts_on <= each.planned_on <= plan.ends_on
    ]
    theirs = [each for each in here if each.assessor_id == assessor]
    if any(not each.is_finished for each in theirs):
        return "Samples of its assessor’s work are not finished."
    if not theirs:
        return "Nobody has looked at its assessor’s work in this period."
    if not any(each.is_finished and each.enrolment_unit.unit_id == unit.row.unit_id for each in here):
        return "Nobody has looked at this unit in this period."
    return ""
