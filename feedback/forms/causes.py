"""Rows of causes: the steps of five whys, or the bones of a fishbone."""

from typing import Any

from django import forms
from django.forms import BaseFormSet, formset_factory
from django.http import QueryDict

from feedback.models import RootCause

WHYS = "whys"
FISHBONE = "fishbone"
MOST = {WHYS: 10, FISHBONE: 40}
SPARE = 3


class CauseForm(forms.Form):
    """An empty line is no cause; one with its support alone still asks for the cause."""

    use_required_attribute = False

    text = forms.CharField(label="Why?", max_length=240, required=False)
    support = forms.CharField(label="How do you know?", max_length=240, required=False)
    category = forms.ChoiceField(
        label="What sort of cause is it?",
        choices=[("", "Not said"), *RootCause.Category.choices],
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("support") and not cleaned.get("text"):
            self.add_error("text", "Write the cause beside how you know it.")
        return cleaned


class BoneForm(CauseForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label = "Possible cause"
        self.fields["category"].label = "Heading"

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("text") and not cleaned.get("category"):
            self.add_error("category", f"Choose a heading for “{cleaned['text']}”.")
        return cleaned


def rows_form(way: str, data: QueryDict | None = None, *, initial: list[dict[str, Any]]) -> BaseFormSet:
    """``way`` is WHYS or FISHBONE. What stands is followed by empty rows, at least one."""
    form = BoneForm if way == FISHBONE else CauseForm
    make = formset_factory(form, extra=0, max_num=MOST[way], absolute_max=MOST[way] + SPARE)
    return make(data, initial=[*initial, *_empty(way, initial)], prefix=way)


def _empty(way: str, initial: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Five steps to begin with; a fishbone has a row for each heading that has no cause yet."""
    if way == WHYS:
        return [{} for _ in range(max(5 - len(initial), 1))]
    used = {row["category"] for row in initial}
    return [{"category": value} for value in RootCause.Category.values if value not in used] or [{}]


def causes_of(rows: BaseFormSet, way: str) -> list[dict[str, Any]]:
    """The rows that say something, as set_causes takes them."""
    told = [row.cleaned_data for row in rows.forms if row.cleaned_data.get("text")]
    names = ("text", "support", "category")
    return [
        {name: row[name] for name in names} | {"depth": 0 if way == FISHBONE else step}
        for step, row in enumerate(told, start=1)
    ]
