"""Eight ways to tamper with a ledger of 100 entries, by somebody who has the database's own password.

The chain alone finds two. With a head that was noted elsewhere when there were 80 entries, seven are found
(promises.md 2.4); cutting off what is newer than the head leaves no trace in either.
"""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from portfolio.canonical import canonical_json
from portfolio.models import LedgerEntry
from portfolio.services.ledger import START, append_entry, chain_hash
from tests.lifting import lifted

REWRITE = "UPDATE portfolio_ledgerentry SET seq = %s, body = %s, previous_hash = %s, hash = %s"
TOUCHED, NOTED, LENGTH = 40, 80, 100


@pytest.fixture
def noted(cast):
    """The hash of entry 80, kept by somebody outside."""
    with lifted():
        sql("DELETE FROM portfolio_ledgerentry")
    for number in range(LENGTH):
        append_entry(event="export.asked", actor=cast.sam, centre=cast.centre, facts={"number": number})
    return LedgerEntry.objects.get(seq=NOTED).hash


def sql(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def edit():
    body = LedgerEntry.objects.get(seq=TOUCHED).body.replace("export.asked", "export.never")
    sql("UPDATE portfolio_ledgerentry SET body = %s WHERE seq = %s", body, TOUCHED)


def delete():
    sql("DELETE FROM portfolio_ledgerentry WHERE seq = %s", TOUCHED)


def edit_and_rehash():
    edit()
    rehash()


def delete_and_rehash():
    delete()
    rehash()


def reorder_and_rehash():
    for seq, to in ((TOUCHED, 999), (TOUCHED + 1, TOUCHED), (999, TOUCHED + 1)):
        sql("UPDATE portfolio_ledgerentry SET seq = %s WHERE seq = %s", to, seq)
    rehash()


def back_date_and_rehash():
    body = json.loads(LedgerEntry.objects.get(seq=TOUCHED).body) | {"at": "2020-01-01T09:00:00+00:00"}
    sql("UPDATE portfolio_ledgerentry SET body = %s WHERE seq = %s", canonical_json(body), TOUCHED)
    rehash()


def truncate_past_the_head():
    sql("DELETE FROM portfolio_ledgerentry WHERE seq >= %s", NOTED - 10)


def truncate_what_is_newer_than_the_head():
    sql("DELETE FROM portfolio_ledgerentry WHERE seq > %s", NOTED + 10)


def rehash():
    """Numbers and hashes as an honest chain of these bodies would have them."""
    previous = START
    for number, (pk, old) in enumerate(LedgerEntry.objects.order_by("seq").values_list("pk", "body"), 1):
        body = canonical_json(json.loads(old) | {"seq": number})
        own = chain_hash(previous, body)
        sql(f"{REWRITE} WHERE id = %s", number, body, previous, own, pk)
        previous = own


def holds(*args):
    try:
        call_command("verifyledger", *args, stdout=StringIO())
    except CommandError:
        return False
    return True


KINDS = [
    (edit, "found", "found"),
    (delete, "found", "found"),
    (edit_and_rehash, "missed", "found"),
    (delete_and_rehash, "missed", "found"),
    (reorder_and_rehash, "missed", "found"),
    (back_date_and_rehash, "missed", "found"),
    (truncate_past_the_head, "missed", "found"),
    (truncate_what_is_newer_than_the_head, "missed", "missed"),
]


@pytest.mark.parametrize(("tamper", "alone", "with_head"), KINDS, ids=[kind[0].__name__ for kind in KINDS])
def test_what_the_chain_shows_alone_and_with_a_head_kept_outside(noted, tamper, alone, with_head):
    with lifted():
        tamper()
    told = {True: "missed", False: "found"}
    assert (told[holds()], told[holds("--head", noted)]) == (alone, with_head)


def test_an_honest_ledger_holds_in_both_ways(noted):
    assert (holds(), holds("--head", noted)) == (True, True)


def test_two_of_eight_alone_and_seven_of_eight_with_a_head():
    assert [[kind[place] for kind in KINDS].count("found") for place in (1, 2)] == [2, 7]
