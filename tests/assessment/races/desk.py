"""Several people press their buttons in the same moment, again and again, on a database that lets them.

SQLite lets one writer in at a time, so there is no race to lose.
"""

import threading
from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest
from django.db import connection, connections, transaction

from assessment.models import (
    ClaimVerdict,
    Countersignature,
    CriterionDecision,
    Judgement,
    Manifest,
    Reopening,
    SubmissionItem,
    UnitSignature,
)
from assessment.services.enrolments import allocate
from portfolio.models import Record, RecordState, Signature, Voiding
from tests.cast import Cast, make_cast
from tests.lifting import lifted

ROUNDS = 100
RACE = [
    pytest.mark.postgres,
    pytest.mark.skipif(connection.vendor == "sqlite", reason="one writer at a time cannot race"),
    pytest.mark.django_db(transaction=True),
]
#: What one round leaves behind, each after those that point to it.
TRACES = (Countersignature, ClaimVerdict, CriterionDecision, Judgement, Reopening, UnitSignature, Manifest)


def two_assessors() -> Cast:
    cast = make_cast()
    allocate(by=cast.coordinator, enrolment=cast.enrolment, to=cast.other_assessor)
    return cast


def rounds(item: SubmissionItem) -> Iterator[int]:
    """Numbers of the rounds. Between two of them what was decided is taken out, so that all cost the same."""
    for number in range(ROUNDS):
        yield number
        undo(item)


def undo(item: SubmissionItem) -> None:
    """As it was when the record was handed in; the ledger keeps what it holds."""
    with transaction.atomic(), lifted():
        for model in TRACES:
            model.objects.all().delete()
        Voiding.objects.all().delete()
        Signature.objects.filter(signedversion=None).delete()
    Record.objects.filter(pk=item.version.record_id).update(state=RecordState.SUBMITTED)


def at_once(*presses: partial) -> list[Any]:
    """What each call gave or raised, in the order of the calls; all start at a signal."""
    start, found = threading.Barrier(len(presses)), [None] * len(presses)

    def press(place: int) -> None:
        try:
            start.wait(timeout=20)
            found[place] = presses[place]()
        except Exception as error:
            found[place] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=press, args=[place]) for place in range(len(presses))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return found
