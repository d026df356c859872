"""Adding somebody to a centre."""

from collections.abc import Iterable

from django import forms

from portfolio.models import Role


class PersonForm(forms.Form):
    """``roles`` are those that the acting member may give."""

    name = forms.CharField(max_length=120, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    email = forms.EmailField(
        label="E-mail address",
        help_text="They sign in with it, and the link to set a password goes there.",
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    role = forms.ChoiceField(
        help_text="A learner gets a portfolio with it. Add somebody with two roles twice, with one address."
    )
    job_title = forms.CharField(max_length=120, required=False)

    def __init__(self, *args: object, roles: Iterable[Role], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        choices = [("", "Choose a role"), *[(role.value, role.label) for role in roles]]
        self.fields["role"].choices = choices  # type: ignore[attr-defined]
