"""The pages as Ines and Alan meet them."""

import pytest

from assessment.models import Sample, SampleOutcome
from portfolio import clock
from tests.assessment.sampling.desk import drawn, plan_of, signed_unit
from tests.cast import client_for


@pytest.fixture
def sample(cast):
    signed_unit(cast)
    return drawn(cast)


def filled(cast, sample, **changes):
    fields = {"outcome": "agree", "feedback": "Well judged.", "manifest_hash": sample.manifest_hash}
    for each in cast.unit.unit.criteria.all():
        fields |= {f"c{each.pk}-outcome": "agree", f"c{each.pk}-looked_at": "WP-01"}
    return fields | changes


def opened(client, sample):
    client.post(f"/samples/{sample.pk}/open/")
    sample.refresh_from_db()
    return sample


def test_one_press_draws_and_shows_why(cast):
    signed_unit(cast)
    plan, client = plan_of(cast), client_for(cast.iqa)
    answer = client.post(f"/sampling/plans/{plan.pk}/draw/", {"kind": "summative"}, follow=True)
    assert "It is the first unit that this assessor signed" in answer.content.decode()
    assert "The picks come out the same." in answer.content.decode()


def test_the_map_says_never_in_words(cast):
    signed_unit(cast)
    page = client_for(cast.lead_iqa).get(f"/sampling/plans/{plan_of(cast).pk}/").content.decode()
    assert 'class="heat heat-never"' in page
    assert "Never" in page


def test_ines_opens_a_sample_and_gives_its_outcome(cast, sample):
    client = client_for(cast.iqa)
    given = filled(cast, opened(client, sample))
    answer = client.post(f"/samples/{sample.pk}/finish/", given)
    assert (answer.status_code, SampleOutcome.objects.get().outcome) == (302, "agree")


def test_what_she_typed_stays_when_something_is_missing(cast, sample):
    client = client_for(cast.iqa)
    given = filled(cast, opened(client, sample), outcome="action", feedback="Add the date, please.")
    answer = client.post(f"/samples/{sample.pk}/finish/", given)
    assert answer.status_code == 422
    assert "Add the date, please." in answer.content.decode()
    assert "Say what is to be done, and by when." in answer.content.decode()


def test_what_moved_is_told_and_nothing_typed_is_lost(cast, sample):
    client = client_for(cast.iqa)
    given = filled(cast, opened(client, sample), manifest_hash="0" * 64)
    answer = client.post(f"/samples/{sample.pk}/finish/", given)
    assert (answer.status_code, SampleOutcome.objects.count()) == (409, 0)
    assert "Well judged." in answer.content.decode()


def test_alan_finds_nothing_before_the_outcome(cast, sample):
    client = client_for(cast.assessor)
    assert client.get(f"/samples/{sample.pk}/").status_code == 404
    ines = client_for(cast.iqa)
    ines.post(f"/samples/{sample.pk}/finish/", filled(cast, opened(ines, sample)))
    assert "Well judged." in client.get(f"/samples/{sample.pk}/").content.decode()


def test_ines_chooses_a_unit_by_hand(cast):
    unit = signed_unit(cast)
    client = client_for(cast.iqa)
    assert "Choose for a sample" in client.get(f"/e/{cast.enrolment.ref}/u/{unit.row.pk}/").content.decode()
    client.post(f"/e/{cast.enrolment.ref}/u/{unit.row.pk}/sample/", {"reason": "A complaint."})
    assert Sample.objects.get().reasons == ["A complaint."]


def test_a_plan_is_drafted_from_its_form(cast):
    from assessment.models.verifying import DEFAULT_WEIGHTS

    days = {"starts_on": clock.today(), "ends_on": clock.today(), "share": 30}
    weights = {f"weight_{name}": 1 for name in DEFAULT_WEIGHTS}
    answer = client_for(cast.iqa).post("/sampling/plans/new/", {"qualification": "Q-TEST"} | days | weights)
    assert answer.status_code == 302
