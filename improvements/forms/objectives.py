"""Objectives and their success criteria, as rows of the plan's form."""

from collections.abc import Mapping
from typing import Any

from django import forms

from feedback.models import Finding, Measure
from portfolio import clock

from .plans import WRONG_DAY, day
from .rows import BaseRows, RowForm, rows_of

FIGURE = {"step": "any", "inputmode": "decimal"}
NO_NUMBER = {"invalid": "Give a number, without its unit."}


class CriterionForm(RowForm):
    take_out = "Take this sign out"

    text = forms.CharField(
        label="We have succeeded when",
        max_length=240,
        error_messages={"required": "Say when you have succeeded, or tick to take the line out."},
    )
    threshold = forms.CharField(label="At least, or at most", max_length=80, required=False)
    set_on = day("Set on", "Left empty, it is the day of the plan.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["set_on"].widget.attrs["max"] = clock.today().isoformat()


CriterionRows = rows_of(CriterionForm, most=10)


def figure(label: str, help_text: str = "") -> forms.DecimalField:
    box = forms.NumberInput(FIGURE)
    return forms.DecimalField(
        label=label,
        help_text=help_text,
        required=False,
        max_digits=14,
        decimal_places=4,
        widget=box,
        error_messages=NO_NUMBER,
    )


class ObjectiveForm(RowForm):
    """``findings`` and ``measures`` are what may be chosen: by primary key as text, the label and the row.

    ``criteria`` is the formset of its success criteria, ``more`` of them empty.
    """

    take_out = "Take this objective out, with its signs of success"

    text = forms.CharField(
        label="What should be better?",
        max_length=240,
        error_messages={"required": "Say what should be better, or tick to take the objective out."},
    )
    findings = forms.MultipleChoiceField(
        label="Which findings does it answer?", required=False, widget=forms.CheckboxSelectMultiple
    )
    measure = forms.ChoiceField(label="Which measure shows it?", required=False)
    baseline = figure("Figure then", "Left empty, it takes the newest reading.")
    target = figure("Figure to reach")
    due_on = day("By when?")
    owner = forms.CharField(label="Who sees to it?", max_length=120, required=False)
    owner_agreed_on = forms.DateField(
        label="They agreed on", required=False, widget=forms.DateInput, error_messages=WRONG_DAY
    )

    def __init__(
        self,
        *args: Any,
        findings: Mapping[str, tuple[str, Finding]],
        measures: Mapping[str, tuple[str, Measure]],
        more: Mapping[str, int],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.choosable = {"findings": findings, "measures": measures}
        self.fields["findings"].choices = [(key, label) for key, (label, _) in findings.items()]  # type: ignore[attr-defined]
        none = [("", "No measure yet")]
        self.fields["measure"].choices = none + [(key, label) for key, (label, _) in measures.items()]  # type: ignore[attr-defined]
        self.fields["owner_agreed_on"].widget = day("").widget
        self.fields["owner_agreed_on"].widget.attrs["max"] = clock.today().isoformat()
        prefix = f"{self.prefix}-criteria"
        rows = self.initial.get("criteria", [])
        self.criteria: BaseRows = CriterionRows(
            self.data if self.is_bound else None,
            prefix=prefix,
            initial=rows,
            more=max(more.get(prefix, 0), 0 if rows else 1),
        )
        self.inner = (self.criteria,)

    def has_changed(self) -> bool:
        """A sign of success typed under an objective without words is not lost."""
        return super().has_changed() or self.criteria.has_changed()

    def is_valid(self) -> bool:
        criteria = self.criteria.is_valid()
        return super().is_valid() and (criteria or not self.has_changed())

    def clean(self) -> dict[str, Any]:
        """Rows instead of their keys."""
        given = self.cleaned_data
        findings, measures = self.choosable["findings"], self.choosable["measures"]
        given["findings"] = [findings[key][1] for key in given.get("findings", [])]
        given["measure"] = measures[given["measure"]][1] if given.get("measure") else None
        given["criteria"] = self.criteria.rows() if self.criteria.is_valid() else []
        return given


ObjectiveRows = rows_of(ObjectiveForm)
