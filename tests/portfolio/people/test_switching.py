"""Changing the role one acts in: one's own active roles, and nobody else's."""

import pytest

from portfolio.middleware import SESSION_KEY
from portfolio.models import Role
from portfolio.services.people import add_member, set_active
from tests.cast import client_for


@pytest.fixture
def alan_as_iqa(cast):
    return add_member(by=cast.coordinator, name="Alan Reid", email=cast.assessor.user.email, role=Role.IQA)


def test_alan_goes_home_as_what_he_chose(cast, alan_as_iqa):
    client = client_for(cast.assessor)
    response = client.post("/switch/", {"membership": alan_as_iqa.pk}, follow=True)
    assert response.redirect_chain == [("/", 302)]
    assert b"You now work as Internal verifier (IQA) at Harbour College." in response.content
    assert response.wsgi_request.member == alan_as_iqa


@pytest.mark.parametrize("whose", ["coordinator", "administrator"])
def test_nobody_becomes_somebody_else(cast, whose):
    client = client_for(cast.assessor)
    response = client.post("/switch/", {"membership": getattr(cast, whose).pk})
    assert response.status_code == 404
    assert client.session[SESSION_KEY] == cast.assessor.pk


def test_a_suspended_role_is_not_found(cast, alan_as_iqa):
    set_active(by=cast.coordinator, member=alan_as_iqa, active=False)
    assert client_for(cast.assessor).post("/switch/", {"membership": alan_as_iqa.pk}).status_code == 404


@pytest.mark.parametrize("sent", [{}, {"membership": "me"}, {"membership": "0"}])
def test_nonsense_is_not_found(cast, sent):
    assert client_for(cast.assessor).post("/switch/", sent).status_code == 404


def test_looking_switches_nothing(cast):
    assert client_for(cast.assessor).get("/switch/").status_code == 405
