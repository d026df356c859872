"""Making and approving a plan."""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from assessment.models import Qualification, SamplingPlan
from assessment.models.verifying import DEFAULT_WEIGHTS
from assessment.permissions.sampling import may_approve_plan, may_plan
from assessment.services.sampling.telling import tell_leads
from portfolio import clock
from portfolio.canonical import fingerprint
from portfolio.models import Membership
from portfolio.refusals import Moved, Refused
from portfolio.services.ledger import append_entry


@transaction.atomic
def make_plan(
    *,
    by: Membership,
    qualification_code: str,
    starts_on: date,
    ends_on: date,
    share: int = 25,
    weights: dict[str, int] | None = None,
) -> SamplingPlan:
    """Draft a plan; it draws nothing until a lead IQA approved it. Refused for a qualification not here."""
    if not may_plan(by):
        raise PermissionDenied
    if not Qualification.objects.visible_to(by).filter(code=qualification_code).exists():
        raise Refused("Choose a qualification of this centre.")
    plan = SamplingPlan(
        centre=by.centre,
        qualification_code=qualification_code,
        starts_on=starts_on,
        ends_on=ends_on,
        share=share,
        weights=DEFAULT_WEIGHTS | (weights or {}),
        made_by=by,
    )
    plan.full_clean()
    plan.save()
    _append("sampling.planned", by, plan)
    tell_leads(plan)
    return plan


@transaction.atomic
def approve_plan(*, by: Membership, plan: SamplingPlan) -> SamplingPlan:
    """From now on it draws. Moved if somebody approved it meanwhile; only a lead IQA may."""
    plan = SamplingPlan.objects.select_for_update().get(pk=plan.pk)
    if not may_approve_plan(by) or plan.centre_id != by.centre_id:
        raise PermissionDenied
    if plan.approved_at:
        raise Moved("This plan is approved already.")
    plan.approved_by, plan.approved_at = by, clock.now()
    plan.full_clean()
    plan.save()
    _append("sampling.approved", by, plan)
    return plan


def _append(event: str, by: Membership, plan: SamplingPlan) -> None:
    facts: dict[str, Any] = {
        "plan": plan.pk,
        "qualification": plan.qualification_code,
        "from": plan.starts_on.isoformat(),
        "to": plan.ends_on.isoformat(),
        "share": plan.share,
        "weights": fingerprint(plan.weights),
    }
    append_entry(event=event, actor=by, centre=by.centre, facts=facts)
