"""Keeping personal details needs a reason."""

from django import forms


class KeepForm(forms.Form):
    use_required_attribute = False

    basis = forms.CharField(
        label="Why are they kept?",
        max_length=200,
        error_messages={"required": "Say why they are kept, for example that the person agreed."},
    )
