"""The pages: who is asked for which step, and what the sheets hold."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assessment.models import CertificateClaim
from assessment.queues import queues_of
from assessment.services.certificates import authorise_claim, prepare_claim
from assessment.services.eligibility import faults_of
from portfolio import clock
from portfolio.services.certificate_names import name_for_certificates
from portfolio.sheets import inert


def claims_of(member):
    found = {each.slug: each.total for each in queues_of(member)}
    return {slug: total for slug, total in found.items() if slug.startswith("claims-")}


@pytest.fixture
def page(client, cast):
    def get(who, name="certificate", args=None, **query):
        client.force_login(getattr(cast, who).user)
        args = [cast.enrolment.ref] if args is None else args
        return client.get(reverse(f"assessment:{name}", args=args), query)

    return get


def test_a_claim_goes_from_queue_to_queue(finished):
    assert claims_of(finished.exams_officer) == {"claims-to-prepare": 1}
    claim = prepare_claim(by=finished.exams_officer, enrolment=finished.enrolment)
    assert (claims_of(finished.exams_officer), claims_of(finished.lead_iqa)) == (
        {},
        {"claims-to-authorise": 1},
    )
    authorise_claim(by=finished.lead_iqa, claim=claim)
    assert (claims_of(finished.lead_iqa), claims_of(finished.eqa)) == ({}, {"claims-to-release": 1})


def test_the_officer_prepares_on_the_page(finished, client):
    client.force_login(finished.exams_officer.user)
    assert (
        client.post(reverse("assessment:certificate-prepare", args=[finished.enrolment.ref])).status_code
        == 302
    )
    assert CertificateClaim.objects.get().steps.get().kind == "prepared"


def test_each_is_offered_the_step_that_is_theirs(finished, page):
    prepare_claim(by=finished.exams_officer, enrolment=finished.enrolment)
    offered = {who: page(who).context["page"].action for who in ("lead_iqa", "exams_officer", "eqa")}
    assert offered == {"lead_iqa": "authorise", "exams_officer": "", "eqa": ""}


def test_what_is_missing_is_said_and_nothing_offered(cast, page):
    shown = page("exams_officer").context["page"]
    assert (shown.state, shown.action, "TST is required and not cleared yet." in shown.faults) == (
        "unclaimed",
        "",
        True,
    )


@pytest.mark.parametrize(("state", "count"), [("claim_ready", 1), ("prepared", 0), ("", 1)])
def test_the_list_narrows_by_state(finished, page, state, count):
    found = page("exams_officer", "certificate-list", [], state=state)
    assert len(found.context["rows"]) == count


def test_the_sheet_of_registrations_has_the_fields_of_the_awarding_organisation(finished, page):
    told = {"legal_name": "=Samuel Okoro", "born_on": clock.today(), "uln": "9276308686"}
    name_for_certificates(by=finished.coordinator, portfolio=finished.portfolio, **told)
    lines = page("coordinator", "certificate-registrations", []).content.decode().splitlines()
    assert lines[0] == (
        "Centre reference,First names,Last names,Sex,Date of birth,Planned completion,ULN,Study mode"
    )
    assert lines[1].startswith(f"HARB,'=Samuel,Okoro,,{clock.today():%d/%m/%Y},")


def test_the_sheet_of_claims_names_units_and_people(finished, page, say_direct):
    say_direct("active")
    prepare_claim(by=finished.exams_officer, enrolment=finished.enrolment)
    line = page("exams_officer", "certificate-claims", []).content.decode().splitlines()[1]
    day = f"{clock.today():%d/%m/%Y}"
    assert [each in line for each in ("R-1", f"TST {day}", "Alan", "Ines", "Xan", "AO-1")] == [True] * 6


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_of_a_csv_is_run(start):
    assert inert(f"{start}1+1") == f"'{start}1+1"


def test_faults_ask_as_much_for_two_as_for_one(finished):
    def count(rows):
        with CaptureQueriesContext(connection) as asked:
            faults_of(rows, clock.today())
        return len(asked)

    fresh = type(finished.enrolment).objects.order_by("pk")
    assert count(fresh[:1]) == count(fresh[:2])
