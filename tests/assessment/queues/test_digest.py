"""The daily mail: titles and numbers of what waits, once a day, to whoever wants it."""

import re
from datetime import datetime, timedelta

import pytest
from django.core import mail
from django.core.management import CommandError, call_command

from assessment.queues import Queue, Waiting
from assessment.services import digests
from portfolio import clock
from portfolio.models import Digest, LedgerEntry, MailChoice, Notice
from portfolio.notices import notify
from portfolio.services.delivery import STALE_AFTER, deliver_left
from portfolio.services.ledger import head_of
from portfolio.services.mail import choose_mail
from portfolio.services.people import set_active
from tests.assessment.judging.desk import hand_in
from tests.assessment.staff import office
from tests.cast import log

LINE = "\n- Evidence to judge: 1\n"


@pytest.fixture
def item(cast):
    """Sam's diary waits for Alan and Tom; nobody was written to yet."""
    found = hand_in(cast, log(cast))
    Notice.objects.all().delete()
    return found


@pytest.fixture
def no_mail_server(monkeypatch):
    def down(*args, **kwargs):
        raise ConnectionRefusedError

    monkeypatch.setattr("portfolio.services.delivery.EmailMessage.send", down)


def run(*args):
    """Who got a daily mail in this run."""
    mail.outbox.clear()
    call_command("senddigest", *args)
    return {each.to[0].split("@")[0] for each in mail.outbox if each.subject == digests.SUBJECT}


def words_for(name):
    return next(each.body for each in mail.outbox if each.to[0].startswith(name))


@pytest.mark.usefixtures("item")
def test_whoever_something_waits_for_is_told_once_a_day(cast):
    assert {"alan", "tom"} <= run()
    assert LINE in words_for("alan")
    assert run() == set()
    assert Digest.objects.exclude(sent_at=None).filter(member=cast.assessor).count() == 1


def test_where_nothing_waits_there_is_no_mail(cast):
    office.complete(cast, cast.other_assessor)
    assert "beth" not in run()
    assert not Digest.objects.filter(member=cast.other_assessor).exists()


@pytest.mark.usefixtures("item")
def test_no_daily_mail_holds_a_name(cast):
    run()
    whole = " ".join(f"{each.subject} {each.body}" for each in mail.outbox)
    assert mail.outbox
    assert re.findall(r"\b(?:Sam|Okoro|Olga|Price|Alan|Reid|Tom|Vale)\b", whole) == []


@pytest.mark.usefixtures("item")
def test_staff_keep_the_head_of_the_ledger_and_learners_do_not(cast):
    assert {"alan", "sam"} <= run()
    head = head_of(cast.centre)
    assert f"entry {head.number}. Its newest hash is\n{head.hash}\n" in words_for("alan")
    assert head.hash not in words_for("sam")


@pytest.mark.usefixtures("item")
def test_the_suspended_and_those_who_chose_never_are_left_alone(cast):
    choose_mail(by=cast.assessor, often=MailChoice.Often.NEVER)
    set_active(by=cast.administrator, member=cast.trainee, active=False)
    assert run() & {"alan", "tom"} == set()


@pytest.mark.usefixtures("item")
def test_the_daily_mail_tells_what_was_kept_for_it(cast):
    choose_mail(by=cast.assessor, often=MailChoice.Often.DAILY)
    for _ in range(2):
        notify(to=[cast.assessor], event="evidence.handed_in", path="/queue/")
    deliver_left()
    assert "alan" in run()
    assert "\n- Evidence waits to be judged (2 times)\n" in words_for("alan")
    assert Notice.objects.filter(sent_at=None).count() == 0


@pytest.mark.usefixtures("item", "no_mail_server")
def test_what_the_mail_server_refused_goes_out_with_the_next_run(cast, monkeypatch):
    notify(to=[cast.assessor], event="evidence.handed_in", path="/queue/")
    assert run() == set()
    assert (Digest.objects.count(), Notice.objects.filter(sent_at=None).count()) == (0, 1)
    monkeypatch.undo()
    assert "alan" in run()
    assert [each.subject for each in mail.outbox if each.to[0].startswith("alan")] == [
        "Evidence waits to be judged",
        digests.SUBJECT,
    ]


@pytest.mark.usefixtures("item")
def test_a_run_that_died_is_taken_over_but_not_one_that_runs(cast):
    row = Digest.objects.create(centre=cast.centre, member=cast.assessor, day=clock.today())
    assert "alan" not in run()
    Digest.objects.filter(pk=row.pk).update(claimed_at=clock.now() - STALE_AFTER - timedelta(seconds=1))
    assert "alan" in run()


@pytest.mark.usefixtures("item")
def test_a_day_that_was_missed_can_be_made_up_for(cast):
    yesterday = clock.today() - timedelta(days=1)
    assert "alan" not in run("--date", yesterday.isoformat())  # he was given Sam today
    assert "alan" in run("--date", clock.today().isoformat())


@pytest.mark.parametrize("day", ["tomorrow", "2999-01-01"])
def test_a_day_that_is_none_or_has_not_come_is_refused(db, day):
    with pytest.raises(CommandError):
        call_command("senddigest", "--date", day)


@pytest.mark.usefixtures("item")
def test_the_daily_mail_writes_nothing_into_the_ledger(cast):
    before = LedgerEntry.objects.count()
    run()
    assert LedgerEntry.objects.count() == before


@pytest.mark.parametrize(
    ("late", "shown", "total", "line"),
    [
        (0, 2, 2, "Deadlines: 2"),
        (1, 2, 9, "Deadlines: 9, 1 overdue"),
        (2, 2, 2, "Deadlines: 2, 2 overdue"),
        (2, 2, 9, "Deadlines: 9, at least 2 overdue"),
    ],
)
def test_a_line_says_how_many_are_overdue(late, shown, total, line):
    past, moment = clock.today() - timedelta(days=1), datetime.now().astimezone()
    dues = [past if number < late else None for number in range(shown)]
    rows = tuple(Waiting("W", "Sam Okoro", "/", "Look", moment, due) for due in dues)
    assert digests._line(Queue("deadlines", "Deadlines", rows, total)) == line
