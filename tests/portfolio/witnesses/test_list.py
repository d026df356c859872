"""The witness status list (domain.md section 6, RF03)."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from portfolio.models import LedgerEntry, Witness
from portfolio.services.witnesses import add_witness, change_witness
from tests.cast import client_for

MINA = {"name": "Mina Shah", "relationship": "Line manager", "email": "mina@shop.example"}


def add(cast, by=None, **changes):
    return add_witness(by=by or cast.sam, portfolio=cast.portfolio, fields=MINA | changes)


def test_only_the_learner_keeps_the_list(cast):
    with pytest.raises(PermissionDenied):
        add(cast, by=cast.assessor)
    with pytest.raises(PermissionDenied):
        change_witness(by=cast.other_learner, witness=add(cast), fields={"name": "X"})


def test_nobody_is_their_own_witness(cast):
    with pytest.raises(ValidationError) as refused:
        add(cast, email=cast.sam.user.email.upper())
    assert refused.value.message_dict == {
        "email": ["This is your own address. Somebody else has to be your witness."]
    }


def test_an_address_stands_on_the_list_once(cast):
    add(cast)
    with pytest.raises(ValidationError) as refused:
        add(cast, email="MINA@shop.example")
    assert refused.value.messages == ["Somebody with this address is on the list already."]


def test_the_ledger_holds_no_name(cast):
    add(cast)
    entry = LedgerEntry.objects.get(event="witness.added")
    assert "Mina" not in str(entry.body)


def test_the_learner_adds_and_the_assessor_reads(cast):
    where = reverse("assessment:witness-add", args=[cast.portfolio.ref])
    answer = client_for(cast.sam).post(where, MINA | {"category": "ordinary", "is_active": "on"})
    page = client_for(cast.assessor).get(reverse("assessment:witness-list", args=[cast.portfolio.ref]))
    assert answer.status_code == 302
    assert [each.name for each in page.context["witnesses"]] == ["Mina Shah"]
    assert "Add a witness" not in page.content.decode()


def test_what_was_typed_stays_when_something_is_missing(cast):
    where = reverse("assessment:witness-add", args=[cast.portfolio.ref])
    page = client_for(cast.sam).post(where, {"name": "Mina Shah", "category": "ordinary"})
    assert (page.status_code, page.context["form"]["name"].value()) == (422, "Mina Shah")
    assert Witness.objects.count() == 0


def test_more_witnesses_ask_no_more_of_the_database(cast):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    where, counts = reverse("assessment:witness-list", args=[cast.portfolio.ref]), []
    client = client_for(cast.assessor)
    for names in (["a"], ["b", "c"]):
        for name in names:
            add(cast, name=name, email=f"{name}@shop.example")
        with CaptureQueriesContext(connection) as asked:
            client.get(where)
        counts.append(len(asked))
    assert counts[0] == counts[1]
