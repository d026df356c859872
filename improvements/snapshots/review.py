"""What a judge sees of a review, as sections (portfolio/sections.py)."""

import hashlib
from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import Prefetch

from feedback.models import Finding, Item
from feedback.statistics.compare import Side
from feedback.statistics.wording import number, span
from improvements.charts import line_charts
from improvements.models import CriterionVerdict, Review, ReviewLine
from improvements.services.comparing import cautions_of, comparison_of, doubt_of
from portfolio.models import Record
from portfolio.sections import filled, section

from .wording import day, listed

MOST_QUOTES = 30
MOST_CHARTS = 8
COLUMNS = ("Measure", "Before", "After", "Verdict")


def snapshot_review(record: Record) -> dict[str, Any]:
    """Before and after with n and days, a sentence and a chart each, verdicts, quotes and words.

    Seven queries, whatever there is.
    """
    review = _loaded(record)
    if review is None:
        return {"sections": filled([])}
    lines = list(review.lines.all())
    sections = [
        section("What is reviewed", facts=_facts(review)),
        section("Before and after", columns=COLUMNS, rows=[_row(each) for each in lines]),
        *_line_sections(review, lines),
        _verdicts(list(review.verdicts.all())),
        *_customers(review),
        *_words(review),
    ]
    return {"sections": filled(sections)}


def _loaded(record: Record) -> Review | None:
    rows = Review.objects.filter(record=record).select_related("improvement")
    return rows.prefetch_related(
        Prefetch("lines", ReviewLine.objects.select_related("measure")),
        Prefetch("verdicts", CriterionVerdict.objects.select_related("criterion")),
        Prefetch("original_findings", Finding.objects.select_related("analysis__record")),
        Prefetch("quotes", Item.objects.select_related("source__record").order_by("source", "number")),
    ).first()


def _facts(review: Review) -> list[tuple[str, Any]]:
    return [("Improvement", str(review.improvement)), ("Went live", day(review.improvement.live_on))]


def _row(line: ReviewLine) -> tuple[str, str, str, str]:
    found = comparison_of(line)
    verdict = line.get_verdict_display() if line.verdict else "Not said yet"
    return (str(line.measure), _side(found.before), _side(found.after), verdict)


def _side(side: Side | None) -> str:
    if side is None:
        return "–"
    unit = f" {side.unit}" if side.unit and side.unit != "%" else side.unit
    return f"{number(side.value)}{unit}\nn = {side.n:,}, {span(side.first, side.last)}"


def _line_sections(review: Review, lines: Sequence[ReviewLine]) -> Iterator[dict[str, Any]]:
    """Each measure's sentence, what speaks against comparing, and its chart for the first few."""
    charts = line_charts([line.measure for line in lines[:MOST_CHARTS]], review.improvement.live_on)
    for line in lines:
        note = line.comparability_note and f"Why they can be compared: {line.comparability_note}"
        said = [comparison_of(line).words, doubt_of(line), *cautions_of(line), note]
        text = "\n\n".join(filter(None, said))
        yield section(str(line.measure), text=text, chart=charts.get(line.measure_id))


def _verdicts(rows: Sequence[CriterionVerdict]) -> dict[str, Any]:
    cells = [
        (each.criterion.text, each.get_verdict_display() if each.verdict else "Not answered yet", each.note)
        for each in rows
    ]
    return section("Success criteria", columns=["We have succeeded when", "Met?", "How I know"], rows=cells)


def _customers(review: Review) -> Iterator[dict[str, Any]]:
    findings = listed(f"{each.ref} {each.statement}" for each in review.original_findings.all())
    text = "\n\n".join(filter(None, [findings, review.answered]))
    yield section("Are the first findings answered?", text=text)
    items = list(review.quotes.all())
    quotes = [(each.text, each.source.record.ref, day(each.said_on)) for each in items[:MOST_QUOTES]]
    yield section("What customers say now", quotes=quotes, text=_others(items))


def _others(items: Sequence[Item]) -> str:
    """Those that are not printed are named by number and by the hash of all the words."""
    if len(items) <= MOST_QUOTES:
        return ""
    digest = hashlib.sha256("\n".join(each.text for each in items).encode()).hexdigest()
    return f"{MOST_QUOTES} of {len(items)} quotes. SHA-256 of all their words: {digest}"


def _words(review: Review) -> Iterator[dict[str, Any]]:
    texts = (
        ("Good points of the change", review.advantages),
        ("Bad points of the change", review.disadvantages),
        ("What customers notice", review.customer_effect),
        ("What the business gains", review.business_effect),
        ("What I learned", review.learning),
        ("What I would do differently", review.do_differently),
    )
    for title, text in texts:
        yield section(title, text=text)
    step = [("So the next step is", review.get_next_step_display())]
    yield section("What comes next", text=review.next_steps, facts=step)
