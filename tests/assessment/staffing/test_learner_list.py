"""The list of learners: whom each role finds in it, and what a row says."""

from datetime import timedelta
from io import BytesIO

import pytest
from openpyxl import load_workbook

from assessment.services.enrolments import deallocate
from assessment.services.submissions import submit
from portfolio import clock
from portfolio.models import Role
from portfolio.services.people import add_member
from tests.cast import _enrol, claim, client_for, log


def page(member, query=""):
    return client_for(member).get(f"/learners/{query}")


def names(response):
    return [row.learner for row in response.context["rows"]]


@pytest.mark.parametrize(
    ("role", "found"),
    [
        ("coordinator", ["Olga Price", "Sam Okoro"]),
        ("administrator", ["Olga Price", "Sam Okoro"]),
        ("exams_officer", ["Olga Price", "Sam Okoro"]),
        ("lead_iqa", ["Olga Price", "Sam Okoro"]),
        ("assessor", ["Sam Okoro"]),
        ("other_assessor", ["Olga Price"]),
        ("iqa", ["Sam Okoro"]),
        ("eqa", ["Sam Okoro"]),
    ],
)
def test_everybody_finds_whom_they_work_with(cast, elsewhere, role, found):
    assert names(page(getattr(cast, role))) == found


def test_learners_have_their_own_home_instead(cast):
    assert page(cast.sam).status_code == 403


def test_a_row_says_how_far_who_and_since_when_something_waits(cast):
    record = log(cast)
    claim(cast, record)
    submit(by=cast.sam, enrolment=cast.enrolment, records=[record], declared=True)
    row = page(cast.coordinator, "?q=okoro").context["rows"][0]
    assert (row.progress.met, row.progress.total, row.waiting) == (0, 3, 3)
    assert (row.assessors, row.verifiers) == ("Alan Reid, Tom Vale", "Ines Moss")
    assert row.waiting_since.date() == clock.now().date()


def test_a_learner_without_an_assessor_stands_out(cast):
    for allocation in cast.enrolment.allocations.all():
        deallocate(by=cast.coordinator, allocation=allocation)
    response = page(cast.coordinator, "?unassigned=on")
    assert names(response) == ["Sam Okoro"]
    assert b"Needs an assessor" in response.content.split(b"<tbody")[1]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?q=HARB-E0001", ["Sam Okoro"]),
        ("?q=harb-p0002", ["Olga Price"]),
        ("?signed=on", []),
        ("?unassigned=on", []),
        ("?sort=-learner", ["Sam Okoro", "Olga Price"]),
        ("?sort=nonsense", ["Olga Price", "Sam Okoro"]),
        ("?assessor=0", ["Olga Price", "Sam Okoro"]),
    ],
)
def test_the_list_is_narrowed_and_sorted_by_its_address(cast, query, found):
    assert names(page(cast.coordinator, query)) == found


def test_an_assessor_of_the_filter_narrows_the_list(cast):
    assert names(page(cast.coordinator, f"?assessor={cast.assessor.pk}")) == ["Sam Okoro"]


def test_assessors_of_other_centres_are_not_offered(cast, elsewhere):
    text = page(cast.coordinator).content.decode()
    assert f'<option value="{cast.assessor.pk}">' in text
    assert f'<option value="{elsewhere.assessor.pk}">' not in text


def test_the_plan_is_shown_beside_the_progress(cast):
    today = clock.today()
    enrolment = cast.enrolment
    enrolment.started_on, enrolment.planned_end_on = today - timedelta(30), today + timedelta(10)
    enrolment.save()
    assert page(cast.coordinator, "?q=okoro").context["rows"][0].planned == 75


def test_a_passed_end_is_said_in_words(cast):
    enrolment = cast.enrolment
    enrolment.started_on = clock.today() - timedelta(30)
    enrolment.planned_end_on = clock.today() - timedelta(1)
    enrolment.save()
    assert b"Passed, still open" in page(cast.coordinator, "?q=okoro").content


def test_the_list_downloads_with_the_same_figures_and_filters(cast):
    content = page(cast.coordinator, "?q=okoro&format=xlsx").content
    rows = list(load_workbook(BytesIO(content)).active.values)
    assert len(rows) == 2
    assert rows[1][:7] == ("Sam Okoro", "HARB-E0001", "Test Certificate", "TST", 0, 3, "Alan Reid, Tom Vale")


def test_a_name_like_a_formula_stays_a_name(cast):
    cast.sam.user.name = "=HYPERLINK(1)"
    cast.sam.user.save()
    cell = load_workbook(BytesIO(page(cast.coordinator, "?sort=learner&format=xlsx").content)).active["A2"]
    assert (cell.value, cell.data_type) == ("=HYPERLINK(1)", "s")


@pytest.mark.parametrize("more", [0, 2])
def test_the_list_asks_the_database_the_same_for_one_and_for_three(cast, django_assert_num_queries, more):
    for number in range(more):
        ann = add_member(
            by=cast.coordinator, name=f"Sam {number}", email=f"sam{number}@x.example", role=Role.LEARNER
        )
        _enrol(cast.coordinator, ann)
    client = client_for(cast.coordinator)
    with django_assert_num_queries(22):
        response = client.get("/learners/?q=sam")
    assert len(response.context["rows"]) == more + 1
