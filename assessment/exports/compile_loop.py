"""Improvements -> stories. All but a turn's name and state comes from what was frozen at handing-in."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.safestring import SafeString

from assessment.exports import content as shapes
from feedback.charts.frozen import draw
from improvements.models import Improvement, State
from improvements.records import record_ids_by_improvement
from portfolio.models import Membership, Portfolio
from portfolio.sections import Section
from portfolio.text import render_markdown

STAGES = ("feedback", "plan", "change", "review")
VOICES = 3
MOST_ROWS = 104  # two years of weeks
IDS = re.compile(r' (id|aria-labelledby)="[^"<>]*"')


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
    comparison, picture = _comparison(records), _picture(records)
    return shapes.ImprovementContent(
        ref=row.ref,
        title=row.title,
        service_area=row.service_area,
        cycle=row.cycle,
        state_word=row.get_state_display(),
        reached=_reached({each.stage for each in records}),
        records=tuple(each.ref for each in records),
        live_on=row.live_on,
        previous=_turn(row.previous),
        following=_turn(following),
        quotes=_voices(records)[:VOICES],
        quotes_now=_said(records, "REV")[:1],
        picture=picture[1] if picture else None,
        comparison=comparison[1] if comparison else None,
        figures=tuple(dict.fromkeys(ref for ref, _ in filter(None, (comparison, picture)))),
    )


def _reached(held: set[str]) -> int:
    """Stages in a row from the first; a gap keeps the ring open."""
    return (*(stage in held for stage in STAGES), False).index(False)


def _turn(row: Improvement | None) -> shapes.Turn | None:
    return shapes.Turn(row.ref, row.cycle) if row else None


def _voices(records: list[shapes.RecordContent]) -> tuple[shapes.Quote, ...]:
    """What set the turn off: words behind its findings, then words of its sources, none of them twice."""
    found: dict[str, shapes.Quote] = {}
    for quote in (*_said(records, "AN"), *_said(records, "FB")):
        found.setdefault(quote.text, quote)
    return tuple(found.values())


def _said(records: list[shapes.RecordContent], kind: str) -> tuple[shapes.Quote, ...]:
    return tuple(
        quote for each in records if each.kind == kind for part in each.sections for quote in part.quotes
    )


def _comparison(records: list[shapes.RecordContent]) -> tuple[str, shapes.SectionContent] | None:
    """The table of the latest review that has one, and whose it is."""
    parts = (
        (each.ref, part)
        for each in reversed(records)
        if each.kind == "REV"
        for part in each.sections
        if part.is_comparison
    )
    return next(parts, None)


def _picture(records: list[shapes.RecordContent]) -> tuple[str, shapes.Picture] | None:
    """The latest review's chart, else the latest analysis's, and whose it is."""
    shown = (
        (each.ref, part.picture)
        for kind in ("REV", "AN")
        for each in reversed(records)
        if each.kind == kind
        for part in each.sections
        if part.picture
    )
    return next(shown, None)


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
    """The chart as it prints: without ids, since it may stand twice, and with the newest of many rows."""
    chart = draw(facts)
    if chart is None:
        return None
    words, all_rows = chart.description, len(chart.rows)
    if all_rows > MOST_ROWS:
        words += f" The newest {MOST_ROWS} of {all_rows:,} rows are printed."
    svg = SafeString(IDS.sub("", chart.svg))
    return shapes.Picture(svg, chart.title, words, chart.columns, chart.rows[-MOST_ROWS:])
