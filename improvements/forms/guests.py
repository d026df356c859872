"""What somebody without an account answers. ``seal`` is the hash of what the page showed them."""

from django import forms

from improvements.models import Approval, Confirmation


class AnswerForm(forms.Form):
    use_required_attribute = False

    seal = forms.CharField(max_length=64, widget=forms.HiddenInput)
    words = forms.CharField(
        label="In your words", required=False, max_length=4000, widget=forms.Textarea({"rows": 4})
    )


class ApprovalAnswerForm(AnswerForm):
    field_order = ("outcome", "words")
    outcome = forms.ChoiceField(
        label="Do you agree to this plan?",
        choices=[
            (Approval.Outcome.TRIAL, "Yes, for a trial"),
            (Approval.Outcome.FULL, "Yes, in full"),
            (Approval.Outcome.DECLINED, "No"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose your answer."},
    )


class ConfirmationAnswerForm(AnswerForm):
    field_order = ("answer", "words")
    answer = forms.ChoiceField(
        label="Did this take place?",
        choices=Confirmation.Answer,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose your answer."},
    )
