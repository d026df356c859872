"""Sam sends a link to somebody who saw it (domain.md 5.1)."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from assessment.queues.witnessing import unanswered_testimonies
from portfolio import clock
from portfolio.models import LedgerEntry, TestimonyRequest, Witness
from portfolio.refusals import Refused
from portfolio.services.guests import LinkDead, revoke_link
from portfolio.services.testimonies import ask_for_testimony
from tests.cast import client_for, log
from tests.portfolio.witnesses.desk import PAGE, ask, asked, mina, sign


def refusal(call):
    with pytest.raises(Refused) as refused:
        call()
    return refused.value.sentence


def where(cast, record):
    return reverse("assessment:testimony-ask", args=[cast.portfolio.ref, record.ref])


def test_mina_gets_the_link_by_email(cast, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        _, _, token = asked(cast)
    assert [(each.to, each.subject) for each in mail.outbox] == [
        (["mina@shop.example"], "Somebody asks you to say what you saw")
    ]
    assert reverse(PAGE, args=[token]) in mail.outbox[0].body


def test_the_ledger_holds_no_name_and_no_token(cast):
    _, _, token = asked(cast)
    body = str(LedgerEntry.objects.get(event="guest.invited").body)
    assert (token in body, "Mina" in body) == (False, False)


def test_only_the_learner_asks_and_only_about_a_testimony(cast):
    witness, record = mina(cast), log(cast, kind="WT")
    with pytest.raises(PermissionDenied):
        ask_for_testimony(by=cast.assessor, record=record, witness=witness, page=PAGE)
    assert (
        refusal(lambda: ask(cast, log(cast), witness))
        == "Only a testimony that you are still writing can be sent to a witness."
    )


def test_there_is_something_to_read_first(cast):
    empty = log(cast, kind="WT", narrative="")
    assert (
        refusal(lambda: ask(cast, empty, mina(cast)))
        == "Write first what you did and when: it is what your witness reads."
    )


def test_somebody_else_is_asked_once_the_first_link_is_taken_back(cast):
    record, link, token = asked(cast)
    other = mina(cast, name="Pat Lee", email="pat@shop.example")
    assert (
        refusal(lambda: ask(cast, record, other))
        == "Mina Shah has a link for this already. Take it back before you ask somebody else."
    )
    revoke_link(by=cast.sam, link=link)
    ask(cast, record, other)
    with pytest.raises(LinkDead):
        sign(token)


def test_somebody_who_cannot_be_reached_any_more_is_not_asked(cast):
    gone = mina(cast, is_active=False)
    assert refusal(lambda: asked(cast, gone)) == "Your list says that Mina Shah cannot be asked any more."


def test_what_was_signed_is_not_asked_about_again(cast):
    record, _, token = asked(cast)
    witness = sign(token).witness
    assert refusal(lambda: ask(cast, record, witness)) == "Your witness signed this account already."


def test_sam_asks_on_the_page_and_sees_the_link_once(cast):
    record, witness = log(cast, kind="WT"), mina(cast)
    page = client_for(cast.sam).post(where(cast, record), {"who": witness.pk})
    assert page.status_code == 200
    assert "/answer/testimony/" in page.context["url"]
    assert TestimonyRequest.objects.get().witness == witness


def test_somebody_new_is_put_on_the_list(cast):
    record = log(cast, kind="WT")
    client_for(cast.sam).post(
        where(cast, record), {"who": "new", "name": "Jo Bell", "relationship": "Customer"}
    )
    assert [(each.witness.name, each.witness.relationship) for each in TestimonyRequest.objects.all()] == [
        ("Jo Bell", "Customer")
    ]


def test_a_refused_request_puts_nobody_on_the_list(cast):
    record = log(cast, kind="WT", narrative="")
    page = client_for(cast.sam).post(
        where(cast, record), {"who": "new", "name": "Jo Bell", "relationship": "Customer"}
    )
    assert (page.status_code, page.context["form"]["name"].value()) == (422, "Jo Bell")
    assert Witness.objects.count() == 0


def test_sam_takes_the_link_back_on_the_page(cast):
    record, link, _ = asked(cast)
    client = client_for(cast.sam)
    client.post(reverse("assessment:testimony-revoke", args=[cast.portfolio.ref, link.pk]))
    page = client.get(reverse("assessment:record", args=[cast.portfolio.ref, record.ref]))
    assert [(state, words) for _, state, words in page.context["testimony"].asked] == [
        ("revoked", "Taken back")
    ]


@pytest.mark.parametrize(("days", "found"), [(6, 0), (8, 1), (20, 1)])
def test_after_a_week_sam_is_reminded_to_ask_again(cast, days, found):
    with clock.at(clock.now() - timedelta(days=days)):
        asked(cast)
    queue = unanswered_testimonies(cast.sam)
    assert (queue.total if queue else 0) == found
    assert unanswered_testimonies(cast.assessor) is None


def test_more_reminders_ask_no_more_of_the_database(cast, django_assert_num_queries):
    with clock.at(clock.now() - timedelta(days=8)):
        for number in range(3):
            asked(cast, mina(cast, name=f"W{number}", email=f"w{number}@shop.example"))
    with django_assert_num_queries(1):
        assert unanswered_testimonies(cast.sam).total == 3
