"""Who works with a learner: adding somebody, taking them off, and what the panel says."""

from datetime import timedelta

import pytest

from assessment.views.learners import people_panel
from portfolio import clock
from tests.cast import client_for


def add(cast, member, *, by=None, ends_on=""):
    url = f"/e/{cast.other_enrolment.ref}/allocate/"
    return client_for(by or cast.coordinator).post(url, {"member": member.pk, "ends_on": ends_on})


def team(enrolment, member):
    return [person["name"] for person in people_panel(enrolment, member)["people"]]


def test_an_iqa_joins_and_finds_the_learner(cast):
    response = add(cast, cast.iqa)
    assert response["Location"] == f"/e/{cast.other_enrolment.ref}/"
    assert team(cast.other_enrolment, cast.coordinator) == ["Beth Cole", "Ines Moss"]
    assert client_for(cast.iqa).get(f"/e/{cast.other_enrolment.ref}/").status_code == 200


def test_somebody_taken_off_no_longer_finds_the_learner(cast):
    alan = client_for(cast.assessor)
    assert alan.get(f"/e/{cast.enrolment.ref}/").status_code == 200
    allocation = cast.enrolment.allocations.get(access__membership=cast.assessor)
    url = f"/e/{cast.enrolment.ref}/allocations/{allocation.pk}/end/"
    response = client_for(cast.coordinator).post(url, follow=True)
    assert "Alan Reid no longer sees Sam Okoro’s work." in response.content.decode()
    assert alan.get(f"/e/{cast.enrolment.ref}/").status_code == 404
    assert client_for(cast.coordinator).post(url).status_code == 404


def test_an_external_verifier_needs_a_last_day(cast):
    response = add(cast, cast.eqa)
    assert response.status_code == 422
    assert b"An external verifier needs a last day." in response.content
    assert f'<option value="{cast.eqa.pk}" selected>' in response.content.decode()


def test_an_external_verifier_joins_until_then(cast):
    until = clock.today() + timedelta(14)
    add(cast, cast.eqa, ends_on=until.isoformat())
    person = people_panel(cast.other_enrolment, cast.coordinator)["people"][-1]
    assert (person["name"], person["until"]) == ("Edith Quay", until)


@pytest.mark.parametrize(
    ("who", "sentence"),
    [
        ("other_assessor", "Beth Cole already works with this learner in that role."),
        ("sam", "Choose a person of this centre."),
    ],
)
def test_who_cannot_join_is_refused_in_words(cast, who, sentence):
    response = add(cast, getattr(cast, who))
    assert response.status_code == 422
    assert sentence in response.content.decode()


def test_nobody_of_another_centre_joins(cast, elsewhere):
    assert add(cast, elsewhere.iqa).status_code == 422
    assert team(cast.other_enrolment, cast.coordinator) == ["Beth Cole"]


def test_another_centres_learner_is_not_found(cast, elsewhere):
    client = client_for(elsewhere.coordinator)
    allocation = cast.enrolment.allocations.first()
    assert client.post(f"/e/{cast.enrolment.ref}/allocate/", {"member": 1}).status_code == 404
    assert client.post(f"/e/{cast.enrolment.ref}/allocations/{allocation.pk}/end/").status_code == 404


def test_an_allocation_of_another_enrolment_is_not_found(cast):
    allocation = cast.enrolment.allocations.first()
    url = f"/e/{cast.other_enrolment.ref}/allocations/{allocation.pk}/end/"
    assert client_for(cast.coordinator).post(url).status_code == 404


def test_an_assessor_gives_nobody_away(cast):
    allocation = cast.enrolment.allocations.first()
    client = client_for(cast.assessor)
    assert client.post(f"/e/{cast.enrolment.ref}/allocate/", {"member": cast.iqa.pk}).status_code == 403
    assert client.post(f"/e/{cast.enrolment.ref}/allocations/{allocation.pk}/end/").status_code == 403


@pytest.mark.parametrize(("role", "offered"), [("coordinator", True), ("assessor", False), ("sam", False)])
def test_only_those_who_may_change_the_team_are_offered_a_form(cast, role, offered):
    panel = people_panel(cast.enrolment, getattr(cast, role))
    assert (panel["may_change"], panel["form"] is not None) == (offered, offered)
    assert team(cast.enrolment, getattr(cast, role)) == ["Alan Reid", "Tom Vale", "Ines Moss", "Edith Quay"]


def test_the_enrolment_page_asks_before_anybody_is_taken_off(cast):
    text = client_for(cast.coordinator).get(f"/e/{cast.enrolment.ref}/").content.decode()
    assert "Who works with this learner" in text
    assert text.count("Take this person off?") == 4
