"""Who is stuck on what: the list that tells staff whom to help first."""

from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from assessment import cohorts
from assessment.models import Enrolment
from assessment.readiness import Result, Standing, rule_of
from assessment.readiness.facts import Evidence
from tests.cast import client_for, log

pytestmark = pytest.mark.django_db
URL = "/learners/stuck/"


def _page(member, query=""):
    answer = client_for(member).get(f"{URL}{query}")
    return answer.content.decode()


def test_the_coordinator_sees_every_learner_and_what_is_missing(cast):
    page = _page(cast.coordinator)
    assert "Sam Okoro" in page
    assert "Olga Price" in page
    assert "No evidence is linked to this criterion." in page


def test_an_assessor_sees_their_own_learners_only(cast):
    page = _page(cast.assessor)
    assert "Sam Okoro" in page
    assert "Olga Price" not in page


@pytest.mark.parametrize("person", ["sam", "exams_officer", "administrator", "eqa"])
def test_who_helps_nobody_along_does_not_see_the_list(cast, person):
    assert client_for(getattr(cast, person)).get(URL).status_code == 403


def test_a_filter_by_rule_leaves_those_whom_it_is_about(cast):
    assert "Sam Okoro" in _page(cast.coordinator, "?rule=PF-01")
    assert "Nobody is stuck on that" in _page(cast.coordinator, "?rule=SU-02")
    assert "Nobody is stuck on that" in _page(cast.coordinator, "?level=error")


def test_a_draft_stays_its_authors_secret(cast):
    log(cast, happened_on=None, title="My secret draft")
    page = _page(cast.coordinator)
    assert "WP-01" not in page
    assert "This evidence has no date." not in page


def test_the_sheet_has_one_line_for_each_thing_missing(cast):
    answer = client_for(cast.assessor).get(f"{URL}?rule=PF-01&format=xlsx")
    lines = list(load_workbook(BytesIO(answer.content)).active.values)
    assert lines[0][:3] == ("Learner", "Enrolment", "Qualification")
    assert [(line[0], line[6], line[9]) for line in lines[1:]] == [
        ("Sam Okoro", "PF-01", code) for code in ("TST-01", "TST-02", "TST-03")
    ]


def test_the_list_of_learners_leads_there(cast):
    page = client_for(cast.coordinator).get(reverse("assessment:learner-list")).content.decode()
    assert f'href="{URL}"' in page


def test_it_takes_as_many_queries_for_one_learner_as_for_many(cast, django_assert_max_num_queries):
    """One batch is one set of questions, however many learners are in it."""
    client = client_for(cast.coordinator)
    client.get(URL)
    with django_assert_max_num_queries(30) as asked:
        client.get(URL)
    many = len(asked)
    with django_assert_max_num_queries(30) as asked:
        client.get(f"{URL}?q=Sam")
    assert len(asked) == many


def _result(rule, *faults, standing=Standing.FAILING):
    return Result(rule_of(rule), faults[0], faults, standing, (), f"Sentence of {rule}.")


def _stuck_by(monkeypatch, *results):
    real = cohorts.progress_of_many

    def told(enrolments):
        found = real(enrolments)
        for each in found.values():
            each.readiness.results = list(results)
        return found

    monkeypatch.setattr(cohorts, "progress_of_many", told)


def test_one_rule_about_several_records_is_one_line_and_counts_once(cast, monkeypatch):
    accounts = [Evidence(ref=ref, record=ref) for ref in ("RA-01", "RA-02")]
    _stuck_by(monkeypatch, *(_result("PF-11", each) for each in accounts))
    row = next(cohorts.stuck_rows(Enrolment.objects.filter(pk=cast.enrolment.pk).order_by("pk")))
    assert [each.at for each in row.lines] == [("RA-01", "RA-02")]
    assert (row.warnings, len(row.missing)) == (1, 2)
    assert _page(cast.assessor).count("Sentence of PF-11.") == 2, "once in the row, once in the summary"


def test_nobody_is_stuck_on_a_hint(cast, monkeypatch):
    _stuck_by(monkeypatch, _result("PF-17", Evidence(ref="RA-01", record="RA-01")))
    assert "Nobody is stuck" in _page(cast.assessor) and "RA-01" not in _page(cast.assessor)
    assert "RA-01" in _page(cast.assessor, "?rule=PF-17") and "RA-01" in _page(cast.assessor, "?level=info")
