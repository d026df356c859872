"""Handing in: which records, and the declaration."""

from collections.abc import Iterable
from typing import Any

from django import forms


class SubmitForm(forms.Form):
    """``records`` are primary keys; only those offered can be chosen."""

    use_required_attribute = False
    records = forms.TypedMultipleChoiceField(
        label="Records to hand in",
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Choose at least one record to hand in.",
            "invalid_choice": "One of these records is no longer ready, so look again and choose once more.",
        },
    )
    declared = forms.BooleanField(
        error_messages={"required": "Tick the declaration before you hand your work in."}
    )

    def __init__(self, *args: Any, offered: Iterable[tuple[int, str]], words: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["records"].choices = list(offered)  # type: ignore[attr-defined]
        self.fields["declared"].label = words
