"""Sending what waits in the outbox. Who is told, and how, is looked up at the moment of sending.

A mail server that does not answer loses nothing: what could not be sent stays, and ``deliver_left`` tries
it again.
"""

import logging
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.core.mail import EmailMessage
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse

from portfolio import clock
from portfolio.models import MailChoice, Membership, Notice
from portfolio.notices import EVENTS
from portfolio.services.mail import often_of, stop_url, whole_url

log = logging.getLogger(__name__)

#: Whoever began to send this long ago and never said how it ended was killed.
STALE_AFTER = timedelta(minutes=12)


def deliver(ids: Iterable[int]) -> int:
    """What the worker calls, at least once. How many were sent; what is sent or in other hands is left."""
    return sum(_deliver(notice) for pk in ids if (notice := _claim(pk)))


def deliver_left() -> int:
    """What an earlier try could not send, and is not kept for the daily mail."""
    gone = Q(member__is_active=False) | Q(member__user__is_active=False)
    unwanted = gone | Q(member__mail_choice__often=MailChoice.Often.NEVER)
    Notice.objects.filter(unwanted, sent_at=None).delete()
    left = Notice.objects.filter(sent_at=None, digest=False).order_by("pk")
    return deliver(list(left.values_list("pk", flat=True)))


def is_reachable(member: Membership) -> bool:
    return member.is_active and member.user.is_active


def send(member: Membership, subject: str, template: str, facts: dict[str, Any]) -> bool:
    """A plain text mail to a member; False if the mail server would not have it."""
    stop = stop_url(member)
    frame = {
        "centre": member.centre.name,
        "role": member.role_label,
        "choose_url": whole_url(reverse("portfolio:mail")),
        "stop_url": stop,
    }
    headers = {
        "List-Unsubscribe": f"<{stop}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "Auto-Submitted": "auto-generated",
    }
    body = render_to_string(template, frame | facts)
    try:
        EmailMessage(subject, body, None, [member.user.email], headers=headers).send()
    except OSError as error:
        log.warning("A mail could not be sent and is kept: %s", type(error).__name__)
        return False
    return True


def _claim(pk: int) -> Notice | None:
    now = clock.now()
    free = Q(claimed_at=None) | Q(claimed_at__lt=now - STALE_AFTER)
    waiting = Notice.objects.filter(free, pk=pk, sent_at=None, digest=False, event__in=EVENTS)
    if not waiting.update(claimed_at=now):
        return None
    return Notice.objects.select_related("member__user", "member__centre").get(pk=pk)


def _deliver(notice: Notice) -> bool:
    member, row = notice.member, Notice.objects.filter(pk=notice.pk)
    often = often_of(member)
    if often == MailChoice.Often.NEVER or not is_reachable(member):
        row.delete()
        return False
    if often == MailChoice.Often.DAILY:
        row.update(digest=True, claimed_at=None)
        return False
    event = EVENTS[notice.event]
    facts = {"body": event.body, "url": whole_url(notice.path)}
    sent = send(member, event.subject, "emails/notice.txt", facts)
    row.update(sent_at=clock.now() if sent else None, claimed_at=None)
    return sent
