"""The page about e-mail, and those behind the link that stops it: no barrier."""

import pytest
from django.urls import reverse

from portfolio.services.mail import stop_token
from tests.browser.barriers import faults_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("role", ["sam", "assessor"])
def test_no_page_about_mail_has_a_barrier(cast, look, role):
    show, faults = look(getattr(cast, role)), []
    stop = reverse("portfolio:mail-stop", args=[stop_token(cast.sam)])
    for address in (reverse("portfolio:mail"), stop):
        faults += faults_of(show(address))
    assert faults == []


def test_neither_has_the_page_that_says_it_is_done(cast, look):
    page = look(cast.sam)(reverse("portfolio:mail-stop", args=[stop_token(cast.sam)]))
    page.get_by_role("button", name="Stop the e-mails").click()
    page.get_by_role("heading", name="No more e-mails").wait_for()
    assert faults_of(page) == []
