"""Who is touched by a change, and what they said."""

from typing import Any

from django import forms

from improvements.models import Consultation, Stakeholder
from portfolio import clock
from portfolio.forms.records import DAY

from .plans import WRONG_DAY


class StakeholderForm(forms.ModelForm):
    use_required_attribute = False

    class Meta:
        model = Stakeholder
        fields = ("name", "job_title", "group", "has_authority", "email")
        labels = {
            "name": "Name, or name of the team",
            "job_title": "Job",
            "group": "How are they part of it?",
            "has_authority": "They can approve a change like this",
            "email": "Work e-mail",
        }
        help_texts = {"email": "Only if you want to ask them by e-mail. It is never shown to anybody else."}
        error_messages = {"name": {"required": "Give their name or the team's."}}


class ConsultationForm(forms.ModelForm):
    """``people`` are who may be chosen, as choices by primary key."""

    use_required_attribute = False

    class Meta:
        model = Consultation
        fields = ("who", "held_on", "method", "said", "effect_on_plan")
        labels = {
            "who": "Who did you ask?",
            "held_on": "When?",
            "method": "How?",
            "said": "What did they say?",
            "effect_on_plan": "What did you change because of it?",
        }
        help_texts = {
            "method": "For example team meeting, phone, e-mail.",
            "effect_on_plan": "If nothing, say why.",
        }
        widgets = {
            "held_on": forms.DateInput(DAY, format="%Y-%m-%d"),
            "said": forms.Textarea({"rows": 4}),
            "effect_on_plan": forms.Textarea({"rows": 3}),
        }
        error_messages = {
            "held_on": WRONG_DAY | {"required": "Give the day you asked them."},
            "said": {"required": "Say what they said, also if it was only “fine”."},
            "who": {"required": "Choose who you asked."},
        }

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["who"].queryset = people  # type: ignore[attr-defined]
        self.fields["held_on"].widget.attrs["max"] = clock.today().isoformat()
