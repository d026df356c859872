"""Addresses and queries that no page of ours would make: each is answered in words, none breaks the page."""

import uuid
from urllib.parse import unquote

import pytest
from django.urls import Resolver404, resolve

from portfolio.views.ranges import range_of
from tests.cast import client_for, log

ENDLESS = "9" * 5000  # more digits than Python turns into a number
NOT_A_REFERENCE = "HARB%00P0001"


@pytest.mark.parametrize(
    "path",
    [
        f"/p/{NOT_A_REFERENCE}/WP-01/",
        "/p/HARB-P0001/WP%0001/edit/",
        f"/e/{NOT_A_REFERENCE}/submit/",
        f"/learners/{NOT_A_REFERENCE}/records/",
        "/log/W%00P/",
        "/p/HARB-P0001/%F0%9F%92%A9/",
    ],
)
def test_a_reference_with_impossible_characters_is_no_address_at_all(path):
    """PostgreSQL breaks off over a NUL, so it must not get that far."""
    with pytest.raises(Resolver404):
        resolve(unquote(path))


def test_an_endless_number_names_no_membership(cast):
    assert client_for(cast.sam).post("/switch/", {"membership": ENDLESS}).status_code == 404


def test_an_endless_number_suspends_nobody(cast):
    page = client_for(cast.coordinator).get("/people/", {"suspend": ENDLESS})
    assert page.status_code == 200
    assert "Suspend " not in page.content.decode().partition("<main")[2].partition("<table")[0]


def test_an_endless_number_takes_no_file_off_a_form(cast):
    answer = client_for(cast.sam).post("/log/WP/", {"drop": ENDLESS, "form_key": str(uuid.uuid4())})
    assert answer.status_code == 422


def test_an_endless_edit_number_is_an_older_page(cast):
    record = log(cast)
    sent = {"title": "Mine", "medium": "text", "setting": "workplace", "origin": "own", "edit_no": ENDLESS}
    sent |= {"form_key": str(uuid.uuid4())}
    answer = client_for(cast.sam).post(f"/p/{cast.portfolio.ref}/{record.ref}/edit/", sent)
    assert answer.status_code == 409
    record.refresh_from_db()
    assert record.title == "Call-back diary"


def test_an_endless_range_is_answered_with_the_whole_recording():
    assert range_of(f"bytes={ENDLESS}-", 100) is None
    assert range_of(f"bytes=0-{ENDLESS}", 100) is None
