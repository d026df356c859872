"""Ticking several rows out of many."""

from typing import Any

from django import forms

from portfolio.asked import LONGEST


class KeysInBounds:
    """For a field of several keys: one beyond all that a database counts is refused, never looked up."""

    error_messages: dict[str, Any]

    def clean(self, value: Any) -> Any:
        for key in value or ():
            if len(str(key)) > LONGEST:
                sentence = self.error_messages["invalid_choice"]
                raise forms.ValidationError(sentence, "invalid_choice", {"value": f"{str(key)[:LONGEST]}…"})
        return super().clean(value)  # type: ignore[misc]


class ManyOf(KeysInBounds, forms.ModelMultipleChoiceField):
    pass
