"""Enrolling a learner, and giving them people to work with."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from assessment.models import Qualification, Unit
from portfolio.forms.choices import ManyOf
from portfolio.models import Membership, Role

NOBODY_YET = "Nobody yet"


class QualificationChoice(forms.Form):
    """The first step; what units there are depends on it."""

    qualification = forms.ModelChoiceField(Qualification.objects.none(), empty_label="Choose a qualification")

    def __init__(self, *args: Any, qualifications: QuerySet[Qualification], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["qualification"]
        field.queryset = qualifications  # type: ignore[attr-defined]
        field.label_from_instance = lambda each: f"{each.title}, level {each.level}"  # type: ignore[attr-defined]


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class EnrolForm(forms.Form):
    """The second step. The querysets say whom and what the acting member may choose."""

    learner = forms.ModelChoiceField(
        Membership.objects.none(), required=False, empty_label="A new learner, named below",
        label="Learner who is here already",
    )  # fmt: skip
    name = forms.CharField(label="New learner’s name", max_length=120, required=False)
    email = forms.EmailField(
        label="New learner’s e-mail address",
        required=False,
        help_text="They get a link to set a password.",
    )
    units = ManyOf(
        Unit.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one unit."},
    )
    started_on = forms.DateField(label="Starts on", widget=DayInput)
    planned_end_on = forms.DateField(label="Planned end", widget=DayInput, required=False)
    registration_number = forms.CharField(max_length=40, required=False)
    registered_on = forms.DateField(
        label="Registered with the awarding body on", widget=DayInput, required=False
    )
    employer = forms.CharField(max_length=120, required=False)
    site = forms.CharField(
        label="Place of assessment",
        max_length=120,
        required=False,
        help_text="Leave it empty if it is the employer’s.",
    )
    job_role = forms.CharField(max_length=120, required=False)
    assessor = forms.ModelChoiceField(Membership.objects.none(), required=False, empty_label=NOBODY_YET)
    iqa = forms.ModelChoiceField(
        Membership.objects.none(), required=False, empty_label=NOBODY_YET, label="Internal verifier (IQA)"
    )

    def __init__(
        self, *args: Any, people: QuerySet[Membership], units: QuerySet[Unit], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._offer("learner", people.filter(role=Role.LEARNER))
        self._offer("assessor", people.filter(role=Role.ASSESSOR))
        self._offer("iqa", people.filter(role=Role.IQA))
        field = self.fields["units"]
        field.queryset = units  # type: ignore[attr-defined]
        field.label_from_instance = lambda unit: f"{unit.code}: {unit.title}"  # type: ignore[attr-defined]

    def _offer(self, name: str, people: QuerySet[Membership]) -> None:
        field = self.fields[name]
        field.queryset = people  # type: ignore[attr-defined]
        field.label_from_instance = lambda each: f"{each.user.name} ({each.user.email})"  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        self._need_one_learner(given)
        start, end = given.get("started_on"), given.get("planned_end_on")
        if start and end and end < start:
            self.add_error("planned_end_on", "The planned end cannot be before the start.")
        return given

    def _need_one_learner(self, given: dict[str, Any]) -> None:
        if {"learner", "name", "email"} & set(self.errors):
            return
        new = given.get("name") or given.get("email")
        if given.get("learner"):
            if new:
                self.add_error("learner", "Choose a learner who is here, or name a new one, not both.")
            return
        if not given.get("name"):
            self.add_error("name", "Choose a learner above, or write the new learner’s name.")
        if not given.get("email"):
            self.add_error("email", "A new learner needs an e-mail address to sign in with.")


class AllocateForm(forms.Form):
    """Who joins, and until when; an external verifier never without a last day."""

    member = forms.ModelChoiceField(
        Membership.objects.none(),
        label="Add a person",
        empty_label="Choose a person",
        error_messages={"required": "Choose a person.", "invalid_choice": "Choose a person of this centre."},
    )
    ends_on = forms.DateField(
        label="Last day",
        widget=DayInput,
        required=False,
        help_text="Needed for an external verifier.",
    )

    def __init__(self, *args: Any, people: QuerySet[Membership], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["member"]
        field.queryset = people  # type: ignore[attr-defined]
        field.label_from_instance = lambda each: f"{each.user.name}, {each.role_label}"  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        member = given.get("member")
        if member and member.role == Role.EQA and not given.get("ends_on") and "ends_on" not in self.errors:
            self.add_error("ends_on", "An external verifier needs a last day.")
        return given
