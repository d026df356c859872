"""Who is touched by the change, and what they said about the plan (rules PL-09, 10 and 17 of domain.md 4)."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from improvements.models import Approval, Consultation, Improvement, Plan, Stakeholder
from improvements.permissions import may_work_on
from portfolio.models import GuestLink, Membership
from portfolio.refusals import Refused

from .loop_records import fill, refuse_future
from .plan_rows import editable_plan

STAKEHOLDER_FIELDS = ("name", "job_title", "group", "has_authority", "email")
CONSULTATION_FIELDS = ("who", "held_on", "method", "said", "effect_on_plan")
#: What stands under an approval: it must go on saying who gave it.
WHO = ("name", "job_title", "has_authority")
#: GuestLink.purpose of a request to approve; its subject is the Stakeholder who is asked.
APPROVAL = "approval"


@transaction.atomic
def add_stakeholder(*, by: Membership, improvement: Improvement, fields: Mapping[str, Any]) -> Stakeholder:
    """Somebody whom the change touches. ``fields`` are those of STAKEHOLDER_FIELDS.

    PermissionDenied for all but the learner; ValidationError for a name that is there already.
    """
    if not may_work_on(by, improvement):
        raise PermissionDenied
    return _save(Stakeholder(improvement=improvement, centre_id=improvement.centre_id), fields)


@transaction.atomic
def change_stakeholder(*, by: Membership, stakeholder: Stakeholder, fields: Mapping[str, Any]) -> Stakeholder:
    """Change who it is, until they were asked to approve or did: then only their group and address."""
    rows = Stakeholder.objects.select_for_update(of=("self",)).select_related("improvement__portfolio")
    fresh = rows.get(pk=stakeholder.pk)
    if not may_work_on(by, fresh.improvement):
        raise PermissionDenied
    changed = [name for name in WHO if name in fields and getattr(fresh, name) != fields[name]]
    if changed and answers_for_plan(fresh):
        raise Refused(
            f"{fresh.name} was asked about the plan or answered, so who they are stays. Add another person."
        )
    return _save(fresh, fields)


def answers_for_plan(stakeholder: Stakeholder) -> bool:
    """Whether a link in their name was made or an approval of theirs recorded."""
    asked = GuestLink.objects.filter(purpose=APPROVAL, subject_id=stakeholder.pk)
    return asked.exists() or Approval.objects.filter(by=stakeholder).exists()


def _save(stakeholder: Stakeholder, fields: Mapping[str, Any]) -> Stakeholder:
    fill(stakeholder, STAKEHOLDER_FIELDS, fields)
    same = Stakeholder.objects.filter(improvement=stakeholder.improvement_id, name=stakeholder.name)
    if same.exclude(pk=stakeholder.pk).exists():
        raise ValidationError({"name": f"{stakeholder.name} is on the list already."})
    stakeholder.full_clean()
    stakeholder.save()
    return stakeholder


@transaction.atomic
def add_consultation(*, by: Membership, plan: Plan, fields: Mapping[str, Any]) -> Consultation:
    """What somebody said about the plan. ``fields`` are those of CONSULTATION_FIELDS, ``who`` a
    Stakeholder of the same improvement.

    The same sent twice gives the one that is there. PermissionDenied for all but the learner; Refused
    once the plan was handed in; ValidationError for a day in the future.
    """
    fresh = editable_plan(by, plan)
    given = {name: fields[name] for name in CONSULTATION_FIELDS if name in fields}
    if there := fresh.consultations.filter(**given).first():
        return there
    return _save_consultation(Consultation(plan=fresh, centre_id=fresh.centre_id), fields)


@transaction.atomic
def change_consultation(
    *, by: Membership, consultation: Consultation, fields: Mapping[str, Any]
) -> Consultation:
    plan = editable_plan(by, consultation.plan)
    return _save_consultation(plan.consultations.get(pk=consultation.pk), fields)


def _save_consultation(consultation: Consultation, fields: Mapping[str, Any]) -> Consultation:
    fill(consultation, CONSULTATION_FIELDS, fields)
    refuse_future({"held_on": consultation.held_on})
    if consultation.who_id and consultation.who.improvement_id != consultation.plan.improvement_id:
        raise ValidationError({"who": "Choose somebody on this improvement's list."})
    consultation.full_clean()
    consultation.save()
    return consultation


@transaction.atomic
def remove_consultation(*, by: Membership, consultation: Consultation) -> Plan:
    """Take a conversation out of a plan that is still written."""
    plan = editable_plan(by, consultation.plan)
    plan.consultations.filter(pk=consultation.pk).delete()
    return plan
