"""Raising, answering and working on cases."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.db.models import QuerySet

from assessment.models import CaseStep, Criterion, Enrolment
from portfolio.models import Membership


class Words(forms.Form):
    """One text, asked for by its ``label``."""

    use_required_attribute = False
    words = forms.CharField(
        max_length=4000,
        widget=forms.Textarea({"rows": 4}),
        error_messages={"required": "Write a sentence about it."},
    )

    def __init__(self, *args: Any, label: str = "In your words", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].label = label


def _choose(field: forms.Field, criteria: Iterable[Criterion]) -> None:
    found = [(each.pk, f"{each.code} {each.text}") for each in criteria]
    cast(forms.ChoiceField, field).choices = found


class AppealForm(Words):
    criteria = forms.TypedMultipleChoiceField(
        label="Decisions you appeal against",
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one decision."},
    )
    field_order = ("criteria", "words")

    def __init__(self, *args: Any, criteria: Iterable[Criterion], **kwargs: Any) -> None:
        super().__init__(*args, label="Why you think it should be looked at again", **kwargs)
        _choose(self.fields["criteria"], criteria)


class AnswerForm(Words):
    outcome = forms.ChoiceField(
        label="Your answer",
        choices=CaseStep.Outcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose your answer."},
    )
    criteria = forms.TypedMultipleChoiceField(
        label="If partly upheld: what is opened again",
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    field_order = ("outcome", "criteria", "words")

    def __init__(self, *args: Any, criteria: Iterable[Criterion], **kwargs: Any) -> None:
        super().__init__(*args, label="What you looked at, and why you answer so", **kwargs)
        _choose(self.fields["criteria"], criteria)


class StepForm(Words):
    """``to`` is the step that the page showed, so that two people do not take two."""

    to = forms.CharField(widget=forms.HiddenInput, max_length=14)
    reference = forms.CharField(label="The awarding organisation's reference", max_length=80, required=False)
    field_order = ("to", "reference", "words")


class PersonForm(forms.Form):
    use_required_attribute = False
    member = forms.ModelChoiceField(
        queryset=Membership.objects.none(),
        label="Person",
        empty_label="Choose a person",
        error_messages={"required": "Choose a person."},
    )

    def __init__(self, *args: Any, people: QuerySet[Membership], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self.fields["member"], people)


def _offer(field: Any, people: QuerySet[Membership]) -> None:
    field.queryset = people
    field.label_from_instance = lambda each: f"{each.user.name}, {each.role_label}"


class MalpracticeForm(Words):
    enrolment = forms.ModelChoiceField(
        queryset=Enrolment.objects.none(),
        label="Whose portfolio",
        empty_label="Choose a learner",
        help_text="Nothing in it can be changed, withdrawn or claimed until the case is closed.",
        error_messages={"required": "Choose a learner."},
    )
    about = forms.ModelChoiceField(
        queryset=Membership.objects.none(),
        label="Whom it is about",
        empty_label="Choose a person",
        error_messages={"required": "Choose whom it is about."},
    )
    field_order = ("enrolment", "about", "words")

    def __init__(
        self, *args: Any, enrolments: QuerySet[Enrolment], people: QuerySet[Membership], **kwargs: Any
    ) -> None:
        super().__init__(*args, label="What is suspected, and since when", **kwargs)
        field = cast(Any, self.fields["enrolment"])
        field.queryset = enrolments
        field.label_from_instance = lambda each: f"{each.portfolio.learner.user.name}, {each.ref}"
        _offer(self.fields["about"], people)


class ClockForm(forms.Form):
    use_required_attribute = False
    stages = forms.IntegerField(label="Stages", min_value=1, max_value=6)
    days = forms.IntegerField(label="Working days for each stage", min_value=1, max_value=60)
