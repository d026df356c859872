"""Adding somebody: what they get, and who may make whom."""

import re

import pytest
from django.core import mail

from portfolio.models import Membership, Role, User
from tests.cast import client_for

URL = "/people/add/"
PRIA = {"name": "Pria Shah", "email": "pria@harbour.example", "role": "assessor", "job_title": "Team leader"}


def send(member, **changes):
    return client_for(member).post(URL, PRIA | changes, follow=True)


def test_pria_is_added_and_told_how_to_sign_in(cast):
    response = send(cast.coordinator)
    pria = Membership.objects.get(user__email="pria@harbour.example")
    assert (pria.user.name, pria.role, pria.centre, pria.job_title) == (
        "Pria Shah", Role.ASSESSOR, cast.centre, "Team leader",
    )  # fmt: skip
    assert b"Pria Shah can now sign in; we sent pria@harbour.example a link" in response.content
    assert [message.to for message in mail.outbox] == [["pria@harbour.example"]]


def test_the_link_in_the_e_mail_lets_her_set_a_password(cast, client):
    send(cast.coordinator)
    path = re.search(r"http://testserver(/\S+)", mail.outbox[0].body).group(1)
    page = client.get(path, follow=True)
    action = page.request["PATH_INFO"]
    client.post(action, {"password1": "harbour-lights-9", "password2": "harbour-lights-9"})
    assert User.objects.get(email="pria@harbour.example").check_password("harbour-lights-9")


def test_a_learner_gets_a_portfolio(cast):
    send(cast.coordinator, role="learner")
    assert Membership.objects.get(user__name="Pria Shah").portfolio.ref == "HARB-P0003"


def test_somebody_with_a_password_gets_a_second_role_and_no_link(cast):
    cast.assessor.user.set_password("known")
    cast.assessor.user.save()
    response = send(cast.coordinator, name="Alan Reid", email="ALAN@harbour.example", role="iqa")
    assert b"Alan Reid has an account already and signs in as before." in response.content
    assert mail.outbox == []
    assert set(cast.assessor.user.memberships.values_list("role", flat=True)) == {"assessor", "iqa"}


def test_a_coordinator_cannot_make_an_administrator(cast):
    response = send(cast.coordinator, role="administrator")
    assert response.status_code == 422
    assert not Membership.objects.filter(user__email="pria@harbour.example").exists()
    assert b'value="administrator"' not in client_for(cast.coordinator).get(URL).content


def test_an_administrator_can(cast):
    send(cast.administrator, role="administrator")
    assert Membership.objects.get(user__email="pria@harbour.example").role == Role.ADMINISTRATOR


def test_the_same_role_twice_is_refused_and_what_was_typed_stays(cast):
    response = send(cast.coordinator, name="Sam O.", email="sam@harbour.example", role="learner")
    assert response.status_code == 422
    assert b"Sam Okoro already has that role here." in response.content
    assert b'value="Sam O."' in response.content


def test_a_wrong_address_is_named_and_what_was_typed_stays(cast):
    response = send(cast.coordinator, email="not an address")
    assert response.status_code == 422
    assert b"Enter a valid email address." in response.content
    assert b'value="Team leader"' in response.content


@pytest.mark.parametrize("method", ["get", "post"])
def test_an_assessor_adds_nobody(cast, method):
    assert getattr(client_for(cast.assessor), method)(URL, PRIA).status_code == 403
    assert not User.objects.filter(email="pria@harbour.example").exists()


def test_a_dead_mail_server_loses_nobody(cast, monkeypatch):
    def refuse(*args, **kwargs):
        raise OSError("no route")

    monkeypatch.setattr("allauth.account.forms.ResetPasswordForm.save", refuse)
    response = send(cast.coordinator)
    assert b"could not be sent" in response.content
    assert Membership.objects.filter(user__email="pria@harbour.example").exists()
