"""Mapping a record to criteria: a tick, a place and a reason for each criterion on the page."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from assessment.models import LocatorKind

ASKS = {
    LocatorKind.PAGE: "Say which page shows {label}.",
    LocatorKind.PARAGRAPH: "Say which paragraph shows {label}.",
    LocatorKind.TIME: "Say which minute shows {label}.",
}


@dataclass(frozen=True)
class Place:
    """What a claim says: where in the record to look, and why it counts."""

    locator_kind: str = LocatorKind.WHOLE.value
    locator: str = ""
    reason: str = ""


@dataclass(frozen=True)
class ClaimFields:
    """The controls of one criterion; those of the place are None on the short form."""

    on: BoundField
    kind: BoundField | None
    locator: BoundField | None
    reason: BoundField | None


class ClaimsForm(forms.Form):
    """``offered`` maps a key (unit row and criterion) to the criterion's label; ``claimed`` to its place;
    ``usual`` is the kind of place offered where none is given.

    Only keys that were on the page count: whoever sends the form lists them as ``shown``, and what was
    filtered away stays as it is.
    """

    prefix = "claim"
    use_required_attribute = False

    def __init__(
        self,
        *args: Any,
        offered: Mapping[str, str],
        claimed: Mapping[str, Place],
        short: bool = False,
        usual: str = LocatorKind.WHOLE,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.offered, self.short, self.usual = offered, short, usual
        for key, label in offered.items():
            self._add(key, label, claimed.get(key))

    def _add(self, key: str, label: str, place: Place | None) -> None:
        found = place or Place()
        self.fields[f"on-{key}"] = forms.BooleanField(label=label, required=False, initial=place is not None)
        if self.short:
            return
        self.fields[f"kind-{key}"] = forms.ChoiceField(
            label="Where",
            choices=LocatorKind.choices,
            required=False,
            initial=found.locator_kind if found.locator else self.usual,
        )
        self.fields[f"locator-{key}"] = forms.CharField(
            label="Number or time", max_length=40, required=False, initial=found.locator
        )
        self.fields[f"reason-{key}"] = forms.CharField(
            label="Why it shows this", max_length=300, required=False, initial=found.reason
        )

    def fields_of(self, key: str) -> ClaimFields:
        place = (
            [None] * 3 if self.short else [self[f"{name}-{key}"] for name in ("kind", "locator", "reason")]
        )
        return ClaimFields(self[f"on-{key}"], *place)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for key, label in self.offered.items():
            kind = given.get(f"kind-{key}")
            if given.get(f"on-{key}") and kind in ASKS and not given.get(f"locator-{key}"):
                self.add_error(f"locator-{key}", ASKS[LocatorKind(kind)].format(label=label))
        return given

    def ticked(self) -> Iterable[tuple[str, Place]]:
        """Key and place of every criterion that was ticked."""
        for key in self.offered:
            if self.cleaned_data.get(f"on-{key}"):
                yield key, self._place(key)

    def _place(self, key: str) -> Place:
        kind, locator, reason = (
            self.cleaned_data.get(f"{name}-{key}", "") for name in ("kind", "locator", "reason")
        )
        if locator and kind in ("", LocatorKind.WHOLE):
            kind = LocatorKind.TIME if ":" in locator else LocatorKind.PAGE
        return Place(kind or LocatorKind.WHOLE.value, locator, reason)
