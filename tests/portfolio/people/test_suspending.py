"""Suspending somebody ends their access at once; restoring gives it back."""

import pytest

from portfolio.models import LedgerEntry
from tests.cast import client_for


def suspend(by, member):
    return client_for(by).post(f"/people/{member.pk}/suspend/", follow=True)


def test_a_suspended_person_is_out_with_their_next_request(cast):
    alan = client_for(cast.assessor)
    assert alan.get("/units/").status_code == 200
    suspend(cast.coordinator, cast.assessor)
    response = alan.get("/units/")
    assert response.status_code == 403
    assert b"You have no role here at the moment" in response.content


def test_somebody_restored_is_back_with_their_next_request(cast):
    alan = client_for(cast.assessor)
    suspend(cast.coordinator, cast.assessor)
    response = client_for(cast.coordinator).post(f"/people/{cast.assessor.pk}/restore/", follow=True)
    assert b"Alan Reid can sign in as Assessor again." in response.content
    assert alan.get("/units/").status_code == 200


def test_the_page_asks_first_and_says_what_will_happen(cast):
    response = client_for(cast.coordinator).get(f"/people/?suspend={cast.assessor.pk}")
    assert b"Suspend this role?" in response.content
    assert b"they cannot open anything in this role" in response.content
    cast.assessor.refresh_from_db()
    assert cast.assessor.is_active


def test_nobody_suspends_themselves(cast):
    response = suspend(cast.coordinator, cast.coordinator)
    assert b"You cannot suspend yourself." in response.content
    cast.coordinator.refresh_from_db()
    assert cast.coordinator.is_active


def test_a_coordinator_cannot_suspend_an_administrator(cast):
    assert suspend(cast.coordinator, cast.administrator).status_code == 403
    page = client_for(cast.coordinator).get(f"/people/?suspend={cast.administrator.pk}")
    assert b"Suspend this role?" not in page.content


@pytest.mark.parametrize("verb", ["suspend", "restore"])
def test_people_of_another_centre_are_not_found(cast, elsewhere, verb):
    response = client_for(cast.coordinator).post(f"/people/{elsewhere.assessor.pk}/{verb}/")
    assert response.status_code == 404


@pytest.mark.parametrize("verb", ["suspend", "restore"])
def test_an_assessor_may_do_neither(cast, verb):
    assert client_for(cast.assessor).post(f"/people/{cast.sam.pk}/{verb}/").status_code == 403


def test_looking_suspends_nobody(cast):
    assert client_for(cast.coordinator).get(f"/people/{cast.assessor.pk}/suspend/").status_code == 405


def test_the_ledger_remembers_both(cast):
    suspend(cast.coordinator, cast.assessor)
    client_for(cast.coordinator).post(f"/people/{cast.assessor.pk}/restore/")
    last = LedgerEntry.objects.filter(centre=cast.centre).order_by("-seq").values_list("event", flat=True)[:2]
    assert list(last) == ["member.restored", "member.suspended"]
