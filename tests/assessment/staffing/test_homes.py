"""Home of the coordinator, the exams officer and the administrator."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from assessment.models import Criterion
from assessment.progress import progress_of
from assessment.services.enrolments import deallocate
from assessment.services.judging import judge
from assessment.services.signoffs import sign_unit
from assessment.services.submissions import submit
from portfolio.services.people import set_active
from tests.cast import all_yes, claim, client_for, log


def home(member, query=""):
    return client_for(member).get(f"/{query}")


@pytest.fixture
def handed_in(cast):
    record = log(cast, title="Private diary of Sam")
    claim(cast, record)
    return submit(by=cast.sam, enrolment=cast.enrolment, records=[record], declared=True).items.get()


@pytest.fixture
def signed(cast, handed_in):
    judge(by=cast.assessor, item=handed_in, given=all_yes(handed_in))
    unit = progress_of(cast.enrolment).units[0]
    for who, stage in ((cast.sam, "learner"), (cast.assessor, "assessor")):
        sign_unit(
            by=who, enrolment_unit=unit.row, stage=stage, words="Yes.", manifest_hash=unit.manifest_hash
        )
    return unit


def test_the_coordinator_sees_who_needs_somebody(cast):
    for allocation in cast.enrolment.allocations.all():
        deallocate(by=cast.coordinator, allocation=allocation)
    needs = home(cast.coordinator).context["needs"]
    found = [(each["enrolment"].portfolio.learner.user.name, each["need"]) for each in needs]
    assert found == [("Sam Okoro", "an assessor and an IQA"), ("Olga Price", "an IQA")]


def test_the_coordinator_sees_what_waits_and_with_whom(cast, handed_in):
    response = home(cast.coordinator)
    assert [row.learner for row in response.context["waiting"]] == ["Sam Okoro"]
    assert b"with Alan Reid, Tom Vale" in response.content


def test_the_coordinators_first_act_is_enrolling(cast):
    text = home(cast.coordinator).content.decode()
    assert text.count("btn btn-primary") == 1
    assert 'href="/learners/enrol/"' in text


def test_progress_stands_beside_the_plan(cast, signed):
    due = home(cast.coordinator).context["due"]
    assert {row.learner: (row.progress.met, row.progress.total) for row in due} == {
        "Sam Okoro": (3, 3), "Olga Price": (0, 3),
    }  # fmt: skip


def test_the_exams_officer_sees_signed_units_and_no_evidence(cast, signed):
    response = home(cast.exams_officer)
    text = response.content.decode()
    assert [row.enrolment.ref for row in response.context["rows"]] == [cast.enrolment.ref]
    assert "Look after customers" in text
    assert "by Alan Reid" in text
    assert "Private diary" not in text
    assert "/u/" not in text


def test_a_unit_that_changed_since_says_so(cast, signed):
    Criterion.objects.filter(code="TST-01").update(text="Something else")
    response = home(cast.exams_officer)
    assert response.context["rows"][0].unit.state == "reopened"
    assert b"Changed since it was signed" in response.content


def test_nothing_is_signed_before_it_is_signed(cast, handed_in):
    assert b"Nothing signed off yet" in home(cast.exams_officer).content


def test_signed_units_download(cast, signed):
    cast.enrolment.registration_number = "R-1"
    cast.enrolment.save()
    rows = list(load_workbook(BytesIO(home(cast.exams_officer, "?format=xlsx").content)).active.values)
    assert rows[1][:5] == ("Sam Okoro", "R-1", "Test Certificate", "TST", "Look after customers")
    assert rows[1][6:] == ("Alan Reid", "Signed off")


def test_another_centres_units_are_not_there(cast, elsewhere, signed):
    assert home(elsewhere.exams_officer).context["rows"] == []


def test_the_administrator_sees_people_by_role_and_the_last_entries(cast):
    set_active(by=cast.coordinator, member=cast.assessor, active=False)
    response = home(cast.administrator)
    counts = {each["role"]: (each["active"], each["suspended"]) for each in response.context["roles"]}
    assert counts["assessor"] == (1, 1)
    assert counts["learner"] == (2, 0)
    assert response.context["lines"][0].words == "A person's role was suspended"
    assert response.context["head"] in response.content.decode()


@pytest.mark.parametrize("role", ["coordinator", "exams_officer", "administrator"])
def test_an_empty_centre_has_homes_too(db, role):
    from portfolio.models import Role
    from portfolio.services.people import add_member, found_centre

    boss = found_centre(
        name="New", slug="new", code="NEW", address="", admin_name="A", admin_email="a@new.example"
    )
    member = boss
    if role != "administrator":
        member = add_member(by=boss, name="B", email="b@new.example", role=Role(role))
    assert home(member).status_code == 200
