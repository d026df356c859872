"""The ledger as people read it."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from portfolio.models import LedgerEntry
from portfolio.services.ledger import append_entry, head
from portfolio.views.ledger import WORDS
from tests.cast import client_for
from tests.lifting import lifted


def page(member, query=""):
    return client_for(member).get(f"/ledger/{query}")


@pytest.mark.parametrize("role", ["coordinator", "lead_iqa", "administrator"])
def test_those_who_answer_for_the_centre_read_all_of_it(cast, elsewhere, role):
    lines = page(getattr(cast, role)).context["lines"]
    assert len(lines) == LedgerEntry.objects.filter(centre=cast.centre).count()
    assert lines[-1].words == "The centre was set up"


def test_an_external_verifier_reads_what_belongs_to_their_learners(cast):
    lines = page(cast.eqa).context["lines"]
    assert {line.about for line in lines} == {cast.portfolio.ref}
    assert "A learner was enrolled" in [line.words for line in lines]


@pytest.mark.parametrize("role", ["sam", "assessor", "iqa", "exams_officer"])
def test_others_may_not(cast, role):
    assert page(getattr(cast, role)).status_code == 403


def test_entries_are_told_newest_first_in_words_and_with_the_head(cast):
    response = page(cast.coordinator)
    assert response.context["lines"][0].words == "Someone was given a learner to work with"
    assert head(cast.centre) in response.content.decode()
    assert cast.other_enrolment.portfolio.ref in response.content.decode()


def test_nobody_is_named(cast):
    table = page(cast.administrator).content.decode().split("<table", 1)[1].split("</table>")[0]
    assert "Okoro" not in table
    assert "Reid" not in table


def test_an_event_that_nobody_put_into_words_still_shows(cast):
    append_entry(event="unit.new_thing", actor=None, centre=cast.centre, facts={})
    line = page(cast.coordinator).context["lines"][0]
    assert (line.words, line.role) == ("unit, new thing", "Loopfolio")


def test_a_body_that_cannot_be_read_does_not_break_the_page(cast):
    with lifted():
        LedgerEntry.objects.filter(centre=cast.centre, seq=2).update(body="not json")
    assert "Cannot be read" in [line.role for line in page(cast.coordinator).context["lines"]]


def test_every_event_of_an_ordinary_day_has_words(cast):
    assert set(LedgerEntry.objects.values_list("event", flat=True)) <= set(WORDS)


def test_checking_says_valid(cast):
    count = LedgerEntry.objects.filter(centre=cast.centre).count()
    text = page(cast.coordinator, "?check=1").content.decode()
    assert "VALID" in text
    assert f"All {count} entries" in text


def test_checking_names_the_first_bad_entry(cast):
    with lifted():
        LedgerEntry.objects.filter(centre=cast.centre, seq=4).update(body="{}")
    assert "Entry 4 was changed after it was written." in page(cast.coordinator, "?check=1").content.decode()


def test_it_downloads_with_whole_hashes(cast):
    rows = list(load_workbook(BytesIO(page(cast.coordinator, "?format=xlsx").content)).active.values)
    assert rows[1][-1] == head(cast.centre)
    assert rows[1][-2] == rows[2][-1]


def test_fifty_entries_stand_on_a_page(cast):
    for _ in range(60):
        append_entry(event="judged", actor=None, centre=cast.centre, facts={})
    assert len(page(cast.coordinator).context["lines"]) == 50
    assert len(page(cast.coordinator, "?page=2").context["lines"]) == LedgerEntry.objects.count() - 50


@pytest.mark.parametrize("more", [1, 3])
def test_the_page_asks_the_database_the_same_for_one_and_for_three(cast, django_assert_num_queries, more):
    with lifted():
        LedgerEntry.objects.filter(centre=cast.centre).delete()
    for _ in range(more):
        append_entry(
            event="judged", actor=cast.assessor, centre=cast.centre, portfolio=cast.portfolio, facts={}
        )
    client = client_for(cast.coordinator)
    with django_assert_num_queries(8):
        client.get("/ledger/")
