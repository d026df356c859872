"""Assessment plans, the learner's signature beside the assessor's, and what was seen elsewhere."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import uuid4

from django import forms

from assessment.services.agreeing import AGREED_WORDS
from assessment.services.plans import PlanInput, RowInput
from portfolio import clock
from portfolio.models import Record, Witness

Choices = Iterable[tuple[int, str]]


def _day(label: str, **more: Any) -> forms.DateField:
    widget = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    wrong = {"required": "Give the date.", "invalid": "Give a real date, for example 2026-12-31."}
    return forms.DateField(label=label, widget=widget, error_messages=wrong, **more)


def _words(label: str, *, rows: int = 3, **more: Any) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=5000, required=False, widget=forms.Textarea({"rows": rows}), **more
    )


def _ticks(label: str, **more: Any) -> forms.TypedMultipleChoiceField:
    return forms.TypedMultipleChoiceField(
        label=label, coerce=int, required=False, widget=forms.CheckboxSelectMultiple, **more
    )


class _RecordForm(forms.Form):
    """``form_key`` is of the page that begins a record, so that a second press makes no second one."""

    use_required_attribute = False

    title = forms.CharField(
        label="What is it?", max_length=160, error_messages={"required": "Say what it is in a few words."}
    )
    happened_on = _day("Date you made it", required=False)
    form_key = forms.UUIDField(required=False, widget=forms.HiddenInput, initial=uuid4)
    edit_no = forms.IntegerField(required=False, widget=forms.HiddenInput, max_value=1_000_000)

    def clean_happened_on(self) -> Any:
        day = self.cleaned_data["happened_on"]
        if day and day > clock.today():
            raise forms.ValidationError("This date is in the future. Give the day you made it.")
        return day


class PlanForm(_RecordForm):
    """``witnesses`` are on the portfolio's list; only those listed as experts can be agreed as such."""

    narrative = _words("What it is for", help_text="The units it covers, and what the learner wants to show.")
    witnesses = _ticks("Witnesses")
    experts = _ticks("Agreed as expert witnesses")
    adjustments = _words("Adjustments", help_text="What the learner needs to show what they can do.")
    review_on = _day("Next review", required=False)

    def __init__(self, *args: Any, people: Mapping[int, Witness], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = people
        experts = {pk: each for pk, each in people.items() if each.category in Witness.EXPERTS}
        for name, offered in (("witnesses", people), ("experts", experts)):
            choices = [(pk, f"{each.name}, {each.relationship}") for pk, each in offered.items()]
            self.fields[name].choices = choices  # type: ignore[attr-defined]
            if not offered:
                del self.fields[name]

    def given(self) -> PlanInput:
        data = self.cleaned_data
        names = ("title", "happened_on", "narrative", "adjustments", "review_on")
        said: dict[str, Any] = {name: data[name] for name in names}
        for name in ("witnesses", "experts"):
            said[name] = [self.people[pk] for pk in data.get(name, ())]
        return PlanInput(**said)


class PlanReviewForm(_RecordForm):
    plan = forms.TypedChoiceField(
        label="Which plan you looked at", coerce=int, empty_value=None, required=False
    )
    narrative = _words("What was done of it")
    next_steps = _words("What comes next")
    review_on = _day("Next review", required=False)

    def __init__(self, *args: Any, plans: Mapping[int, Record], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.plans = plans
        offered = [(pk, f"{each.ref} {each.title}") for pk, each in plans.items()]
        self.fields["plan"].choices = [("", "No plan in particular"), *offered]  # type: ignore[attr-defined]

    def given(self) -> PlanInput:
        names = ("title", "happened_on", "narrative", "next_steps", "review_on")
        data = self.cleaned_data
        return PlanInput(**{name: data[name] for name in names}, plan=self.plans.get(data["plan"]))


class RowForm(forms.Form):
    use_required_attribute = False

    activity = forms.CharField(
        label="Activity",
        max_length=240,
        help_text="What the learner does, for example answers calls on a busy morning.",
        error_messages={"required": "Say what the learner does."},
    )
    method = forms.CharField(
        label="How it is assessed", max_length=120, required=False, help_text="For example observation."
    )
    where = forms.CharField(label="Where", max_length=120, required=False)
    planned_on = _day("When", required=False)
    criteria = _ticks("Criteria it aims at")
    expected = _words("Evidence expected")
    questions = _words("Questions to cover gaps")

    def __init__(self, *args: Any, criteria: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["criteria"].choices = list(criteria)  # type: ignore[attr-defined]

    def given(self, by_pk: Mapping[int, Any]) -> RowInput:
        data = dict(self.cleaned_data)
        return RowInput(**data | {"criteria": [by_pk[pk] for pk in data["criteria"]]})


class AgreeForm(forms.Form):
    """``content_hash`` is of the version on the page."""

    use_required_attribute = False

    content_hash = forms.CharField(max_length=64, widget=forms.HiddenInput)
    comment = forms.CharField(
        label="Your comment",
        max_length=1000,
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text="It stays with your signature. Leave it empty if there is nothing to add.",
    )
    agree = forms.BooleanField(
        label=AGREED_WORDS, error_messages={"required": "Tick the sentence before you sign."}
    )


class SeenForm(forms.Form):
    use_required_attribute = False

    content_hash = forms.CharField(max_length=64, widget=forms.HiddenInput)
    seen_on = _day("Date on which you saw it")
    words = forms.CharField(
        label="What you saw",
        max_length=2000,
        widget=forms.Textarea({"rows": 4}),
        help_text="Enough for a colleague who cannot go there. Leave out what must stay confidential.",
        error_messages={"required": "Say what you saw."},
    )
