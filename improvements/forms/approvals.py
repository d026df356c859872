"""Asking somebody with authority, or writing down what they said."""

from typing import Any

from django import forms

from improvements.models import Approval, Stakeholder
from portfolio import clock
from portfolio.forms.records import DAY

from .plans import WRONG_DAY

NEW = "new"


class WhoForm(forms.Form):
    """Somebody of the list, or somebody new. ``people`` are choices: primary key as text, and words."""

    use_required_attribute = False

    who = forms.ChoiceField(
        label="Who can say yes to a change like this?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose who it is."},
    )
    name = forms.CharField(label="Their name", max_length=120, required=False)
    job_title = forms.CharField(label="Their job", max_length=120, required=False)
    email = forms.EmailField(label="Their work e-mail", required=False)

    def __init__(self, *args: Any, people: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["who"].choices = [*people, (NEW, "Somebody else")]  # type: ignore[attr-defined]
        if not people:
            self.fields["who"].initial = NEW
            self.fields["who"].widget = forms.HiddenInput()

    def clean(self) -> dict[str, Any]:
        if self.is_new and not self.cleaned_data.get("name") and "name" not in self.errors:
            self.add_error("name", "Give their name.")
        return self.cleaned_data

    @property
    def is_new(self) -> bool:
        return self.cleaned_data.get("who") == NEW

    def person_fields(self) -> dict[str, Any]:
        """Of a new Stakeholder."""
        given = {name: self.cleaned_data[name] for name in ("name", "job_title", "email")}
        return given | {"group": Stakeholder.Group.MANAGER, "has_authority": True}


class AskForm(WhoForm):
    email = forms.EmailField(
        label="Their work e-mail",
        required=False,
        help_text="Left empty, you pass the link on yourself, for example by messenger.",
    )


class RecordApprovalForm(WhoForm):
    """``records`` are choices of what shows it."""

    email = None  # type: ignore[assignment]
    given_on = forms.DateField(
        label="When did they say it?",
        widget=forms.DateInput(DAY, format="%Y-%m-%d"),
        error_messages=WRONG_DAY | {"required": "Give the day they said it."},
    )
    outcome = forms.ChoiceField(
        label="What did they say?",
        choices=Approval.Outcome,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what they said."},
    )
    words = forms.CharField(
        label="In their words", required=False, max_length=4000, widget=forms.Textarea({"rows": 4})
    )
    evidence = forms.ChoiceField(
        label="Which record shows it?",
        help_text="For example minutes or an e-mail that you logged, or this plan with its signed page.",
        error_messages={"required": "Choose the record that shows it."},
    )

    def __init__(self, *args: Any, records: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["evidence"].choices = [("", "Choose a record"), *records]  # type: ignore[attr-defined]
        self.fields["given_on"].widget.attrs["max"] = clock.today().isoformat()

    def person_fields(self) -> dict[str, Any]:
        given = {name: self.cleaned_data[name] for name in ("name", "job_title")}
        return given | {"group": Stakeholder.Group.MANAGER, "has_authority": True}

    def approval_fields(self) -> dict[str, Any]:
        """Without the evidence, which the view looks up."""
        return {name: self.cleaned_data[name] for name in ("given_on", "outcome", "words")}


class ConfirmAskForm(forms.Form):
    use_required_attribute = False

    name = forms.CharField(
        label="Their name", max_length=120, error_messages={"required": "Give their name."}
    )
    job_title = forms.CharField(label="Their job", max_length=120, required=False)
    email = AskForm.declared_fields["email"]
