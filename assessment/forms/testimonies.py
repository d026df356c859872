"""Asking a witness, and what the witness writes. ``seal`` is the hash of what the page showed them."""

from typing import Any

from django import forms

from portfolio.forms.records import DAY

NEW = "new"


class AskWitnessForm(forms.Form):
    """Somebody of the list, or somebody new. ``people`` are choices: primary key as text, and words."""

    use_required_attribute = False

    who = forms.ChoiceField(
        label="Who saw it?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose who saw it."},
    )
    name = forms.CharField(label="Their name", max_length=120, required=False)
    relationship = forms.CharField(
        label="How do they know you?",
        max_length=120,
        required=False,
        help_text="For example line manager, colleague, customer.",
    )
    job_title = forms.CharField(label="Their job title", max_length=120, required=False)
    email = forms.EmailField(
        label="Their work e-mail",
        required=False,
        help_text="Left empty, you pass the link on yourself, for example by messenger.",
    )

    def __init__(self, *args: Any, people: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["who"].choices = [*people, (NEW, "Somebody who is not on my list yet")]  # type: ignore[attr-defined]
        if not people:
            self.fields["who"].initial = NEW
            self.fields["who"].widget = forms.HiddenInput()

    def clean(self) -> dict[str, Any]:
        if self.is_new:
            for name, sentence in (("name", "Give their name."), ("relationship", "Say how they know you.")):
                if not self.cleaned_data.get(name) and name not in self.errors:
                    self.add_error(name, sentence)
        return self.cleaned_data

    @property
    def is_new(self) -> bool:
        return self.cleaned_data.get("who") == NEW

    def person_fields(self) -> dict[str, Any]:
        """Of a new Witness."""
        return {name: self.cleaned_data[name] for name in ("name", "relationship", "job_title", "email")}


class TestimonyForm(forms.Form):
    use_required_attribute = False

    words = forms.CharField(
        label="What did you see?",
        help_text="In your own words: what they did, how they did it, and what came of it.",
        max_length=8000,
        widget=forms.Textarea({"rows": 8}),
        error_messages={"required": "Write in your own words what you saw."},
    )
    seen_on = forms.DateField(
        label="When did you see it?",
        help_text="If it was on several days, the last of them.",
        widget=forms.DateInput(DAY, format="%Y-%m-%d"),
        error_messages={
            "required": "Give the day you saw it.",
            "invalid": "Give the date as day, month and year.",
        },
    )
    relationship = forms.CharField(
        label="How do you know them?",
        max_length=120,
        help_text="For example line manager, colleague, customer.",
        error_messages={"required": "Say how you know them."},
    )
    job_title = forms.CharField(
        label="Your job", max_length=120, error_messages={"required": "Say what your job is."}
    )
    saw_it_myself = forms.BooleanField(
        label="I saw this myself, and what I write here is true.",
        error_messages={"required": "Only somebody who saw it can sign this. Tick it if you did."},
    )
    signed_name = forms.CharField(
        label="Sign with your full name",
        max_length=120,
        widget=forms.TextInput({"autocomplete": "name"}),
        error_messages={"required": "Sign with your name."},
    )
    seal = forms.CharField(max_length=64, widget=forms.HiddenInput)
