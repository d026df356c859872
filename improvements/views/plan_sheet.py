"""The forms of one plan taken together: the plan, its objectives with their criteria, its options."""

import re
from collections.abc import Iterable
from functools import cached_property
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.http import QueryDict
from django.utils.formats import date_format

from feedback.models import Finding, Measure, Reading
from feedback.statistics.wording import figure
from improvements.forms.objectives import ObjectiveRows
from improvements.forms.plans import OptionRows, PlanForm
from improvements.models import Improvement, Objective, Plan
from improvements.services.objectives import newest_readings, plan_day
from improvements.services.plans import OPTION_FIELDS, set_objectives, set_options, write_plan
from improvements.smart import Tick, has_aim, smart_of
from portfolio import clock
from portfolio.asked import asked_number
from portfolio.middleware import MemberRequest

#: Names of row sets that one more row can be asked for: options, objectives, objectives-0-criteria.
ROW_SETS = re.compile(r"options|objectives(-\d{1,2}-criteria)?")


class PlanSheet:
    """``plan`` is None on the page that begins one. ``more`` names the row set that gets another row."""

    def __init__(self, request: MemberRequest, improvement: Improvement, plan: Plan | None = None) -> None:
        self.request, self.improvement, self.plan = request, improvement, plan
        sent = request.method == "POST"
        asked = (request.POST if sent else request.GET).get("more", "")
        self.more = asked if ROW_SETS.fullmatch(asked) else ""
        data = _with_another_row(request.POST, self.more) if sent else None
        extra = {self.more: 1}
        objectives, options = self._objectives(), self._options()
        self.form = PlanForm(data, initial=self._initial())
        self.objectives = ObjectiveRows(
            data,
            prefix="objectives",
            initial=[_objective_row(each) for each in objectives],
            more=extra.get("objectives", 0 if objectives else 1),
            form_kwargs={"findings": self._findings(), "measures": self._measures(), "more": extra},
        )
        self.options = OptionRows(
            data, prefix="options", initial=options, more=extra.get("options", 0 if options else 2)
        )
        self._tick(objectives)

    @cached_property
    def day(self) -> Any:
        return plan_day(self.plan) if self.plan else clock.today()

    def _initial(self) -> dict[str, Any]:
        if self.plan is None:
            return {"title": f"Plan: {self.improvement.title}"[:160], "happened_on": clock.today()}
        record = self.plan.record
        own = {name: getattr(self.plan, name) for name in PlanForm.base_fields if hasattr(self.plan, name)}
        whole = {name: getattr(record, name) for name in PlanForm.RECORD_FIELDS}
        return own | whole | {"edit_no": record.edit_no}

    def _objectives(self) -> list[Objective]:
        if self.plan is None:
            return []
        return list(self.plan.objectives.prefetch_related("findings", "success_criteria"))

    def _options(self) -> list[dict[str, Any]]:
        if self.plan is None:
            return []
        return [dict(row) for row in self.plan.options.values("pk", *OPTION_FIELDS)]

    def _tick(self, objectives: Iterable[Objective]) -> None:
        """Beside each objective that is saved, how SMART it is."""
        aim = has_aim(self.plan) if self.plan else False
        ticks: dict[int, list[Tick]] = {each.pk: smart_of(each, aim=aim) for each in objectives}
        for form in self.objectives.forms:
            form.ticks = ticks.get(form.initial.get("pk", 0), [])

    def _findings(self) -> dict[str, tuple[str, Finding]]:
        """Of the analyses this turn links; of the whole portfolio while it links none."""
        rows = Finding.objects.visible_to(self.request.member).select_related("analysis__record")
        rows = rows.filter(analysis__record__portfolio=self.improvement.portfolio_id)
        linked = Q(analysis__improvements=self.improvement) | Q(
            objectives__plan__improvement=self.improvement
        )
        if self.improvement.analyses.exists():
            rows = rows.filter(linked).distinct()
        return {str(each.pk): (str(each), each) for each in rows.order_by("analysis", "number")}

    @cached_property
    def newest(self) -> dict[int, Reading]:
        mine = Measure.objects.visible_to(self.request.member)
        return newest_readings(mine.filter(portfolio=self.improvement.portfolio_id), self.day)

    def _measures(self) -> dict[str, tuple[str, Measure]]:
        mine = Measure.objects.visible_to(self.request.member)
        rows = mine.filter(portfolio=self.improvement.portfolio_id).order_by("ref")
        return {str(each.pk): (self._measure_words(each), each) for each in rows}

    def _measure_words(self, measure: Measure) -> str:
        reading = self.newest.get(measure.pk)
        return (
            f"{measure}: {reading_words(reading, measure.unit)}" if reading else f"{measure}: no reading yet"
        )

    @property
    def next_row(self) -> str:
        """The id of the row that was asked for, for the address of the page that shows it."""
        rows = {"objectives": self.objectives, "options": self.options}.get(self.more)
        if rows is not None:
            return f"{self.more}-{len(rows.rows())}"
        return self.more.removesuffix("-criteria")

    def is_valid(self) -> bool:
        parts = (self.form, self.objectives, self.options)
        faulty = [part for part in parts if not part.is_valid()]  # all of them, to show every mistake
        return not faulty

    @transaction.atomic
    def save(self) -> Plan:
        by, given = self.request.member, self.form.cleaned_data
        plan = write_plan(
            by=by,
            improvement=self.improvement,
            fields=self.form.plan_fields(),
            record_fields=self.form.record_fields(),
            edit_no=given["edit_no"] if self.plan else None,
            form_key=given["form_key"],
        )
        set_objectives(by=by, plan=plan, rows=self.objectives.rows())
        set_options(by=by, plan=plan, rows=self.options.rows())
        return plan

    def catch_up(self, newest: Plan) -> None:
        """Somebody saved meanwhile: what is typed here goes over that with the next press, knowingly."""
        self.plan = newest
        self.form.data = self.form.data.copy()  # type: ignore[attr-defined]
        self.form.data["edit_no"] = str(newest.record.edit_no)  # type: ignore[index]


def reading_words(reading: Reading, unit: str) -> str:
    """31 % on 3 Mar 2026 (n = 204)"""
    n = f" (n = {reading.n})" if reading.n is not None else ""
    return f"{figure(reading.value)} {unit} on {date_format(reading.taken_on, 'j M Y')}{n}"


def _with_another_row(data: QueryDict, more: str) -> QueryDict:
    """So that a page that comes back with mistakes has the row that was asked for, too."""
    name = f"{more}-TOTAL_FORMS"
    count = asked_number(data.get(name, "")) if more else None
    if count is None:
        return data
    changed = data.copy()
    changed[name] = str(count + 1)
    return changed


def _objective_row(objective: Objective) -> dict[str, Any]:
    names = ("pk", "text", "baseline", "target", "due_on", "owner", "owner_agreed_on")
    criteria = [
        {"pk": each.pk, "text": each.text, "threshold": each.threshold, "set_on": each.set_on}
        for each in objective.success_criteria.all()
    ]
    return {
        **{name: getattr(objective, name) for name in names},
        "baseline": _plain(objective.baseline),
        "target": _plain(objective.target),
        "measure": str(objective.measure_id or ""),
        "findings": [str(each.pk) for each in objective.findings.all()],
        "criteria": criteria,
    }


def _plain(value: Any) -> str | None:
    return None if value is None else figure(value)
