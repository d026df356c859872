"""How often somebody wants e-mail."""

from django import forms

from portfolio.models import MailChoice

MEANINGS = {
    MailChoice.Often.EACH: "Each time: at once when it is your turn, and each morning what still waits",
    MailChoice.Often.DAILY: "Once a day: one mail with all that happened and what waits",
    MailChoice.Often.NEVER: "Never: you look for yourself",
}


class MailForm(forms.Form):
    often = forms.ChoiceField(
        label="How often",
        choices=[(value.value, words) for value, words in MEANINGS.items()],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how often you want e-mail."},
    )
