"""Writing the journal: dated notes around a change (rules IM, PL-16, PL-19, PR-06 and SU of domain.md 4)."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction

from improvements.entry_kinds import ENTRY_KINDS, NARROW_FIELDS, EntryKind
from improvements.models import Improvement, JournalEntry
from portfolio.models import Membership

from .loop_records import (
    changed_record,
    fill,
    new_record,
    refuse_other_evidence,
    set_many,
)

MANY = ("evidence",)
NEEDED = {
    "audience": "Say who it was for.",
    "purpose": "Say what it was about.",
    "law": "Say which law or policy you checked.",
    "law_stage": "Say at which stage you checked it.",
    "holds": "Say whether it lasts.",
    "embedding": "Say what it is written into.",
    "named": "Give its name.",
}


@transaction.atomic
def log_entry(
    *,
    by: Membership,
    improvement: Improvement,
    kind: str,
    fields: Mapping[str, Any],
    record_fields: Mapping[str, Any],
    form_key: UUID | None = None,
) -> JournalEntry:
    """A new entry with its record (LOG-01); ``kind`` is a JournalEntry.Kind and never changes.

    ``fields`` are those its kind asks (improvements/entry_kinds.py), others are ignored, and
    ``evidence``, a list of Record. The day is ``record_fields["happened_on"]``, the words its
    ``narrative``. ValidationError names the field at fault. AlreadyDone for the same form sent twice.
    """
    asked = _asked(kind, fields)
    entry = JournalEntry(improvement=improvement, centre=improvement.centre, kind=kind)
    entry.record = new_record(
        by=by,
        improvement=improvement,
        kind="LOG",
        fields=record_fields,
        form_key=form_key,
        row_of=lambda record: record.journal_entry,
        given=(("kind", *NARROW_FIELDS), MANY, asked | {"kind": kind}),
    )
    return _save(entry, asked)


@transaction.atomic
def change_entry(
    *,
    by: Membership,
    entry: JournalEntry,
    fields: Mapping[str, Any],
    record_fields: Mapping[str, Any],
    edit_no: int,
) -> JournalEntry:
    """Change it while its record is a draft or came back; what is not given stays.

    Refused once it was handed in, Moved when it changed since ``edit_no``.
    """
    fresh = JournalEntry.objects.select_related("improvement", "record").get(pk=entry.pk)
    fresh.record = changed_record(by=by, record=fresh.record, fields=record_fields, edit_no=edit_no)
    return _save(fresh, _asked(fresh.kind, fields))


def _asked(kind: str, fields: Mapping[str, Any]) -> dict[str, Any]:
    """Those that the kind asks; so an entry never holds what its page does not show."""
    return {name: fields[name] for name in (*_kind(kind).asks, *MANY) if name in fields}


def _kind(code: str) -> EntryKind:
    if code not in ENTRY_KINDS:
        raise ValidationError({"kind": "Choose what kind of note it is."})
    return ENTRY_KINDS[code]


def _save(entry: JournalEntry, fields: Mapping[str, Any]) -> JournalEntry:
    fill(entry, NARROW_FIELDS, fields)
    missing = [name for name in _kind(entry.kind).needs if not getattr(entry, name)]
    if missing:
        raise ValidationError({name: NEEDED[name] for name in missing})
    if entry.action and entry.action.improvement_id != entry.improvement_id:
        raise ValidationError({"action": "Choose an action of this improvement."})
    refuse_other_evidence(entry.record, fields.get("evidence", ()))
    entry.full_clean()
    entry.save()
    set_many(entry, MANY, fields)
    return entry
