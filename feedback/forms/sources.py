"""The form of a source of feedback."""

from typing import Any

from django import forms

from feedback.models import Dimension, Method, Source
from portfolio import clock
from portfolio.forms.entries import EntryForm
from portfolio.forms.records import DAY

WHOLE = {"invalid": "Give a whole number."}
FOLDED = (
    "origin",
    "service_area",
    "invited",
    "responses",
    "quality_dimension",
    "method_reason",
    "analysis_due",
)


class SourceForm(EntryForm):
    """``source_fields()`` is for the services; the first and last day are the record's as well."""

    title_label = "What do you call it?"
    day_label = "First day"

    method = forms.ChoiceField(
        label="How did you gather it?",
        choices=[("", "Choose one"), *Method.choices],
        error_messages={"required": "Choose how you gathered it."},
    )
    method_other = forms.CharField(label="Which other way?", max_length=80, required=False)
    to_date = forms.DateField(
        label="Last day",
        help_text="Leave it empty while it goes on.",
        required=False,
        widget=forms.DateInput(DAY, format="%Y-%m-%d"),
        error_messages={"invalid": "Give the date as day, month and year."},
    )
    origin = forms.ChoiceField(
        label="Who does it come from?", choices=Source.Origin, initial=Source.Origin.CUSTOMER
    )
    service_area = forms.CharField(label="Service area or place", max_length=80, required=False)
    invited = forms.IntegerField(
        label="How many were asked?", min_value=0, max_value=10**8, required=False, error_messages=WHOLE
    )
    responses = forms.IntegerField(
        label="How many answered?", min_value=0, max_value=10**8, required=False, error_messages=WHOLE
    )
    quality_dimension = forms.ChoiceField(
        label="Which part of service quality does it check?",
        choices=[("", "Not said yet"), *Dimension.choices],
        required=False,
    )
    method_reason = forms.CharField(
        label="Why this way of asking?",
        help_text="Whom it reaches, and what other ways would have missed.",
        max_length=2000,
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )
    analysis_due = forms.DateField(
        label="When will you analyse it?", required=False, widget=forms.DateInput(DAY, format="%Y-%m-%d")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to_date"].widget.attrs["max"] = clock.today().isoformat()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("method") == Method.OTHER and not cleaned.get("method_other"):
            self.add_error("method_other", "Say which other way.")
        first, last = cleaned.get("happened_on"), cleaned.get("to_date")
        for name, day in (("happened_on", first), ("to_date", last)):
            if day and day > clock.today():
                self.add_error(name, "This date is in the future. Give a day that has been.")
        if first and last and last < first:
            self.add_error("to_date", "The last day cannot be before the first.")
        return cleaned

    def record_fields(self) -> dict[str, Any]:
        return super().record_fields() | {"happened_until": self.cleaned_data["to_date"]}

    def source_fields(self) -> dict[str, Any]:
        names = ("method", "method_other", "to_date", *FOLDED)
        own = {name: self.cleaned_data[name] for name in names}
        return own | {"from_date": self.cleaned_data["happened_on"]}

    @property
    def more_is_open(self) -> bool:
        """Whether something in a folded part needs to be seen."""
        return bool(set(self.errors) & {*FOLDED, "ai_use", "ai_note", "pii_checked"})


def initial_of(source: Source) -> dict[str, Any]:
    """What the form of a standing source shows when it is opened."""
    record = source.record
    kept = {name: getattr(source, name) for name in ("method", "method_other", "to_date", *FOLDED)}
    shared = {
        name: getattr(record, name) for name in ("title", "pii_checked", "ai_use", "ai_note", "edit_no")
    }
    return {**kept, **shared, "happened_on": source.from_date or record.happened_on}
