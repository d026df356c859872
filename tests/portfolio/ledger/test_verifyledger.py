"""Whoever changes, removes or moves an entry of the ledger is found out."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from portfolio.models import LedgerEntry
from portfolio.services.ledger import chain_hash, head
from tests.lifting import lifted


@pytest.fixture(autouse=True)
def tampering_is_possible(db):
    with lifted():
        yield


def verify(*args):
    out = StringIO()
    call_command("verifyledger", *args, stdout=out)
    return out.getvalue()


def broken(*args):
    out = StringIO()
    with pytest.raises(CommandError) as caught:
        call_command("verifyledger", *args, stdout=out)
    assert caught.value.returncode == 1
    return out.getvalue()


def entry(cast, seq):
    return LedgerEntry.objects.get(centre=cast.centre, seq=seq)


def test_an_honest_ledger_is_valid(cast):
    count = LedgerEntry.objects.filter(centre=cast.centre).count()
    assert verify() == f"harbour: {count} entries, head {head(cast.centre)}: VALID\n"


def test_an_edited_body_is_found(cast):
    row = entry(cast, 3)
    LedgerEntry.objects.filter(pk=row.pk).update(body=row.body.replace("coordinator", "administrator"))
    LedgerEntry.objects.filter(pk=row.pk).update(body=row.body + " ")
    assert "Entry 3 was changed after it was written." in broken()


def test_an_edited_body_with_a_new_hash_is_found_at_the_next_entry(cast):
    row = entry(cast, 3)
    body = row.body + " "
    LedgerEntry.objects.filter(pk=row.pk).update(body=body, hash=chain_hash(row.previous_hash, body))
    assert "Entry 4 was changed after it was written." in broken()


def test_a_removed_entry_is_found(cast):
    entry(cast, 5).delete()
    assert "Entry 5 is missing." in broken()


def test_a_removed_entry_is_found_though_the_rest_was_renumbered(cast):
    entry(cast, 5).delete()
    for row in LedgerEntry.objects.filter(centre=cast.centre, seq__gt=5).order_by("seq"):
        LedgerEntry.objects.filter(pk=row.pk).update(seq=row.seq - 1)
    assert "Entry 5 was changed after it was written." in broken()


def test_two_entries_that_changed_places_are_found(cast):
    third, fourth = entry(cast, 3), entry(cast, 4)
    for pk, seq in ((third.pk, 999), (fourth.pk, 3), (third.pk, 4)):
        LedgerEntry.objects.filter(pk=pk).update(seq=seq)
    assert "Entry 3 was changed after it was written." in broken()


def test_a_cut_off_end_is_found_by_the_head_somebody_noted(cast):
    noted = head(cast.centre)
    assert "VALID" in verify("--head", noted)
    LedgerEntry.objects.get(centre=cast.centre, hash=noted).delete()
    assert "VALID" in broken("--head", noted)


def test_one_centre_is_checked_alone(cast, elsewhere):
    entry(elsewhere, 2).delete()
    assert "VALID" in verify("--centre", "harbour")
    assert "Entry 2 is missing." in broken("--centre", "inland")


def test_an_unknown_centre_is_one_sentence(cast):
    with pytest.raises(CommandError, match="There is no centre called nowhere"):
        verify("--centre", "nowhere")
