"""Records: references never reused, drafts only their author changes, versions that never change."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from portfolio.models import RecordState
from portfolio.refusals import Moved, Refused
from portfolio.services.records import (
    MOVES,
    change_record,
    log_record,
    make_version,
    move_record,
    withdraw_record,
)
from tests.cast import log


def test_references_run_on_for_each_kind(cast):
    assert [log(cast, kind=kind).ref for kind in ("WP", "RA", "WP")] == ["WP-01", "RA-01", "WP-02"]


def test_a_withdrawn_reference_is_not_used_again(cast):
    withdraw_record(by=cast.sam, record=log(cast), reason="Sent twice.")
    assert log(cast).ref == "WP-02"


@pytest.mark.parametrize("who", ["other_learner", "assessor", "coordinator", "iqa", "administrator"])
def test_nobody_else_writes_a_learners_work_product(cast, who):
    with pytest.raises(PermissionDenied):
        log_record(by=getattr(cast, who), portfolio=cast.portfolio, kind="WP", fields={"title": "Not mine"})


def test_a_learner_cannot_write_their_own_observation(cast):
    with pytest.raises(PermissionDenied):
        log(cast, kind="O")


def test_a_form_cannot_set_what_is_not_its_business(cast):
    record = log(cast, state="accepted", author=cast.assessor, ref="WP-99")
    assert (record.state, record.author, record.ref) == (RecordState.DRAFT, cast.sam, "WP-01")


def test_what_is_recorded_has_happened(cast):
    with pytest.raises(ValidationError, match="in the future"):
        log(cast, happened_on=timezone.localdate() + timedelta(days=1))


def test_the_second_of_two_windows_is_told(cast):
    record = log(cast)
    change_record(by=cast.sam, record=record, fields={"title": "First"}, edit_no=1)
    with pytest.raises(Moved, match="changed in another window"):
        change_record(by=cast.sam, record=record, fields={"title": "Second"}, edit_no=1)


def test_a_version_keeps_its_words_and_hash(cast):
    record = log(cast)
    first = make_version(by=cast.sam, record=record)
    change_record(by=cast.sam, record=record, fields={"narrative": "Better told."}, edit_no=1)
    second = make_version(by=cast.sam, record=record)
    first.refresh_from_db()
    assert (first.number, second.number) == (1, 2)
    assert first.snapshot["narrative"] == "I set up a shared diary."
    assert first.content_hash != second.content_hash


def test_unchanged_work_gives_the_same_version(cast):
    record = log(cast)
    assert make_version(by=cast.sam, record=record) == make_version(by=cast.sam, record=record)


def test_a_record_moves_only_along_the_ways_of_the_domain(cast):
    record = log(cast)
    for target in set(RecordState.values) - set(MOVES[RecordState.DRAFT]):
        with pytest.raises(Refused), transaction.atomic():
            move_record(record=record, to=target)
    record.refresh_from_db()
    assert record.state == RecordState.DRAFT
