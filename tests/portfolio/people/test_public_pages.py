"""Help, accessibility and privacy are for everybody, signed in or not."""

import pytest

from portfolio.models import User
from tests.cast import client_for

PAGES = {
    "/help/": "A good reflective account",
    "/accessibility/": "What was not checked yet",
    "/privacy/": "Who sees it",
}


@pytest.mark.django_db
@pytest.mark.parametrize(("url", "words"), PAGES.items())
def test_a_visitor_reads_it(client, url, words):
    response = client.get(url)
    assert response.status_code == 200
    assert words in response.content.decode()


@pytest.mark.parametrize(("url", "words"), PAGES.items())
def test_a_coordinator_reads_it(cast, url, words):
    assert words in client_for(cast.coordinator).get(url).content.decode()


def test_help_explains_all_five_letters(client, db):
    text = client.get("/help/").content.decode()
    assert all(
        f"<dt>{word}</dt>" in text for word in ("Valid", "Authentic", "Reliable", "Current", "Sufficient")
    )


def test_somebody_without_a_role_is_told_whom_to_ask(client, db):
    client.force_login(User.objects.create_user(email="new@x.example", name="New Person"))
    response = client.get("/people/")
    assert response.status_code == 403
    assert "Ask your centre’s coordinator" in response.content.decode()
