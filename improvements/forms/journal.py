"""The form of a journal entry: each kind shows its own few fields."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from improvements.entry_kinds import NARROW_FIELDS, EntryKind
from improvements.models import Action, JournalEntry
from portfolio.forms.choices import ManyOf
from portfolio.forms.entries import EntryForm
from portfolio.models import Record

#: Kinds for which a field's own words would be wrong.
OTHER_LABELS = {
    ("promotion", "audience"): "Who was it for?",
    ("promotion", "response"): "What came of it?",
    ("early_check", "response"): "How is it being taken?",
    ("adjustment", "response"): "How did it turn out?",
    ("embed", "named"): "What is it called?",
    ("framework", "named"): "Which framework?",
    ("strategy", "named"): "Which strategy or aim?",
}


def _choice(label: str, choices: Any, error: str) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=choices,
        required=False,
        widget=forms.RadioSelect,
        error_messages={"required": error},
    )


class JournalForm(EntryForm):
    """``entry_fields()`` is for the services; the words are the record's narrative."""

    title_label = "In a few words"

    audience = _choice("Who did you tell?", JournalEntry.Audience, "Say who it was for.")
    purpose = _choice("About what?", JournalEntry.Purpose, "Say what it was about.")
    channel = forms.CharField(
        label="How?", help_text="A meeting, a poster, an e-mail, a chat.", max_length=80, required=False
    )
    to_authority = forms.BooleanField(label="They can approve a change like this", required=False)
    law = _choice("Which law or policy?", JournalEntry.Law, "Say which law or policy you checked.")
    law_stage = _choice("At which stage?", JournalEntry.LawStage, "Say at which stage you checked it.")
    holds = _choice("Does it last?", JournalEntry.Holds, "Say whether it lasts.")
    embedding = _choice("What is it written into?", JournalEntry.Embedding, "Say what it is written into.")
    named = forms.CharField(
        label="Name", max_length=160, required=False, error_messages={"required": "Give its name."}
    )
    action = forms.ModelChoiceField(
        label="About which action?",
        queryset=Action.objects.none(),
        required=False,
        empty_label="No single one",
    )
    narrative = forms.CharField(
        max_length=50_000,
        required=False,
        widget=forms.Textarea({"rows": 5}),
        help_text="What happened, and how you know.",
    )
    response = forms.CharField(
        label="What came back?", max_length=20_000, required=False, widget=forms.Textarea({"rows": 3})
    )
    evidence = ManyOf(
        label="Which records show it?",
        queryset=Record.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(
        self,
        *args: Any,
        kind: EntryKind,
        actions: QuerySet[Action],
        evidence: QuerySet[Record],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        for name in NARROW_FIELDS:
            if name not in kind.asks:
                del self.fields[name]
                continue
            self.fields[name].required = name in kind.needs
            self.fields[name].label = OTHER_LABELS.get((kind.code, name), self.fields[name].label)
        self.fields["narrative"].label = kind.words
        self.fields["evidence"].queryset = evidence  # type: ignore[attr-defined]
        if "action" in kind.asks:
            self.fields["action"].queryset = actions  # type: ignore[attr-defined]

    def entry_fields(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in (*self.kind.asks, "evidence")}

    @property
    def before_words(self) -> list[forms.BoundField]:
        """Its own fields that come before the words; what came back comes after them."""
        return [self[name] for name in self.kind.asks if name != "response"]


def initial_of(entry: JournalEntry) -> dict[str, Any]:
    """What the form of a standing entry shows when it is opened. One query, for what is ticked."""
    record = entry.record
    shared = {name: getattr(record, name) for name in (*JournalForm.RECORD_FIELDS, "edit_no")}
    own = {name: getattr(entry, name) for name in NARROW_FIELDS}
    return {**own, **shared, "evidence": [each.pk for each in entry.evidence.all()]}
