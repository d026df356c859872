"""The records that belong to one improvement, whatever their kind."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from portfolio.kinds import kind_of
from portfolio.models import Membership, Record, RecordState

from .models import Action, Improvement, JournalEntry, Plan, Review


def records_of(improvement: Improvement, member: Membership) -> QuerySet[Record]:
    """Those the member may see, in the order of the days they are about; withdrawn ones are left out."""
    belongs = (
        Q(source__improvements=improvement)
        | Q(analysis__improvements=improvement)
        | Q(plan__improvement=improvement)
        | Q(action__improvement=improvement)
        | Q(journal_entry__improvement=improvement)
        | Q(review__improvement=improvement)
    )
    mine = Record.objects.filter(belongs, portfolio_id=improvement.portfolio_id).values("pk")
    rows = Record.objects.visible_to(member).filter(pk__in=mine).exclude(state=RecordState.WITHDRAWN)
    return rows.order_by("happened_on", "pk")


def record_ids_by_improvement(improvements: Iterable[Improvement]) -> dict[int, set[int]]:
    """Improvement to the primary keys of its records, seen or not; six queries for any number of turns."""
    found: dict[int, set[int]] = {each.pk: set() for each in improvements}
    tables = (
        Improvement.sources.through.objects.values_list("improvement_id", "source_id"),
        Improvement.analyses.through.objects.values_list("improvement_id", "analysis_id"),
        *(
            model.objects.values_list("improvement_id", "pk")
            for model in (Plan, Action, JournalEntry, Review)
        ),
    )
    for rows in tables:
        for improvement, record in rows.filter(improvement__in=found):
            found[improvement].add(record)
    return found


def question_about(record: Record) -> str:
    """What somebody outside may be asked about it: "approval" of a plan that has an objective,
    "confirmation" of what was done or told; empty for everything else, and for what was taken back.
    """
    if record.state in (RecordState.WITHDRAWN, RecordState.QUARANTINED):
        return ""
    if record.kind == "PLAN":
        return "approval" if Plan.objects.filter(record=record, objectives__isnull=False).exists() else ""
    done = Action.objects.filter(record=record, done_on__isnull=False)
    told = JournalEntry.objects.filter(record=record, kind=JournalEntry.Kind.COMMUNICATION)
    if (record.kind == "CH" and done.exists()) or (record.kind == "LOG" and told.exists()):
        return "confirmation"
    return ""


def is_in_a_turn(record: Record, member: Membership) -> bool:
    """Whether it is part of an improvement, or named as evidence on one's change or journal entry."""
    if kind_of(record.kind).stage:
        return True
    shown = (model.objects.visible_to(member).filter(evidence=record) for model in (Action, JournalEntry))
    return any(rows.exclude(record__state=RecordState.WITHDRAWN).exists() for rows in shown)
