"""Sam asks Pat, or records what Pat said; nobody else does either."""

import re
import smtplib
from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import override_settings
from django.urls import reverse

from improvements.models import Approval
from improvements.services.approvals import ask_for_approval, ask_for_confirmation, record_approval
from improvements.services.plans import set_objectives
from portfolio import clock
from portfolio.canonical import sha256_hex
from portfolio.models import GuestLink, LedgerEntry
from portfolio.refusals import Refused
from portfolio.services.guests import LinkDead, invite_guest, look_up, revoke_link
from tests.cast import client_for, log
from tests.improvements import loop
from tests.improvements.approving.desk import asked_to_approve, asked_to_confirm, planned


@pytest.fixture
def asked(cast):
    return asked_to_approve(cast)


def test_only_the_hash_of_a_long_token_is_kept(asked):
    assert len(asked.token) >= 43
    assert GuestLink.objects.get().token_hash == sha256_hex(asked.token)
    days = asked.link.expires_at - asked.link.made_at
    assert timedelta(days=13, hours=23) < days < timedelta(days=14, hours=1)


def test_asking_again_ends_the_earlier_link(cast, asked):
    with pytest.raises(Refused, match="a moment ago"):
        ask_for_approval(by=cast.sam, plan=asked.plan, stakeholder=asked.pat)
    with clock.at(clock.now() + timedelta(minutes=2)):
        _, token = ask_for_approval(by=cast.sam, plan=asked.plan, stakeholder=asked.pat)
        assert look_up(token=token, purpose="approval").state == "open"
        with pytest.raises(LinkDead):
            look_up(token=asked.token, purpose="approval")


def test_nobody_asks_or_revokes_for_sam(cast, asked):
    with pytest.raises(PermissionDenied):
        ask_for_approval(by=cast.assessor, plan=asked.plan, stakeholder=asked.pat)
    with pytest.raises(PermissionDenied):
        revoke_link(by=cast.other_learner, link=asked.link)
    revoke_link(by=cast.sam, link=asked.link)
    with pytest.raises(Refused, match="has ended"):
        revoke_link(by=cast.sam, link=asked.link)
    assert LedgerEntry.objects.filter(event="guest.revoked").count() == 1


def test_sam_cannot_ask_himself(cast):
    plan, _ = planned(cast)
    with pytest.raises(Refused, match="your own address"):
        invite_guest(
            by=cast.sam, portfolio=cast.portfolio, purpose="approval", subject_id=1, about="It",
            name="The boss", email=cast.sam.user.email.upper(),
        )  # fmt: skip
    assert plan.approvals.count() == 0


def test_who_cannot_approve_is_not_asked(cast):
    plan, pat = planned(cast)
    pat.has_authority = False
    with pytest.raises(Refused, match="not marked as able"):
        ask_for_approval(by=cast.sam, plan=plan, stakeholder=pat)


def test_a_plan_without_an_objective_is_nothing_to_agree_to(cast):
    plan, pat = planned(cast)
    set_objectives(by=cast.sam, plan=plan, rows=[])
    with pytest.raises(Refused, match="at least one objective"):
        ask_for_approval(by=cast.sam, plan=plan, stakeholder=pat)


def test_only_actions_and_communications_are_confirmed(cast):
    entry = loop.entry(cast, loop.turn(cast), "early_check")
    for record in (log(cast), entry.record):
        with pytest.raises(Refused, match="Only an action or a communication"):
            ask_for_confirmation(by=cast.sam, record=record, name="Pat", email="")
    told = loop.entry(cast, loop.turn(cast, title="Told"), "communication")
    link, _ = ask_for_confirmation(by=cast.sam, record=told.record, name="Pat", email="")
    assert (link.purpose, link.subject_id) == ("confirmation", told.record.pk)


@override_settings(BASE_URL="https://portfolio.example")
@pytest.mark.parametrize("ask", [asked_to_approve, asked_to_confirm])
def test_the_mail_carries_the_link_and_its_subject_says_nothing(
    cast, ask, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        asked = ask(cast)
    (sent,) = mail.outbox
    assert sent.to == ["pat@firm.example"]
    assert f"https://portfolio.example{asked.address}" in sent.body
    assert "Hello Pat Lee," in sent.body
    assert "Sam Okoro (Harbour College)" in sent.body
    assert not re.search("Sam|Okoro|Pat|diary|Diary", sent.subject)
    assert "\n" not in sent.subject


def test_a_mail_server_that_is_down_loses_nothing(
    cast, monkeypatch, caplog, django_capture_on_commit_callbacks
):
    def down(*args, **kwargs):
        raise smtplib.SMTPServerDisconnected("gone")

    monkeypatch.setattr("portfolio.services.guest_mail.send_mail", down)
    with django_capture_on_commit_callbacks(execute=True):
        asked = asked_to_approve(cast)
    assert look_up(token=asked.token, purpose="approval") == asked.link
    assert "SMTPServerDisconnected" in caplog.text
    assert asked.token not in caplog.text


def test_sam_records_what_pat_said_with_the_record_that_shows_it(cast):
    plan, pat = planned(cast)
    minutes = log(cast, title="Minutes of 2 March")
    given = {"given_on": loop.DAY, "outcome": "trial", "words": "Go ahead.", "evidence": minutes}
    kept = record_approval(by=cast.sam, plan=plan, stakeholder=pat, fields=given)
    assert (kept.evidence, kept.recorded_by, kept.link) == (minutes, cast.sam, None)
    assert LedgerEntry.objects.filter(event="approval.recorded").count() == 1


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"evidence": None}, "Choose the record"),
        ({"given_on": clock.today() + timedelta(days=1)}, "in the future"),
        ({"outcome": "perhaps"}, "perhaps"),
    ],
)
def test_an_approval_without_proof_or_from_the_future_is_not_kept(cast, wrong, sentence):
    plan, pat = planned(cast)
    given = {"given_on": loop.DAY, "outcome": "full", "words": "", "evidence": plan.record, **wrong}
    with pytest.raises(ValidationError, match=sentence):
        record_approval(by=cast.sam, plan=plan, stakeholder=pat, fields=given)
    assert Approval.objects.count() == 0


def test_the_page_shows_the_link_once_and_then_only_that_pat_was_asked(cast):
    plan, pat = planned(cast)
    client = client_for(cast.sam)
    address = reverse("improvements:approval-ask", args=[cast.portfolio.ref, plan.record.ref])
    page = client.post(address, {"who": str(pat.pk)}).content.decode()
    token = re.search(r"/answer/approval/([\w-]+)/", page).group(1)
    assert look_up(token=token, purpose="approval").name == "Pat Lee"
    later = client.get(address).content.decode()
    assert token not in later
    assert "Waiting for an answer" in later


def test_asking_somebody_new_puts_them_on_the_list(cast):
    plan, _ = planned(cast)
    address = reverse("improvements:approval-ask", args=[cast.portfolio.ref, plan.record.ref])
    new = {"who": "new", "name": "Kim Day", "job_title": "Director", "email": ""}
    page = client_for(cast.sam).post(address, new).content.decode()
    assert "Send it to Kim Day yourself." in page
    kim = plan.improvement.stakeholders.get(name="Kim Day")
    assert (kim.has_authority, kim.group) == (True, "manager")


def test_what_was_answered_stands_in_the_frozen_plan(cast, asked):
    from improvements.services.approvals import answer_approval
    from portfolio.services.records import make_version

    answer_approval(token=asked.token, outcome="trial", words="Until May.", seal=asked.link.asked_hash)
    frozen = str(make_version(by=cast.sam, record=asked.plan.record).snapshot)
    for words in ("Agreed for a trial", "Pat Lee, Branch manager", "Until May.", "by a link of their own"):
        assert words in frozen
    assert "pat@firm.example" not in frozen
