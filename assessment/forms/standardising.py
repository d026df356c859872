"""Meetings, blind judgements, and the checklists of visits."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from assessment.models import BlindJudgement, Criterion, Enrolment
from portfolio.forms.choices import ManyOf
from portfolio.models import Membership

from .learners import DayInput

SEEN = (("yes", "Yes"), ("no", "No"), ("not_seen", "Not seen"))
OBSERVED = {
    "planned": "The learner knew what would be assessed, and when",
    "fair": "The assessor gave the learner a fair chance to show it",
    "criteria": "The assessor judged against the criteria and nothing else",
    "feedback": "The feedback was clear and said what comes next",
    "recorded": "What was seen was recorded as it happened",
}
ASKED = {
    "induction": "You know how you are assessed and how to appeal",
    "plan": "You have a plan, and it is kept up to date",
    "feedback": "The feedback helps you to see what is next",
    "support": "You get the help you need",
    "own": "The work in your portfolio is your own",
}


class VisitForm(forms.Form):
    """``items`` are the checklist; ``people`` whom it can be about."""

    use_required_attribute = False

    about = forms.ModelChoiceField(Membership.objects.none(), empty_label="Choose")
    happened_on = forms.DateField(label="Day", widget=DayInput)

    def __init__(
        self, *args: Any, items: dict[str, str], people: QuerySet, label: str, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.items = items
        about = self.fields["about"]
        about.queryset, about.label = people, label  # type: ignore[attr-defined]
        about.label_from_instance = _name_of  # type: ignore[attr-defined]
        for code, words in items.items():
            self.fields[code] = forms.ChoiceField(
                label=words,
                choices=SEEN,
                widget=forms.RadioSelect,
                error_messages={"required": "Choose yes, no or not seen."},
            )
        text = forms.Textarea({"rows": 4})
        self.fields["words"] = forms.CharField(label="What you saw and heard", widget=text)
        self.fields["actions"] = forms.CharField(
            label="What is to be done, by whom and when", widget=forms.Textarea({"rows": 2}), required=False
        )

    @property
    def checklist(self) -> dict[str, str]:
        return {code: self.cleaned_data[code] for code in self.items}

    @property
    def given(self) -> dict[str, Any]:
        typed = {name: self.cleaned_data[name] for name in ("happened_on", "words", "actions")}
        return typed | {"checklist": self.checklist}


def _name_of(each: Membership | Enrolment) -> str:
    if isinstance(each, Enrolment):
        return f"{each.portfolio.learner.user.name}, {each.ref}"
    return f"{each.user.name}, {each.role_label}"


class MeetingForm(forms.Form):
    use_required_attribute = False

    title = forms.CharField(label="What it is about", max_length=160)
    held_on = forms.DateField(label="Day", widget=DayInput)
    attendees = ManyOf(
        Membership.objects.none(),
        label="Who judges",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least two people."},
    )
    actions = forms.CharField(
        label="Actions, if there are any yet", required=False, widget=forms.Textarea({"rows": 2})
    )

    def __init__(self, *args: Any, people: QuerySet[Membership], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["attendees"]
        field.queryset = people  # type: ignore[attr-defined]
        field.label_from_instance = _name_of  # type: ignore[attr-defined]


class ItemForm(forms.Form):
    use_required_attribute = False

    criterion = forms.ModelChoiceField(Criterion.objects.none(), empty_label="Choose a criterion")
    text = forms.CharField(
        label="What is put up",
        widget=forms.Textarea({"rows": 5}),
        help_text="Retell the evidence so that nobody can tell whose it is.",
    )

    def __init__(self, *args: Any, criteria: QuerySet[Criterion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["criterion"]
        field.queryset = criteria  # type: ignore[attr-defined]
        field.label_from_instance = lambda each: f"{each.code} {each.text}"[:120]  # type: ignore[attr-defined]


class BlindForm(forms.Form):
    use_required_attribute = False

    outcome = forms.ChoiceField(
        label="Your judgement", choices=BlindJudgement.Outcome.choices, widget=forms.RadioSelect
    )
    reasons = forms.CharField(label="What makes you judge so", widget=forms.Textarea({"rows": 3}))


class ReadingForm(forms.Form):
    use_required_attribute = False

    text = forms.CharField(
        label="How we read this criterion from now on",
        widget=forms.Textarea({"rows": 3}),
        help_text="Assessors see it beside the criterion when they judge.",
    )
