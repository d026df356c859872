"""Repeated rows of a form: a few, one more on asking, each with a tick that takes it out."""

from typing import Any, cast

from django import forms
from django.forms.formsets import DELETION_FIELD_NAME

MOST = 20


class RowForm(forms.Form):
    """One row; ``pk`` is that of the row it changes, empty in a new one. An empty new row is no row."""

    use_required_attribute = False
    take_out = "Take this out"

    pk = forms.IntegerField(required=False, widget=forms.HiddenInput, min_value=1)

    @property
    def is_kept(self) -> bool:
        """Whether it says something that goes on. Ask when the formset is valid."""
        return bool(self.has_changed() or self.initial) and not self.cleaned_data.get(DELETION_FIELD_NAME)


class BaseRows(forms.BaseFormSet):
    """``more`` empty rows follow those that are there; ``rows()`` are what a service takes."""

    def __init__(self, *args: Any, more: int = 0, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.extra = more

    def add_fields(self, form: forms.Form, index: int | None) -> None:
        super().add_fields(form, index)
        form.fields[DELETION_FIELD_NAME].label = getattr(form, "take_out", RowForm.take_out)

    def rows(self) -> list[dict[str, Any]]:
        return [form.cleaned_data for form in self.forms if form.is_kept]


def rows_of(form: type[RowForm], most: int = MOST) -> type[BaseRows]:
    """A formset class; a row beyond ``most`` is an error, nothing is cut off silently."""
    made = forms.formset_factory(
        form,
        formset=BaseRows,
        extra=0,
        can_delete=True,
        max_num=most,
        validate_max=True,
        absolute_max=most + 10,
    )
    return cast(type[BaseRows], made)
