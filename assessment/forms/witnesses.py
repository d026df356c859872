"""Somebody on the witness status list."""

from django import forms

from portfolio.models import Witness
from portfolio.services.witnesses import FIELDS


class WitnessForm(forms.ModelForm):
    use_required_attribute = False

    class Meta:
        model = Witness
        fields = FIELDS
        labels = {
            "category": "What kind of witness are they?",
            "relationship": "How do they know you?",
            "job_title": "Their job title",
            "employer": "Where they work",
            "email": "Work e-mail",
            "phone": "Telephone",
            "qualifications": "Qualifications, if they are an expert",
            "units_known": "Units they know, if they are an expert",
            "competence": "What makes them an expert",
            "is_active": "They can still be asked",
        }
        help_texts = {
            "relationship": "For example line manager, colleague, customer.",
            "is_active": "Untick it when they cannot be reached any more. They stay on the list.",
        }
        widgets = {
            "qualifications": forms.Textarea({"rows": 2}),
            "competence": forms.Textarea({"rows": 3}),
        }
        error_messages = {
            "name": {"required": "Give their name."},
            "relationship": {"required": "Say how they know you."},
        }
