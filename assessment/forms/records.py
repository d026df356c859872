"""The small forms around a record: taking it back, and signing it."""

from typing import Any

from django import forms

SIGNING_WORDS = (
    "I was there, and this is a true record of what I saw and heard. It is evidence, not yet a decision."
)


PLAN_WORDS = "I made this with the learner, and it says what we agreed. It is a plan, and decides nothing."


class WithdrawForm(forms.Form):
    use_required_attribute = False
    reason = forms.CharField(
        label="Why do you take it back?",
        max_length=300,
        widget=forms.Textarea({"rows": 2}),
        error_messages={"required": "Say in a few words why you take it back."},
    )


class FinishForm(forms.Form):
    use_required_attribute = False
    agree = forms.BooleanField(
        label=SIGNING_WORDS, error_messages={"required": "Tick the sentence before you sign."}
    )

    def __init__(self, *args: Any, words: str = SIGNING_WORDS, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agree"].label = words
