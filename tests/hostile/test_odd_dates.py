"""Dates that are possible and absurd: every page and sheet still shows them."""

import uuid

import pytest

from portfolio.models import Record
from tests.cast import client_for


@pytest.mark.parametrize("day", ["0001-01-01", "0999-12-31", "1899-12-31"])
def test_a_record_from_long_ago_is_listed_shown_and_downloaded(cast, day):
    client = client_for(cast.sam)
    sent = {"title": "Old", "medium": "text", "setting": "workplace", "origin": "own", "happened_on": day,
            "form_key": str(uuid.uuid4())}  # fmt: skip
    assert client.post("/log/WP/", sent).status_code == 302
    record = Record.objects.get()
    assert record.happened_on.isoformat() == day
    for address in ("/", "/records/", "/records/?format=xlsx", f"/p/{cast.portfolio.ref}/{record.ref}/"):
        assert client.get(address).status_code == 200


@pytest.mark.parametrize("day", ["9999-12-31", "2026-02-30", "yesterday", "1" * 400])
def test_a_day_that_cannot_have_been_is_refused_in_words(cast, day):
    sent = {"title": "Odd", "medium": "text", "setting": "workplace", "origin": "own", "happened_on": day,
            "form_key": str(uuid.uuid4())}  # fmt: skip
    assert client_for(cast.sam).post("/log/WP/", sent).status_code == 422
    assert not Record.objects.exists()
