"""Forms of an analysis: beginning one, its place of work, and its facts."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django import forms
from django.db.models import QuerySet
from django.forms.boundfield import BoundWidget

from feedback.models import Analysis, Measure, Source, Technique, ThemeList
from portfolio import clock
from portfolio.forms.choices import ManyOf
from portfolio.forms.entries import EntryForm
from portfolio.forms.records import DAY

#: When a technique helps, and what it needs; each in one sentence.
ABOUT = {
    Technique.THEME_COUNT: ("What comes up most often?", "Needs items sorted by theme."),
    Technique.PARETO: ("Which few reasons make up most of it?", "Needs items with one theme each."),
    Technique.TREND: ("Is a figure going up or down?", "Needs two readings of a measure."),
    Technique.RUN_CHART: ("Has a figure shifted about its median?", "Needs six readings of a measure."),
    Technique.XMR: ("Is a change more than the usual ups and downs?", "Works best from twelve readings."),
    Technique.FIVE_WHYS: ("What lies behind one problem, step by step?", "Needs a finding to ask why about."),
    Technique.FISHBONE: ("Which causes could there be, of every sort?", "Needs a finding at its head."),
    Technique.SERVQUAL_GAP: (
        "Where do we give less than people expect?",
        "Needs answers with what was expected and what was received.",
    ),
    Technique.BENCHMARK: ("How do we do beside others?", "Needs a measure with a benchmark."),
    Technique.OTHER: ("You worked it out another way?", "Name it, and add your working as a file."),
}
A_DAY = {"invalid": "Give the date as day, month and year."}


class TechniqueCard(NamedTuple):
    radio: BoundWidget
    helps: str
    needs: str


class AnalysisForm(EntryForm):
    """Technique, title and question; ``analysis_fields()`` is for the services."""

    title_label = "What do you call it?"
    day_label = "Date of the analysis"

    technique = forms.ChoiceField(
        label="How will you look at it?",
        choices=Technique.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose a technique."},
    )
    technique_other = forms.CharField(label="Which other technique?", max_length=80, required=False)
    question = forms.CharField(
        label="What do you want to know?",
        help_text="One question, for example “Why do people ring twice?”",
        max_length=200,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("technique") == Technique.OTHER and not cleaned.get("technique_other"):
            self.add_error("technique_other", "Say which technique it was.")
        return cleaned

    def analysis_fields(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("technique", "technique_other", "question")}

    @property
    def cards(self) -> Iterator[TechniqueCard]:
        for radio in self["technique"]:
            yield TechniqueCard(radio, *ABOUT[Technique(radio.data["value"])])


class BeginForm(AnalysisForm):
    """The same without what only hand-in asks for."""

    pii_checked = None  # type: ignore[assignment]
    ai_use = None  # type: ignore[assignment]
    ai_note = None  # type: ignore[assignment]


class BenchForm(forms.Form):
    """What an analysis covers and what its author reads in it.

    ``sources``, ``theme_lists`` and ``measures`` are those to choose from.
    """

    use_required_attribute = False

    theme_list = forms.ModelChoiceField(
        ThemeList.objects.none(), label="Sorted by", empty_label="No theme list", required=False
    )
    sources = ManyOf(
        Source.objects.none(), label="Sources", widget=forms.CheckboxSelectMultiple, required=False
    )
    measures = ManyOf(
        Measure.objects.none(), label="Measures", widget=forms.CheckboxSelectMultiple, required=False
    )
    from_date = forms.DateField(
        label="From", required=False, widget=forms.DateInput(DAY, format="%Y-%m-%d"), error_messages=A_DAY
    )
    to_date = forms.DateField(
        label="To", required=False, widget=forms.DateInput(DAY, format="%Y-%m-%d"), error_messages=A_DAY
    )
    summary = forms.CharField(
        label="What it shows, in short",
        help_text="Two or three sentences with the figures: how many, of how many, in which weeks.",
        max_length=4000,
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )
    how_read = forms.CharField(
        label="How you read the data",
        help_text="What you counted and left out, and what it cannot tell.",
        max_length=4000,
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )
    edit_no = forms.IntegerField(required=False, widget=forms.HiddenInput, min_value=0)

    def __init__(
        self,
        *args: Any,
        sources: QuerySet[Source],
        theme_lists: QuerySet[ThemeList],
        measures: QuerySet[Measure],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, rows in (("sources", sources), ("theme_list", theme_lists), ("measures", measures)):
            self.fields[name].queryset = rows  # type: ignore[attr-defined]
        for name in ("from_date", "to_date"):
            self.fields[name].widget.attrs["max"] = clock.today().isoformat()

    def analysis_fields(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "edit_no"}

    @property
    def covers_is_open(self) -> bool:
        """Whether something in the folded part needs to be seen."""
        return bool(set(self.errors) & {"theme_list", "sources", "measures", "from_date", "to_date"})


def initial_of(analysis: Analysis) -> dict[str, Any]:
    """What either form shows of a standing analysis."""
    names = (
        "technique", "technique_other", "question", "theme_list",
        "from_date", "to_date", "summary", "how_read",
    )  # fmt: skip
    record = analysis.record
    shared = ("title", "happened_on", "pii_checked", "ai_use", "ai_note", "edit_no")
    return {
        **{name: getattr(analysis, name) for name in names},
        **{name: getattr(record, name) for name in shared},
        "sources": list(analysis.sources.all()),
        "measures": list(analysis.measures.all()),
    }
