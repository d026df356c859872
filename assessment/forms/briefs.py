"""Assignments: the task, its check, a later deadline, and leave to hand in again."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from assessment.models import BriefVerification
from assessment.services.briefs import BriefInput

Choices = Iterable[tuple[int, str]]


def _day(label: str, missing: str, **more: Any) -> forms.DateField:
    widget = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    wrong = {"required": missing, "invalid": "Give a real date, for example 2026-12-31."}
    return forms.DateField(label=label, widget=widget, error_messages=wrong, **more)


def _words(label: str, missing: str, *, rows: int = 4, longest: int = 2000, **more: Any) -> forms.CharField:
    widget = forms.Textarea({"rows": rows})
    return forms.CharField(
        label=label, max_length=longest, widget=widget, error_messages={"required": missing}, **more
    )


class BriefForm(forms.Form):
    """``criteria`` are those of the unit; the code of a brief stays once it is written."""

    use_required_attribute = False

    code = forms.SlugField(
        label="Code",
        max_length=20,
        help_text="Short and your own, for example CS-A1. It stays as it is.",
        error_messages={
            "required": "Give the brief a code.",
            "invalid": "Use letters, figures, hyphens and underscores only.",
        },
    )
    title = forms.CharField(
        label="Title", max_length=160, error_messages={"required": "Give the brief a title."}
    )
    text = _words(
        "What is asked",
        "Write what the learner is to do.",
        rows=10,
        longest=20_000,
        help_text="The scenario, the tasks, and what to hand in.",
    )
    criteria = forms.TypedMultipleChoiceField(
        label="Criteria it covers",
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one criterion that the assignment covers."},
    )
    issue_on = _day("Date of issue", "Give the date of issue.")
    deadline = _day("Deadline", "Give the deadline.")

    def __init__(self, *args: Any, criteria: Choices, code: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["criteria"].choices = list(criteria)  # type: ignore[attr-defined]
        self.kept_code = code
        if code:
            del self.fields["code"]

    def given(self, by_pk: Mapping[int, Any]) -> BriefInput:
        data = {"code": self.kept_code, **self.cleaned_data}
        return BriefInput(**data | {"criteria": [by_pk[pk] for pk in data["criteria"]]})


class CheckForm(forms.Form):
    """An internal verifier's word about a brief."""

    use_required_attribute = False

    outcome = forms.ChoiceField(
        label="Is it fit to issue?",
        choices=BriefVerification.Outcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether it is fit to issue."},
    )
    words = _words("Your feedback to the author", "Write what you found, so that the author can follow it.")
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=100_000)


class SetForm(forms.Form):
    """Who gets the assignment, and until when."""

    use_required_attribute = False

    learners = forms.TypedMultipleChoiceField(
        label="Learners",
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one learner."},
    )
    deadline = _day("Deadline", "Give the deadline.", help_text="As on the brief, unless you change it.")

    def __init__(self, *args: Any, learners: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["learners"].choices = list(learners)  # type: ignore[attr-defined]


class ExtendForm(forms.Form):
    use_required_attribute = False

    until = _day("New deadline", "Give the new deadline.")
    reason = _words(
        "Why", "Write why, so that everybody can follow it.", help_text="The learner can read it."
    )


class AuthoriseForm(forms.Form):
    """``conditions`` are code and words of what the lead internal verifier confirms."""

    use_required_attribute = False

    conditions = forms.MultipleChoiceField(
        label="I have confirmed that",
        widget=forms.CheckboxSelectMultiple,
        help_text="All of it is needed to authorise, none of it to say no.",
        error_messages={"required": "Confirm every condition, or do not authorise it."},
    )
    granted = forms.TypedChoiceField(
        label="May the learner hand in once more?",
        choices=[("yes", "Yes, I authorise it"), ("no", "No")],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether you authorise it."},
    )
    words = _words("Why", "Write why, so that everybody can follow it.", help_text="The learner can read it.")
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=100_000)

    def __init__(self, *args: Any, conditions: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if conditions:
            self.fields["conditions"].choices = list(conditions.items())  # type: ignore[attr-defined]
        else:
            del self.fields["conditions"]

    def clean(self) -> dict[str, Any]:
        """Whoever says no need not confirm anything."""
        data = super().clean() or {}
        if data.get("granted") is False and "conditions" in self.errors:
            del self.errors["conditions"]
        return data


class WorkForm(forms.Form):
    use_required_attribute = False

    record = forms.TypedChoiceField(
        label="One of your assignment records",
        coerce=int,
        error_messages={
            "required": "Choose a record.",
            "invalid_choice": "That record is no longer free. Choose another.",
        },
    )

    def __init__(self, *args: Any, records: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["record"].choices = list(records)  # type: ignore[attr-defined]
