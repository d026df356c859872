"""A survey file, and which of its columns is what."""

from collections.abc import Sequence
from typing import Any

from django import forms

from feedback.importers.mapping import DATE_ORDERS, Mapping
from feedback.importers.values import SCALES
from portfolio import clock
from portfolio.forms.records import DAY

SINGLE = {
    "date": "Date of the answer",
    "score": "Score",
    "sentiment": "Mood, if the file says it",
    "reference": "Number of the answer in the survey tool",
    "area": "Service area or place",
    "channel": "Channel, such as shop or phone",
}


ORDER = (
    *("date", "date_order", "default_date", "texts", "cover", "score", "scale", "reversed"),
    *("pairs", "pair_scale", "sentiment", "area", "channel", "reference"),
)


class FileForm(forms.Form):
    """One file; what it is, is for the gate and the reader to judge."""

    use_required_attribute = False
    file = forms.FileField(
        label="Survey file",
        help_text="CSV, TSV or Excel (.xlsx), as the survey tool gives it.",
        widget=forms.FileInput({"accept": ".csv,.tsv,.tab,.txt,.xlsx"}),
        error_messages={"required": "Choose a file.", "empty": "The file you chose is empty."},
    )


class MappingForm(forms.Form):
    """``headers`` are the file's; ``guess`` is what stands in the form at first."""

    use_required_attribute = False
    texts = forms.MultipleChoiceField(
        label="Comments",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Tick every column of words. Several are put below each other.",
    )
    scale = forms.ChoiceField(label="Scale of the score", required=False)
    reversed = forms.BooleanField(label="The low end of the scale is the good one", required=False)
    pairs = forms.MultipleChoiceField(
        label="Expected and received", required=False, widget=forms.CheckboxSelectMultiple
    )
    pair_scale = forms.ChoiceField(label="Scale of expected and received", required=False)
    date_order = forms.ChoiceField(label="Dates are written", choices=DATE_ORDERS, required=False)
    default_date = forms.DateField(
        label="Day to use where a row has no date",
        required=False,
        widget=forms.DateInput(DAY, format="%Y-%m-%d"),
        error_messages={"invalid": "Give the date as day, month and year."},
    )
    cover = forms.BooleanField(
        label="Cover likely names, e-mail addresses and numbers in the words",
        required=False,
        help_text="“Mrs Jane Smith rang” becomes “[name] rang”. You can look at each afterwards.",
    )

    def __init__(self, data: Any, *, headers: Sequence[str], guess: Mapping, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.headers, self.guess = list(headers), guess
        columns = [(header, header) for header in headers]
        for name, label in SINGLE.items():
            self.fields[name] = forms.ChoiceField(
                label=label, required=False, choices=[("", "Not in this file"), *columns]
            )
            self.initial.setdefault(name, getattr(guess, name))
        self._offer(columns)
        self.order_fields(ORDER)
        self.fields["default_date"].widget.attrs["max"] = clock.today().isoformat()

    def _offer(self, columns: list[tuple[str, str]]) -> None:
        scales = [("", "Choose a scale"), *SCALES.items()]
        offers: dict[str, Any] = {"texts": columns, "scale": scales, "pair_scale": scales}
        offers["pairs"] = [
            (pair.dimension, f"{pair.dimension}: “{pair.expectation}” and “{pair.perception}”")
            for pair in self.guess.pairs
        ]
        for name, choices in offers.items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]
        if not self.guess.pairs:
            del self.fields["pairs"], self.fields["pair_scale"]
        self.initial.setdefault("pairs", [pair.dimension for pair in self.guess.pairs])
        for name in ("texts", "scale", "reversed", "pair_scale", "date_order"):
            value = getattr(self.guess, name)
            self.initial.setdefault(name, list(value) if isinstance(value, tuple) else value)

    def clean(self) -> dict[str, Any]:
        """What does not fit together is said in the words of the mapping itself."""
        given = super().clean() or self.cleaned_data
        for sentence in self.mapping.validate(self.headers):
            self.add_error(None, sentence)
        return given

    @property
    def mapping(self) -> Mapping:
        """What was chosen, as the importer takes it."""
        given = self.cleaned_data
        single = {name: given.get(name, "") for name in SINGLE}
        kept = given.get("pairs", [])
        return Mapping(
            **single,
            texts=tuple(given.get("texts", [])),
            scale=given.get("scale", ""),
            reversed=given.get("reversed", False),
            pairs=tuple(pair for pair in self.guess.pairs if pair.dimension in kept),
            pair_scale=given.get("pair_scale", ""),
            date_order=given.get("date_order") or "auto",
        )
