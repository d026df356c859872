"""The forms of a review: its own words, one for each measure, one for each success criterion."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet

from feedback.models import Finding, Item
from improvements.models import CriterionVerdict, Review, ReviewLine
from portfolio.forms.choices import ManyOf
from portfolio.forms.entries import EntryForm

from .actions import day_field

TEXTS = {
    "answered": ("Are they answered now?", "What is solved, what is not, what is new."),
    "advantages": ("Good points of the change", "What works better now, and for whom."),
    "disadvantages": ("Bad points of the change", "Every change has some: cost, effort, who lost out."),
    "customer_effect": ("What customers notice", "Not only the figures."),
    "business_effect": ("What the business gains", "Time, money, fewer complaints."),
    "learning": ("What you learned", ""),
    "do_differently": ("What you would do differently", ""),
    "next_steps": ("What comes next", "Who does what, by when."),
}


class ReviewForm(EntryForm):
    """``review_fields()`` is for the services; ``quotes`` offers choices but takes any of its queryset."""

    title_label = "What do you call this review?"
    day_label = "Day of the review"

    original_findings = ManyOf(
        label="Which findings started it?",
        queryset=Finding.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    quotes = ManyOf(
        label="Customers' words to quote",
        queryset=Item.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    next_step = forms.ChoiceField(
        label="So the next step is",
        choices=[("", "Not decided yet"), *Review.NextStep.choices],
        required=False,
        widget=forms.RadioSelect,
    )

    def __init__(
        self,
        *args: Any,
        findings: QuerySet[Finding],
        quotes: QuerySet[Item],
        quote_choices: list[tuple[int, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, (label, words) in TEXTS.items():
            self.fields[name] = forms.CharField(
                label=label,
                help_text=words,
                max_length=20_000,
                required=False,
                widget=forms.Textarea({"rows": 3}),
            )
        self.fields["original_findings"].queryset = findings  # type: ignore[attr-defined]
        self.fields["quotes"].queryset = quotes  # type: ignore[attr-defined]
        self.fields["quotes"].choices = quote_choices  # type: ignore[attr-defined]

    #: The forms of its lines and verdicts, for the summary of what is wrong.
    inner: Sequence[forms.Form] = ()

    def review_fields(self) -> dict[str, Any]:
        names = (*TEXTS, "original_findings", "quotes", "next_step")
        return {name: self.cleaned_data[name] for name in names}


class LineForm(forms.Form):
    """One measure: the learner's verdict, the days to reckon over, and why they can be compared."""

    use_required_attribute = False

    verdict = forms.ChoiceField(
        label="What do you make of it?",
        choices=ReviewLine.Verdict,
        required=False,
        widget=forms.RadioSelect,
    )
    method_changed = forms.BooleanField(label="The way of measuring changed", required=False)
    unit_changed = forms.BooleanField(label="The unit changed", required=False)
    comparability_note = forms.CharField(
        label="Why they can still be compared", max_length=300, required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for side in ("before", "after"):
            self.fields[f"{side}_from"] = day_field(f"{side.capitalize()}, from", past=True)
            self.fields[f"{side}_to"] = day_field(f"{side.capitalize()}, to", past=True)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        changed = cleaned.get("method_changed") or cleaned.get("unit_changed")
        if changed and not cleaned.get("comparability_note"):
            self.add_error("comparability_note", "Say why they can still be compared.")
        return cleaned

    @property
    def more_is_open(self) -> bool:
        """Whether something in the folded part needs to be seen."""
        return bool(set(self.errors) - {"verdict"})


class VerdictForm(forms.Form):
    """The answer to one success criterion."""

    use_required_attribute = False

    verdict = forms.ChoiceField(
        label="Is it met?", choices=CriterionVerdict.Verdict, required=False, widget=forms.RadioSelect
    )
    note = forms.CharField(label="How you know", max_length=300, required=False)


def initial_of(review: Review) -> dict[str, Any]:
    """What the form of a standing review shows when it is opened. Two queries, for what is ticked."""
    record = review.record
    names = ("title", "happened_on", "pii_checked", "ai_use", "ai_note", "edit_no")
    shared = {name: getattr(record, name) for name in names}
    own = {name: getattr(review, name) for name in (*TEXTS, "next_step")}
    many = {
        name: [each.pk for each in getattr(review, name).all()] for name in ("original_findings", "quotes")
    }
    return {**own, **many, **shared}
