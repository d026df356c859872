"""Signing a unit: the words, and that they are meant."""

from typing import Any

from django import forms

DEFAULT_WORDS = {
    "learner": (
        "I produced this evidence in my own work, on the dates it gives. Where others had a part in it, "
        "the record says which part was mine. I agree with the decisions listed here."
    ),
    "assessor": (
        "I judged the evidence listed here and found it valid, authentic, reliable, current and sufficient. "
        "The learner has met every criterion of this unit."
    ),
    "countersign": "I looked at what my colleague judged and signed here, and I confirm it.",
}
LABELS = {
    "learner": (
        "Your statement: how the evidence came about",
        "I mean what I sign, and I read the list above.",
    ),
    "assessor": ("Your summative statement", "I judged what is listed above, and I sign for it."),
    "countersign": ("Your words as countersigner", "I looked at what is listed above, and I sign for it."),
}


class SignForm(forms.Form):
    """``stage`` is learner, assessor or countersign. The hash is of the list that the page showed."""

    use_required_attribute = False  # the page says what is missing, in sentences
    words = forms.CharField(
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": "Write your statement before you sign."},
    )
    confirmed = forms.BooleanField(error_messages={"required": "Tick the box to confirm before you sign."})
    manifest_hash = forms.CharField(max_length=64, widget=forms.HiddenInput)

    def __init__(self, *args: Any, stage: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].label, self.fields["confirmed"].label = LABELS[stage]
