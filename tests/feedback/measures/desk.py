"""Sam's measures, and the answers they are computed from."""

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from feedback.models import Measure, Source
from feedback.services.items import log_items
from feedback.services.measures import add_readings, open_measure
from feedback.services.sources import open_source
from tests.cast import Cast

MONDAY = date(2025, 3, 3)
FIGURES = [62, 64, 61, 66, 63, 65, 60, 64, 62, 66, 63, 64, 71, 74, 73, 76, 75, 78, 77, 76, 79, 78, 80, 79]


def measure_of(cast: Cast, **fields: Any) -> Measure:
    whole = {"name": "Call-backs kept", "kind": "outcome", "unit": "%", "direction": 1, "formula": "typed"}
    return open_measure(by=cast.sam, portfolio=cast.portfolio, fields=whole | fields)


def weekly(cast: Cast, measure: Measure, figures: Iterable[Any] = FIGURES) -> None:
    rows = [
        {"taken_on": MONDAY + timedelta(weeks=week), "value": Decimal(str(figure)), "n": 40}
        for week, figure in enumerate(figures)
    ]
    add_readings(by=cast.sam, measure=measure, rows=rows)


def survey(
    cast: Cast, answers: Iterable[tuple[Any, ...]], scale: tuple[int, int] = (1, 5), **same: Any
) -> Source:
    """A source with one item for each (day, score) or (day, score, expected)."""
    source = open_source(
        by=cast.sam,
        portfolio=cast.portfolio,
        fields={"method": "survey"},
        record_fields={"title": "Counter survey"},
    )
    rows = [
        {
            "said_on": day,
            "score": score,
            "expected": rest[0] if rest else None,
            "scale_low": scale[0],
            "scale_high": scale[1],
            "pii_checked": True,
        }
        | same
        for day, score, *rest in answers
    ]
    log_items(by=cast.sam, source=source, rows=rows)
    return source


def sheet(figures: Iterable[Any] = FIGURES, *, between: str = "\t") -> str:
    """As it is copied out of a spreadsheet: headings, then a week a line."""
    days = (MONDAY + timedelta(weeks=week) for week, _ in enumerate(figures))
    lines = [
        f"{day:%d/%m/%Y}{between}{figure}{between}40" for day, figure in zip(days, figures, strict=False)
    ]
    return "\n".join([f"Week{between}Kept{between}Answers", *lines])
