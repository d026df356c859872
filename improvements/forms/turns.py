"""The forms of a turn: begin, change, link, move, say why something is not there."""

from collections.abc import Iterable
from typing import Any
from uuid import uuid4

from django import forms
from django.db.models import QuerySet

from feedback.models import Measure, Method, Technique
from improvements.models import Improvement
from portfolio import clock
from portfolio.forms.records import DAY

DAY_FAULT = {"invalid": "Give the date as day, month and year."}


class BeginForm(forms.ModelForm):
    use_required_attribute = False

    class Meta:
        model = Improvement
        fields = ("title", "service_area")
        labels = {"title": "What do you want to make better?", "service_area": "Where in your work?"}
        help_texts = {
            "title": "A few words that you will know it by, such as “Call-backs we promise”.",
            "service_area": "Your team, counter, branch or line.",
        }
        error_messages = {"title": {"required": "Say what you want to make better."}}


class EditNoForm(forms.ModelForm):
    """``edit_no`` is the improvement's when the page was opened; 0, which none has, for anything else."""

    use_required_attribute = False
    edit_no = forms.IntegerField(required=False, widget=forms.HiddenInput, min_value=0)

    def fields_and_edit_no(self) -> tuple[dict[str, Any], int]:
        fields = dict(self.cleaned_data)
        return fields, fields.pop("edit_no") or 0


class ImprovementForm(EditNoForm):
    class Meta:
        model = Improvement
        fields = ("title", "service_area", "theme_list", "live_on", "follow_up_on", "carried_over")
        labels = BeginForm.Meta.labels | {
            "theme_list": "Themes you sort the feedback by",
            "live_on": "Day the change went live",
            "follow_up_on": "Day to look again",
            "carried_over": "Brought over from the turn before",
        }
        help_texts = {
            "follow_up_on": "You are reminded from then on.",
            "carried_over": "One point a line, each starting with “- ”.",
        }
        widgets = {
            "live_on": forms.DateInput(DAY, format="%Y-%m-%d"),
            "follow_up_on": forms.DateInput(DAY, format="%Y-%m-%d"),
            "carried_over": forms.Textarea({"rows": 5}),
        }
        error_messages = {
            "title": {"required": "Say what you want to make better."},
            "live_on": DAY_FAULT,
            "follow_up_on": DAY_FAULT,
        }

    def __init__(self, *args: Any, theme_lists: QuerySet[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        themes: Any = self.fields["theme_list"]
        themes.queryset, themes.empty_label = theme_lists, "None yet"
        self.fields["live_on"].widget.attrs["max"] = clock.today().isoformat()
        if not self.instance.previous_id:
            del self.fields["carried_over"]


class ReasonsForm(EditNoForm):
    class Meta:
        model = Improvement
        fields = (
            "no_complaints_reason",
            "no_benchmark_reason",
            "no_internal_customers",
            "customers_not_told_reason",
            "no_adjustment_reason",
            "not_embedded_reason",
            "not_sustained_reason",
            "no_framework_reason",
        )
        widgets = {name: forms.Textarea({"rows": 2}) for name in fields}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.label = str(field.label)[:1].upper() + str(field.label)[1:] if field.label else field.label


class GatherForm(forms.Form):
    """One tick for each thing of the portfolio; ``shown`` says which stood on the page, so that what
    was filtered or paged away stays as it is.
    """

    KINDS = ("sources", "measures", "analyses")

    def __init__(self, *args: Any, offered: dict[str, list[tuple[int, str]]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kind, label in zip(self.KINDS, ("Feedback", "Figures", "Analyses"), strict=True):
            self.fields[kind] = forms.TypedMultipleChoiceField(
                label=label,
                choices=offered[kind],
                coerce=int,
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )

    def changes(self, linked: dict[str, set[int]]) -> tuple[dict[str, set[int]], dict[str, set[int]]]:
        """What to link and what to take out, by kind, as row numbers."""
        ticked = {kind: set(self.cleaned_data[kind]) for kind in self.KINDS}
        added = {kind: ticked[kind] - linked[kind] for kind in self.KINDS}
        return added, {kind: linked[kind] - ticked[kind] for kind in self.KINDS}


class StartForm(forms.Form):
    """Begins something in a turn with the least it needs; its own page asks for the rest."""

    use_required_attribute = False
    title = forms.CharField(
        label="What is it?", max_length=160, error_messages={"required": "Say what it is in a few words."}
    )
    form_key = forms.UUIDField(required=False, widget=forms.HiddenInput, initial=uuid4)


class SourceStartForm(StartForm):
    method = forms.ChoiceField(label="How was it gathered?", choices=Method)
    field_order = ("title", "method")


class AnalysisStartForm(StartForm):
    technique = forms.ChoiceField(label="How will you look at it?", choices=Technique)
    field_order = ("title", "technique")


class MeasureStartForm(forms.ModelForm):
    use_required_attribute = False

    class Meta:
        model = Measure
        fields = ("name", "kind", "unit", "direction")
        labels = {
            "name": "What is counted?",
            "kind": "What sort of figure is it?",
            "unit": "Unit",
            "direction": "Which way is better?",
        }
        widgets = {"direction": forms.RadioSelect}
        error_messages = {
            "name": {"required": "Say what is counted."},
            "unit": {"required": "Give the unit, for example % or minutes."},
        }


class MoveForm(forms.Form):
    """``reason`` and ``live_on`` only where the move asks for them."""

    use_required_attribute = False
    reason = forms.CharField(
        label="Why?",
        max_length=300,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": "Say why in a sentence. It stays part of the story."},
    )
    live_on = forms.DateField(
        label="Day the change went live",
        widget=forms.DateInput(DAY, format="%Y-%m-%d"),
        error_messages=DAY_FAULT | {"required": "Give the day the change went live."},
    )

    def __init__(self, *args: Any, needs: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in {"reason", "live_on"} - set(needs):
            del self.fields[name]
        if "live_on" in self.fields:
            self.fields["live_on"].widget.attrs["max"] = clock.today().isoformat()


class CommentForm(forms.Form):
    use_required_attribute = False
    text = forms.CharField(
        label="Your comment",
        max_length=4000,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": "Write your comment first."},
    )
