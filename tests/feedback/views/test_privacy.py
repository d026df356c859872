"""Looking through a source for personal details."""

import pytest

from tests.cast import client_for
from tests.feedback.shop import cards, many, said
from tests.feedback.views.test_sources import url, words


@pytest.fixture
def source(cast):
    made = cards(cast)
    said(made, "Mrs Smith rang from 07700 900123.")
    many(made, 2)
    return made


def state(source, number):
    item = source.items.get(number=number)
    return item.text, item.pii_checked, item.has_pii, item.pii_basis


def test_names_and_numbers_stand_marked_and_the_rest_apart(cast, source):
    client = client_for(cast.sam)
    page = words(client.get(url("privacy", source)))
    assert '<mark title="name">Mrs Smith</mark>' in page and '<mark title="phone">07700 900123</mark>' in page
    assert "The queue was long" not in page
    assert "The queue was long, day 1." in words(client.get(url("privacy", source), {"show": "rest"}))


def test_one_press_takes_them_out_and_shows_what_is_left(cast, source):
    page = client_for(cast.sam).post(url("item-redact", source, 1), follow=True)
    assert "now says: “[name] rang from [phone].”" in words(page)
    assert state(source, 1) == ("[name] rang from [phone].", True, False, "")


def test_htmx_gets_the_line_as_it_is_now(cast, source):
    page = client_for(cast.sam).post(url("item-redact", source, 1), headers={"HX-Request": "true"})
    assert "[name] rang from [phone]." in words(page) and "<html" not in words(page)


def test_keeping_them_needs_a_reason(cast, source):
    client = client_for(cast.sam)
    for headers in ({}, {"HX-Request": "true"}):
        page = client.post(url("item-keep", source, 1), {"basis": ""}, headers=headers)
        assert page.status_code == 422 and "Say why they are kept" in words(page)
    client.post(url("item-keep", source, 1), {"basis": "She agreed to be named."})
    assert state(source, 1)[1:] == (True, True, "She agreed to be named.")


def test_a_false_alarm_is_one_press(cast, source):
    client_for(cast.sam).post(url("item-clear", source, 1))
    assert state(source, 1)[1:] == (True, False, "")


def test_a_page_is_cleared_at_once(cast, source):
    client = client_for(cast.sam)
    page = client.get(url("privacy", source), {"show": "rest"})
    assert "Nothing personal in these 2" in words(page)
    client.post(url("privacy-clear", source), {"number": ["2", "3", "x", "9" * 40]})
    assert [state(source, n)[1] for n in (1, 2, 3)] == [False, True, True]


def test_all_without_a_mark_are_cleared_and_nothing_else(cast, source):
    many(source, 60)
    page = client_for(cast.sam).get(url("privacy", source), {"show": "rest"})
    assert "Nothing personal in all 62 without a mark" in words(page)
    client_for(cast.sam).post(url("privacy-clear-rest", source))
    assert list(source.items.with_personal_data_open().values_list("number", flat=True)) == [1]


def test_when_nothing_is_open_the_page_says_so(cast, source):
    client = client_for(cast.sam)
    client.post(url("privacy-clear", source), {"number": ["1", "2", "3"]})
    assert "All looked through" in words(client.get(url("privacy", source)))
