"""Which phases of the loop a record speaks for; the words are those of the specifications' phase tags."""

from collections.abc import Iterable, Mapping

from portfolio.models import Record

from .models import Action, JournalEntry, Review

BY_KIND: Mapping[str, tuple[str, ...]] = {
    "FB": ("feedback",),
    "AN": ("analysis",),
    "PLAN": ("plan",),
    "CH": ("implement",),
    "LOG": ("implement",),
    "REV": ("review",),
}
BY_ENTRY: Mapping[str, tuple[str, ...]] = {
    "promotion": ("promote",),
    "sustain": ("sustain",),
    "embed": ("sustain",),
    "framework": ("sustain",),
    "strategy": ("plan",),
}
BY_PURPOSE: Mapping[str, tuple[str, ...]] = {
    "plan": ("plan",),
    "expectation": ("plan",),
    "result": ("review", "promote"),
    "success_story": ("promote",),
    "proposal": ("sustain", "promote"),
}
WATCHING = (Action.Kind.MONITOR, Action.Kind.EVALUATE)


def phases_of(records: Iterable[Record]) -> dict[int, tuple[str, ...]]:
    """Phases by the record's primary key; empty for kinds outside the loop. Three queries at most."""
    records = list(records)
    found = {record.pk: BY_KIND.get(record.kind, ()) for record in records}
    of_kind = {kind: [r.pk for r in records if r.kind == kind] for kind in ("CH", "LOG", "REV")}
    watching = Action.objects.filter(pk__in=of_kind["CH"], kind__in=WATCHING)
    found |= dict.fromkeys(watching.values_list("pk", flat=True), ("implement", "review"))
    entries = JournalEntry.objects.filter(pk__in=of_kind["LOG"])
    found |= {row.pk: _phases_of_entry(row) for row in entries}
    going_on = Review.objects.filter(pk__in=of_kind["REV"]).exclude(next_steps="")
    return found | dict.fromkeys(going_on.values_list("pk", flat=True), ("review", "sustain"))


def _phases_of_entry(entry: JournalEntry) -> tuple[str, ...]:
    if entry.kind == JournalEntry.Kind.COMMUNICATION:
        return BY_PURPOSE.get(entry.purpose, ("implement",))
    if entry.kind == JournalEntry.Kind.COMPLIANCE:
        return ("feedback",) if entry.law_stage == JournalEntry.LawStage.COLLECTION else ("implement",)
    return BY_ENTRY.get(entry.kind, ("implement",))
