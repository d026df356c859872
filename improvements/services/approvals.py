"""Getting the word of somebody with authority: recorded by the learner, or given by a link (domain.md 8.1).

An answer is bound to the SHA-256 of what its giver read. It never moves the loop; the learner does.
"""

from collections.abc import Mapping
from functools import partial
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from improvements.models import Approval, Plan, Stakeholder
from portfolio import clock
from portfolio.models import GuestLink, Membership, Portfolio
from portfolio.permissions import owns
from portfolio.refusals import Refused
from portfolio.services.guests import LinkDead, close_link, invite_guest, look_up
from portfolio.services.ledger import append_entry, commit_to

from .asking import send_request
from .confirming import answer_confirmation, ask_for_confirmation
from .consulting import APPROVAL
from .loop_records import fill, refuse_future
from .shown import GONE, answer_facts, refuse_gone, refuse_moved, shown_plan

__all__ = [
    "answer_approval",
    "answer_confirmation",
    "ask_for_approval",
    "ask_for_confirmation",
    "plan_asked_about",
    "record_approval",
]

RECORD_FIELDS = ("given_on", "outcome", "words", "evidence")


@transaction.atomic
def record_approval(
    *, by: Membership, plan: Plan, stakeholder: Stakeholder, fields: Mapping[str, Any]
) -> Approval:
    """The learner writes down what somebody with authority said, and the record that shows it.

    ``fields``: ``given_on``, ``outcome`` (trial, full, declined), ``words``, ``evidence`` (a Record of
    the portfolio, which may be the plan itself). The same sent twice gives the one that is there.
    ValidationError names the field at fault.
    """
    if not owns(by, plan.record.portfolio):
        raise PermissionDenied
    _refuse_powerless(plan, stakeholder)
    approval = Approval(plan=plan, centre_id=plan.centre_id, by=stakeholder, recorded_by=by)
    fill(approval, RECORD_FIELDS, fields)
    if not approval.evidence or approval.evidence.portfolio_id != plan.record.portfolio_id:
        raise ValidationError({"evidence": "Choose the record of your portfolio that shows it."})
    refuse_future({"given_on": approval.given_on})
    approval.full_clean()
    Portfolio.objects.select_for_update().get(pk=plan.record.portfolio_id)  # a second press waits here
    same = {name: getattr(approval, name) for name in RECORD_FIELDS}
    if there := Approval.objects.filter(plan=plan, by=stakeholder, link=None, **same).first():
        return there
    approval.save()
    facts = {"plan": plan.record.ref, "outcome": approval.outcome, "evidence": approval.evidence.ref}
    append_entry(
        event="approval.recorded",
        actor=by,
        centre=plan.centre,
        portfolio=plan.record.portfolio,
        facts={**facts, "words": commit_to(plan.record.portfolio, approval.words)},
    )
    return approval


def _refuse_powerless(plan: Plan, stakeholder: Stakeholder) -> None:
    if stakeholder.improvement_id != plan.improvement_id:
        raise ValidationError({"stakeholder": "Choose somebody on this improvement's list."})
    if not stakeholder.has_authority:
        raise Refused(f"{stakeholder.name} is not marked as able to approve a change like this.")


@transaction.atomic
def ask_for_approval(*, by: Membership, plan: Plan, stakeholder: Stakeholder) -> tuple[GuestLink, str]:
    """The link and its token, which cannot be read again; the e-mail goes out when this is saved.

    Refused for somebody without authority, for a plan with nothing to agree to, and when the same
    person was asked within the minute. PermissionDenied for all but the learner.
    """
    shown = shown_plan(plan)
    if not owns(by, plan.record.portfolio):
        raise PermissionDenied
    _refuse_powerless(plan, stakeholder)
    refuse_gone(plan.record)
    if not plan.objectives.exists():
        raise Refused("There is nothing to agree to yet. Write at least one objective first.")
    link, token = invite_guest(
        by=by,
        portfolio=plan.record.portfolio,
        purpose=APPROVAL,
        subject_id=stakeholder.pk,
        about=str(plan.record),
        name=stakeholder.name,
        email=stakeholder.email,
        job_title=stakeholder.job_title,
        shown=shown.seal,
    )
    transaction.on_commit(partial(send_request, link, token))
    return link, token


def plan_asked_about(link: GuestLink) -> Plan:
    """LinkDead when it was withdrawn or held back meanwhile."""
    rows = Plan.objects.select_related("record__portfolio__learner__user", "centre", "improvement")
    plan = rows.filter(improvement__stakeholders=link.subject_id).first()
    if plan is None or plan.record.state in GONE:
        raise LinkDead
    return plan


@transaction.atomic
def answer_approval(*, token: str, outcome: str, words: str, seal: str) -> Approval:
    """The word of whoever holds the link, given today, about what they read (``seal``).

    LinkDead for a link that is not open, Moved when the plan changed since they read it,
    ValidationError for no without a reason. Two answers at once: the first counts.
    """
    link = look_up(token=token, purpose=APPROVAL, hold=True)
    plan = plan_asked_about(link)
    refuse_moved(shown_plan(plan), seal)
    if outcome == Approval.Outcome.DECLINED and not words.strip():
        raise ValidationError({"words": "Say in a sentence why not."})
    approval = Approval(
        plan=plan,
        centre_id=plan.centre_id,
        by_id=link.subject_id,
        given_on=clock.today(),
        outcome=outcome,
        words=words.strip(),
        link=link,
    )
    approval.full_clean()
    approval.save()
    close_link(link=link, facts=answer_facts(link, plan.record, outcome, words, seal))
    return approval
