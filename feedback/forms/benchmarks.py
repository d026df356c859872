"""The form of a benchmark."""

from typing import Any

from django import forms

from feedback.models import Benchmark
from portfolio import clock
from portfolio.forms.records import DAY

from .readings import BAD_DAY, FigureField


class BenchmarkForm(forms.Form):
    use_required_attribute = False

    kind = forms.ChoiceField(label="Whose figure is it?", choices=Benchmark.Kind, widget=forms.RadioSelect)
    value = FigureField(error_messages={"required": "Give the figure."})
    source = forms.CharField(
        label="Where it comes from",
        max_length=200,
        help_text="So that somebody else could look it up.",
        error_messages={"required": "Say where the figure comes from."},
    )
    dated = forms.DateField(
        label="Date of the figure",
        required=False,
        widget=forms.DateInput(DAY, format="%Y-%m-%d"),
        error_messages=BAD_DAY,
    )
    same_definition = forms.CharField(
        label="Is it counted the same way as yours?",
        max_length=200,
        required=False,
        help_text="Say what is the same and what differs, such as the scale or who was asked.",
    )

    def __init__(self, *args: Any, unit: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["value"].label = f"Figure ({unit})"
        self.fields["dated"].widget.attrs["max"] = clock.today().isoformat()
