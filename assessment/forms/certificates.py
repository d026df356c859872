"""What is typed on the way to a certificate."""

from collections.abc import Iterable
from typing import Any

from django import forms

from assessment.models import DirectClaims
from portfolio import clock

from .learners import DayInput


class BareForm(forms.Form):
    """Nothing to type; it carries the refusal of a step."""


class ReleaseForm(forms.Form):
    use_required_attribute = False

    reference = forms.CharField(
        label="Reference of the release",
        max_length=80,
        error_messages={"required": "Give the reference of the release."},
    )
    released_on = forms.DateField(label="Released on", widget=DayInput, initial=clock.today)


class NumberForm(forms.Form):
    use_required_attribute = False

    number = forms.CharField(
        label="Certificate number",
        max_length=80,
        error_messages={"required": "Give the number on the certificate."},
    )


class RevokeForm(forms.Form):
    use_required_attribute = False

    reason = forms.CharField(
        label="Why it is revoked",
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": "Say why the claim is revoked."},
    )


class DirectClaimsForm(forms.Form):
    use_required_attribute = False

    qualification_code = forms.ChoiceField(
        label="Qualification", error_messages={"required": "Choose a qualification."}
    )
    status = forms.ChoiceField(choices=[("", "Choose a status"), *DirectClaims.Status.choices])
    from_on = forms.DateField(label="From", widget=DayInput)
    reference = forms.CharField(
        label="Reference of the awarding organisation",
        max_length=80,
        error_messages={"required": "Give the reference of what the awarding organisation said."},
    )

    def __init__(self, *args: Any, qualifications: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", "Choose a qualification"), *qualifications]
        self.fields["qualification_code"].choices = choices  # type: ignore[attr-defined]


class NamesForm(forms.Form):
    use_required_attribute = False

    legal_name = forms.CharField(
        label="Legal name",
        max_length=120,
        help_text="Exactly as the certificate must have it.",
        error_messages={"required": "Give the name as the certificate must have it."},
    )
    born_on = forms.DateField(label="Date of birth", required=False, widget=DayInput)
    uln = forms.CharField(
        label="Unique learner number (ULN)",
        required=False,
        max_length=10,
        help_text="Ten digits. A learner may choose not to have one.",
    )
