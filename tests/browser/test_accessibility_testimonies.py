"""Asking a witness, and the witness's own page: no barrier, with and without an account."""

import pytest
from django.urls import reverse

from tests.browser.barriers import faults_of
from tests.portfolio.witnesses.desk import PAGE, asked, mina, reword, sign

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_asking_a_witness(cast, look):
    record, _, _ = asked(cast, kind="EWT")
    opened, place = look(cast.sam), (cast.portfolio.ref, record.ref)
    assert faults_of(opened(reverse("assessment:record", args=place))) == []
    page = opened(reverse("assessment:testimony-ask", args=place))
    assert faults_of(page) == []
    page.get_by_role("button", name="Make the link and send it").click()
    assert faults_of(page) == []


def test_a_witness_meets_no_barrier(cast, look):
    _, _, token = asked(cast)
    page = look(None)(reverse(PAGE, args=[token]))
    assert faults_of(page) == []
    page.get_by_role("button", name="Sign my testimony").click()
    assert faults_of(page) == []


def test_what_was_signed_about_earlier_words(cast, look):
    record, _, token = asked(cast, mina(cast, category="expert", competence="Ten years"), kind="EWT")
    sign(token)
    reword(cast, record)
    page = look(cast.sam)(reverse("assessment:record", args=[cast.portfolio.ref, record.ref]))
    assert faults_of(page) == []
