"""What an analysis covers, counted and grouped by the database: a few numbers, however many items."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Avg, Count, Exists, F, FloatField, Max, Min, OuterRef, Q, QuerySet, Sum
from django.db.models.functions import Cast

from feedback.models import (
    Analysis,
    Benchmark,
    Dimension,
    Item,
    ItemTheme,
    Measure,
    Reading,
    Source,
    Theme,
    items_covered,
    readings_covered,
    within,
)
from feedback.services.themes import carried_in
from feedback.statistics.compare import Side
from feedback.statistics.points import Point
from portfolio.models import RecordState

LEFT_OUT = (RecordState.WITHDRAWN, RecordState.QUARANTINED)
MOST_POINTS = 500
MOST_MEASURES = 6


@dataclass(frozen=True)
class Basis:
    """What there is to look at, and the first and last day of it (None without a dated row)."""

    items: int
    readings: int
    first: date | None
    last: date | None


@dataclass(frozen=True)
class ThemeCount:
    """How many of the covered items carry a theme, and how many of those are unhappy, neither or happy."""

    pk: int
    name: str
    count: int
    unhappy: int
    neither: int
    happy: int

    @property
    def otherwise(self) -> int:
        """How many feel the opposite of what most do; nought where neither way outweighs the other."""
        return 0 if self.unhappy == self.happy else min(self.unhappy, self.happy)


class Gap(NamedTuple):
    """Mean expectation, mean rating and mean of the differences for one dimension, on ``n`` pairs."""

    dimension: str
    expected: float
    received: float
    gap: float
    n: int


@dataclass(frozen=True)
class Scale:
    """Its two ends, None where answers came without them, and how many answers are on it."""

    low: float | None
    high: float | None
    n: int


def items_of(analysis: Analysis) -> QuerySet[Item]:
    """The items it covers, without those of sources that were taken back or are held back for a check."""
    return items_covered(analysis).filter(source__in=_standing(analysis).values("pk"))


def _standing(analysis: Analysis) -> QuerySet[Source]:
    return analysis.sources.exclude(record__state__in=LEFT_OUT)


def basis_of(analysis: Analysis) -> Basis:
    """Two queries."""
    said = items_of(analysis).aggregate(n=Count("pk"), first=Min("said_on"), last=Max("said_on"))
    taken = readings_covered(analysis).aggregate(n=Count("pk"), first=Min("taken_on"), last=Max("taken_on"))
    return Basis(
        said["n"],
        taken["n"],
        min(filter(None, (said["first"], taken["first"])), default=None),
        max(filter(None, (said["last"], taken["last"])), default=None),
    )


def theme_counts(analysis: Analysis) -> list[ThemeCount]:
    """By falling count; themes that no covered item carries are left out. Two queries."""
    rows = _carried(analysis).values("theme_id", "theme__name")
    feelings = {
        word: Count("pk", filter=Q(item__sentiment=value))
        for word, value in (("unhappy", -1), ("neither", 0), ("happy", 1))
    }
    counted: Any = rows.annotate(n=Count("pk"), **feelings).order_by("-n", "theme__name", "theme_id")
    return [
        ThemeCount(
            row["theme_id"], row["theme__name"], row["n"], row["unhappy"], row["neither"], row["happy"]
        )
        for row in counted
    ]


def tagged(analysis: Analysis) -> int:
    """How many covered items carry at least one theme of its list."""
    return _carried(analysis).aggregate(n=Count("item", distinct=True))["n"]


def _carried(analysis: Analysis) -> QuerySet[ItemTheme]:
    sources = list(_standing(analysis).values_list("pk", flat=True))
    return within(carried_in(analysis.theme_list_id, sources), "item__said_on", analysis)


def gaps(analysis: Analysis) -> tuple[list[Gap], list[Scale]]:
    """For each dimension, on the commonest scale, which comes first among the scales. Two queries.

    Answers without a dimension count as the service as a whole.
    """
    paired = items_of(analysis).filter(score__isnull=False, expected__isnull=False).order_by()
    by_scale: Any = paired.values("scale_low", "scale_high").annotate(n=Count("pk"))
    scales = list(by_scale.order_by("-n", "scale_low", "scale_high"))
    if not scales:
        return [], []
    one = paired.filter(scale_low=scales[0]["scale_low"], scale_high=scales[0]["scale_high"])
    if scales[0]["scale_low"] is None:
        one = paired.filter(scale_low=None)
    means = {
        "e": Avg(Cast("expected", FloatField())),
        "r": Avg(Cast("score", FloatField())),
        "g": Avg(Cast(F("score") - F("expected"), FloatField())),
    }
    rows: Any = one.values("dimension").annotate(n=Count("pk"), **means)
    found = [Gap(row["dimension"], row["e"], row["r"], row["g"], row["n"]) for row in rows]
    order = ["", *Dimension.values]
    found.sort(key=lambda gap: order.index(gap.dimension) or len(order))
    return found, [_scale(row) for row in scales]


def _scale(row: Mapping[str, Any]) -> Scale:
    low, high = (None if row[end] is None else float(row[end]) for end in ("scale_low", "scale_high"))
    return Scale(low, high, row["n"])


def points_of(analysis: Analysis) -> list[tuple[Measure, int, list[Point]]]:
    """Each measure, how many readings it has in the period, and those; none where there are over MOST_POINTS.

    At most MOST_MEASURES. Four queries: the measures, their rebases, the counts, the readings.
    """
    measures = list(analysis.measures.order_by("ref").prefetch_related("rebases")[:MOST_MEASURES])
    rows = readings_covered(analysis).filter(measure__in=measures).order_by()
    counts = dict(rows.values_list("measure").annotate(n=Count("pk")))
    fits = [each for each in measures if counts.get(each.pk, 0) <= MOST_POINTS]
    found: dict[int, list[Point]] = {}
    taken = rows.filter(measure__in=fits).order_by("taken_on", "pk")
    for measure_id, day, value in taken.values_list("measure_id", "taken_on", "value"):
        found.setdefault(measure_id, []).append(Point(day, value))
    return [(each, counts.get(each.pk, 0), found.get(each.pk, [])) for each in measures]


def benchmarks_of(analysis: Analysis) -> list[tuple[Measure, Side | None, list[Benchmark]]]:
    """Each measure with the mean of its readings in the period and the figures to hold it against."""
    measures = list(analysis.measures.order_by("ref").prefetch_related("benchmarks")[:MOST_MEASURES])
    means = _means(readings_covered(analysis).filter(measure__in=measures).order_by())
    return [(each, _side(means.get(each.pk), each.unit), list(each.benchmarks.all())) for each in measures]


def _means(rows: QuerySet[Reading]) -> Mapping[int, dict[str, Any]]:
    grouped: Any = rows.values("measure_id").annotate(
        mean=Avg(Cast("value", FloatField())), n=Count("pk"), first=Min("taken_on"), last=Max("taken_on")
    )
    return {row["measure_id"]: row for row in grouped}


def _side(row: dict[str, Any] | None, unit: str) -> Side | None:
    return Side(row["mean"], row["n"], row["first"], row["last"], unit) if row else None


def said_otherwise(analysis: Analysis, theme: Theme | None, chosen: Collection[int]) -> QuerySet[Item]:
    """Covered items that feel the opposite way, on the same theme where there is one (rule AN-06).

    Which way is the opposite, the ``chosen`` items say (primary keys), or all of the theme where none is
    chosen. Nothing, where neither way outweighs the other or there is neither theme nor choice.
    """
    covered = items_of(analysis)
    on_theme = covered.filter(item_themes__theme=theme) if theme else covered
    voices = Item.objects.filter(pk__in=chosen) if chosen else on_theme if theme else Item.objects.none()
    feeling = voices.aggregate(sum=Sum("sentiment"))["sum"] or 0
    if not feeling:
        return Item.objects.none()
    return on_theme.filter(sentiment=-1 if feeling > 0 else 1).exclude(pk__in=chosen)


def items_by_theme(analysis: Analysis, theme: Theme | None) -> QuerySet[Item]:
    """Covered items, those of the theme first."""
    rows = items_of(analysis).select_related("source__record")
    if theme is None:
        return rows.order_by("source__record__ref", "number")
    carried = Exists(ItemTheme.objects.filter(item=OuterRef("pk"), theme=theme))
    return rows.annotate(theirs=carried).order_by("-theirs", "source__record__ref", "number")


def readings_of(analysis: Analysis) -> QuerySet[Reading]:
    """Covered readings, the newest of each measure first."""
    rows = readings_covered(analysis).select_related("measure")
    return rows.order_by("measure__ref", "-taken_on", "-pk")


def other_voices(analysis: Analysis, counted: Collection[ThemeCount] = ()) -> dict[int, int]:
    """For each theme of its list, how many items feel otherwise than most.

    ``counted`` are its themes where they were counted already.
    """
    if analysis.theme_list_id is None:
        return {}
    return {row.pk: row.otherwise for row in counted or theme_counts(analysis)}
