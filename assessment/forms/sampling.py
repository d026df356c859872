"""Planning, choosing, verifying and answering."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from assessment.models import SampleLine
from assessment.models.verifying import DEFAULT_WEIGHTS
from assessment.sampling import FLAG_WORDS

from .learners import DayInput

KIND_CHOICES = (("summative", "Draw from units signed off"), ("interim", "Draw from part-done work"))


class PlanForm(forms.Form):
    """A period, a share, and what each risk weighs."""

    use_required_attribute = False

    qualification = forms.ChoiceField(error_messages={"required": "Choose a qualification."})
    starts_on = forms.DateField(label="First day", widget=DayInput)
    ends_on = forms.DateField(label="Last day", widget=DayInput)
    share = forms.IntegerField(
        label="Share of units to sample, in per cent",
        min_value=1,
        max_value=100,
        initial=25,
        help_text="Every assessor, unit, method and place comes first, whatever the share.",
    )

    def __init__(self, *args: Any, qualifications: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["qualification"].choices = [("", "Choose a qualification"), *qualifications]  # type: ignore[attr-defined]
        for name, figure in DEFAULT_WEIGHTS.items():
            self.fields[f"weight_{name}"] = forms.IntegerField(
                label=FLAG_WORDS[name].rstrip("."), min_value=0, max_value=20, initial=figure
            )

    @property
    def weight_fields(self) -> list[Any]:
        return [self[f"weight_{name}"] for name in DEFAULT_WEIGHTS]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        start, end = given.get("starts_on"), given.get("ends_on")
        if start and end and end < start:
            self.add_error("ends_on", "The last day cannot be before the first.")
        return given

    @property
    def weights(self) -> dict[str, int]:
        return {name: self.cleaned_data[f"weight_{name}"] for name in DEFAULT_WEIGHTS}


class PickForm(forms.Form):
    use_required_attribute = False

    reason = forms.CharField(
        label="Why you choose it",
        max_length=300,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": "Say why you choose it."},
    )


class LineForm(forms.Form):
    """The verifier's word on one criterion."""

    use_required_attribute = False

    outcome = forms.ChoiceField(
        label="What you find",
        choices=[("", "Choose"), *SampleLine.Outcome.choices],
        error_messages={"required": "Say what you find."},
    )
    looked_at = forms.CharField(label="Evidence looked at", max_length=300, required=False)
    comment = forms.CharField(label="Comment", required=False, widget=forms.Textarea({"rows": 2}))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("outcome", "agree") != "agree" and not given.get("comment", "").strip():
            self.add_error("comment", "Say why, wherever you do not simply agree.")
        return given


class ActionForm(forms.Form):
    use_required_attribute = False

    what = forms.CharField(
        label="Action for the assessor", required=False, widget=forms.Textarea({"rows": 2})
    )
    due_on = forms.DateField(label="Due", required=False, widget=DayInput)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("what", "").strip() and not given.get("due_on") and "due_on" not in self.errors:
            self.add_error("due_on", "Say by when.")
        if given.get("due_on") and not given.get("what", "").strip():
            self.add_error("what", "Say what is to be done.")
        return given


class OutcomeForm(forms.Form):
    """The whole of a sample."""

    use_required_attribute = False

    outcome = forms.ChoiceField(
        label="Outcome as a whole",
        choices=SampleLine.Outcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the outcome as a whole."},
    )
    feedback = forms.CharField(
        label="Feedback to the assessor",
        widget=forms.Textarea({"rows": 4}),
        help_text="The assessor reads it as soon as you give the outcome. The learner does not.",
        error_messages={"required": "Write to the assessor what you found."},
    )
    manifest_hash = forms.CharField(widget=forms.HiddenInput, min_length=64, max_length=64)


class WordsForm(forms.Form):
    """One answer about an action."""

    use_required_attribute = False

    words = forms.CharField(widget=forms.Textarea({"rows": 3}))

    def __init__(self, *args: Any, label: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].label = label
        self.fields["words"].error_messages["required"] = "Write a sentence about it."


def codes_of(qualifications: Iterable[Any]) -> Mapping[str, str]:
    """By code, the title of the newest version."""
    return {each.code: each.title for each in sorted(qualifications, key=lambda each: each.version)}
