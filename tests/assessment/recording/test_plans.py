"""Assessment plans: written by assessors, signed by both, reviewed when their day comes."""

import pytest
from django.core.exceptions import PermissionDenied

from assessment.agreements import experts_agreed
from assessment.permissions import may_map
from assessment.queues.recording import plans_to_review
from assessment.services.plans import remove_row
from portfolio import clock
from portfolio.display import shown_version
from portfolio.models import Record
from portfolio.refusals import Refused
from portfolio.services.witnesses import add_witness
from tests.assessment.recording import desk
from tests.cast import client_for


def lines(record):
    return [(each.title, each.lines) for each in shown_version(record.current_version).sections]


def test_a_plan_is_frozen_with_its_activities_and_terms(cast):
    record = desk.plan(cast, adjustments="Large print.")
    desk.row(cast, record, method="Observation", where="Desk")
    desk.signed(cast, record)
    said = ["Criteria: TST-01", "How it is assessed: Observation", "Where: Desk"]
    assert lines(record) == [("Activity 1: Answers calls", said), ("Adjustments", ["Large print."])]


def test_a_plan_without_an_activity_is_not_signed(cast):
    with pytest.raises(Refused, match="add at least one activity"):
        desk.signed(cast, desk.plan(cast))


def test_a_plan_proves_no_criterion(cast):
    record = desk.plan(cast)
    assert (record.supporting, may_map(cast.assessor, record)) == (True, False)


def test_sam_writes_no_plan_and_beth_changes_none_of_alans(cast):
    with pytest.raises(PermissionDenied):
        desk.plan(cast, by=cast.sam)
    row = desk.row(cast, desk.plan(cast))
    with pytest.raises(PermissionDenied):
        remove_row(by=cast.other_assessor, row=row)


def test_an_expert_counts_once_both_have_signed_the_plan(cast):
    about = {"name": "Eve Lund", "relationship": "Manager", "category": "expert", "competence": "Ten years."}
    witness = add_witness(by=cast.sam, portfolio=cast.portfolio, fields=about)
    record = desk.signed_plan(cast, experts=[witness])
    before = experts_agreed([cast.portfolio.pk])
    desk.agree(cast, record)
    assert (before, experts_agreed([cast.portfolio.pk])) == (set(), {witness.pk})


def test_the_day_of_review_brings_the_plan_to_its_assessor(cast):
    plan = desk.signed_plan(cast, happened_on=desk.days_ago(30), review_on=desk.days_ago(1))
    found = plans_to_review(cast.assessor)
    assert [(each.words, each.due) for each in found.rows] == [("AP-01 First month", desk.days_ago(1))]
    review = desk.plan(cast, kind="APR", title="Halfway", narrative="All done.", plan=plan)
    desk.signed(cast, review)
    assert plans_to_review(cast.assessor) is None


def test_alan_writes_a_plan_page_by_page(cast):
    browser = client_for(cast.assessor)
    address = f"/learners/{cast.portfolio.ref}/plans/new/"
    sent = {"title": "First month", "happened_on": clock.today().isoformat()}
    assert browser.get(address).status_code == 200
    added = browser.post(address, sent, follow=True)
    record = Record.objects.get(kind="AP")
    assert added.redirect_chain[-1][0] == desk.page("plan-row-add", record)
    criterion = cast.unit.unit.criteria.first().pk
    browser.post(desk.page("plan-row-add", record), {"activity": "Calls", "criteria": [criterion]})
    row = record.plan_rows.get()
    assert "Calls" in browser.get(desk.page("plan", record)).content.decode()
    browser.post(desk.page("plan-row-remove", record, row.pk))
    assert not record.plan_rows.exists()


def test_what_was_changed_in_another_window_is_not_written_over(cast):
    record = desk.plan(cast)
    sent = {"title": "Mine", "happened_on": "", "edit_no": record.edit_no + 1}
    response = client_for(cast.assessor).post(desk.page("plan", record), sent)
    assert (response.status_code, "Mine" in response.content.decode()) == (409, True)


def test_the_same_form_sent_twice_makes_one_plan(cast):
    browser = client_for(cast.assessor)
    key = "0f2b0b0e-5d5c-4d0a-9a53-6f8d6f1f2a11"
    for _ in range(2):
        browser.post(f"/learners/{cast.portfolio.ref}/plans/new/", {"title": "One", "form_key": key})
    assert Record.objects.filter(kind="AP").count() == 1


@pytest.mark.parametrize("count", [1, 3])
def test_the_plan_asks_the_same_for_one_activity_as_for_three(cast, count, django_assert_num_queries):
    record = desk.plan(cast)
    for _ in range(count):
        desk.row(cast, record)
    browser = client_for(cast.assessor)
    browser.get(desk.page("plan", record))
    with django_assert_num_queries(QUERIES):
        browser.get(desk.page("plan", record))


QUERIES = 13
