"""Sam keeps a journal of the change; others read what was handed in."""

from datetime import date

import pytest

from improvements.entry_kinds import ENTRY_KINDS
from improvements.models import JournalEntry
from improvements.services.journal import log_entry
from tests.cast import client_for
from tests.improvements import loop


@pytest.fixture
def turn(cast):
    return loop.turn(cast, state="reviewed")


@pytest.fixture
def client(cast):
    return client_for(cast.sam)


def said(response):
    return " ".join(response.content.decode().split())


def journal(turn, kind=""):
    return f"/p/{turn.portfolio.ref}/improvements/{turn.ref}/journal/{kind}"


def noted(cast, turn, title="Told the team", day=date(2026, 3, 3)):
    return log_entry(
        by=cast.sam, improvement=turn, kind="disruption", fields={},
        record_fields={"title": title, "happened_on": day},
    )  # fmt: skip


def test_an_empty_journal_teaches_and_offers_ten_kinds(client, turn):
    page = said(client.get(journal(turn)))
    assert "Nothing noted yet" in page
    for kind in ENTRY_KINDS.values():
        assert kind.label in page and kind.about in page


def test_the_journal_lists_the_newest_day_first_and_says_what_was_typed_later(cast, client, turn):
    noted(cast, turn, "Second", date(2026, 3, 9))
    noted(cast, turn, "First")
    page = said(client.get(journal(turn)))
    assert page.index("Second") < page.index("First")
    assert "typed " in page


@pytest.mark.parametrize("kind", JournalEntry.Kind.values)
def test_every_kind_has_a_page_with_its_own_fields_alone(client, turn, kind):
    page = said(client.get(journal(turn, f"{kind}/")))
    shown = {
        name for each in ENTRY_KINDS.values() for name in each.asks
        if f'name="{name}"' in page
    }  # fmt: skip
    assert shown == set(ENTRY_KINDS[kind].asks)
    assert ENTRY_KINDS[kind].words in page


def test_there_is_no_eleventh_kind(client, turn):
    assert client.get(journal(turn, "gossip/")).status_code == 404


def test_sam_notes_who_was_told(client, turn):
    response = client.post(
        journal(turn, "communication/"),
        {
            "title": "Told the team", "happened_on": "2026-03-03", "audience": "team", "purpose": "change",
            "narrative": "Why we keep a diary.", "to_authority": "on", "response": "Two asked why.",
        },
    )  # fmt: skip
    entry = JournalEntry.objects.get()
    assert response["Location"] == f"/p/{turn.portfolio.ref}/improvements/{turn.ref}/"
    assert (entry.audience, entry.to_authority, entry.record.narrative) == (
        "team", True, "Why we keep a diary.",
    )  # fmt: skip


def test_a_note_without_its_main_point_is_kept_on_the_page(client, turn):
    fields = {"title": "Told them", "happened_on": "2026-03-03", "narrative": "Why we keep a diary."}
    response = client.post(journal(turn, "communication/"), fields)
    page = said(response)
    assert (response.status_code, JournalEntry.objects.count()) == (422, 0)
    assert '<a href="#id_audience_0">Say who it was for.</a>' in page
    assert "Why we keep a diary.</textarea>" in page


def test_writing_it_into_a_procedure_offers_the_next_move(client, turn):
    response = client.post(
        journal(turn, "embed/"),
        {"title": "In the handbook", "embedding": "procedure", "happened_on": "2026-06-01"},
        follow=True,
    )
    assert "Is it part of how you work now?" in said(response)


def test_a_note_can_be_changed_until_it_is_handed_in(cast, client, turn):
    noted(cast, turn)
    own = f"/p/{turn.portfolio.ref}/LOG-01/entry/"
    assert "Told the team" in said(client.get(own))
    client.post(own, {"title": "Two at the desk", "happened_on": "2026-03-04", "edit_no": 1})
    assert JournalEntry.objects.get().record.title == "Two at the desk"
    loop.hand_in_all(cast)
    assert client.get(own)["Location"] == f"/p/{turn.portfolio.ref}/LOG-01/"


def test_the_assessor_reads_what_was_handed_in_and_is_offered_nothing_to_write(cast, turn):
    noted(cast, turn, "Handed in")
    loop.hand_in_all(cast)
    noted(cast, turn, "Still a draft")
    page = said(client_for(cast.assessor).get(journal(turn)))
    assert "Handed in" in page
    assert "Still a draft" not in page and "What do you want to note?" not in page


@pytest.mark.parametrize("count", [1, 3])
def test_the_journal_costs_the_same_for_one_note_and_three(
    cast, client, turn, count, django_assert_num_queries
):
    for number in range(count):
        noted(cast, turn, f"Note {number}")
    with django_assert_num_queries(8):
        client.get(journal(turn))
