"""The list of people: who may see it, what it says, and how it is narrowed."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from portfolio.models import Role
from portfolio.services.people import add_member
from tests.cast import client_for

URL = "/people/"


def page(member, query=""):
    return client_for(member).get(f"{URL}{query}")


def names(response):
    return [each.user.name for each in response.context["page"].object_list]


@pytest.mark.parametrize("role", ["coordinator", "administrator"])
def test_those_who_run_the_centre_see_everyone(cast, elsewhere, role):
    response = page(getattr(cast, role))
    assert len(names(response)) == 11
    assert "Sam Okoro" in names(response)
    assert b"sam@inland.example" not in response.content


@pytest.mark.parametrize("role", ["sam", "assessor", "iqa", "lead_iqa", "eqa", "exams_officer"])
def test_others_may_not_open_it(cast, role):
    assert page(getattr(cast, role)).status_code == 403


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?q=okoro", ["Sam Okoro"]),
        ("?q=INES@", ["Ines Moss"]),
        ("?role=assessor", ["Alan Reid", "Beth Cole"]),
        ("?role=learner&sort=-name", ["Sam Okoro", "Olga Price"]),
        ("?active=no", []),
        ("?role=nonsense&q=okoro", ["Sam Okoro"]),
    ],
)
def test_the_list_is_narrowed_and_sorted_by_its_address(cast, query, found):
    assert names(page(cast.coordinator, query)) == found


def test_a_list_without_a_match_says_how_to_go_on(cast):
    assert b"Take one away" in page(cast.coordinator, "?q=nobody-like-this").content


def test_people_download_as_a_sheet(cast):
    response = page(cast.coordinator, "?role=learner&format=xlsx")
    rows = list(load_workbook(BytesIO(response.content)).active.values)
    assert rows[0][:3] == ("Name", "Role", "E-mail")
    assert [row[0] for row in rows[1:]] == ["Olga Price", "Sam Okoro"]


@pytest.mark.parametrize("more", [0, 2])
def test_the_list_asks_the_database_the_same_for_one_and_for_three(cast, django_assert_num_queries, more):
    for number in range(more):
        add_member(
            by=cast.coordinator, name=f"Ann {number}", email=f"ann{number}@x.example", role=Role.LEARNER
        )
    client = client_for(cast.coordinator)
    with django_assert_num_queries(7):
        client.get(f"{URL}?role=learner&q=n" if more else f"{URL}?role=eqa")
