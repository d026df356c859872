"""The pages as Sam, Priya, Beth and Leo meet them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assessment.models import Case, CaseView
from assessment.queues import queues_of
from portfolio.models import LedgerEntry
from tests.assessment.cases.desk import answered, appeal, decided, first, named, suspected
from tests.cast import client_for


@pytest.fixture
def met(cast):
    decided(cast)


def unit_url(cast):
    return f"/e/{cast.enrolment.ref}/u/{cast.unit.pk}/"


def text(client, url):
    return client.get(url).content.decode()


def test_sam_appeals_in_two_clicks(cast, met):
    client, url = client_for(cast.sam), f"{unit_url(cast)}appeal/?criterion={first(cast).pk}"
    assert url in text(client, unit_url(cast))
    assert "checked" in text(client, url)
    answer = client.post(url, {"criteria": [first(cast).pk], "words": "The diary shows it."}, follow=True)
    assert "Your appeal is HARB-C0001" in answer.content.decode()


def test_what_sam_typed_stays(cast, met):
    answer = client_for(cast.sam).post(f"{unit_url(cast)}appeal/", {"words": "The diary shows it."})
    assert (answer.status_code, "The diary shows it." in answer.content.decode()) == (422, True)


def test_nobody_else_is_offered_an_appeal(cast, met):
    assert "Appeal against" not in text(client_for(cast.assessor), unit_url(cast))


def test_priya_is_offered_only_people_who_took_no_part(cast, met):
    page = text(client_for(cast.coordinator), f"/cases/{appeal(cast).ref}/")
    assert [name in page for name in (">Beth Cole, ", ">Leo Hart, ", ">Alan Reid, ")] == [True, True, False]


def test_beth_answers_and_no_longer_finds_it(cast, met):
    case, beth = named(cast), client_for(cast.other_assessor)
    given = {"outcome": "upheld", "words": "The diary shows it."}
    assert beth.post(f"/cases/{case.ref}/answer/", given)["Location"] == "/"
    assert (beth.get(f"/cases/{case.ref}/").status_code, Case.objects.get().state) == (404, "case_closed")


def test_each_look_at_malpractice_is_noted_and_the_ledger_is_not_touched(cast):
    case, entries = suspected(cast), LedgerEntry.objects.count()
    client_for(cast.lead_iqa).get(f"/cases/{case.ref}/")
    assert [each.member for each in CaseView.objects.all()] == [cast.lead_iqa]
    assert LedgerEntry.objects.count() == entries


def test_the_register_names_nobody_to_who_may_not_read(cast):
    suspected(cast)
    page = text(client_for(cast.administrator), "/cases/")
    assert ("HARB-C0001" in page, "Sam Okoro" in page) == (True, False)
    assert "Sam Okoro" in text(client_for(cast.lead_iqa), "/cases/")


def test_a_wrong_step_is_told_and_nothing_typed_is_lost(cast):
    case = suspected(cast)
    given = {"to": "decided", "words": "Copied from a friend."}
    answer = client_for(cast.lead_iqa).post(f"/cases/{case.ref}/step/", given)
    assert (answer.status_code, "Copied from a friend." in answer.content.decode()) == (409, True)


def queries(client):
    with CaptureQueriesContext(connection) as seen:
        client.get("/cases/")
    return len(seen)


def test_the_register_asks_as_often_for_three(cast):
    client = client_for(cast.lead_iqa)
    suspected(cast)
    client.get("/cases/")
    once = queries(client)
    suspected(cast)
    suspected(cast)
    assert queries(client) == once


def slugs(member):
    return [each.slug for each in queues_of(member) if each.slug.startswith("appeal")]


def test_an_appeal_waits_for_one_after_the_other(cast, met):
    appeal(cast)
    assert (slugs(cast.coordinator), slugs(cast.other_assessor)) == (["appeals-to-name"], [])


def test_a_named_adjudicator_finds_it_waiting(cast, met):
    named(cast)
    assert (slugs(cast.coordinator), slugs(cast.other_assessor)) == ([], ["appeals-to-answer"])


def test_an_answer_waits_for_sam(cast, met):
    answered(cast)
    assert (slugs(cast.sam), slugs(cast.coordinator)) == (["appeals-answered"], [])
