"""Sam plans an action at the desk and ticks it off at the counter."""

import re
from datetime import date

import pytest

from improvements.models import Action
from improvements.services.actions import plan_action
from portfolio import clock
from portfolio.models import RecordState
from tests.cast import client_for, log
from tests.improvements import loop


@pytest.fixture
def turn(cast):
    return loop.turn(cast, state="changing")


@pytest.fixture
def client(cast):
    return client_for(cast.sam)


@pytest.fixture
def action(cast, turn):
    return plan_action(
        by=cast.sam, improvement=turn, fields={"due_on": date(2026, 3, 1)}, record_fields={"title": "Diary"}
    )


def said(response):
    return " ".join(response.content.decode().split())


def new(turn):
    return f"/p/{turn.portfolio.ref}/improvements/{turn.ref}/actions/new/"


def test_a_title_is_enough_to_plan_one(client, turn):
    response = client.post(new(turn), {"title": "Hang up a diary", "kind": "change", "is_mine": "yes"})
    assert response["Location"] == f"/p/{turn.portfolio.ref}/improvements/{turn.ref}/"
    action = Action.objects.get()
    assert (action.record.title, action.is_mine, action.planned) == ("Hang up a diary", True, False)


def test_everything_the_form_asks_is_kept(cast, client, turn):
    made, photo = loop.whole_turn(cast, turn), log(cast, title="Photo")
    fields = {
        "title": "Hang up a diary", "kind": "coaching", "is_mine": "no", "owner": "Priya", "planned": "on",
        "objective": made["objective"].pk, "findings": [made["finding"].pk], "due_on": "2030-01-01",
        "started_on": "2026-03-03", "done_on": "2026-03-09", "done_note": "Hung by the phones.",
        "resources_used": "Two hours", "learner_role": "did", "variance_note": "Paint came late.",
        "evidence": [photo.pk], "pii_checked": "on", "ai_use": "none",
    }  # fmt: skip
    client.post(new(turn), fields)
    action = Action.objects.get(record__title="Hang up a diary")
    assert (action.owner, action.planned, action.objective) == ("Priya", True, made["objective"])
    assert (action.record.happened_on, action.record.ai_use) == (date(2026, 3, 9), "none")
    assert (action.variance_note, action.evidence.get()) == ("Paint came late.", photo)
    page = said(client.get(f"/p/{turn.portfolio.ref}/{action.record.ref}/action/"))
    for words in ("Priya", "Hung by the phones.", "Two hours", 'value="2026-03-09"', "Add files to"):
        assert words in page


def test_a_day_to_come_is_refused_beside_its_field_and_nothing_is_lost(client, turn):
    fields = {
        "title": "Diary",
        "kind": "change",
        "is_mine": "yes",
        "done_note": "Up.",
        "done_on": "2999-01-01",
    }
    response = client.post(new(turn), fields)
    page = said(response)
    assert (response.status_code, Action.objects.count()) == (422, 0)
    assert '<a href="#id_done_on">This date is in the future. Give the day it happened.</a>' in page
    assert "Up.</textarea>" in page


def test_sam_ticks_it_off_with_a_line(client, turn, action):
    done = f"/p/{turn.portfolio.ref}/CH-01/action/done/"
    today = clock.today()
    assert f'value="{today.isoformat()}"' in said(client.get(done))
    response = client.post(
        done, {"done_note": "It hangs.", "learner_role": "lead", "done_on": today.isoformat(), "edit_no": 1},
        follow=True,
    )  # fmt: skip
    action.refresh_from_db()
    assert (action.done_on, action.started_on, action.learner_role) == (today, today, "lead")
    assert action.record.happened_on == today
    assert "Is the new way in use?" in said(response)
    assert f'href="/p/{turn.portfolio.ref}/improvements/{turn.ref}/move/"' in said(response)


def test_nothing_moves_by_itself(client, turn, action):
    client.post(
        f"/p/{turn.portfolio.ref}/CH-01/action/done/",
        {"done_note": "It hangs.", "learner_role": "did", "done_on": "2026-03-09", "edit_no": 1},
    )
    turn.refresh_from_db()
    assert turn.state == "changing"


def test_ticking_off_asks_what_was_done_and_by_whom(client, turn, action):
    response = client.post(f"/p/{turn.portfolio.ref}/CH-01/action/done/", {"done_on": "2026-03-09"})
    page = said(response)
    assert response.status_code == 422
    assert "Say in a line what was done." in page and "Say what your part was." in page


def test_an_older_window_is_told_before_it_overwrites(client, turn, action):
    own = f"/p/{turn.portfolio.ref}/CH-01/action/"
    fields = {"title": "Diary", "kind": "change", "is_mine": "yes", "edit_no": 1}
    client.post(own, fields | {"done_note": "First."})
    late = client.post(own, fields | {"done_note": "Second."})
    assert (late.status_code, "Second.</textarea>" in said(late)) == (409, True)
    assert re.search(r'name="edit_no" value="2"', said(late))


def test_what_was_handed_in_leads_to_the_record_and_refuses_in_a_sentence(client, turn, action):
    type(action.record).objects.update(state=RecordState.SUBMITTED)
    own = f"/p/{turn.portfolio.ref}/CH-01/action/"
    assert client.get(own)["Location"] == f"/p/{turn.portfolio.ref}/CH-01/"
    late = client.post(own, {"title": "Diary", "kind": "change", "is_mine": "yes", "edit_no": 1})
    assert (late.status_code, "CH-01 was handed in." in said(late)) == (422, True)


@pytest.mark.parametrize("count", [1, 3])
def test_the_form_costs_the_same_for_one_record_and_three(
    cast, client, turn, count, django_assert_num_queries
):
    for number in range(count):
        log(cast, title=f"Photo {number}")
    with django_assert_num_queries(11):
        client.get(new(turn))
