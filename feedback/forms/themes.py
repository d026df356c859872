"""The forms of theme lists and themes."""

from django import forms


class ThemeListForm(forms.Form):
    use_required_attribute = False

    name = forms.CharField(
        label="What do you sort by?",
        help_text="For example “What went wrong” or “What they praise”.",
        max_length=80,
        error_messages={"required": "Give the list a name."},
    )
    exclusive = forms.BooleanField(
        label="One theme for each item",
        help_text="Choose this for a Pareto chart: bars that share items cannot be added up.",
        required=False,
        initial=True,
    )


class ThemeForm(forms.Form):
    use_required_attribute = False

    name = forms.CharField(
        label="Theme", max_length=60, error_messages={"required": "Give the theme a name."}
    )
    meaning = forms.CharField(label="What belongs here?", max_length=200, required=False)
