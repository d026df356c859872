"""The part of a loop record's form that its record holds: title, day, and what hand-in asks for."""

from typing import Any
from uuid import uuid4

from django import forms

from portfolio import clock
from portfolio.models import AiUse

from .records import DAY, LABELS


class EntryForm(forms.Form):
    """Start the form of a loop record with this, and pass ``record_fields()`` to the services.

    ``form_key`` is of the page that begins a record, so that a second press of the button makes no
    second one; ``edit_no`` is the record's when the page that changes it was opened. Both are hidden.
    ``title_label`` and ``day_label`` say what the title and the day of this kind are.
    """

    use_required_attribute = False
    title_label = "What is it?"
    day_label = "Date it happened"
    RECORD_FIELDS = ("title", "happened_on", "narrative", "pii_checked", "ai_use", "ai_note")

    title = forms.CharField(max_length=160, error_messages={"required": "Say what it is in a few words."})
    happened_on = forms.DateField(
        required=False,
        widget=forms.DateInput(DAY, format="%Y-%m-%d"),
        error_messages={"invalid": "Give the date as day, month and year."},
    )
    pii_checked = forms.BooleanField(label=LABELS["pii_checked"], required=False)
    ai_use = forms.ChoiceField(
        label=LABELS["ai_use"], choices=AiUse, required=False, widget=forms.RadioSelect
    )
    ai_note = forms.CharField(label=LABELS["ai_note"], max_length=300, required=False)
    form_key = forms.UUIDField(required=False, widget=forms.HiddenInput, initial=uuid4)
    edit_no = forms.IntegerField(required=False, widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["title"].label = self.title_label
        self.fields["happened_on"].label = self.day_label
        self.fields["happened_on"].widget.attrs["max"] = clock.today().isoformat()

    def record_fields(self) -> dict[str, Any]:
        """Of the fields that portfolio.services.records takes, those this form asks for."""
        return {name: self.cleaned_data[name] for name in self.RECORD_FIELDS if name in self.cleaned_data}
