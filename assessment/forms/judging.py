"""The judging screen: one form for the record, one for each criterion it claims."""

from typing import Any

from django import forms

from assessment.models import CriterionDecision, Judgement

VARC = (("valid", "Valid"), ("authentic", "Authentic"), ("reliable", "Reliable"), ("current", "Current"))
ALL, SOME = "yes", "no"
LATER = "later"
MET, NOT_YET = CriterionDecision.Outcome.MET.value, CriterionDecision.Outcome.NOT_YET.value
BRIEF = {"rows": 3}


class JudgementForm(forms.Form):
    """``seen`` is how many judgements stood on the page; with any, a change needs its reason."""

    use_required_attribute = False  # the page says what is missing, in sentences
    outcome = forms.ChoiceField(
        label="What happens to this record?",
        widget=forms.RadioSelect,
        choices=[
            (Judgement.Outcome.ACCEPTED.value, "Accept it as evidence"),
            (Judgement.Outcome.RETURNED.value, "Return it for more"),
            (Judgement.Outcome.NOT_VALID.value, "Not valid: it cannot count"),
        ],
        error_messages={"required": "Choose what happens to this record."},
    )
    feedback = forms.CharField(
        label="Feedback to the learner",
        help_text="They read it with your decision. Say what was good and what is missing.",
        widget=forms.Textarea(attrs=BRIEF),
        error_messages={"required": "Write feedback to the learner: they read it with every decision."},
    )
    next_action = forms.CharField(
        label="What should they do next?", required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    reason = forms.CharField(
        label="Why do you judge it again?",
        help_text="The earlier judgement stays on file beside yours.",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    authenticity_confirmed = forms.BooleanField(
        label="To the best of my knowledge this is the learner's own work.", required=False
    )
    content_hash = forms.CharField(widget=forms.HiddenInput)
    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(self, *args: Any, again: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not again:
            self.fields["reason"].widget = forms.HiddenInput()
            return
        self.fields["reason"].required = True
        self.fields["reason"].error_messages["required"] = "Say why you change the earlier judgement."

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        accepted = given.get("outcome") == Judgement.Outcome.ACCEPTED
        if accepted and not given.get("authenticity_confirmed"):
            self.add_error(
                "authenticity_confirmed",
                "Confirm that to the best of your knowledge this is the learner's own work.",
            )
        return given


class ClaimForm(forms.Form):
    """V, A, R and C of one claim, and what it means for its criterion. Nothing is chosen beforehand."""

    use_required_attribute = False
    varc = forms.ChoiceField(
        label="Is it valid, authentic, reliable and current?",
        widget=forms.RadioSelect,
        choices=[(ALL, "Yes to all four"), (SOME, "No to some")],
    )
    faults = forms.MultipleChoiceField(
        label="What does not hold?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[(name, f"Not {word.lower()}") for name, word in VARC],
    )
    why = forms.CharField(label="Why not?", max_length=300, required=False)
    sufficient = forms.ChoiceField(
        label="Is all the evidence for this criterion sufficient?",
        required=False,
        widget=forms.RadioSelect,
        choices=[("yes", "Yes"), ("no", "No")],
    )
    decision = forms.ChoiceField(label="Your decision on the criterion", widget=forms.RadioSelect)
    feedback = forms.CharField(
        label="Feedback on the criterion", required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(self, *args: Any, code: str, decided: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.code = code
        choices = [(MET, "Met"), (NOT_YET, "Not yet")]
        choices = [(LATER, "Leave it as it is"), *choices] if decided else [*choices, (LATER, "Decide later")]
        self.fields["decision"].choices = choices  # type: ignore[attr-defined]
        if decided:
            self.fields["decision"].help_text = "Decided already. Leave it, unless this record changes that."
        self.fields["varc"].error_messages["required"] = (
            f"Say whether the evidence for {code} is valid, authentic, reliable and current."
        )
        self.fields["decision"].error_messages["required"] = f"Choose met, not yet or later for {code}."

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("varc") == SOME:
            self._need("faults", f"Tick what does not hold for {self.code}.")
            self._need("why", f"Say why when valid, authentic, reliable or current is no for {self.code}.")
        if given.get("decision") in (MET, NOT_YET):
            self._need("sufficient", f"Say whether the evidence for {self.code} is sufficient.")
            self._need("feedback", f"Write feedback for {self.code}.")
        if given.get("decision") == MET:
            self._refuse_met(given)
        return given

    def _need(self, name: str, sentence: str) -> None:
        if not self.cleaned_data.get(name) and name not in self.errors:
            self.add_error(name, sentence)

    def _refuse_met(self, given: dict[str, Any]) -> None:
        if given.get("sufficient") == "no":
            self.add_error("sufficient", f"{self.code} can be met only when the evidence is sufficient.")
        if given.get("varc") == SOME:
            self.add_error(
                "decision",
                f"{self.code} can be met only by evidence that is valid, authentic, reliable and current.",
            )
