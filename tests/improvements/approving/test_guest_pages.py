"""Pat has no account: the link opens one thing, for one answer, and tells nobody else anything."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from improvements.models import Approval, Confirmation, Improvement
from improvements.services.plans import set_objectives
from portfolio import clock, tries
from portfolio.models import GuestLink, GuestVisit, LedgerEntry, Record
from portfolio.services.guests import revoke_link
from tests.improvements.approving.desk import answer, asked_to_approve, asked_to_confirm, seal_on

OPENED, ANSWERED, TURNED_AWAY = GuestVisit.Act


@pytest.fixture(autouse=True)
def nobody_tried_before():
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def asked(cast):
    return asked_to_approve(cast)


def acts(link):
    return [each.act for each in link.visits.all()]


def test_pat_reads_the_plan_and_who_asks(asked):
    page = Client().get(asked.address).content.decode()
    for words in ("Sam Okoro", "Harbour College", "Shared diary", "Fewer late call-backs", "Rain", "Pat Lee"):
        assert words in page
    assert "Branch manager" in page


def test_looking_answers_nothing_however_often(asked):
    for _ in range(3):
        assert Client().get(asked.address).status_code == 200
    assert Client().head(asked.address).status_code == 200
    asked.link.refresh_from_db()
    assert (asked.link.state, Approval.objects.count()) == ("open", 0)
    assert acts(asked.link) == [OPENED] * 3


def test_pat_answers_and_the_answer_stands_beside_the_plan(asked):
    response = answer(asked)
    assert response.status_code == 200
    assert "Until May." in response.content.decode()
    given = Approval.objects.get()
    assert (given.plan, given.by, given.outcome, given.words) == (
        asked.plan,
        asked.pat,
        "trial",
        "Until May.",
    )
    assert (given.given_on, given.link, given.recorded_by) == (clock.today(), asked.link, None)
    assert acts(asked.link) == [OPENED, ANSWERED]
    assert Improvement.objects.get().state == "draft"


def end_by_answer(cast, asked):
    answer(asked)


def end_by_revoking(cast, asked):
    revoke_link(by=cast.sam, link=asked.link)


def end_by_time(cast, asked):
    GuestLink.objects.update(expires_at=clock.now() - timedelta(seconds=1))


def end_by_withdrawing_the_plan(cast, asked):
    Record.objects.filter(pk=asked.plan.pk).update(state="withdrawn")


def end_by_holding_the_plan_back(cast, asked):
    Record.objects.filter(pk=asked.plan.pk).update(state="quarantined")


ENDS = [
    end_by_answer,
    end_by_revoking,
    end_by_time,
    end_by_withdrawing_the_plan,
    end_by_holding_the_plan_back,
]


@pytest.mark.parametrize("method", ["get", "head", "post"])
@pytest.mark.parametrize("end", ENDS, ids=lambda end: end.__name__)
def test_a_link_that_ended_looks_like_one_that_never_was(cast, asked, end, method):
    seal = seal_on(Client().get(asked.address))
    end(cast, asked)
    count = Approval.objects.count()
    sent = {"seal": seal, "outcome": "full"} if method == "post" else {}
    ended = getattr(Client(), method)(asked.address, sent)
    never = getattr(Client(), method)(reverse("improvements:approve", args=["a" * 43]), sent)
    assert (ended.status_code, ended.content) == (404, never.content)
    assert (never.status_code, ended.headers) == (404, never.headers)
    assert Approval.objects.count() == count
    assert acts(asked.link)[-1] == TURNED_AWAY


def test_a_link_opens_only_what_it_was_made_for(cast, asked):
    confirmation = asked_to_confirm(cast)
    wrong = [
        reverse("improvements:confirm", args=[asked.token]),
        reverse("improvements:approve", args=[confirmation.token]),
    ]
    for address in wrong:
        assert Client().get(address).status_code == 404
        assert Client().post(address, {"outcome": "full", "answer": "confirmed"}).status_code == 404
    assert (Approval.objects.count(), Confirmation.objects.count()) == (0, 0)


def test_a_plan_that_changed_since_pat_was_asked_says_so(cast, asked):
    page = Client().get(asked.address).content.decode()
    assert "It changed since you were asked" not in page
    set_objectives(by=cast.sam, plan=asked.plan, rows=[{"text": "No late call-backs"}])
    page = Client().get(asked.address).content.decode()
    assert "It changed since you were asked" in page
    assert "No late call-backs" in page


def test_an_answer_to_what_is_no_longer_there_is_not_taken(cast, asked):
    seal = seal_on(Client().get(asked.address))
    set_objectives(by=cast.sam, plan=asked.plan, rows=[{"text": "No late call-backs"}])
    response = Client().post(asked.address, {"seal": seal, "outcome": "full", "words": "Yes, go ahead."})
    assert response.status_code == 409
    assert "No late call-backs" in response.content.decode()
    assert "Yes, go ahead." in response.content.decode()
    assert Approval.objects.count() == 0
    again = {"seal": seal_on(response), "outcome": "full", "words": "Yes, go ahead."}
    assert Client().post(asked.address, again).status_code == 200
    assert Approval.objects.get().outcome == "full"


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"outcome": ""}, "Choose your answer."),
        ({"outcome": "perhaps"}, "Select a valid choice"),
        ({"outcome": "declined", "words": " "}, "Say in a sentence why not."),
        ({"seal": ""}, "This changed while you were reading."),
    ],
)
def test_an_answer_that_says_too_little_is_asked_again(asked, given, sentence):
    response = answer(asked, **given)
    assert response.status_code in (409, 422)
    assert sentence in response.content.decode()
    assert (Approval.objects.count(), GuestLink.objects.get().state) == (0, "open")


def test_nothing_of_the_page_is_kept_or_told(asked):
    for response in (Client().get(asked.address), answer(asked), Client().get(asked.address)):
        assert response["Referrer-Policy"] == "no-referrer"
        assert response["Cache-Control"] == "no-store"
        assert response["X-Robots-Tag"] == "noindex, nofollow"
        assert response.cookies == {}


def test_pat_sees_nothing_else_of_the_portfolio(cast, asked):
    guest = Client()
    page = guest.get(asked.address).content.decode()
    for other in ("pat@firm.example", cast.portfolio.ref, "/p/", "Call-backs we promise"):
        assert other not in page
    record = reverse("assessment:record", args=[cast.portfolio.ref, asked.plan.record.ref])
    assert "/sign-in/" in guest.get(record)["Location"]


def test_pat_confirms_what_took_place(cast):
    asked = asked_to_confirm(cast)
    page = Client().get(asked.address).content.decode()
    assert "Hung up the diary" in page
    response = answer(asked, answer="partly", words="")
    assert "Say in a sentence what was different." in response.content.decode()
    answer(asked, answer="partly", words="Only in one branch so far.")
    given = Confirmation.objects.get()
    assert (given.record, given.answer, given.name, given.job_title, given.link) == (
        asked.record, "partly", "Pat Lee", "Manager", asked.link,
    )  # fmt: skip


def test_the_token_stands_in_no_log_and_in_no_table(cast, asked, caplog):
    answer(asked, outcome="")
    answer(asked)
    Client().get(asked.address)
    assert asked.token not in caplog.text
    for model in (GuestLink, GuestVisit, LedgerEntry, Approval, Session):
        assert asked.token not in str(list(model.objects.values()))


def test_the_ledger_tells_what_was_read_and_answered_without_a_name(asked):
    answer(asked)
    bodies = {each.event: each.body for each in LedgerEntry.objects.filter(event__startswith="guest.")}
    assert set(bodies) == {"guest.invited", "guest.answered"}
    assert f'"asked":"{asked.link.asked_hash}"' in bodies["guest.invited"]
    assert f'"read":"{asked.link.asked_hash}"' in bodies["guest.answered"]
    assert not any(
        word in body for body in bodies.values() for word in ("Pat", "Lee", "pat@", "May", "diary")
    )


def test_whoever_tries_links_by_the_dozen_is_stopped_for_a_while(asked, monkeypatch):
    monkeypatch.setattr(tries, "MOST", 3)
    wrong = reverse("improvements:approve", args=["a" * 43])
    assert [Client().get(wrong).status_code for _ in range(5)] == [404, 404, 404, 429, 429]
    assert Client().get(asked.address).status_code == 429
    assert Client(REMOTE_ADDR="10.1.1.1").get(asked.address).status_code == 200
