"""Expected against received, and our figures against somebody else's."""

from feedback.models import Analysis, Benchmark, Dimension, Measure
from feedback.services.workings import benchmarks_of, gaps
from feedback.statistics.compare import Side
from feedback.statistics.scores import FEW
from feedback.statistics.wording import day, number

from .look import Look


def servqual_gaps(analysis: Analysis) -> Look:
    found, scales = gaps(analysis)
    if not found:
        return Look(
            missing="Expected against received needs answers that hold both: "
            "what the customer expected and what they got, on one scale."
        )
    notes = [
        f"Left out, since scales cannot be mixed: {scale.n:,} on the scale {number(scale.low)} to "
        f"{number(scale.high)}."
        for scale in scales[1:]
    ]
    few = [_dimension(gap.dimension) for gap in found if gap.n < FEW]
    if few:
        notes.append(f"Fewer than {FEW} answers, so read with care: {', '.join(few)}.")
    rows = tuple(
        (
            _dimension(gap.dimension),
            *(number(each) for each in (gap.expected, gap.received, gap.gap)),
            f"{gap.n:,}",
        )
        for gap in found
    )
    return Look(
        columns=("Part of the service", "Expected", "Received", "Gap", "Answers"),
        rows=rows,
        notes=("Below zero: customers got less than they expected.", *notes),
    )


def _dimension(value: str) -> str:
    return Dimension(value).label.split(":")[0] if value else "No part named"


def benchmarks(analysis: Analysis) -> Look:
    found = benchmarks_of(analysis)
    if not found:
        return Look(missing="A benchmark is held against a measure of yours: choose the measure.")
    rows = [
        _against(measure, own, each) for measure, own, others in found if own is not None for each in others
    ]
    if rows:
        return Look(columns=BENCHMARK_COLUMNS, rows=tuple(rows))
    without = [measure.ref for measure, own, _ in found if own is None]
    if without:
        return Look(missing=f"There is no reading of {', '.join(without)} in this period to compare.")
    return Look(missing="These measures have no benchmark yet: add one on the measure's page.")


BENCHMARK_COLUMNS = ("Measure", "Ours", "Theirs", "Difference", "Where theirs comes from", "Counted alike?")


def _against(measure: Measure, own: Side, other: Benchmark) -> tuple[str, ...]:
    apart = own.value - float(other.value)
    dated = f", {day(other.dated)}" if other.dated else ""
    return (
        f"{measure.ref} {measure.name}",
        f"{number(own.value)} {measure.unit} ({own.basis})",
        f"{number(float(other.value))} {measure.unit}",
        f"Ours is {number(abs(apart))} {'higher' if apart > 0 else 'lower'}" if apart else "The same",
        f"{other.get_kind_display()}: {other.source}{dated}",
        other.same_definition or "Not said",
    )
