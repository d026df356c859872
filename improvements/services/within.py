"""What belongs to one turn: all that its actions, entries and reviews may point at."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from feedback.models import Finding, Item, Measure
from improvements.models import Action, Improvement, Objective, SuccessCriterion
from portfolio.kinds import all_kinds
from portfolio.models import Record, RecordState


def actions_of(improvement: Improvement) -> QuerySet[Action]:
    """Those that were not taken back."""
    rows = Action.objects.filter(improvement=improvement)
    return rows.exclude(record__state=RecordState.WITHDRAWN).select_related("record")


def keys_of(rows: QuerySet[Any]) -> QuerySet[Any, int]:
    return rows.order_by().values_list("pk", flat=True)


def objectives_of(improvement: Improvement) -> QuerySet[Objective]:
    return Objective.objects.filter(plan__improvement=improvement)


def criteria_of(improvement: Improvement) -> QuerySet[SuccessCriterion]:
    """The success criteria of its plan, in the plan's order."""
    rows = SuccessCriterion.objects.filter(objective__plan__improvement=improvement)
    return rows.select_related("objective").order_by("objective__position", "objective", "pk")


def findings_of(improvement: Improvement) -> QuerySet[Finding]:
    """Of the analyses it links, and those its plan answers."""
    answered = objectives_of(improvement).values("findings")
    rows = Finding.objects.filter(Q(analysis__improvements=improvement) | Q(pk__in=answered))
    rows = rows.exclude(analysis__record__state=RecordState.WITHDRAWN)
    return rows.select_related("analysis__record").distinct()


def target_measures(improvement: Improvement) -> QuerySet[Measure]:
    """The measures of its plan's objectives; those it links where no objective has one."""
    aimed_at = Measure.objects.filter(objectives__plan__improvement=improvement).distinct()
    return (aimed_at if aimed_at.exists() else improvement.measures.all()).order_by("ref")


def measures_of(improvement: Improvement) -> QuerySet[Measure]:
    """Every measure a review of it may speak of."""
    aimed_at = objectives_of(improvement).exclude(measure=None).values("measure")
    return Measure.objects.filter(Q(pk__in=aimed_at) | Q(improvements=improvement)).distinct()


def evidence_for(improvement: Improvement) -> QuerySet[Record]:
    """Records of the portfolio that can show something: those outside the loop, not taken back."""
    plain = [kind.code for kind in all_kinds() if not kind.has_own_tables]
    rows = Record.objects.counted().filter(portfolio=improvement.portfolio_id, kind__in=plain)
    return rows.defer("narrative", "details")


def words_after(improvement: Improvement) -> QuerySet[Item]:
    """What customers said after go-live, from its own sources first, then the newest.

    Nothing while it is not live. Words with personal details that nobody has settled are left out, because
    others read a quote.
    """
    if improvement.live_on is None:
        return Item.objects.none()
    linked = Improvement.sources.through.objects.filter(improvement=improvement, source=OuterRef("source"))
    rows = Item.objects.filter(
        origin=Item.Origin.CUSTOMER,
        source__record__portfolio=improvement.portfolio_id,
        said_on__gt=improvement.live_on,
    )
    rows = rows.exclude(source__record__state=RecordState.WITHDRAWN)
    readable = rows.filter(pii_checked=True).exclude(has_pii=True, pii_basis="").exclude(text="")
    return (
        readable.annotate(of_its_own=Exists(linked))
        .select_related("source__record")
        .order_by("-of_its_own", "-said_on", "source", "number")
    )
