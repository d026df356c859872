"""Asking for a portfolio PDF."""

from django import forms

from assessment.models import Export

#: What each pack holds, in the order of the choice.
PACKS = {
    Export.Pack.FULL: "Full portfolio: every record and its files, page by page",
    Export.Pack.RECORDS: "Records only: the forms and signatures, with the evidence items listed",
    Export.Pack.LEARNER: "Learner’s copy: as the full one, without notes about assessors",
    Export.Pack.EVIDENCE: "Evidence pack (ZIP): the full PDF, every original, a program that checks them",
}


class ExportForm(forms.Form):
    pack = forms.ChoiceField(
        label="What should it hold?",
        choices=[(pack.value, label) for pack, label in PACKS.items()],
        initial=Export.Pack.FULL.value,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what to export.", "invalid_choice": "Choose what to export."},
    )
