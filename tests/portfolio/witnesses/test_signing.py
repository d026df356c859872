"""Mina has no account: the link opens one account, for one signed testimony."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from portfolio import clock
from portfolio.models import GuestVisit, LedgerEntry, Testimony
from portfolio.refusals import Moved
from portfolio.services.guests import LinkDead, revoke_link
from portfolio.services.records import make_version, move_record
from tests.portfolio.witnesses.desk import PAGE, WORDS, asked, mina, reword, sign, typed


@pytest.fixture(autouse=True)
def nobody_tried_before():
    cache.clear()
    yield
    cache.clear()


def where(token):
    return reverse(PAGE, args=[token])


def test_mina_reads_who_asks_and_what_sam_wrote_and_nothing_else(cast):
    _, _, token = asked(cast, details={"contact": "private@shop.example"})
    page = Client().get(where(token)).content.decode()
    for words in ("Sam Okoro", "Harbour College", "Call-back diary", "I set up a shared diary.", "Mina Shah"):
        assert words in page
    assert "private@shop.example" not in page


def test_mina_signs_and_what_the_list_said_is_frozen(cast):
    record, link, token = asked(cast, mina(cast, category="role_expert", competence="A1 award"))
    page = Client().post(where(token), typed(record))
    row = Testimony.objects.get()
    assert (page.status_code, row.words, row.signed_name) == (200, WORDS, "Mina Shah")
    assert row.facts == {
        "name": "Mina Shah", "category": "role_expert", "email": "mina@shop.example", "employer": "",
        "competence": "A1 award", "qualifications": "", "units_known": "",
    }  # fmt: skip
    assert [each.act for each in link.visits.all()] == [GuestVisit.Act.ANSWERED]


def test_the_ledger_holds_no_word_of_it(cast):
    _, _, token = asked(cast)
    sign(token)
    entry = LedgerEntry.objects.get(event="guest.answered")
    assert [word in str(entry.body) for word in ("Mina", "customers", "Shift lead")] == [False] * 3


def test_it_is_signed_once(cast):
    record, _, token = asked(cast)
    Client().post(where(token), typed(record))
    again = Client().post(where(token), typed(record, words="Something else."))
    assert (again.status_code, Testimony.objects.get().words) == (404, WORDS)
    assert "This link does not work" in again.content.decode()


@pytest.mark.parametrize("ending", ["revoked", "expired", "handed in"])
def test_a_link_that_ended_answers_one_kind_page(cast, ending):
    with clock.at(clock.now() - timedelta(days=15 if ending == "expired" else 0)):
        record, link, token = asked(cast)
    if ending == "revoked":
        revoke_link(by=cast.sam, link=link)
    if ending == "handed in":
        make_version(by=cast.sam, record=record)
        move_record(record=record, to="submitted")
    answers = [Client().get(where(token)), Client().post(where(token), typed(record))]
    assert [each.status_code for each in answers] == [404, 404]
    assert Testimony.objects.count() == 0


def test_a_changed_account_is_read_again_and_the_words_stay(cast):
    record, _, token = asked(cast)
    sent = typed(record)
    reword(cast, record)
    page = Client().post(where(token), sent)
    assert (page.status_code, page.context["form"]["words"].value()) == (409, WORDS)
    assert "rang ten customers" in page.content.decode()
    with pytest.raises(Moved):
        sign(token, seal=sent["seal"])


@pytest.mark.parametrize("missing", ["words", "seen_on", "job_title", "saw_it_myself", "signed_name"])
def test_nothing_may_be_left_out(cast, missing):
    record, _, token = asked(cast)
    sent = typed(record)
    del sent[missing]
    page = Client().post(where(token), sent)
    assert (page.status_code, list(page.context["form"].errors)) == (422, [missing])


def test_nobody_saw_it_tomorrow(cast):
    record, _, token = asked(cast)
    page = Client().post(where(token), typed(record, seen_on=clock.today() + timedelta(days=1)))
    assert page.status_code == 422
    assert page.context["form"].errors == {
        "seen_on": ["This date is in the future. Give the day you saw it."]
    }


def test_only_own_eyes_count(cast):
    _, _, token = asked(cast)
    with pytest.raises(ValidationError):
        sign(token, saw_it_myself=False)


def test_one_account_holds_one_testimony(cast):
    _, _, token = asked(cast)
    row = sign(token)
    row.pk, row.link = None, asked(cast, row.witness)[1]
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def test_a_link_for_something_else_opens_no_testimony(cast):
    with pytest.raises(LinkDead):
        sign("unknown")
    assert Client().get(where("unknown")).status_code == 404
