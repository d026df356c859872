"""Enrolling somebody on one page: the person, the units, the dates and the team."""

import pytest
from django.core import mail

from assessment.models import Criterion, Enrolment, Qualification, Unit
from portfolio.models import Membership
from tests.cast import client_for

URL = "/learners/enrol/"


@pytest.fixture
def second(cast):
    """Another qualification, of two units."""
    texts = {"wording": "Demonstration wording.", "source_hash": "1" * 64, "source": {}}
    qualification = Qualification.objects.create(
        code="Q-TWO", title="Second Certificate", level=3, type="NVQ", awarding_body="Test Body", **texts
    )
    for position, code in enumerate(("AAA", "BBB")):
        unit = Unit.objects.create(code=code, title=f"Unit {code}", **texts)
        Criterion.objects.create(unit=unit, code=f"{code}-1", text="Do it", kind="performance", position=1)
        qualification.links.create(unit=unit, required=position == 0, position=position)
    return qualification


def data(cast, second, **changes):
    unit = second.units.get(code="AAA")
    given = {
        "learner": "", "name": "Nia Bell", "email": "nia@harbour.example", "units": [unit.pk],
        "started_on": "2026-09-01", "planned_end_on": "2027-08-31", "registration_number": "R-77",
        "registered_on": "2026-09-02", "employer": "Quay Stores", "job_role": "Adviser",
        "assessor": cast.assessor.pk, "iqa": cast.iqa.pk,
    }  # fmt: skip
    return given | changes


def send(cast, second, *, by=None, **changes):
    client = client_for(by or cast.coordinator)
    return client.post(f"{URL}?qualification={second.pk}", data(cast, second, **changes))


def test_the_first_step_asks_for_the_qualification(cast, second):
    text = client_for(cast.coordinator).get(URL).content.decode()
    assert "Step 1 of 2" in text
    assert "Second Certificate, level 3" in text


def test_the_second_step_offers_its_units_with_the_required_ones_ticked(cast, second):
    form = client_for(cast.coordinator).get(f"{URL}?qualification={second.pk}").context["form"]
    assert [unit.code for unit in form.fields["units"].queryset] == ["AAA", "BBB"]
    assert form["units"].value() == [second.units.get(code="AAA").pk]


def test_a_qualification_that_is_not_there_goes_back_to_the_first_step(cast):
    response = client_for(cast.coordinator).get(f"{URL}?qualification=0")
    assert b"Step 1 of 2" in response.content
    assert b"There is a problem" in response.content


def test_nia_is_enrolled_with_everything_and_invited(cast, second):
    response = send(cast, second)
    enrolment = Enrolment.objects.get(portfolio__learner__user__name="Nia Bell")
    assert response["Location"] == f"/e/{enrolment.ref}/"
    assert [each.unit.code for each in enrolment.units.all()] == ["AAA"]
    assert (enrolment.registration_number, enrolment.employer, enrolment.job_role) == (
        "R-77", "Quay Stores", "Adviser",
    )  # fmt: skip
    team = {each.access.membership for each in enrolment.allocations.all()}
    assert team == {cast.assessor, cast.iqa}
    assert [message.to for message in mail.outbox] == [["nia@harbour.example"]]


def test_a_learner_who_is_here_keeps_one_portfolio_and_gets_no_e_mail(cast, second):
    send(cast, second, learner=cast.sam.pk, name="", email="")
    assert cast.portfolio.enrolments.count() == 2
    assert mail.outbox == []


def test_without_an_assessor_the_page_says_what_is_next(cast, second):
    client = client_for(cast.coordinator)
    sent = data(cast, second, assessor="", iqa="")
    response = client.post(f"{URL}?qualification={second.pk}", sent, follow=True)
    assert "They still need an assessor." in response.content.decode()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"units": []}, "Choose at least one unit."),
        ({"name": "", "email": ""}, "Choose a learner above, or write the new learner’s name."),
        ({"email": ""}, "A new learner needs an e-mail address to sign in with."),
        ({"planned_end_on": "2026-08-01"}, "The planned end cannot be before the start."),
        ({"email": "sam@harbour.example"}, "Sam Okoro already has that role here."),
    ],
)
def test_a_mistake_is_named_and_everything_typed_stays(cast, second, changes, sentence):
    response = send(cast, second, **changes)
    assert response.status_code == 422
    text = response.content.decode()
    assert sentence in text
    assert 'value="R-77"' in text
    assert 'value="Quay Stores"' in text
    assert f'<option value="{cast.assessor.pk}" selected>' in text


def test_both_a_known_and_a_new_learner_is_one_too_many(cast, second):
    response = send(cast, second, learner=cast.sam.pk)
    assert b"Choose a learner who is here, or name a new one, not both." in response.content


def test_the_same_qualification_twice_is_refused(cast, second):
    send(cast, second, learner=cast.sam.pk, name="", email="")
    response = send(cast, second, learner=cast.sam.pk, name="", email="")
    assert b"This learner is already enrolled on that qualification." in response.content
    assert cast.portfolio.enrolments.count() == 2


def test_a_refusal_leaves_no_half_made_learner(cast, second):
    second.operational_end = "2020-01-01"
    second.save()
    response = send(cast, second)
    assert b"took its last registrations on 1 Jan 2020" in response.content
    assert not Membership.objects.filter(user__name="Nia Bell").exists()
    assert mail.outbox == []


def test_people_of_another_centre_cannot_be_chosen(cast, elsewhere, second):
    for name in ("assessor", "iqa", "learner"):
        other = {"assessor": elsewhere.assessor, "iqa": elsewhere.iqa, "learner": elsewhere.sam}[name]
        assert send(cast, second, **{name: other.pk}).status_code == 422
    assert not Enrolment.objects.filter(qualification=second).exists()


@pytest.mark.parametrize("role", ["assessor", "iqa", "lead_iqa", "exams_officer", "sam"])
def test_others_enrol_nobody(cast, second, role):
    assert send(cast, second, by=getattr(cast, role)).status_code == 403
    assert not Enrolment.objects.filter(qualification=second).exists()
