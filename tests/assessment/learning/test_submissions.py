import pytest
from django.urls import reverse

from assessment.models import Submission
from assessment.services.enrolments import deallocate
from portfolio.services.records import change_record
from tests.assessment.learning.desk import hand_in, returned, words_of
from tests.cast import claim, client_for, log
from tests.improvements import loop


def address(cast):
    return reverse("assessment:submit", args=[cast.enrolment.ref])


def ready(cast, **fields):
    record = log(cast, **fields)
    claim(cast, record)
    return record


def test_sam_declares_and_hands_in(cast):
    record, client = ready(cast), client_for(cast.sam)
    response = client.post(address(cast), {"records": [record.pk], "declared": "on"}, follow=True)
    record.refresh_from_db()
    assert record.state == "submitted"
    assert "Sent 1 record to Alan Reid." in words_of(response)
    assert response.redirect_chain == [("/", 302)]


def test_the_page_lists_what_is_ready_and_what_is_not(cast):
    ready(cast, title="Whole")
    ready(cast, title="Half", happened_on=None)
    page = words_of(client_for(cast.sam).get(address(cast)))
    assert "Ready to hand in" in page and "Whole" in page
    held = page[page.index("Not ready yet") :]
    assert "Half" in held and "This evidence has no date." in held and "Must be put right" in held
    assert f'href="/p/{cast.portfolio.ref}/WP-02/edit/#id_happened_on"' in held
    assert "I declare that this evidence is my own work" in page


def test_what_holds_nothing_is_folded_beside_what_is_ready(cast):
    record = log(cast, kind="RA", ai_use="")
    claim(cast, record)
    page = words_of(client_for(cast.sam).get(address(cast)))
    assert "Not ready yet" not in page and f'value="{record.pk}"' in page
    fold = page[page.index("nothing back") :]
    assert "Say whether AI helped with this." in fold


def test_what_the_plan_still_lacks_is_said_before_it_is_handed_in(cast):
    criterion = cast.unit.unit.criteria.get(code="TST-01")
    criterion.rules = ["PL-04"]
    criterion.save()
    plan = loop.plan(cast, loop.turn(cast))
    claim(cast, plan.record, "TST-01")
    page = words_of(client_for(cast.sam).get(address(cast)))
    assert "Not ready yet" not in page and f'value="{plan.pk}" id="id_records_0">' in page
    fold = page[page.index("1 still to do") :]
    assert "Give the plan start and end dates" in fold and "Must be put right" not in fold


def test_without_the_declaration_nothing_is_handed_in(cast):
    record = ready(cast)
    response = client_for(cast.sam).post(address(cast), {"records": [record.pk]})
    page = words_of(response)
    assert response.status_code == 422
    assert "Tick the declaration before you hand your work in." in page
    assert f'value="{record.pk}" id="id_records_0" checked' in page
    assert not Submission.objects.exists()


def test_without_a_record_nothing_is_handed_in(cast):
    ready(cast)
    response = client_for(cast.sam).post(address(cast), {"declared": "on"})
    assert response.status_code == 422
    assert "Choose at least one record to hand in." in words_of(response)


def test_what_is_with_the_assessor_is_not_offered_twice(cast):
    record = ready(cast)
    hand_in(cast, record)
    client = client_for(cast.sam)
    assert "Nothing to hand in" in words_of(client.get(address(cast)))
    response = client.post(address(cast), {"records": [record.pk], "declared": "on"})
    assert response.status_code == 422
    assert Submission.objects.count() == 1


def test_what_came_back_is_offered_once_it_was_changed(cast):
    record, client = returned(cast), client_for(cast.sam)
    assert "Change WP-01 first: it came back to you for more." in words_of(client.get(address(cast)))
    change_record(by=cast.sam, record=record, fields={"narrative": "Since 3 March."}, edit_no=1)
    assert "Change WP-01 first" not in words_of(client.get(address(cast)))


def test_without_an_assessor_sam_is_told_so(cast):
    record = ready(cast)
    for allocation in cast.enrolment.allocations.filter(access__membership=cast.assessor):
        deallocate(by=cast.coordinator, allocation=allocation)
    sent = {"records": [record.pk], "declared": "on"}
    page = words_of(client_for(cast.sam).post(address(cast), sent, follow=True))
    assert "You have no assessor yet; your centre will give you one." in page


def test_nobody_hands_in_for_sam(cast):
    assert client_for(cast.assessor).get(address(cast)).status_code == 403
    assert client_for(cast.other_learner).get(address(cast)).status_code == 404


@pytest.mark.parametrize("records", [1, 3])
def test_the_page_asks_the_same_for_one_record_as_for_three(cast, records, django_assert_num_queries):
    for _ in range(records):
        ready(cast)
        ready(cast, happened_on=None)
    client = client_for(cast.sam)
    with django_assert_num_queries(QUERIES):
        client.get(address(cast))


QUERIES = 24
