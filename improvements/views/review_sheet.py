"""The forms of one review together: its words, a line for each measure, an answer for each criterion."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import QueryDict

from feedback.models import Item, Measure
from feedback.statistics.compare import Side
from feedback.statistics.wording import number, span
from improvements.charts import line_charts
from improvements.forms.reviews import LineForm, ReviewForm, VerdictForm, initial_of
from improvements.models import CriterionVerdict, Improvement, Review, ReviewLine, SuccessCriterion
from improvements.services.comparing import (
    SPAN_FIELDS,
    Turning,
    cautions_of,
    comparison_of,
    doubt_of,
    reckoned_lines,
    turning_of,
)
from improvements.services.within import criteria_of, findings_of, target_measures, words_after
from portfolio import clock
from portfolio.models import Membership

MOST_QUOTES = 60
LONGEST_QUOTE = 240
OF_LINE = ("verdict", "method_changed", "unit_changed", "comparability_note", *SPAN_FIELDS)


@dataclass
class LineEntry:
    """One measure on the page. ``newer`` says what all readings give today where that is something else."""

    line: ReviewLine
    form: LineForm
    chart: Mapping[str, Any]
    newer: str = ""

    @property
    def before(self) -> dict[str, str]:
        return _figures(comparison_of(self.line).before)

    @property
    def after(self) -> dict[str, str]:
        return _figures(comparison_of(self.line).after)

    @property
    def words(self) -> str:
        return comparison_of(self.line).words

    @property
    def cautions(self) -> list[str]:
        return cautions_of(self.line)

    @property
    def doubt(self) -> str:
        return doubt_of(self.line)


@dataclass
class VerdictEntry:
    criterion: SuccessCriterion
    form: VerdictForm


class ReviewSheet:
    """``data`` is what was sent, None for a page that is opened. Nothing here writes."""

    def __init__(
        self, member: Membership, improvement: Improvement, review: Review | None, data: QueryDict | None
    ) -> None:
        self.member, self.improvement, self.review, self.data = member, improvement, review, data
        self.quotable = words_after(improvement) & Item.objects.visible_to(member)
        initial = initial_of(review) if review else self._first_words()
        self.form = ReviewForm(
            data,
            initial=initial,
            findings=findings_of(improvement),
            quotes=self.quotable,
            quote_choices=self._quote_choices(initial.get("quotes", [])),
        )
        self.lines = self._lines()
        self.verdicts = self._verdicts()
        self.form.inner = self.inner  # summed up with it

    def _first_words(self) -> dict[str, Any]:
        return {"title": f"Review of {self.improvement.title}"[:160], "happened_on": clock.today()}

    def _quote_choices(self, ticked: list[int]) -> list[tuple[int, str]]:
        """The first of those that can be quoted, after those that are ticked.

        Sorted by their keys alone: there may be thousands, and only these few are read.
        """
        first = list(self.quotable.values_list("pk", flat=True)[:MOST_QUOTES])
        wanted = list(dict.fromkeys([*ticked, *first]))
        found = {item.pk: item for item in self.quotable.order_by().filter(pk__in=wanted)}
        return [(key, _quote(found[key])) for key in wanted if key in found]

    def _lines(self) -> list[LineEntry]:
        stored = self._stored_lines
        measures = list(target_measures(self.improvement))
        measures += [line.measure for line in stored.values() if line.measure not in measures]
        fresh = reckoned_lines(self.improvement, [(each, {}) for each in measures])
        charts = line_charts(measures, self.improvement.live_on)
        entries = [
            self._entry(stored.get(line.measure.pk), line, charts.get(line.measure.pk, {})) for line in fresh
        ]
        return self._reckoned_as_sent(entries) if self.data is not None else entries

    def _entry(self, stored: ReviewLine | None, fresh: ReviewLine, chart: Mapping[str, Any]) -> LineEntry:
        line = stored or fresh
        names = OF_LINE if stored else ("method_changed",)
        form = LineForm(
            self.data,
            prefix=f"line-{line.measure.pk}",
            initial={name: getattr(line, name) for name in names},
        )
        newer = comparison_of(fresh).words
        return LineEntry(line, form, chart, newer if newer != comparison_of(line).words else "")

    def _reckoned_as_sent(self, entries: list[LineEntry]) -> list[LineEntry]:
        """The figures over the days that were typed; what is typed wrongly narrows nothing."""
        asked: list[tuple[Measure, dict[str, Any]]] = []
        for entry in entries:
            entry.form.is_valid()
            given = entry.form.cleaned_data
            asked.append((entry.line.measure, {name: given.get(name) for name in SPAN_FIELDS}))
        for entry, line in zip(entries, reckoned_lines(self.improvement, asked), strict=True):
            for name in ("verdict", "method_changed", "unit_changed"):
                setattr(line, name, entry.form.cleaned_data.get(name) or getattr(line, name))
            entry.line = line
        return entries

    def _verdicts(self) -> list[VerdictEntry]:
        rows = CriterionVerdict.objects.visible_to(self.member).filter(review=self.review)
        stored = {row.criterion_id: row for row in rows} if self.review else {}
        return [
            VerdictEntry(
                each,
                VerdictForm(self.data, prefix=f"criterion-{each.pk}", initial=_answer(stored.get(each.pk))),
            )
            for each in criteria_of(self.improvement)
        ]

    @cached_property
    def _stored_lines(self) -> dict[int, ReviewLine]:
        if self.review is None:
            return {}
        rows = ReviewLine.objects.visible_to(self.member).filter(review=self.review)
        return {row.measure_id: row for row in rows.select_related("measure")}

    @cached_property
    def turning(self) -> Turning:
        return turning_of(self.improvement)

    @property
    def inner(self) -> list[Any]:
        return [*(each.form for each in self.lines), *(each.form for each in self.verdicts)]

    def is_valid(self) -> bool:
        forms = [self.form, *self.inner]
        faulty = [form for form in forms if not form.is_valid()]  # all of them, to show every mistake
        return not faulty

    def lines_given(self) -> list[dict[str, Any]]:
        return [{"measure": each.line.measure, **each.form.cleaned_data} for each in self.lines]

    def verdicts_given(self) -> list[dict[str, Any]]:
        return [{"criterion": each.criterion, **each.form.cleaned_data} for each in self.verdicts]

    def form_at(self, name: str) -> tuple[Any, str]:
        """The form and field that a fault of the service is about: "M-01.before_to" is a line's."""
        ref, _, field = name.partition(".")
        lines = {each.line.measure.ref: each.form for each in self.lines}
        if field and ref in lines:
            return lines[ref], field
        return self.form, name if name in self.form.fields else ""


def _figures(side: Side | None) -> dict[str, str]:
    """A cell each for the mean, n and the days; dashes while there is no reading."""
    if side is None:
        return dict.fromkeys(("figure", "n", "days"), "–")
    return {"figure": number(side.value), "n": f"{side.n:,}", "days": span(side.first, side.last)}


def _quote(item: Item) -> str:
    text = item.text if len(item.text) <= LONGEST_QUOTE else f"{item.text[:LONGEST_QUOTE].rstrip()}…"
    day = f"{item.said_on.day} {item.said_on:%b %Y}" if item.said_on else ""
    return f"“{text}” {item.source.record.ref}, {day}"


def _answer(row: CriterionVerdict | None) -> dict[str, Any]:
    return {"verdict": row.verdict, "note": row.note} if row else {}
