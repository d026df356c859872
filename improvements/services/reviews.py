"""Writing a review: did it work, how do we know, what was learned (rules RV and SU-04 of domain.md 4)."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction

from improvements.models import CriterionVerdict, Improvement, Review, ReviewLine
from portfolio import clock
from portfolio.models import Membership, RecordState

from .comparing import SPAN_FIELDS, Turning, draft_lines, reckoned_lines, turning_of
from .loop_records import changed_record, fill, new_record, refuse_strangers, set_many
from .within import criteria_of, findings_of, keys_of, measures_of, words_after

__all__ = ["draft_lines", "open_review", "write_review"]

FIELDS = (
    *("answered", "advantages", "disadvantages", "learning", "do_differently", "customer_effect"),
    *("business_effect", "next_steps", "next_step"),
)
MANY = ("original_findings", "quotes")
SAID_OF_LINE = ("verdict", "method_changed", "unit_changed", "comparability_note")


def open_review(improvement: Improvement) -> Review | None:
    """The newest that can still be written in."""
    rows = Review.objects.filter(
        improvement=improvement, record__state__in=[RecordState.DRAFT, RecordState.RETURNED]
    )
    return rows.select_related("record__portfolio").order_by("-pk").first()


@transaction.atomic
def write_review(
    *,
    by: Membership,
    improvement: Improvement,
    fields: Mapping[str, Any],
    record_fields: Mapping[str, Any],
    lines: Sequence[Mapping[str, Any]],
    verdicts: Sequence[Mapping[str, Any]],
    edit_no: int | None = None,
    form_key: UUID | None = None,
    review: Review | None = None,
) -> Review:
    """A new review with its record (REV-01), or ``review`` changed, which then needs ``edit_no``.

    ``fields`` are those of FIELDS, and lists of Finding (``original_findings``) and Item (``quotes``).
    Each line names its ``measure`` and may give ``verdict``, ``comparability_note``, ``method_changed``,
    ``unit_changed`` and days to narrow it to (SPAN_FIELDS); its figures are reckoned from the readings,
    never taken. Each verdict names its ``criterion`` and gives ``verdict`` and ``note``. Lines and verdicts
    of a measure or criterion that is not named stay as they are.

    ValidationError names a field, or that of a line as "M-01.before_to". Refused once it was handed in,
    Moved when it changed since ``edit_no``, AlreadyDone for the same form sent twice.
    """
    if review is None:
        fresh = Review(improvement=improvement, centre=improvement.centre)
        fresh.record = new_record(
            by=by,
            improvement=improvement,
            kind="REV",
            fields=record_fields,
            form_key=form_key,
            row_of=lambda record: record.review,
            given=(FIELDS, MANY, fields),
        )
    else:
        fresh = Review.objects.select_related("improvement", "record").get(pk=review.pk)
        fresh.record = changed_record(by=by, record=fresh.record, fields=record_fields, edit_no=edit_no or 0)
    return _save(fresh, fields, lines, verdicts)


def _save(
    review: Review,
    fields: Mapping[str, Any],
    lines: Sequence[Mapping[str, Any]],
    verdicts: Sequence[Mapping[str, Any]],
) -> Review:
    _refuse_strangers(review.improvement, fields, lines, verdicts)
    _refuse_days(turning_of(review.improvement), lines)
    fill(review, FIELDS, fields)
    review.full_clean()
    review.save()
    set_many(review, MANY, fields)
    _save_lines(review, lines)
    _save_verdicts(review, verdicts)
    return review


def _refuse_strangers(
    improvement: Improvement,
    fields: Mapping[str, Any],
    lines: Sequence[Mapping[str, Any]],
    verdicts: Sequence[Mapping[str, Any]],
) -> None:
    """Everything a review points at belongs to its own turn."""
    here = "of this improvement."
    if found := fields.get("original_findings"):
        refuse_strangers(
            "original_findings", found, keys_of(findings_of(improvement)), f"Choose findings {here}"
        )
    if quoted := fields.get("quotes"):
        said = words_after(improvement).filter(pk__in=[each.pk for each in quoted])
        sentence = "Quote what customers said after go-live, with personal details settled."
        refuse_strangers("quotes", quoted, keys_of(said), sentence)
    measures = [line["measure"] for line in lines]
    refuse_strangers("lines", measures, keys_of(measures_of(improvement)), f"Choose measures {here}")
    criteria = [each["criterion"] for each in verdicts]
    refuse_strangers("verdicts", criteria, keys_of(criteria_of(improvement)), f"Choose criteria {here}")


def _refuse_days(turning: Turning, lines: Sequence[Mapping[str, Any]]) -> None:
    faults = {
        f"{line['measure'].ref}.{name}": sentence
        for line in lines
        for name, sentence in _faults(turning, {name: line.get(name) for name in SPAN_FIELDS}).items()
    }
    if faults:
        raise ValidationError(faults)


def _faults(turning: Turning, days: Mapping[str, date | None]) -> dict[str, str]:
    """Days may be narrowed, never moved to the other side of the change."""
    found = {}
    for first, last in (("before_from", "before_to"), ("after_from", "after_to")):
        start, end = days[first], days[last]
        if start and end and end < start:
            found[last] = "The last day cannot be before the first."
    before_to, after_from, edge = days["before_to"], days["after_from"], turning.end_of_before
    if before_to and edge and before_to >= edge:
        found["before_to"] = f"The change began on {_day(edge)}. End before that."
    if after_from and turning.live and after_from <= turning.live:
        found["after_from"] = f"The change went live on {_day(turning.live)}. Begin after that."
    return found | {
        name: "This day is in the future." for name, day in days.items() if day and day > clock.today()
    }


def _day(day: date) -> str:
    return f"{day.day} {day:%b %Y}"


def _save_lines(review: Review, lines: Sequence[Mapping[str, Any]]) -> None:
    """Each line is reckoned anew; an older line of the same measure gives way."""
    asked = [(line["measure"], {name: line.get(name) for name in SPAN_FIELDS}) for line in lines]
    rows = reckoned_lines(review.improvement, asked)
    for row, given in zip(rows, lines, strict=True):
        row.review, row.centre = review, review.centre
        fill(row, SAID_OF_LINE, given)
        row.clean_fields(exclude=["review", "measure", "centre"])
    review.lines.filter(measure__in=[measure for measure, _ in asked]).delete()
    ReviewLine.objects.bulk_create(rows)


def _save_verdicts(review: Review, verdicts: Sequence[Mapping[str, Any]]) -> None:
    rows = [
        CriterionVerdict(
            review=review,
            centre=review.centre,
            criterion=each["criterion"],
            verdict=each.get("verdict", ""),
            note=each.get("note", ""),
        )
        for each in verdicts
    ]
    for row in rows:
        row.clean_fields(exclude=["review", "criterion", "centre"])
    review.verdicts.filter(criterion__in=[each["criterion"] for each in verdicts]).delete()
    CriterionVerdict.objects.bulk_create(rows)
