"""Claiming a certificate as Xan, Leo and Sam meet it: no barrier on any page."""

import os
from pathlib import Path

import pytest
from django.urls import reverse

from assessment.services.certificates import authorise_claim, prepare_claim, record_direct_claims
from portfolio import clock
from tests.assessment.certificates.conftest import finished, registered  # noqa: F401
from tests.browser.barriers import faults_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def faults(page, live_server, paths):
    found = {}
    for path in paths:
        page.goto(f"{live_server.url}{path}")
        assert page.url == f"{live_server.url}{path}"  # a sign-in page has no barriers either
        found[path] = faults_of(page)
        if folder := os.environ.get("CERT_SHOTS"):
            for width in (1280, 360):
                page.set_viewport_size({"width": width, "height": 900})
                name = path.strip("/").replace("/", "-")
                page.screenshot(path=str(Path(folder) / f"{name}-{width}.png"), full_page=True)
    return {path: lines for path, lines in found.items() if lines}


def test_the_exams_officer_claims(finished, sign_in, live_server):  # noqa: F811
    told = {"qualification_code": "Q-TEST", "status": "none", "reference": "AO-1"}
    record_direct_claims(by=finished.exams_officer, from_on=clock.today(), **told)
    claim = prepare_claim(by=finished.exams_officer, enrolment=finished.enrolment)
    authorise_claim(by=finished.lead_iqa, claim=claim)
    own = [finished.enrolment.ref]
    paths = [
        reverse("assessment:certificate-list"), reverse("assessment:direct-claims"),
        reverse("assessment:certificate", args=own), reverse("assessment:certificate-names", args=own),
    ]  # fmt: skip
    assert faults(sign_in(finished.exams_officer), live_server, paths) == {}


def test_the_learner_reads_their_names(cast, sign_in, live_server):
    path = reverse("assessment:certificate-names", args=[cast.enrolment.ref])
    assert faults(sign_in(cast.sam), live_server, [path]) == {}
