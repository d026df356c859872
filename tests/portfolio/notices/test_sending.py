"""From the outbox to the mail server: after the commit, once, to whoever still wants it."""

import contextlib

import pytest
from django.core import mail
from django.db import transaction
from django_q.conf import Conf
from django_q.models import OrmQ

from portfolio import clock
from portfolio.models import MailChoice, Notice
from portfolio.notices import notify
from portfolio.services.delivery import deliver, deliver_left
from portfolio.services.mail import choose_mail, stop_token
from portfolio.services.people import set_active
from tests.portfolio.notices.post import left, sent_to, tell

SUBJECT = "Evidence waits to be judged"


def test_whoever_is_to_act_gets_one_mail_once_it_is_committed(cast):
    tell(cast.assessor, cast.trainee, cast.assessor)
    assert sent_to() == [("alan@harbour.example", SUBJECT), ("tom@harbour.example", SUBJECT)]
    assert left() == 0


def test_a_mail_says_where_and_in_which_role_and_how_to_stop_it(cast, settings):
    settings.BASE_URL = "https://folio.example"
    tell(cast.assessor)
    words, stop = mail.outbox[0].body, f"https://folio.example/mail/stop/{stop_token(cast.assessor)}/"
    assert "\nhttps://folio.example/queue/\n" in words
    assert "You get this as Assessor at Harbour College." in words
    assert stop in words
    assert mail.outbox[0].extra_headers == {
        "List-Unsubscribe": f"<{stop}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "Auto-Submitted": "auto-generated",
    }


def test_no_mail_holds_the_name_of_a_learner(cast):
    tell(cast.sam, cast.assessor)
    whole = " ".join(f"{each.subject} {each.body}" for each in mail.outbox)
    assert [name for name in ("Sam", "Okoro", "Alan", "Reid") if name in whole] == []


def test_what_is_rolled_back_tells_nobody(cast, settings, monkeypatch):
    monkeypatch.setattr(Conf, "SYNC", False)
    settings.Q_CLUSTER = settings.Q_CLUSTER | {"sync": False}
    with contextlib.suppress(RuntimeError), transaction.atomic():
        notify(to=[cast.assessor], event="evidence.handed_in", path="/queue/")
        assert OrmQ.objects.count() == 1
        raise RuntimeError
    assert (Notice.objects.count(), OrmQ.objects.count()) == (0, 0)


def test_a_notice_delivered_twice_is_sent_once(cast):
    tell(cast.assessor)
    assert deliver([Notice.objects.get().pk]) == 0
    assert len(mail.outbox) == 1


def test_what_somebody_else_is_sending_is_left_alone(cast):
    notify(to=[cast.assessor], event="evidence.handed_in", path="/queue/")
    Notice.objects.update(claimed_at=clock.now())
    assert (deliver_left(), left()) == (0, 1)


@pytest.mark.usefixtures("no_mail_server")
def test_a_mail_server_that_is_away_loses_nothing(cast, monkeypatch):
    tell(cast.assessor)
    assert (left(), mail.outbox) == (1, [])
    monkeypatch.undo()
    assert (deliver_left(), left()) == (1, 0)
    assert sent_to() == [("alan@harbour.example", SUBJECT)]


def test_a_suspended_member_is_told_nothing(cast):
    notify(to=[cast.assessor], event="evidence.handed_in", path="/queue/")
    set_active(by=cast.administrator, member=cast.assessor, active=False)
    deliver(list(Notice.objects.values_list("pk", flat=True)))
    assert (mail.outbox, Notice.objects.count()) == ([], 0)


def test_an_account_that_was_closed_is_told_nothing(cast):
    cast.assessor.user.is_active = False
    cast.assessor.user.save()
    tell(cast.assessor)
    assert (mail.outbox, Notice.objects.count()) == ([], 0)


def test_never_means_never(cast):
    choose_mail(by=cast.assessor, often=MailChoice.Often.NEVER)
    tell(cast.assessor, cast.trainee)
    assert sent_to() == [("tom@harbour.example", SUBJECT)]


def test_once_a_day_keeps_it_for_the_daily_mail(cast):
    choose_mail(by=cast.assessor, often=MailChoice.Often.DAILY)
    tell(cast.assessor)
    assert [each.digest for each in Notice.objects.all()] == [True]
    assert (deliver_left(), mail.outbox, left()) == (0, [], 1)
