"""The form of a measure."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from feedback.models import Dimension, Measure, Source
from portfolio.forms.choices import ManyOf
from portfolio.forms.records import DAY

from .readings import FigureField

Formula = Measure.Formula


class SourceChoice(ManyOf):
    def label_from_instance(self, source: Any) -> str:
        return f"{source.record.ref} {source.record.title}"


class MeasureChoice(forms.ModelChoiceField):
    def label_from_instance(self, measure: Any) -> str:
        return f"{measure.ref} {measure.name}"


class MeasureForm(forms.Form):
    """``sources`` and ``outcomes`` are those that may be chosen: of this portfolio, and not itself."""

    use_required_attribute = False

    name = forms.CharField(
        label="What do you measure?",
        max_length=120,
        help_text="For example: call-backs kept on the promised day.",
        error_messages={"required": "Say what you measure in a few words."},
    )
    kind = forms.ChoiceField(
        label="What kind of figure is it?", choices=Measure.Kind, widget=forms.RadioSelect
    )
    formula = forms.ChoiceField(
        label="Where does the figure come from?",
        choices=Formula,
        help_text="Anything but the first can be computed here, from answers or from two counts.",
    )
    unit = forms.CharField(
        max_length=30,
        required=False,
        help_text="For example % or minutes. Leave it empty where the figure is computed.",
    )
    direction = forms.TypedChoiceField(
        label="Which way is better?",
        choices=Measure.Direction,
        coerce=int,
        widget=forms.RadioSelect,
        help_text="Of ease it depends on the question: where 1 means very easy, lower is better.",
    )
    target = FigureField(
        required=False, places=3, help_text="The figure you want to reach, in the unit above."
    )
    sla = forms.CharField(
        label="What was promised",
        max_length=160,
        required=False,
        help_text="In words, such as: we answer within two working days.",
    )
    outcome_measure = MeasureChoice(
        label="Which outcome does it serve?",
        queryset=Measure.objects.none(),
        required=False,
        empty_label="None",
        help_text="How you work matters for what customers feel: say which figure shows that.",
    )
    sources = SourceChoice(
        label="Whose answers are counted",
        queryset=Source.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    quality_dimension = forms.ChoiceField(
        label="Part of service quality it checks",
        choices=[("", "Not said"), *Dimension.choices],
        required=False,
    )
    method_reason = forms.CharField(
        label="Why this measure",
        required=False,
        max_length=5000,
        widget=forms.Textarea({"rows": 3}),
        help_text="Why it tells you something that another figure would not.",
    )
    analysis_due = forms.DateField(
        label="When you will analyse it",
        required=False,
        widget=forms.DateInput(DAY, format="%Y-%m-%d"),
        error_messages={"invalid": "Give the date as day, month and year."},
    )

    def __init__(
        self, *args: Any, sources: QuerySet[Source], outcomes: QuerySet[Measure], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, rows in (("sources", sources), ("outcome_measure", outcomes)):
            field: Any = self.fields[name]
            field.queryset = rows
            if not rows:
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("formula") == Formula.TYPED and not cleaned.get("unit", "").strip():
            self.add_error("unit", "Say in which unit you type the figures, such as % or minutes.")
        return cleaned

    @property
    def basics(self) -> list[Any]:
        return self._bound("name", "kind", "formula", "unit", "direction", "sources")

    @property
    def standards(self) -> list[Any]:
        return self._bound("target", "sla", "outcome_measure")

    @property
    def reasons(self) -> list[Any]:
        return self._bound("quality_dimension", "method_reason", "analysis_due")

    def _bound(self, *names: str) -> list[Any]:
        return [self[name] for name in names if name in self.fields]
