"""What one turn of the loop leaves open for the next."""

from improvements.models import CriterionVerdict, Improvement, JournalEntry, Review
from portfolio.models import RecordState

OPEN = (CriterionVerdict.Verdict.NOT_MET, CriterionVerdict.Verdict.PARTLY)


def latest_review(improvement: Improvement) -> Review | None:
    """The one that counts: the last by its day, then by when it was begun."""
    rows = improvement.reviews.exclude(record__state=RecordState.WITHDRAWN).select_related("record")
    return rows.order_by("record__happened_on", "pk").last()


def open_points(improvement: Improvement) -> str:
    """Success criteria that were not fully met, the next steps, adjustments nobody answered.

    Markdown, one list; empty when nothing was left.
    """
    review = latest_review(improvement)
    points = [*_criteria(review), *_next_steps(review), *_adjustments(improvement)]
    return "\n".join(f"- {point}" for point in points)


def _criteria(review: Review | None) -> list[str]:
    if review is None:
        return []
    verdicts = review.verdicts.filter(verdict__in=OPEN).select_related("criterion")
    return [_line(each.get_verdict_display(), each.criterion.text, each.note) for each in verdicts]


def _next_steps(review: Review | None) -> list[str]:
    if review is None:
        return []
    lines = (line.strip().removeprefix("- ").strip() for line in review.next_steps.splitlines())
    return [_line("Next", line) for line in lines if line]


def _adjustments(improvement: Improvement) -> list[str]:
    """Those without a word of what came back."""
    rows = improvement.journal.filter(kind=JournalEntry.Kind.ADJUSTMENT, response="")
    rows = rows.exclude(record__state=RecordState.WITHDRAWN).select_related("record")
    return [_line("Still to see", f"{each.record.title} ({each.record.ref})") for each in rows.order_by("pk")]


def _line(label: str, text: str, note: str = "") -> str:
    """One line, whatever line breaks were typed."""
    words = " ".join(f"{text}: {note}".split() if note else text.split())
    return f"{label}: {words}"
