from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from portfolio.services.records import change_record
from tests.assessment.learning.desk import get, hand_in, returned, words_of
from tests.cast import claim, client_for, log


def refs(page):
    return [card["row"].ref for card in page.context["cards"]]


def test_an_empty_list_says_what_a_record_is(cast):
    page = words_of(get(client_for(cast.sam), "record-list"))
    assert "A record is one thing you did" in page


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"kind": "RA"}, ["RA-01"]),
        ({"state": "submitted"}, ["WP-01"]),
        ({"q": "diary call"}, ["WP-01"]),
        ({"q": "ra-01"}, ["RA-01"]),
        ({"sort": "date"}, ["WP-01", "RA-01"]),
        ({"sort": "-date"}, ["RA-01", "WP-01"]),
        ({"q": "nothing like it"}, []),
    ],
)
def test_sam_finds_records_by_kind_state_words_and_order(cast, query, found):
    hand_in(cast, log(cast, happened_on=date(2026, 3, 3)))
    log(cast, kind="RA", title="What I learned", happened_on=date(2026, 3, 4))
    assert refs(get(client_for(cast.sam), "record-list", **query)) == found


def test_sam_finds_what_shows_a_unit(cast):
    claim(cast, log(cast))
    log(cast, kind="RA")
    assert refs(get(client_for(cast.sam), "record-list", unit=cast.unit.pk)) == ["WP-01"]


def test_staff_see_what_was_handed_in_under_the_title_it_had(cast):
    record = returned(cast)
    change_record(by=cast.sam, record=record, fields={"title": "New words"}, edit_no=1)
    log(cast, title="Secret draft")
    page = words_of(get(client_for(cast.assessor), "learner-records", cast.portfolio.ref))
    assert "Call-back diary" in page and "Records of Sam Okoro" in page
    assert "New words" not in page and "Secret draft" not in page
    assert refs(get(client_for(cast.assessor), "learner-records", cast.portfolio.ref, q="New words")) == []


def test_only_who_may_write_is_offered_to(cast):
    address = ("learner-records", cast.portfolio.ref)
    assert "Write a record" in words_of(get(client_for(cast.assessor), *address))
    assert "Write a record" not in words_of(get(client_for(cast.iqa), *address))


def test_the_list_of_another_assessors_learner_is_not_there(cast):
    assert get(client_for(cast.other_assessor), "learner-records", cast.portfolio.ref).status_code == 404


def test_the_sheet_holds_the_filtered_list_and_formulas_stay_words(cast):
    log(cast, title="=HYPERLINK(1)")
    log(cast, kind="RA")
    response = get(client_for(cast.sam), "record-list", kind="WP", format="xlsx")
    lines = list(load_workbook(BytesIO(response.content)).active.iter_rows(values_only=True))
    assert lines[0][:4] == ("Reference", "Kind", "Title", "State")
    assert [line[:4] for line in lines[1:]] == [("WP-01", "Work product", "=HYPERLINK(1)", "Draft")]


@pytest.mark.parametrize("records", [1, 3])
def test_the_list_asks_the_same_of_the_database_for_one_record_as_for_three(
    cast, records, django_assert_num_queries
):
    for _ in range(records):
        claim(cast, log(cast))
    client = client_for(cast.sam)
    with django_assert_num_queries(OWN_LIST):
        get(client, "record-list")


@pytest.mark.parametrize("records", [1, 3])
def test_the_staff_list_asks_the_same_for_one_record_as_for_three(cast, records, django_assert_num_queries):
    for _ in range(records):
        hand_in(cast, log(cast))
    client = client_for(cast.assessor)
    with django_assert_num_queries(STAFF_LIST):
        get(client, "learner-records", cast.portfolio.ref)


OWN_LIST = 9
STAFF_LIST = 10
