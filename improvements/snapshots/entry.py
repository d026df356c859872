"""What a judge sees of a journal entry, as sections (portfolio/sections.py)."""

from typing import Any

from improvements.entry_kinds import ENTRY_KINDS
from improvements.models import JournalEntry
from portfolio.models import Record
from portfolio.sections import filled, section

from .wording import day, yes


def snapshot_entry(record: Record) -> dict[str, Any]:
    """The fields of its kind and what came back; the words are the record's own. Two queries."""
    rows = JournalEntry.objects.select_related("improvement", "action__record").prefetch_related("evidence")
    entry = rows.filter(record=record).first()
    if entry is None:
        return {"sections": filled([])}
    shown = [(each.ref, each.title, day(each.happened_on)) for each in entry.evidence.all()]
    return {
        "sections": filled(
            [
                section(entry.get_kind_display(), facts=_facts(entry)),
                section("What came back", text=entry.response),
                section("What shows it", columns=["Record", "Title", "Date"], rows=sorted(shown)),
            ]
        )
    }


def _facts(entry: JournalEntry) -> list[tuple[str, Any]]:
    """Only those that its kind asks."""
    known = {
        "audience": ("Who", entry.get_audience_display()),
        "purpose": ("About what", entry.get_purpose_display()),
        "channel": ("How", entry.channel),
        "to_authority": ("They can approve a change like this", yes(entry.to_authority)),
        "law": ("Which law or policy", entry.get_law_display()),
        "law_stage": ("At which stage", entry.get_law_stage_display()),
        "holds": ("Does it last?", entry.get_holds_display()),
        "embedding": ("Written into", entry.get_embedding_display()),
        "named": ("Name", entry.named),
        "action": ("About the action", entry.action),
    }
    own = [known[name] for name in ENTRY_KINDS[entry.kind].asks if name in known]
    return [("Improvement", str(entry.improvement)), *own]
