"""What the tests about e-mail do again and again."""

from django.core import mail
from django.test import TestCase

from portfolio.models import Notice
from portfolio.notices import notify


def tell(*members, event="evidence.handed_in", path="/queue/"):
    """Commit a hand-over to these members; the worker runs at once."""
    with TestCase.captureOnCommitCallbacks(execute=True):
        notify(to=members, event=event, path=path)


def sent_to():
    return [(each.to[0], each.subject) for each in mail.outbox]


def left():
    return Notice.objects.filter(sent_at=None).count()
