"""A finding as a judge sees it: who said so, who said otherwise, what the figures were, and why it is so."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Prefetch
from django.utils import timezone

from feedback.charts.frozen import freeze_fishbone
from feedback.models import Analysis, Finding, Item, Reading, RootCause
from feedback.statistics.wording import day, number
from portfolio.canonical import fingerprint
from portfolio.sections import section

MOST_QUOTES = 30
MOST_READINGS = 60


def findings_of(analysis: Analysis) -> list[Finding]:
    """With all that is shown of them; six queries, however many there are."""
    items = Item.objects.select_related("source__record").order_by("source__record__ref", "number")
    readings = Reading.objects.select_related("measure").order_by("measure__ref", "taken_on")
    rows = analysis.findings.select_related("theme").prefetch_related(
        Prefetch("items", items),
        Prefetch("contrary_items", items),
        Prefetch("readings", readings),
        "root_causes",
    )
    found = list(rows.order_by("number"))
    for finding in found:
        finding.analysis = analysis
    return found


def finding_sections(finding: Finding) -> Iterable[dict[str, Any]]:
    behind, against = list(finding.items.all()), list(finding.contrary_items.all())
    yield section(
        f"Finding {finding.ref}: {finding.statement}",
        facts=[*_facts(finding), *_rest("Words not shown here", behind)],
        quotes=map(_quote, behind[:MOST_QUOTES]),
    )
    yield section(
        f"{finding.ref}: voices that say otherwise",
        facts=[
            ("How they were taken into account", finding.contrary_note),
            *_rest("Words not shown here", against),
        ],
        quotes=map(_quote, against[:MOST_QUOTES]),
    )
    yield _readings(finding)
    yield from _causes(finding)


def _facts(finding: Finding) -> list[tuple[str, Any]]:
    causal = "Yes" if finding.causal else ""
    return [
        ("Theme", finding.theme),
        ("How many say so", finding.count),
        ("The way it is going", finding.trend),
        ("What it means for customers", finding.customer_effect),
        ("It says what leads to what", causal),
        ("How that was tried out", finding.trial),
        ("What else could explain it", finding.other_explanations),
        ("Found", found_words(finding)),
    ]


def found_words(finding: Finding) -> str:
    """Its day, and when it was typed where that was later."""
    typed = timezone.localdate(finding.recorded_at)
    if finding.found_on is None or finding.found_on >= typed:
        return day(finding.found_on or typed)
    return f"{day(finding.found_on)} (typed {day(typed)})"


def _quote(item: Item) -> tuple[str, str, str]:
    who = f"{item.source.record.ref}.{item.number}, {item.get_origin_display().lower()}"
    return (words_of(item), who, day(item.said_on) if item.said_on else "")


def words_of(item: Item) -> str:
    """What was said, or the score where nothing was."""
    if item.text:
        return item.text
    if item.score is None:
        return str(item.get_sentiment_display() or "")
    top = "" if item.scale_high is None else f" on a scale to {number(float(item.scale_high))}"
    return f"Score {number(float(item.score))}{top}"


def _rest(term: str, items: Sequence[Item]) -> Iterable[tuple[str, str]]:
    """How many more there are, with a hash that fixes the words of all."""
    if len(items) > MOST_QUOTES:
        all_words = fingerprint([[*_quote(item)] for item in items])
        yield term, f"{len(items) - MOST_QUOTES} more; SHA-256 of the words of all {len(items)}: {all_words}"


def _readings(finding: Finding) -> dict[str, Any]:
    readings = list(finding.readings.all())
    rest = len(readings) - MOST_READINGS
    return section(
        f"{finding.ref}: readings behind it",
        text=f"The first {MOST_READINGS} of {len(readings)}." if rest > 0 else "",
        columns=("Measure", "Date", "Value", "n"),
        rows=[
            (
                f"{each.measure.ref} {each.measure.name}",
                day(each.taken_on),
                f"{number(float(each.value))} {each.measure.unit}",
                each.n,
            )
            for each in readings[:MOST_READINGS]
        ],
    )


def _causes(finding: Finding) -> Iterable[dict[str, Any]]:
    causes = list(finding.root_causes.all())
    yield section(
        f"{finding.ref}: asked why",
        columns=("Step", "Why", "How we know", "Heading"),
        rows=[
            (step, each.text, each.support, each.get_category_display())
            for step, each in enumerate(chain(causes), start=1)
        ],
    )
    bones = [each for each in causes if not each.depth]
    yield section(
        f"{finding.ref}: fishbone",
        chart=fishbone_of(finding, bones),
        columns=("Possible cause", "How we know"),
        rows=[(each.text, each.support) for each in bones if each.support],
    )


def chain(causes: Iterable[RootCause]) -> list[RootCause]:
    """The steps of five whys, in order."""
    return sorted((each for each in causes if each.depth), key=lambda each: each.depth)


def fishbone_of(finding: Finding, bones: Sequence[RootCause]) -> dict[str, Any]:
    """Frozen facts of the fishbone, empty without a bone."""
    if not bones:
        return {}
    causes = [(each.get_category_display().lower(), each.text) for each in bones]
    return freeze_fishbone(finding.statement.rstrip("."), causes, "Possible causes")
