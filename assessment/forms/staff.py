"""Papers of staff: awards, competence, CPD and interests."""

from collections.abc import Iterable
from typing import Any

from django import forms

from assessment.models import LearnerInterest, StaffQualification
from assessment.services.interests import WORDS

Choices = Iterable[tuple[Any, str]]


def _day(label: str, missing: str = "", **more: Any) -> forms.DateField:
    widget = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    wrong = {"required": missing, "invalid": "Give a real date, for example 2026-12-31."}
    return forms.DateField(label=label, widget=widget, error_messages=wrong, required=bool(missing), **more)


def _words(label: str, missing: str = "", *, longest: int = 2000, **more: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=longest,
        widget=forms.Textarea({"rows": 4}),
        error_messages={"required": missing},
        required=bool(missing),
        **more,
    )


class QualificationForm(forms.Form):
    use_required_attribute = False

    kind = forms.ChoiceField(label="Award", choices=StaffQualification.Kind.choices)
    title = forms.CharField(
        label="Full title", max_length=160, required=False, help_text="As it stands on the certificate."
    )
    number = forms.CharField(label="Certificate number", max_length=60, required=False)
    working_towards = forms.BooleanField(
        label="I work towards it and do not hold it yet", required=False, initial=False
    )
    awarded_on = _day("Awarded on", help_text="Leave it empty while you work towards it.")
    expires_on = _day("Expires on", help_text="Only where the certificate says so.")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        towards, awarded, expires = (data.get(n) for n in ("working_towards", "awarded_on", "expires_on"))
        if towards and (awarded or expires):
            self.add_error("awarded_on", "Leave both dates empty while you work towards it.")
        if not towards and not awarded and "awarded_on" not in self.errors:
            self.add_error("awarded_on", "Give the date of the award, or say that you work towards it.")
        if awarded and expires and expires < awarded:
            self.add_error("expires_on", "It cannot expire before it was awarded.")
        self._name(data)
        return data

    def _name(self, data: dict[str, Any]) -> None:
        kind = data.get("kind")
        if kind == StaffQualification.Kind.OTHER and not data.get("title"):
            self.add_error("title", "Give the title of the award.")
        elif kind and not data.get("title"):
            data["title"] = str(StaffQualification.Kind(kind).label)


class CompetenceForm(forms.Form):
    """``units`` are code and title of those that the centre may use."""

    use_required_attribute = False

    unit_code = forms.ChoiceField(label="Unit", error_messages={"required": "Choose a unit."})
    how = _words(
        "What shows it",
        "Write what shows that you know this work.",
        help_text="Jobs you held, how long, and what you did there.",
    )
    from_on = _day("From", "Give the day from which it holds.")
    until = _day("Until", help_text="Leave it empty if it does not end.")

    def __init__(self, *args: Any, units: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit_code"].choices = [("", "Choose a unit"), *units]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        first, last = data.get("from_on"), data.get("until")
        if first and last and last < first:
            self.add_error("until", "The last day cannot be before the first.")
        return data


class CpdForm(forms.Form):
    use_required_attribute = False

    done_on = _day("Date", "Give the day.")
    hours = forms.DecimalField(
        label="Hours",
        min_value=0.25,
        max_value=200,
        decimal_places=2,
        error_messages={
            "required": "Give the hours.",
            "min_value": "Give at least a quarter of an hour.",
            "max_value": "Give at most 200 hours. Log long courses in parts.",
        },
    )
    what = _words("What you did", "Write what you did.")
    changed = _words(
        "What it changed", "Write what it changed.", help_text="What you do otherwise since, or found right."
    )


class DeclarationForm(forms.Form):
    """The labels are the words that are signed."""

    use_required_attribute = False

    has_interests = forms.TypedChoiceField(
        label="What I declare",
        choices=[("no", WORDS[False]), ("yes", WORDS[True])],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        initial="no",
        error_messages={"required": "Say whether you have interests."},
    )
    statement = _words("Your statement", longest=4000, help_text="Needed only where you have interests.")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("has_interests") and not data.get("statement"):
            self.add_error("statement", "Say what your interests are.")
        return data


class InterestForm(forms.Form):
    """``learners`` are those that the member works with, by id of the portfolio."""

    use_required_attribute = False

    portfolio = forms.TypedChoiceField(
        label="Learner", coerce=int, error_messages={"required": "Choose the learner."}
    )
    kind = forms.ChoiceField(label="What they are to you", choices=LearnerInterest.Kind.choices)
    words = _words("In your words", "Write what the interest is.", help_text="The learner does not read it.")

    def __init__(self, *args: Any, learners: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", "Choose a learner"), *learners]
        self.fields["portfolio"].choices = choices  # type: ignore[attr-defined]


class MitigationForm(forms.Form):
    use_required_attribute = False

    mitigation = _words(
        "What is done about it",
        "Write what is done about it.",
        help_text="For example, a colleague sees every decision. From then on they may decide again.",
    )
