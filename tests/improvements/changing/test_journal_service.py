"""Logging a note of the loop: each kind keeps its own fields and nothing else."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from improvements.entry_kinds import ENTRY_KINDS
from improvements.models import JournalEntry
from improvements.services.journal import change_entry, log_entry
from portfolio import clock
from portfolio.refusals import Refused
from tests.cast import log
from tests.improvements import loop

TOLD = {"audience": "team", "purpose": "change", "channel": "Monday huddle", "response": "Two asked why."}
WORDS = {"title": "Told the team", "happened_on": date(2026, 3, 3), "narrative": "Why we keep a diary."}
ENOUGH = {
    "audience": "team", "purpose": "plan", "law": "equality", "law_stage": "change", "holds": "yes",
    "embedding": "training", "named": "ISO 9001",
}  # fmt: skip


@pytest.fixture
def turn(cast):
    return loop.turn(cast)


def noted(cast, turn, kind="communication", by=None, fields=TOLD, **words):
    return log_entry(
        by=by or cast.sam, improvement=turn, kind=kind, fields=fields, record_fields=WORDS | words
    )


def test_sam_notes_who_was_told(cast, turn):
    entry = noted(cast, turn)
    assert (entry.record.ref, entry.record.narrative, entry.record.happened_on) == (
        "LOG-01",
        "Why we keep a diary.",
        date(2026, 3, 3),
    )
    assert (entry.audience, entry.purpose, entry.response) == ("team", "change", "Two asked why.")


def test_there_is_a_page_for_every_kind_the_table_knows():
    assert list(ENTRY_KINDS) == JournalEntry.Kind.values


@pytest.mark.parametrize("kind", JournalEntry.Kind.values)
def test_an_entry_keeps_the_fields_of_its_kind_alone(cast, turn, kind):
    entry = noted(cast, turn, kind, fields=ENOUGH)
    kept = {name for name in ENOUGH if getattr(entry, name)}
    assert kept == set(ENOUGH) & set(ENTRY_KINDS[kind].asks)


def test_an_entry_says_the_one_thing_its_kind_is_about(cast, turn):
    with pytest.raises(ValidationError) as refused:
        noted(cast, turn, "sustain", fields={})
    assert refused.value.message_dict == {"holds": ["Say whether it lasts."]}
    with pytest.raises(ValidationError) as refused:
        noted(cast, turn, "gossip")
    assert list(refused.value.message_dict) == ["kind"]


def test_nothing_is_noted_before_it_happened(cast, turn):
    with pytest.raises(ValidationError) as refused:
        noted(cast, turn, happened_on=clock.today() + timedelta(1))
    assert list(refused.value.message_dict) == ["happened_on"]


def test_a_note_names_an_action_of_its_own_turn(cast, turn):
    mine, other = loop.action(cast, turn), loop.action(cast, loop.turn(cast, "Parking"))
    assert noted(cast, turn, "adjustment", fields={"action": mine}).action == mine
    with pytest.raises(ValidationError) as refused:
        noted(cast, turn, "adjustment", fields={"action": other})
    assert refused.value.message_dict == {"action": ["Choose an action of this improvement."]}


def test_sam_changes_a_note_and_its_kind_stays(cast, turn):
    entry, minutes = noted(cast, turn), log(cast, title="Minutes")
    change_entry(
        by=cast.sam, entry=entry, fields={"audience": "customers", "evidence": [minutes]},
        record_fields={"narrative": "The diary."}, edit_no=1,
    )  # fmt: skip
    entry = JournalEntry.objects.get()
    assert (entry.kind, entry.audience, entry.purpose) == ("communication", "customers", "change")
    assert (entry.record.narrative, entry.evidence.get()) == ("The diary.", minutes)


def test_nobody_but_sam_writes_in_his_journal(cast, turn):
    for who in (cast.assessor, cast.other_learner):
        with pytest.raises(PermissionDenied):
            noted(cast, turn, by=who)


def test_once_handed_in_a_note_stands(cast, turn):
    entry = noted(cast, turn)
    loop.hand_in_all(cast)
    with pytest.raises(Refused, match="LOG-01 was handed in"):
        change_entry(by=cast.sam, entry=entry, fields={"audience": "staff"}, record_fields={}, edit_no=1)
