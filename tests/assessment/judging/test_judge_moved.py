"""Two people at one record: who was second is told who was first, and keeps every word."""

import pytest
from django.urls import reverse

from assessment.models import Judgement
from assessment.services.enrolments import allocate
from assessment.services.submissions import submit
from portfolio.services.records import change_record
from tests.assessment.judging.desk import changes_for, filled, hand_in, judged
from tests.cast import claim, client_for, log


@pytest.fixture
def two(cast):
    """Sam has two assessors."""
    allocate(by=cast.coordinator, enrolment=cast.enrolment, to=cast.other_assessor)
    return cast


def page_of(item):
    return reverse("assessment:judge", args=[item.pk])


def test_the_second_of_two_assessors_is_told_who_was_first(two, item):
    judged(two, item, by=two.assessor)
    sent = filled(item, feedback="My own long feedback.", next_action="Ring them back.")
    answer = client_for(two.other_assessor).post(page_of(item), sent)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Alan Reid judged this on" in page
    assert "What you typed is below." in page
    assert "My own long feedback." in page
    assert "Ring them back." in page
    assert "Clear for TST-02." in page
    assert Judgement.objects.count() == 1


def test_the_page_they_get_back_can_be_sent_with_a_reason(two, item):
    judged(two, item, by=two.assessor)
    answer = client_for(two.other_assessor).post(page_of(item), filled(item))
    page = answer.context["page"]
    again = {form.add_prefix("seen"): form.data[form.add_prefix("seen")] for form in page.forms}
    assert sorted(again.values()) == ["1", "1", "1", "1"]
    sent = filled(item, **again, reason="I disagree about the diary.")
    assert client_for(two.other_assessor).post(page_of(item), sent).status_code == 302
    assert Judgement.objects.latest("sequence").reason == "I disagree about the diary."


def test_a_decision_on_the_same_criterion_elsewhere_stops_the_save(two, item):
    other = hand_in(two, log(two, title="Second diary"), "TST-01")
    judged(two, other)
    answer = client_for(two.other_assessor).post(page_of(item), filled(item))
    assert answer.status_code == 409
    assert "Somebody decided TST-01 since you opened the page." in answer.content.decode()
    assert "Alan Reid" in answer.content.decode()
    assert Judgement.objects.filter(item=item).count() == 0


def test_evidence_that_changed_meanwhile_is_shown_with_the_words_kept(cast, item):
    record = item.version.record
    client_for(cast.assessor).post(page_of(item), filled(item, **returned(item)))
    record.refresh_from_db()
    fields = {"narrative": "I set up a shared diary in two branches."}
    change_record(by=cast.sam, record=record, fields=fields, edit_no=record.edit_no)
    newer = submit(by=cast.sam, enrolment=cast.enrolment, records=[record], declared=True).items.get()
    sent = filled(item, seen="1", reason="Once more.", feedback="Typed for the old version.")
    answer = client_for(cast.assessor).post(page_of(item), sent)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "This evidence changed since you opened it." in page
    assert "in two branches" in page
    assert "Typed for the old version." in page
    assert f'action="{page_of(newer)}"' in page


def test_an_older_version_points_to_the_newer_one(cast, item):
    record = item.version.record
    judged(cast, item, outcome="returned", met=False)
    record.refresh_from_db()
    change_record(by=cast.sam, record=record, fields={"narrative": "More."}, edit_no=record.edit_no)
    newer = submit(by=cast.sam, enrolment=cast.enrolment, records=[record], declared=True).items.get()
    page = client_for(cast.assessor).get(page_of(item)).content.decode()
    assert "A newer version was handed in" in page
    assert page_of(newer) in page
    assert "Save decision" not in page


def test_what_changed_since_the_last_version_is_marked(cast, item):
    record = item.version.record
    judged(cast, item, outcome="returned", met=False)
    record.refresh_from_db()
    change_record(
        by=cast.sam, record=record, fields={"narrative": "Two diaries now."}, edit_no=record.edit_no
    )
    newer = submit(by=cast.sam, enrolment=cast.enrolment, records=[record], declared=True).items.get()
    page = client_for(cast.assessor).get(page_of(newer)).content.decode()
    assert "Changed since version 1" in page
    assert (
        '<ins class="passage-added"><span class="visually-hidden">Added: </span>Two diaries now.</ins>'
        in page
    )


def test_judging_again_needs_a_reason(cast, item):
    judged(cast, item)
    seen = {f"{key}": "1" for key in filled(item) if key.endswith("seen")}
    client = client_for(cast.assessor)
    answer = client.post(page_of(item), filled(item, **seen))
    assert answer.status_code == 422
    assert "Say why you change the earlier judgement." in answer.content.decode()
    assert client.post(page_of(item), filled(item, **seen, reason="A slip.")).status_code == 302
    assert list(Judgement.objects.values_list("sequence", "reason")) == [(1, ""), (2, "A slip.")]


def test_taking_the_last_evidence_away_asks_for_not_yet_as_well(cast, item):
    judged(cast, item)
    seen = {key: "1" for key in filled(item) if key.endswith("seen")}
    client, sent = (
        client_for(cast.assessor),
        filled(item, reason="It is not hers.", **(seen | returned(item))),
    )
    answer = client.post(page_of(item), sent)
    assert answer.status_code == 422
    assert "TST-01 is met by this record alone. Decide not yet for it as well." in answer.content.decode()
    assert Judgement.objects.count() == 1


def test_other_evidence_for_the_criterion_stands_beside_the_claim(cast, item):
    other = log(cast, title="Second diary")
    claim(cast, other, "TST-01")
    judged(cast, hand_in(cast, other, "TST-01"))
    page = client_for(cast.assessor).get(page_of(item)).content.decode()
    assert "1 other record on this criterion" in page
    assert "Leave it as it is" in page


def returned(item):
    fields = {"outcome": "returned"}
    for each in item.claims.all():
        code = each.criterion.code
        fields |= changes_for(item, code, decision="later", sufficient=None, feedback=None)
    return fields
