"""The pages about papers, as people meet them."""

from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from assessment.models import CpdEntry, InterestDeclaration, LearnerInterest
from tests.assessment.staff import office
from tests.cast import client_for


def address(name, *args):
    return reverse(f"assessment:{name}", args=args)


def names(response):
    return [row["member"].user.name for row in response.context["rows"]]


def test_alan_signs_in_one_press(cast):
    sent = {"has_interests": "no", "statement": ""}
    answer = client_for(cast.assessor).post(address("declaration-sign"), sent)
    assert (answer.status_code, answer["Location"]) == (302, address("papers"))
    row = InterestDeclaration.objects.get()
    assert (row.membership, row.has_interests) == (cast.assessor, False)


def test_an_interest_without_words_is_not_signed(cast):
    answer = client_for(cast.assessor).post(address("declaration-sign"), {"has_interests": "yes"})
    assert (answer.status_code, InterestDeclaration.objects.count()) == (422, 0)
    assert "Say what your interests are." in answer.content.decode()


def test_alan_logs_cpd_and_sees_its_hours(cast):
    client = client_for(cast.assessor)
    sent = {"done_on": office.days(-3), "hours": "2.5", "what": "A course.", "changed": "I plan more."}
    assert client.post(address("cpd-add"), sent).status_code == 302
    assert str(CpdEntry.objects.get().hours) == "2.50"
    assert "hours in the last 12 months" in client.get(address("papers")).content.decode()


def test_a_qualification_needs_its_day_unless_it_is_worked_towards(cast):
    client, sent = client_for(cast.trainee), {"kind": "cava"}
    assert client.post(address("qualification-add"), sent).status_code == 422
    assert client.post(address("qualification-add"), sent | {"working_towards": "on"}).status_code == 302
    assert "Worked towards" in client.get(address("papers")).content.decode()


def test_alan_declares_that_sam_is_his_cousin(cast):
    sent = {"portfolio": cast.portfolio.pk, "kind": "relative", "words": "My cousin."}
    assert client_for(cast.assessor).post(address("interest-raise"), sent).status_code == 302
    assert LearnerInterest.objects.get().portfolio == cast.portfolio


def test_beth_cannot_name_a_learner_she_does_not_work_with(cast):
    sent = {"portfolio": cast.portfolio.pk, "kind": "relative", "words": "My cousin."}
    assert client_for(cast.other_assessor).post(address("interest-raise"), sent).status_code == 422


def test_leo_agrees_a_mitigation_on_alans_page(cast):
    row = office.interest(cast)
    client, url = client_for(cast.lead_iqa), address("interest-mitigate", row.pk)
    assert client.post(url, {f"{row.pk}-mitigation": ""}).status_code == 422
    answer = client.post(url, {f"{row.pk}-mitigation": "Beth looks too."})
    assert answer["Location"] == address("staff-person", cast.assessor.pk)
    again = client.post(url, {f"{row.pk}-mitigation": "My long text."})
    assert (again.status_code, "My long text." in again.content.decode()) == (409, True)


def test_a_verifier_does_not_read_of_a_learner_they_do_not_work_with(cast):
    office.interest(cast, cast.other_assessor, portfolio=cast.other_enrolment.portfolio, words="Neighbour.")
    office.interest(cast, words="Cousin.")
    pages = [
        client_for(member).get(address("staff-person", person.pk)).content.decode()
        for member, person in ((cast.iqa, cast.assessor), (cast.lead_iqa, cast.other_assessor))
    ]
    assert ("Cousin." in pages[0], "Neighbour." in pages[1]) == (True, True)
    assert not LearnerInterest.objects.visible_to(cast.iqa).filter(membership=cast.other_assessor).exists()


def test_staff_are_narrowed_to_whom_something_is_missing(cast):
    office.complete(cast, cast.assessor)
    client = client_for(cast.coordinator)
    everybody = ["Alan Reid", "Beth Cole", "Ines Moss", "Leo Hart", "Tom Vale"]
    assert names(client.get(address("staff-list"))) == everybody
    assert names(client.get(address("staff-list") + "?missing=anything")) == everybody[1:]
    office.interest(cast)
    assert names(client.get(address("staff-list") + "?missing=interest")) == ["Alan Reid"]


def test_the_sheet_says_what_is_missing_in_words(cast):
    office.complete(cast, cast.assessor)
    answer = client_for(cast.coordinator).get(address("staff-list") + "?format=xlsx&q=Alan")
    header, row = load_workbook(BytesIO(answer.content)).active.iter_rows(values_only=True)
    told = dict(zip(header, row, strict=True))
    assert (told["Name"], told["Qualified"], told["Units"], told["What is missing"]) == (
        "Alan Reid", "Yes", "TST", None,
    )  # fmt: skip


@pytest.mark.parametrize("people", [1, 3])
def test_the_list_asks_the_same_for_one_as_for_three(cast, people):
    for each in (cast.assessor, cast.other_assessor, cast.iqa)[:people]:
        office.complete(cast, each)
    client = client_for(cast.coordinator)
    with CaptureQueriesContext(connection) as queries:
        client.get(address("staff-list") + "?q=" + ("" if people == 3 else "Alan"))
    assert len(queries) == 13


@pytest.mark.parametrize("papers", [1, 3])
def test_ones_own_page_asks_the_same_for_one_paper_as_for_three(cast, papers):
    for _ in range(papers):
        office.complete(cast, cast.assessor) if not CpdEntry.objects.exists() else office.award(cast.assessor)
    for kind in ("relative", "friend", "paid")[:papers]:
        office.mitigate(cast, office.interest(cast, kind=kind))
    client = client_for(cast.assessor)
    with CaptureQueriesContext(connection) as queries:
        client.get(address("papers"))
    assert len(queries) == 13
