"""The form of a finding."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict

from feedback.models import Finding, Item, Reading, Theme
from portfolio import clock
from portfolio.forms.choices import ManyOf
from portfolio.forms.records import DAY

LISTS = ("items", "contrary_items", "readings")


class FindingForm(forms.Form):
    """``themes``, ``items`` and ``readings`` are those that may be chosen; the page draws their lists."""

    use_required_attribute = False

    statement = forms.CharField(
        label="What did you find?",
        help_text="One sentence that your data bear out.",
        max_length=300,
        widget=forms.Textarea({"rows": 2}),
        error_messages={"required": "Say in one sentence what you found."},
    )
    theme = forms.ModelChoiceField(
        Theme.objects.none(), label="Theme", empty_label="No theme", required=False
    )
    count = forms.IntegerField(
        label="How many say so?",
        min_value=0,
        max_value=10**8,
        required=False,
        error_messages={"invalid": "Give a whole number."},
    )
    trend = forms.CharField(
        label="Which way is it going?",
        help_text="For example “more every week since January”.",
        max_length=160,
        required=False,
    )
    items = ManyOf(
        Item.objects.none(), label="Who says so", widget=forms.CheckboxSelectMultiple, required=False
    )
    contrary_items = ManyOf(
        Item.objects.none(), label="Who says otherwise", widget=forms.CheckboxSelectMultiple, required=False
    )
    contrary_note = forms.CharField(
        label="How did you take the other voices into account?",
        max_length=2000,
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )
    readings = ManyOf(
        Reading.objects.none(),
        label="Which readings show it",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    customer_effect = forms.CharField(
        label="What does it mean for customers?",
        max_length=2000,
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )
    causal = forms.BooleanField(label="It says that one thing leads to another", required=False)
    trial = forms.CharField(
        label="How did you try that out?",
        max_length=2000,
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )
    other_explanations = forms.CharField(
        label="What else could explain it?",
        max_length=2000,
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )
    found_on = forms.DateField(
        label="Date found",
        required=False,
        widget=forms.DateInput(DAY, format="%Y-%m-%d"),
        error_messages={"invalid": "Give the date as day, month and year."},
    )

    def __init__(
        self,
        *args: Any,
        themes: QuerySet[Theme],
        items: QuerySet[Item],
        readings: QuerySet[Reading],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        chosen = {"theme": themes, "items": items, "contrary_items": items, "readings": readings}
        for name, rows in chosen.items():
            self.fields[name].queryset = rows  # type: ignore[attr-defined]
        self.fields["found_on"].widget.attrs["max"] = clock.today().isoformat()


def initial_of(finding: Finding) -> dict[str, Any]:
    """What the form of a standing finding shows when it is opened."""
    plain = {
        name: getattr(finding, name) for name in FindingForm.base_fields if name not in (*LISTS, "theme")
    }
    return {**plain, "theme": finding.theme_id}


def typed_so_far(sent: QueryDict) -> Mapping[str, Any]:
    """What stands in a form that was sent to look something up: shown again as it is, and not judged."""
    return {name: sent.get(name, "") for name in FindingForm.base_fields if name not in LISTS}
