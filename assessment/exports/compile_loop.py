"""Improvements -> stories. All but a turn's name and state comes from what was frozen at handing-in."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from assessment.exports import content as shapes
from feedback.charts.frozen import draw
from improvements.models import Improvement, State
from improvements.records import record_ids_by_improvement
from portfolio.models import Membership, Portfolio
from portfolio.sections import Section
from portfolio.text import render_markdown

STAGES = ("feedback", "plan", "change", "review")
COMPARISON = "Before and after"
MOST_QUOTES = 3


def improvements_content(
    portfolio: Portfolio, member: Membership, records: Sequence[tuple[int, shapes.RecordContent]]
) -> tuple[shapes.ImprovementContent, ...]:
    """Every turn of which something is printed, the oldest first; `records` come with their primary keys."""
    rows = Improvement.objects.visible_to(member).filter(portfolio=portfolio).select_related("previous")
    improvements = list(rows.order_by("pk"))
    belongs = record_ids_by_improvement(improvements)
    after = {each.previous_id: each for each in improvements if each.state != State.ABANDONED}
    found = []
    for row in improvements:
        own = _in_order([record for pk, record in records if pk in belongs[row.pk]])
        if own:
            found.append(_improvement(row, own, after.get(row.pk)))
    return tuple(found)


def _in_order(records: Iterable[shapes.RecordContent]) -> list[shapes.RecordContent]:
    """By stage, sources before analyses, then by day, as the turn was lived."""
    return sorted(
        records,
        key=lambda each: (
            STAGES.index(each.stage),
            each.kind == "AN",
            each.done_on or each.recorded_at.date(),
            len(each.ref),
            each.ref,
        ),
    )


def _improvement(
    row: Improvement, records: list[shapes.RecordContent], following: Improvement | None
) -> shapes.ImprovementContent:
    held = {each.stage for each in records}
    comparison = _comparison(records)
    return shapes.ImprovementContent(
        ref=row.ref,
        title=row.title,
        service_area=row.service_area,
        cycle=row.cycle,
        state_word=row.get_state_display(),
        reached=_reached(held),
        records=tuple(each.ref for each in records),
        live_on=row.live_on,
        previous=_turn(row.previous),
        following=_turn(following),
        quotes=_quotes(records),
        picture=_picture(records),
        comparison=comparison,
        missing=tuple(stage for stage in STAGES if stage not in held),
    )


def _reached(held: set[str]) -> int:
    """Stages in a row from the first; a gap keeps the ring open."""
    return (*(stage in held for stage in STAGES), False).index(False)


def _turn(row: Improvement | None) -> shapes.Turn | None:
    return shapes.Turn(row.ref, row.cycle) if row else None


def _quotes(records: list[shapes.RecordContent]) -> tuple[shapes.Quote, ...]:
    """Customers' own words, from the first sources that hold any."""
    said = (quote for each in records if each.kind == "FB" for part in each.sections for quote in part.quotes)
    return tuple(quote for _, quote in zip(range(MOST_QUOTES), said, strict=False))


def _comparison(records: list[shapes.RecordContent]) -> shapes.SectionContent | None:
    """The table of the latest review."""
    reviews = [each for each in records if each.kind == "REV"]
    parts = (part for each in reversed(reviews) for part in each.sections if part.rows)
    return next((part for part in parts if part.title.startswith(COMPARISON)), None)


def _picture(records: list[shapes.RecordContent]) -> shapes.Picture | None:
    """The latest review's chart, else the latest analysis's."""
    for kind in ("REV", "AN"):
        for each in reversed([record for record in records if record.kind == kind]):
            for part in each.sections:
                if part.picture:
                    return part.picture
    return None


def sections_content(sections: Iterable[Section]) -> tuple[shapes.SectionContent, ...]:
    """A loop record's frozen sections, with their charts drawn."""
    return tuple(
        shapes.SectionContent(
            title=each.title,
            html=render_markdown(each.text) if each.text else "",
            facts=tuple(each.facts),
            columns=tuple(each.columns),
            rows=tuple(tuple(row) for row in each.rows),
            quotes=tuple(shapes.Quote(quote.text, quote.by, quote.when) for quote in each.quotes),
            picture=picture_of(each.chart) if each.chart else None,
        )
        for each in sections
    )


def picture_of(facts: Mapping[str, Any]) -> shapes.Picture | None:
    chart = draw(facts)
    if chart is None:
        return None
    return shapes.Picture(chart.svg, chart.title, chart.description, chart.columns, chart.rows)
