"""Which claims for certificates wait for whom."""

from typing import Any

from django.urls import reverse
from django.utils import timezone

from assessment.models import ClaimStep
from assessment.services.claim_lists import READY, certificate_roster, ready_for
from assessment.services.eligibility import AWAITING_EQA, RELEASED
from portfolio.models import Membership, Role

from .shapes import SHOWN, Queue, Waiting

Kind = ClaimStep.Kind


def claims_to_submit(member: Membership) -> Queue | None:
    if member.role != Role.EXAMS_OFFICER:
        return None
    states = (str(Kind.AUTHORISED), RELEASED)
    return _in_states(member, states, "claims-to-submit", "Claims to send", "Send it")


def claims_to_prepare(member: Membership) -> Queue | None:
    if member.role != Role.EXAMS_OFFICER or not (ready := ready_for(member)):
        return None
    rows = certificate_roster(member).filter(pk__in=ready).order_by("pk")
    return _queue(rows, "claims-to-prepare", "Certificates to claim", "Prepare it", READY)


def claims_to_authorise(member: Membership) -> Queue | None:
    if member.role != Role.LEAD_IQA:
        return None
    state = (str(Kind.PREPARED),)
    return _in_states(member, state, "claims-to-authorise", "Claims to authorise", "Look at it")


def claims_to_release(member: Membership) -> Queue | None:
    if member.role != Role.EQA:
        return None
    return _in_states(member, (AWAITING_EQA,), "claims-to-release", "Claims to release", "Look at it")


def _in_states(
    member: Membership, states: tuple[str, ...], slug: str, title: str, action: str
) -> Queue | None:
    rows = certificate_roster(member).filter(claim_state__in=states).order_by("stepped_at", "pk")
    return _queue(rows, slug, title, action, states[0] if len(states) == 1 else "")


def _queue(rows: Any, slug: str, title: str, action: str, state: str) -> Queue | None:
    found = list(rows)
    shown = tuple(_waiting(each, action) for each in found[:SHOWN])
    url = reverse("assessment:certificate-list") + (f"?state={state}" if state else "")
    return Queue(slug, title, shown, len(found), url) if found else None


def _waiting(each: Any, action: str) -> Waiting:
    return Waiting(
        words=each.qualification.title,
        about=each.portfolio.learner.user.name,
        url=reverse("assessment:certificate", args=[each.ref]),
        action=action,
        since=each.stepped_at or timezone.localtime(each.created_at),
    )


SOURCES = (claims_to_submit, claims_to_prepare, claims_to_authorise, claims_to_release)
