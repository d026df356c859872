"""Answering a trainee's judgement, and opening decided criteria again."""

from typing import Any, cast

from django import forms

from assessment.progress import CriterionProgress


class AnswerForm(forms.Form):
    """The hash is of the version on the page; the address names the judgement that was shown."""

    use_required_attribute = False
    content_hash = forms.CharField(max_length=64, widget=forms.HiddenInput)
    words = forms.CharField(
        label="Words to your colleague (optional)",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class RefusalForm(AnswerForm):
    """A "no" says why: the trainee learns from it."""

    words = forms.CharField(
        label="Why you do not confirm it",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say why you do not confirm it: your colleague learns from it."},
    )


class ReopenForm(forms.Form):
    """``choices`` are the criteria that are met and that this person may open again."""

    use_required_attribute = False
    criteria = forms.TypedMultipleChoiceField(
        label="Criteria to open again",
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one criterion."},
    )
    reason = forms.CharField(
        label="Why you open it again",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="The learner and the verifiers read it.",
        error_messages={"required": "Say why you open it again."},
    )

    def __init__(self, *args: Any, choices: list[CriterionProgress], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = [(each.criterion.pk, f"{each.criterion.code} {each.criterion.text}") for each in choices]
        cast(forms.ChoiceField, self.fields["criteria"]).choices = found
