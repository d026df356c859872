"""The form of a plan; objectives and options are rows beside it."""

from typing import Any

from django import forms

from improvements.models import Plan
from portfolio.forms.entries import EntryForm
from portfolio.forms.records import DAY

from .rows import RowForm, rows_of

WRONG_DAY = {"invalid": "Give the date as day, month and year."}


def words(label: str, help_text: str = "", rows: int = 3) -> forms.CharField:
    area = forms.Textarea({"rows": rows})
    return forms.CharField(label=label, help_text=help_text, required=False, max_length=8000, widget=area)


def day(label: str, help_text: str = "") -> forms.DateField:
    """Any day; whether the future makes sense is the service's to say."""
    box = forms.DateInput(DAY, format="%Y-%m-%d")
    return forms.DateField(
        label=label, help_text=help_text, required=False, widget=box, error_messages=WRONG_DAY
    )


class PlanForm(EntryForm):
    title_label = "What is the plan called?"
    day_label = "Day you wrote it"

    start = day("It starts on")
    end = day("It ends on")
    review_on = day("You look back on", "A day on which enough customers will have noticed.")
    resources = words("People, time, money, equipment")
    no_resources_needed = forms.BooleanField(label="It needs nothing extra", required=False)
    constraints = words("Limits to work within", "For example rotas, budget, policy or the law.")
    risks = words("What could go wrong", "And what you would do then.")
    choice_reason = words("Why the option you chose?")
    expected_customer_effect = words("What should customers notice?")
    expected_business_effect = words("What should the business gain?")

    def plan_fields(self) -> dict[str, Any]:
        names = {field.name for field in Plan._meta.fields}
        return {name: value for name, value in self.cleaned_data.items() if name in names}


class OptionForm(RowForm):
    take_out = "Take this option out"

    text = forms.CharField(
        label="What could be done",
        max_length=200,
        error_messages={"required": "Say what could be done, or tick to take the option out."},
    )
    for_it = forms.CharField(label="What speaks for it", max_length=300, required=False)
    against_it = forms.CharField(label="What speaks against it", max_length=300, required=False)
    chosen = forms.BooleanField(label="This is the one you chose", required=False)


OptionRows = rows_of(OptionForm, most=12)
