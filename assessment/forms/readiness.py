"""What people say about the rules: not needed here, our own figure, our own choice."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from assessment.readiness import Parameter

#: Stands for an empty reference, which a choice cannot hold.
EVERYWHERE = "everywhere"
SHORTEST = 10


def reason_field(label: str, *, longest: int, rows: int = 3, **more: Any) -> forms.CharField:
    sentence = "Write the reason in at least ten characters."
    return forms.CharField(
        label=label,
        min_length=SHORTEST,
        max_length=longest,
        widget=forms.Textarea({"rows": rows}),
        error_messages={"required": sentence, "min_length": sentence},
        **more,
    )


class AsideForm(forms.Form):
    """``places`` are the things it can be about, by reference; the empty one is all of this learner's."""

    use_required_attribute = False

    about = forms.ChoiceField(
        widget=forms.RadioSelect,
        error_messages={
            "required": "Choose what it is about.",
            "invalid_choice": "Choose one of the things below: the one you had chosen is no longer there.",
        },
    )
    reason = reason_field("Your reason", longest=2000)
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=100_000)

    def __init__(
        self, *args: Any, places: Mapping[str, str], question: str, help_text: str, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        about = self.fields["about"]
        about.label = question
        about.choices = [(ref or EVERYWHERE, words) for ref, words in places.items()]  # type: ignore[attr-defined]
        self.fields["reason"].help_text = help_text

    @property
    def chosen(self) -> str:
        """The reference, empty for everything."""
        about = str(self.cleaned_data["about"])
        return "" if about == EVERYWHERE else about


class FigureForm(forms.Form):
    """One figure of the rules, between the bounds of its parameter."""

    use_required_attribute = False

    reason = reason_field("Why", longest=300, rows=2, help_text="Colleagues and learners can read it.")

    field_order = ("value", "reason")

    def __init__(self, *args: Any, parameter: Parameter, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bounds = f"Give a figure from {parameter.least} to {parameter.most}."
        self.fields["value"] = forms.IntegerField(
            label=f"{parameter.label} ({parameter.unit})",
            help_text=f"From {parameter.least} to {parameter.most}. The default is {parameter.default}.",
            min_value=parameter.least,
            max_value=parameter.most,
            error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), bounds),
        )
        self.order_fields(self.field_order)


class RulesForm(forms.Form):
    """The rules that guard one criterion, ticked phase by phase. ``offered``: phase, words, choices."""

    def __init__(
        self, *args: Any, offered: Iterable[tuple[str, str, list[tuple[str, str]]]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for phase, words, choices in offered:
            self.fields[phase] = forms.MultipleChoiceField(
                label=words, choices=choices, required=False, widget=forms.CheckboxSelectMultiple
            )

    @property
    def chosen(self) -> list[str]:
        return [each for name in self.fields for each in self.cleaned_data[name]]


class RuleFilterForm(forms.Form):
    """Narrows the list of all rules."""

    phase = forms.ChoiceField(required=False)
    severity = forms.ChoiceField(label="Kind", required=False)

    def __init__(
        self,
        *args: Any,
        phases: Iterable[tuple[str, str]],
        severities: Iterable[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["phase"].choices = [("", "Every phase"), *phases]  # type: ignore[attr-defined]
        self.fields["severity"].choices = [("", "Every kind"), *severities]  # type: ignore[attr-defined]
