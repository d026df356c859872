"""Typing readings in: one, many from a spreadsheet, or the two counts of each week."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import uuid4

from django import forms

from feedback.importers.figures import LARGEST_COUNT, Pasted, read_figure, read_pasted
from feedback.models import Reading
from portfolio import clock
from portfolio.forms.records import DAY

BAD_DAY = {"invalid": "Give the date as day, month and year.", "required": "Give the date."}
BAD_COUNT = {
    "invalid": "Give a whole number.",
    "min_value": "A count is 0 or more.",
    "max_value": "This count is too large.",
}
#: What the two counts of a formula are called.
COUNTS = {
    "rate": ("Complaints", "Contacts"),
    "share": ("Within the promised time", "All cases"),
}
EVERY = [("week", "Each week, Monday to Sunday"), ("month", "Each month")]


class FigureField(forms.Field):
    """A number as people write it: 4.5, 4,5, 1,250 or 85%. Gives a Decimal, or None where left empty."""

    def __init__(self, *, places: int = 4, **kwargs: Any) -> None:
        self.places = places
        widget = forms.TextInput({"inputmode": "decimal", "autocomplete": "off", "class": "numberinput"})
        super().__init__(widget=widget, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return f"{value.normalize():f}" if isinstance(value, Decimal) else value

    def to_python(self, value: Any) -> Decimal | None:
        text = str(value or "").strip()
        if not text:
            return None
        figure = read_figure(text)
        if figure is None:
            raise forms.ValidationError(f"“{text[:30]}” is not a number.")
        if abs(figure) >= 10**9:
            raise forms.ValidationError("This figure is too large.")
        return figure.quantize(Decimal(1).scaleb(-self.places))


class CountField(forms.IntegerField):
    def __init__(self, **kwargs: Any) -> None:
        widget = forms.NumberInput({"inputmode": "numeric", "autocomplete": "off"})
        super().__init__(
            min_value=0, max_value=LARGEST_COUNT, widget=widget, error_messages=BAD_COUNT, **kwargs
        )


class ReadingForm(forms.Form):
    """One figure. For a rate or a share it asks for the two counts, which make the figure."""

    use_required_attribute = False

    taken_on = forms.DateField(
        label="Date", widget=forms.DateInput(DAY, format="%Y-%m-%d"), error_messages=BAD_DAY
    )
    value = FigureField(label="Figure", error_messages={"required": "Give the figure."})
    part = CountField(required=False)
    whole = CountField(required=False)
    n = CountField(label="How many it rests on", required=False)
    phase = forms.ChoiceField(label="Before or after the change", choices=Reading.Phase, required=False)
    method = forms.CharField(label="How it was taken", max_length=120, required=False)

    def __init__(self, *args: Any, formula: str, unit: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["taken_on"].widget.attrs["max"] = clock.today().isoformat()
        self.fields["value"].label = f"Figure ({unit})"
        if formula not in COUNTS:
            del self.fields["part"], self.fields["whole"]
            return
        del self.fields["value"], self.fields["n"]
        for name, label in zip(("part", "whole"), COUNTS[formula], strict=True):
            self.fields[name].label, self.fields[name].required = label, True

    @property
    def main(self) -> list[Any]:
        return [self[name] for name in ("taken_on", "value", "part", "whole", "n") if name in self.fields]

    @property
    def more(self) -> list[Any]:
        return [self["phase"], self["method"]]

    @property
    def more_is_open(self) -> bool:
        """Whether something in the folded part needs to be seen."""
        return bool({"phase", "method"} & set(self.errors))


class PasteForm(forms.Form):
    """Lines out of a spreadsheet. ``pasted`` is what was read of them, once the form is valid."""

    use_required_attribute = False
    pasted: Pasted

    text = forms.CharField(
        label="The lines of your spreadsheet",
        required=False,
        max_length=200_000,
        strip=False,
        widget=forms.Textarea({"rows": 8, "spellcheck": "false", "class": "paste-box"}),
        help_text="A date, the figure, and if you know it how many it rests on. Headings may come along.",
    )
    file = forms.FileField(
        label="Or the file itself",
        required=False,
        widget=forms.FileInput({"accept": ".csv,.tsv,.txt,.xlsx"}),
        help_text="CSV or XLSX.",
    )
    columns = forms.ChoiceField(label="What the columns hold", required=False)
    phase = forms.ChoiceField(label="Before or after the change", choices=Reading.Phase, required=False)
    method = forms.CharField(label="How they were taken", max_length=120, required=False)
    form_key = forms.UUIDField(required=False, widget=forms.HiddenInput, initial=uuid4)

    def __init__(self, *args: Any, formula: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if formula not in COUNTS:
            del self.fields["columns"]
            return
        part, whole = (word.lower() for word in COUNTS[formula])
        columns: Any = self.fields["columns"]
        columns.choices = [("counts", f"Date, {part}, {whole}"), ("figure", "Date, the figure, how many")]

    @property
    def by_counts(self) -> bool:
        return self.cleaned_data.get("columns", "") == "counts"

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        self.pasted = read_pasted(cleaned.get("text", ""), counts=self.by_counts)
        if not self.pasted.lines:
            too_many = self.pasted.notes[-1:] if cleaned.get("text", "").strip() else []
            self.add_error("text", too_many[0] if too_many else "Paste at least one line, or choose a file.")
        return cleaned

    def rows(self) -> list[dict[str, Any]]:
        """What services.measures.add_readings takes, a row for each line."""
        same = {"phase": self.cleaned_data.get("phase", ""), "method": self.cleaned_data.get("method", "")}
        names = ("part", "whole") if self.by_counts else ("value", "n")
        return [
            {"taken_on": line.taken_on, names[0]: self._second(line.second), names[1]: line.third} | same
            for line in self.pasted.lines
        ]

    def _second(self, figure: Decimal | None) -> Decimal | int | None:
        return int(figure) if self.by_counts and figure is not None else figure


class CountsForm(forms.Form):
    """The two counts of each of some weeks or months; ``periods`` are their first and last days.

    A period whose counts are both empty is passed over.
    """

    use_required_attribute = False

    def __init__(self, *args: Any, formula: str, periods: list[tuple[date, date]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.periods = periods
        for _, last in periods:
            for name, label in zip(("part", "whole"), COUNTS[formula], strict=True):
                self.fields[f"{name}-{last}"] = CountField(label=label, required=False)

    @property
    def lines(self) -> list[dict[str, Any]]:
        """As the page shows them: first and last day, and the two fields."""
        return [
            {"first": first, "last": last, "part": self[f"part-{last}"], "whole": self[f"whole-{last}"]}
            for first, last in self.periods
        ]

    def rows(self) -> list[dict[str, Any]]:
        """What services.measures.add_readings takes, a row for each period that was filled in."""
        counts = [(last, self._count("part", last), self._count("whole", last)) for _, last in self.periods]
        return [
            {"taken_on": last, "part": part, "whole": whole}
            for last, part, whole in counts
            if part is not None or whole is not None
        ]

    def _count(self, name: str, last: date) -> int | None:
        return self.cleaned_data.get(f"{name}-{last}")


class ComputeForm(forms.Form):
    """How answers become readings. ``scale`` is asked for only where there are several."""

    use_required_attribute = False

    every = forms.ChoiceField(label="A reading for", choices=EVERY, widget=forms.RadioSelect, initial="week")
    scale = forms.ChoiceField(label="Answers on the scale", required=False)

    def __init__(self, *args: Any, scales: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if len(scales) < 2:
            del self.fields["scale"]
            return
        choice: Any = self.fields["scale"]
        choice.choices = scales


class AsideForm(forms.Form):
    use_required_attribute = False

    reason = forms.CharField(
        label="Why does it not count?",
        max_length=200,
        error_messages={"required": "Say why this reading does not count."},
    )


class RebaseForm(forms.Form):
    use_required_attribute = False

    from_date = forms.DateField(
        label="From this day on",
        widget=forms.DateInput(DAY, format="%Y-%m-%d"),
        error_messages=BAD_DAY,
        help_text="Usually the day a change went live.",
    )
    reason = forms.CharField(
        label="Why the limits start afresh",
        max_length=200,
        help_text="It is written on the chart.",
        error_messages={"required": "Say why the limits start afresh."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["from_date"].widget.attrs["max"] = clock.today().isoformat()
