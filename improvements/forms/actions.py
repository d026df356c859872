"""The forms of an action: all of it, and the short one for the day it was done."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from feedback.models import Finding
from improvements.models import Action, Objective
from portfolio import clock
from portfolio.forms.choices import ManyOf
from portfolio.forms.entries import EntryForm
from portfolio.forms.records import DAY
from portfolio.models import Record

BAD_DAY = {"invalid": "Give the date as day, month and year."}
ROLES = [("", "Not said yet"), *Action.Role.choices]


def day_field(label: str, *, past: bool = False, **more: Any) -> forms.DateField:
    """A day that may be left out; ``past`` keeps the picker from offering days to come."""
    look = DAY | ({"max": clock.today().isoformat()} if past else {})
    widget = forms.DateInput(look, format="%Y-%m-%d")
    return forms.DateField(label=label, required=False, widget=widget, error_messages=BAD_DAY, **more)


class ActionForm(EntryForm):
    """``action_fields()`` is for the services. The record's day follows from what is typed here."""

    title_label = "What is to be done?"

    kind = forms.ChoiceField(label="What sort of action is it?", choices=Action.Kind)
    is_mine = forms.TypedChoiceField(
        label="Who does it?",
        choices=[("yes", "I do"), ("no", "Somebody else")],
        coerce=lambda word: word == "yes",
        initial="yes",
        widget=forms.RadioSelect,
    )
    owner = forms.CharField(label="Their name or job", max_length=120, required=False)
    planned = forms.BooleanField(label="It is part of the plan", required=False, initial=True)
    objective = forms.ModelChoiceField(
        label="Which objective does it serve?",
        queryset=Objective.objects.none(),
        required=False,
        empty_label="None of them",
    )
    findings = ManyOf(
        label="Which findings does it answer?",
        queryset=Finding.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    done_note = forms.CharField(
        label="What was done",
        help_text="Say it so that somebody who was not there can follow it.",
        max_length=20_000,
        required=False,
        widget=forms.Textarea({"rows": 4}),
    )
    resources_used = forms.CharField(
        label="What it took", help_text="People, hours, money, equipment.", max_length=240, required=False
    )
    no_resources = forms.BooleanField(label="It took nothing extra", required=False)
    learner_role = forms.ChoiceField(
        label="Your part in it", choices=ROLES, required=False, widget=forms.RadioSelect
    )
    variance_note = forms.CharField(
        label="Why it differs from the plan",
        help_text="If it was later, cost more or went another way.",
        max_length=300,
        required=False,
    )
    evidence = ManyOf(
        label="Which records show it?",
        queryset=Record.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    OWN_FIELDS = (
        *("kind", "is_mine", "owner", "planned", "objective", "findings", "due_on", "started_on", "done_on"),
        *("done_note", "resources_used", "no_resources", "learner_role", "variance_note", "evidence"),
    )

    def __init__(
        self,
        *args: Any,
        objectives: QuerySet[Objective],
        findings: QuerySet[Finding],
        evidence: QuerySet[Record],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["happened_on"]
        self.fields["due_on"] = day_field("By when")
        self.fields["started_on"] = day_field("Started on", past=True)
        self.fields["done_on"] = day_field("Done on", past=True)
        for name, rows in (("objective", objectives), ("findings", findings), ("evidence", evidence)):
            self.fields[name].queryset = rows  # type: ignore[attr-defined]

    def action_fields(self) -> dict[str, Any]:
        own = {name: self.cleaned_data[name] for name in self.OWN_FIELDS}
        return own | {"owner": "" if own["is_mine"] else own["owner"]}


class DoneForm(forms.Form):
    """What is asked at the counter, the day it was done."""

    use_required_attribute = False

    done_note = forms.CharField(
        label="What was done",
        max_length=20_000,
        widget=forms.Textarea({"rows": 2}),
        error_messages={"required": "Say in a line what was done."},
    )
    learner_role = forms.ChoiceField(
        label="Your part in it",
        choices=Action.Role,
        widget=forms.RadioSelect,
        error_messages={"required": "Say what your part was."},
    )
    no_resources = forms.BooleanField(label="It took nothing extra", required=False)
    edit_no = forms.IntegerField(required=False, widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["done_on"] = day_field("Done on", past=True)
        self.fields["done_on"].required = True
        self.fields["done_on"].error_messages["required"] = "Give the day it was done."
        self.fields["started_on"] = day_field(
            "Started on", past=True, help_text="Leave it empty if it was begun and done on one day."
        )

    def action_fields(self) -> dict[str, Any]:
        """An action without a start was begun on the day it was done: that is what its help says."""
        names = ("done_on", "started_on", "done_note", "learner_role", "no_resources")
        own = {name: self.cleaned_data[name] for name in names}
        return own | {"started_on": own["started_on"] or own["done_on"]}


def initial_of(action: Action) -> dict[str, Any]:
    """What the form of a standing action shows when it is opened. Two queries, for what is ticked."""
    record = action.record
    shared = {
        name: getattr(record, name) for name in ("title", "pii_checked", "ai_use", "ai_note", "edit_no")
    }
    many = {name: [each.pk for each in getattr(action, name).all()] for name in ("findings", "evidence")}
    own = {name: getattr(action, name) for name in ActionForm.OWN_FIELDS if name not in many}
    return {**own, **many, **shared, "is_mine": "yes" if action.is_mine else "no"}
