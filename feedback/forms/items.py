"""The form for one thing somebody said, and for saying it in seconds at the counter."""

from decimal import Decimal
from typing import Any
from uuid import uuid4

from django import forms

from feedback.models import Dimension, Item
from feedback.personal_data import find_personal_data, redact
from portfolio import clock
from portfolio.forms.records import DAY

SCALES = ("1:5", "1:7", "1:10", "0:10", "0:100")
FACES = [(1, "Happy"), (0, "Neither"), (-1, "Unhappy")]
CHOICES = [("redact", "Take them out"), ("keep", "Keep them"), ("fine", "Nothing personal")]
PERSONAL = "This looks like somebody's personal details. Choose below what to do with them."


class ItemForm(forms.Form):
    """``item_fields()`` is for the services.

    Words that look personal are an error until ``personal``, the button that was pressed, says what to do.
    ``scale`` is the one the source used last, such as "1:5".
    """

    use_required_attribute = False

    text = forms.CharField(
        label="What did they say?", max_length=5000, required=False, widget=forms.Textarea({"rows": 3})
    )
    sentiment = forms.TypedChoiceField(
        label="How did they feel?",
        choices=FACES,
        required=False,
        coerce=int,
        empty_value=None,
        widget=forms.RadioSelect,
    )
    score = forms.DecimalField(
        label="Score",
        required=False,
        max_digits=8,
        decimal_places=3,
        error_messages={"invalid": "Give the score as a number."},
        widget=forms.NumberInput({"inputmode": "decimal", "step": "any"}),
    )
    scale = forms.ChoiceField(label="On a scale of", required=False)
    said_on = forms.DateField(
        label="When?",
        required=False,
        initial=clock.today,
        widget=forms.DateInput(DAY, format="%Y-%m-%d"),
        error_messages={"invalid": "Give the date as day, month and year."},
    )
    origin = forms.ChoiceField(
        label="Who said it?", choices=Item.Origin, required=False, initial=Item.Origin.CUSTOMER
    )
    personal = forms.ChoiceField(choices=CHOICES, required=False)
    pii_basis = forms.CharField(label="Why are they kept?", max_length=200, required=False)
    form_key = forms.UUIDField(required=False, widget=forms.HiddenInput, initial=uuid4)

    def __init__(self, *args: Any, scale: str = SCALES[0], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = dict.fromkeys([*SCALES, scale])
        self.fields["scale"].choices = [(each, each.replace(":", " to ")) for each in known]  # type: ignore[attr-defined]
        self.fields["scale"].initial = scale
        self.fields["said_on"].widget.attrs["max"] = clock.today().isoformat()
        self.looks_personal = False

    def clean_text(self) -> str:
        return str(self.cleaned_data["text"]).replace("\r\n", "\n").strip()

    def clean_said_on(self) -> Any:
        day = self.cleaned_data["said_on"]
        if day and day > clock.today():
            raise forms.ValidationError("This date is in the future. Give the day it was said.")
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        score = cleaned.get("score")
        if not self.errors and not cleaned["text"] and score is None and cleaned["sentiment"] is None:
            self.add_error("text", "Write what was said, or give the score.")
        if score is not None and not self._low <= score <= self._high:
            self.add_error("score", f"The score lies outside its scale of {self._low} to {self._high}.")
        self._look_through(cleaned)
        return cleaned

    def _look_through(self, cleaned: dict[str, Any]) -> None:
        found = find_personal_data(cleaned.get("text", ""))
        self.looks_personal = bool(found)
        if found and not cleaned.get("personal") and not self._settled_before(cleaned):
            self.add_error("text", PERSONAL)
        elif cleaned.get("personal") == "keep" and not cleaned.get("pii_basis"):
            self.add_error("pii_basis", "Say why they are kept, for example that the person agreed.")

    def _settled_before(self, cleaned: dict[str, Any]) -> bool:
        """Words that stand as they were when somebody looked through them."""
        return bool(self.initial.get("pii_checked")) and cleaned["text"] == self.initial.get("text")

    @property
    def _low(self) -> Decimal:
        return Decimal(self._scale.split(":")[0])

    @property
    def _high(self) -> Decimal:
        return Decimal(self._scale.split(":")[1])

    @property
    def _scale(self) -> str:
        return self.cleaned_data.get("scale") or self.fields["scale"].initial

    def item_fields(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        names = ("text", "sentiment", "score", "said_on")
        fields = {name: cleaned[name] for name in names} | {
            "origin": cleaned["origin"] or Item.Origin.CUSTOMER
        }
        scored = cleaned["score"] is not None
        fields |= {"scale_low": self._low if scored else None, "scale_high": self._high if scored else None}
        if cleaned["form_key"]:
            fields["fingerprint"] = f"form:{cleaned['form_key']}"
        return fields | self._settled(cleaned)

    def _settled(self, cleaned: dict[str, Any]) -> dict[str, Any]:
        """Nothing where nobody said anything new about words that were looked through, or still wait."""
        text, said = cleaned["text"], cleaned["personal"]
        if said == "redact":
            clean = redact(text, find_personal_data(text))
            return {"text": clean, "pii_checked": True, "has_pii": False, "pii_basis": ""}
        if said == "keep":
            return {"pii_checked": True, "has_pii": True, "pii_basis": cleaned["pii_basis"]}
        if not said and text and text == self.initial.get("text"):
            return {}
        return {"pii_checked": True, "has_pii": False, "pii_basis": ""}


class ItemEditForm(ItemForm):
    """The same with all that an item can hold, for putting it right later."""

    area = forms.CharField(label="Service area or place", max_length=80, required=False)
    channel = forms.CharField(label="Channel", max_length=60, required=False)
    dimension = forms.ChoiceField(
        label="Part of service quality", choices=[("", "Not said"), *Dimension.choices], required=False
    )
    expected = forms.DecimalField(
        label="What they had expected, on the same scale", required=False, max_digits=8, decimal_places=3
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sentiment"].choices = [*FACES, ("", "Not said")]  # type: ignore[attr-defined]

    def item_fields(self) -> dict[str, Any]:
        more = ("area", "channel", "dimension", "expected")
        return super().item_fields() | {name: self.cleaned_data[name] for name in more}


class CounterForm(ItemForm):
    """Words and a face, and which source they belong to; ``sources`` are (reference, label) pairs."""

    source = forms.ChoiceField(label="Where does it belong?")

    def __init__(self, *args: Any, sources: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["source"].choices = sources  # type: ignore[attr-defined]
        self.fields["source"].initial = sources[0][0]


def initial_of(item: Item) -> dict[str, Any]:
    """What the form of a standing item shows when it is opened."""
    names = ("text", "sentiment", "score", "said_on", "origin", "pii_basis", "area", "channel", "dimension")
    kept = {name: getattr(item, name) for name in (*names, "expected", "pii_checked")}
    kept["sentiment"] = "" if item.sentiment is None else item.sentiment
    for name in ("score", "expected"):
        kept[name] = None if kept[name] is None else f"{kept[name].normalize():f}"
    return kept | {"form_key": None}


def scale_of(item: Item | None) -> str:
    """ "1:5" for an item scored from 1 to 5, and where there is none."""
    if item is None or item.scale_low is None or item.scale_high is None:
        return SCALES[0]
    return f"{item.scale_low.normalize():f}:{item.scale_high.normalize():f}"
