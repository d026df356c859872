"""Founding a centre and adding people."""

import pytest

from portfolio.models import Centre, Role, User
from portfolio.refusals import Refused
from portfolio.services.people import add_member, found_centre


@pytest.mark.parametrize("code", ["A", "HARB/1", "HARBOURSIDE", "", "HA RB"])
def test_a_centres_code_must_fit_into_references(db, code):
    with pytest.raises(Refused, match="two to eight letters or digits"):
        found_centre(name="X", slug="x", code=code, address="", admin_name="Ada", admin_email="ada@x.example")
    assert not Centre.objects.exists()


def test_one_person_in_two_roles_has_one_account(cast):
    twice = add_member(by=cast.coordinator, name="Alan Reid", email=cast.assessor.user.email, role=Role.IQA)
    assert twice.user == cast.assessor.user


def test_two_colleagues_adding_the_same_person_at_once_make_one_account(cast, monkeypatch):
    """As if the other one came between our look and our write."""
    other = User.objects.create_user(email="nia@harbour.example", name="Nia West")
    monkeypatch.setattr(User, "full_clean", lambda self, **_: None)
    look = User.objects.filter
    monkeypatch.setattr(User.objects, "filter", lambda **_: look(pk=None))
    added = add_member(by=cast.coordinator, name="Nia West", email="nia@harbour.example", role=Role.ASSESSOR)
    assert added.user == other
