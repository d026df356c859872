"""What a judge sees of a source of feedback, as sections (portfolio/sections.py)."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Avg, Count, F, Max, Min
from django.utils.formats import date_format

from feedback.models import Dimension, Item, Method, Source
from feedback.models.sources import SaidQuerySet
from portfolio.canonical import canonical_json
from portfolio.models import Record
from portfolio.sections import filled, section

MOST_QUOTES = 30
MOST_UNHAPPY = 20
MOST_SCALES = 6
MOST_STEPS = 11
HASHED = (
    "number", "said_on", "origin", "text", "score", "scale_low", "scale_high", "expected", "dimension",
    "sentiment", "area", "channel", "reference", "has_pii", "pii_basis",
)  # fmt: skip


def snapshot_source(record: Record) -> dict[str, Any]:
    """How it was gathered, what was said counted and scored, and some of the words.

    Nine questions to the database and some 30 quotes, however many items there are.
    """
    source = Source.objects.filter(record=record).first()
    if source is None:
        return {"sections": filled([])}
    items = source.items.order_by()
    return {"sections": filled([_gathered(source), _counted(items), *_scored(items), _quoted(items)])}


def _gathered(source: Source) -> dict[str, Any]:
    method = source.method_other if source.method == Method.OTHER else source.get_method_display()
    facts = [
        ("How it was gathered", method or source.get_method_display()),
        ("Who it comes from", source.get_origin_display()),
        ("First day", _day(source.from_date)),
        ("Last day", _day(source.to_date)),
        ("Asked", source.invited),
        ("Answered", answered_in_words(source)),
        ("Service area or place", source.service_area),
        ("Part of service quality it checks", source.get_quality_dimension_display()),
        ("Why this way of asking", source.method_reason),
        ("To be analysed by", _day(source.analysis_due)),
    ]
    return section("How it was gathered", facts=facts)


def answered_in_words(source: Source) -> str:
    """The people who answered, with their share where it is known how many were asked."""
    if source.responses is None:
        return ""
    if not source.invited:
        return str(source.responses)
    return f"{source.responses} of {source.invited} ({source.responses / source.invited:.0%})"


def _counted(items: SaidQuerySet) -> dict[str, Any]:
    ends = items.aggregate(first=Min("said_on"), last=Max("said_on"), n=Count("pk"))
    if not ends["n"]:
        return {"title": "What was said"}
    found = dict(items.values_list("sentiment").annotate(Count("pk")))
    rows = [
        (Item.Sentiment(mood).label, found[mood], _share(found[mood], ends["n"]))
        for mood in (Item.Sentiment.POSITIVE, Item.Sentiment.NEUTRAL, Item.Sentiment.NEGATIVE)
        if found.get(mood)
    ]
    rows += [("Not said", found[None], _share(found[None], ends["n"]))] if found.get(None) else []
    facts = [("Items", ends["n"]), ("From", _day(ends["first"])), ("To", _day(ends["last"]))]
    return section("What was said", facts=facts, columns=["How they felt", "Items", "Share"], rows=rows)


def _scored(items: SaidQuerySet) -> list[dict[str, Any]]:
    """A section for each scale that was used, the most used first, and one for expected against received."""
    with_scores = items.filter(score__isnull=False)
    scales = with_scores.values("scale_low", "scale_high").annotate(n=Count("pk"), mean=Avg("score"))
    steps = with_scores.values("scale_low", "scale_high", "score").annotate(n=Count("pk"))
    found: dict[Any, list[tuple[Decimal | None, int]]] = {}
    for step in steps.order_by("score").iterator():
        found.setdefault((step["scale_low"], step["scale_high"]), []).append((step["score"], step["n"]))
    order = sorted(scales, key=lambda each: (-each["n"], str(each["scale_low"]), str(each["scale_high"])))
    made = [_scale(each, found[each["scale_low"], each["scale_high"]]) for each in order[:MOST_SCALES]]
    return [*made, _gaps(with_scores)]


def _scale(scale: Mapping[str, Any], steps: Sequence[tuple[Decimal | None, int]]) -> dict[str, Any]:
    low, high, n = scale["scale_low"], scale["scale_high"], scale["n"]
    title = f"Scores from {plain(low)} to {plain(high)}" if low is not None else "Scores"
    few = steps if len(steps) <= MOST_STEPS else []
    return section(
        title,
        facts=[("Mean", f"{scale['mean']:.2f}"), ("Scores given (n)", n)],
        columns=["Score", "Items", "Share"],
        rows=[(plain(score), count, _share(count, n)) for score, count in few],
    )


def _gaps(items: SaidQuerySet) -> dict[str, Any]:
    found = items.filter(expected__isnull=False).values("dimension")
    means = found.annotate(
        n=Count("pk"), got=Avg("score"), hoped=Avg("expected"), gap=Avg(F("score") - F("expected"))
    )
    labels = dict(Dimension.choices)
    rows = [
        (
            labels.get(each["dimension"], "Not said"),
            f"{each['hoped']:.2f}",
            f"{each['got']:.2f}",
            f"{each['gap']:+.2f}",
            each["n"],
        )
        for each in means.order_by("dimension")
    ]
    return section(
        "Expected against received",
        columns=["Part of service", "Expected", "Received", "Gap", "n"],
        rows=rows,
    )


def _quoted(items: SaidQuerySet) -> dict[str, Any]:
    """Some of the words, none whose personal details are not settled, and a hash of everything."""
    settled = items.exclude(text="").exclude(pk__in=items.with_personal_data_open().values("pk"))
    keys = list(settled.order_by("number").values_list("pk", "sentiment"))
    unhappy = [pk for pk, mood in keys if mood == Item.Sentiment.NEGATIVE]
    others = [pk for pk, mood in keys if mood != Item.Sentiment.NEGATIVE]
    first = spread(unhappy, max(MOST_UNHAPPY, MOST_QUOTES - len(others)))
    then = spread(others, MOST_QUOTES - len(first))
    rows = Item.objects.in_bulk(first + then)
    quotes = [(rows[pk].text, rows[pk].get_origin_display(), _day(rows[pk].said_on)) for pk in first + then]
    return section("In their words", text=_rest(items, len(keys), len(quotes)), quotes=quotes)


def _rest(items: SaidQuerySet, settled: int, shown: int) -> str:
    n, fingerprint = hash_of(items)
    if not n:
        return ""
    more = f" {settled - shown} more were looked through." if settled > shown else ""
    return f"{shown} of {n} items stand here, unhappy ones first.{more}\n\nSHA-256 of all {n}: {fingerprint}"


def hash_of(items: SaidQuerySet) -> tuple[int, str]:
    """How many items, and one SHA-256 over all they hold, in the order of their numbers."""
    digest, n = hashlib.sha256(), 0
    for row in items.order_by("number").values_list(*HASHED).iterator(chunk_size=2000):
        digest.update(canonical_json([_hashable(value) for value in row]).encode() + b"\n")
        n += 1
    return n, digest.hexdigest()


def _hashable(value: Any) -> Any:
    if isinstance(value, Decimal):
        return plain(value)
    return value.isoformat() if isinstance(value, date) else value


def spread(keys: Sequence[int], most: int) -> list[int]:
    """At most ``most`` of the keys, evenly from first to last."""
    if len(keys) <= most:
        return list(keys)
    return [keys[round(n * (len(keys) - 1) / max(1, most - 1))] for n in range(most)]


def plain(number: Decimal | None) -> str:
    """A number as people write it: 4, 3.5, without noughts at the end."""
    return "" if number is None else f"{number.normalize():f}"


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.0%}"


def _day(day: date | None) -> str:
    return date_format(day, "j M Y") if day else ""
