"""The daily mail: what happened, what waits, how much of it is overdue. Titles and numbers, no names."""

from collections import Counter
from contextlib import nullcontext
from datetime import date, datetime, time
from typing import Any

from django.urls import reverse
from django.utils.timezone import make_aware

from assessment.queues import Queue, queues_of
from portfolio import clock
from portfolio.models import Digest, MailChoice, Membership, Notice, Role
from portfolio.notices import EVENTS
from portfolio.services.delivery import STALE_AFTER, is_reachable, send
from portfolio.services.ledger import head_of
from portfolio.services.mail import often_of, whole_url

SUBJECT = "What waits for you"


def send_digest(*, member: Membership, day: date) -> bool:
    """False where nothing waits, nobody wants it, it went out already, or the mail server was away."""
    done = Digest.objects.filter(member=member, day=day).exclude(sent_at=None)
    if done.exists() or not is_reachable(member) or often_of(member) == MailChoice.Often.NEVER:
        return False
    notices = list(Notice.objects.filter(member=member, digest=True, sent_at=None, event__in=EVENTS))
    facts = _facts(member, day, notices)
    if not (facts["happened"] or facts["queues"]) or not _claim(member, day):
        return False
    if not send(member, SUBJECT, "emails/digest.txt", facts):
        Digest.objects.filter(member=member, day=day).delete()
        return False
    now = clock.now()
    Digest.objects.filter(member=member, day=day).update(sent_at=now)
    Notice.objects.filter(pk__in=[each.pk for each in notices]).update(sent_at=now)
    return True


def _claim(member: Membership, day: date) -> bool:
    """Two runs side by side send one mail. One that died on the way is taken over after a while."""
    row, is_new = Digest.objects.get_or_create(
        member=member, day=day, defaults={"centre_id": member.centre_id}
    )
    stale = clock.now() - STALE_AFTER
    left = Digest.objects.filter(pk=row.pk, sent_at=None, claimed_at__lt=stale)
    return is_new or bool(left.update(claimed_at=clock.now()))


def _facts(member: Membership, day: date, notices: list[Notice]) -> dict[str, Any]:
    past = clock.at(make_aware(datetime.combine(day, time(7)))) if day != clock.today() else nullcontext()
    with past:
        queues = queues_of(member)
    return {
        "happened": _happened(notices),
        "queues": [_line(queue) for queue in queues],
        "url": whole_url(reverse("assessment:home")),
        "head": None if member.role == Role.LEARNER else head_of(member.centre),
    }


def _happened(notices: list[Notice]) -> list[str]:
    counts = Counter(EVENTS[each.event].subject for each in notices)
    return [f"{words} ({number} times)" if number > 1 else words for words, number in counts.items()]


def _line(queue: Queue) -> str:
    """A queue counts what is overdue among the rows it shows; there may be more behind them."""
    words = f"{queue.title}: {queue.total}"
    if not queue.overdue:
        return words
    is_all = queue.overdue < len(queue.rows) or len(queue.rows) == queue.total
    return f"{words}, {'' if is_all else 'at least '}{queue.overdue_words}"
