"""The form of a record: what every kind asks, and what its own kind adds."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS

from portfolio import clock
from portfolio.kinds import Detail, Kind
from portfolio.models import Record, Role

#: Kinds whose origin matters: something that could be another person's work (domain.md 5.2).
WITH_ORIGIN = ("WP",)
#: Asked of learners only: an assessor declares neither for what they saw.
LEARNERS_OWN = ("ai_use", "ai_note", "pii_checked", "supporting")
LONGEST_DETAIL = 20_000

LABELS = {
    "title": "What is it?",
    "happened_on": "Date it happened",
    "happened_until": "Last date, if it went on",
    "narrative": "What happened",
    "setting": "Where was it?",
    "medium": "What is it made of?",
    "origin": "Whose work is it?",
    "held_elsewhere": "The evidence itself is kept somewhere else",
    "ai_use": "Did you use AI help?",
    "ai_note": "What the AI helped with",
    "pii_checked": "I have checked it for other people's personal details",
    "supporting": "It is a supporting paper that proves nothing by itself",
}
HELP = {
    "title": "A few words that you will know it by.",
    "narrative": "A blank line starts a new paragraph, “- ” a list, **two stars** make words bold.",
    "held_elsewhere": "For example a confidential file that has to stay at work.",
    "pii_checked": "Names, faces, addresses or numbers that others should not see are covered or agreed.",
}
DAY = {"type": "date", "class": "dateinput"}


class RecordForm(forms.ModelForm):
    """The fields of every kind. It never sees the record itself, only what stands in it."""

    use_required_attribute = False

    class Meta:
        model = Record
        fields = (
            "title",
            "happened_on",
            "happened_until",
            "narrative",
            "setting",
            "medium",
            "origin",
            "held_elsewhere",
            "held_where",
            "held_by",
            "ai_use",
            "ai_note",
            "pii_checked",
            "supporting",
        )
        labels = LABELS
        help_texts = HELP
        widgets = {
            "happened_on": forms.DateInput(DAY, format="%Y-%m-%d"),
            "happened_until": forms.DateInput(DAY, format="%Y-%m-%d"),
            "narrative": forms.Textarea({"rows": 6}),
            "ai_use": forms.RadioSelect,
        }
        error_messages = {"title": {"required": "Say what it is in a few words."}}

    def __init__(self, *args: Any, kind: Kind, role: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        if kind.code not in WITH_ORIGIN:
            del self.fields["origin"]
        if role != Role.LEARNER:
            for name in LEARNERS_OWN:
                del self.fields[name]
        for name in ("happened_on", "happened_until"):
            self.fields[name].widget.attrs["max"] = clock.today().isoformat()
            self.fields[name].error_messages["invalid"] = "Give the date as day, month and year."

    @property
    def more_is_open(self) -> bool:
        """Whether something in the folded part needs to be seen."""
        return bool(set(self.errors) - {"title", "happened_on", "narrative", NON_FIELD_ERRORS})


class DetailsForm(forms.Form):
    """The kind's own fields, sent as ``details-<key>``; ``cleaned_data`` is what the record keeps."""

    prefix = "details"
    use_required_attribute = False

    def __init__(self, *args: Any, kind: Kind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for detail in kind.details:
            self.fields[detail.key] = _pick(detail) if detail.choices else _text(detail)

    def as_details(self, before: Mapping[str, Any]) -> dict[str, Any]:
        """What was typed, beside what the record holds that no field asks for."""
        kept = {key: value for key, value in before.items() if key not in self.fields}
        return kept | {key: value for key, value in self.cleaned_data.items() if value}


def _text(detail: Detail) -> forms.Field:
    return forms.CharField(
        label=detail.label,
        help_text=detail.help,
        required=False,
        max_length=LONGEST_DETAIL if detail.long else 300,
        widget=forms.Textarea({"rows": 4}) if detail.long else forms.TextInput(),
    )


def _pick(detail: Detail) -> forms.Field:
    choices = [("", "Choose one"), *detail.choices]
    return forms.ChoiceField(label=detail.label, help_text=detail.help, required=False, choices=choices)
