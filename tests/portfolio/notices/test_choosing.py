"""The page on which a member chooses how often, and the link that needs no sign-in."""

import pytest
from django.test import Client
from django.urls import reverse

from portfolio.models import LedgerEntry, MailChoice
from portfolio.services.mail import often_of, stop_token
from tests.cast import client_for

PAGE = "/me/mail/"


def _stop(member):
    return reverse("portfolio:mail-stop", args=[stop_token(member)])


@pytest.mark.parametrize("role", ["sam", "assessor", "eqa", "exams_officer", "administrator"])
def test_everybody_finds_the_page_in_their_menu(cast, role):
    client = client_for(getattr(cast, role))
    assert f'href="{PAGE}"' in client.get("/help/").content.decode()
    assert client.get(PAGE).status_code == 200


def test_each_time_is_chosen_until_somebody_chooses_otherwise(cast):
    client = client_for(cast.sam)
    assert client.get(PAGE).context["form"]["often"].value() == "each"
    assert client.post(PAGE, {"often": "daily"}).status_code == 302
    assert client.get(PAGE).context["form"]["often"].value() == "daily"
    assert [often_of(cast.sam), often_of(cast.assessor)] == ["daily", "each"]


@pytest.mark.parametrize("given", [{}, {"often": "hourly"}])
def test_a_choice_that_is_none_is_asked_again(cast, given):
    assert client_for(cast.sam).post(PAGE, given).status_code == 422
    assert MailChoice.objects.count() == 0


def test_looking_at_the_link_stops_nothing(cast):
    page = Client().get(_stop(cast.sam))
    assert "Stop these e-mails?" in page.content.decode()
    assert "Sam" not in page.content.decode()
    assert MailChoice.objects.count() == 0


def test_the_button_of_a_mail_program_stops_it_without_a_session(cast):
    client, entries = Client(enforce_csrf_checks=True), LedgerEntry.objects.count()
    page = client.post(_stop(cast.sam), {"List-Unsubscribe": "One-Click"})
    assert (page.status_code, often_of(cast.sam), often_of(cast.assessor)) == (200, "never", "each")
    assert "No more e-mails" in page.content.decode()
    assert LedgerEntry.objects.count() == entries
    assert client.post(_stop(cast.sam)).status_code == 200


def test_every_other_form_still_asks_where_it_came_from(cast):
    client = client_for(cast.sam)
    client.handler.enforce_csrf_checks = True
    assert client.post(PAGE, {"often": "never"}).status_code == 403


@pytest.mark.parametrize("token", ["1", "1:abc", "x", "%20", ":::"])
def test_a_link_we_did_not_sign_stops_nobody(cast, token):
    for send in (Client().get, Client().post):
        page = send(f"/mail/stop/{token}/")
        assert (page.status_code, page["Referrer-Policy"]) == (404, "no-referrer")
    assert MailChoice.objects.count() == 0


def test_the_link_of_one_member_does_not_fit_another(cast):
    wrong = stop_token(cast.sam).replace(str(cast.sam.pk), str(cast.assessor.pk), 1)
    assert Client().post(f"/mail/stop/{wrong}/").status_code == 404


def test_a_link_never_stands_in_a_log(cast, caplog):
    Client().get("/mail/stop/12:secret/")
    assert "secret" not in caplog.text
