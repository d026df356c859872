"""Loads specification files: all of them or none, and the same content only once.

A changed unit becomes a new version, and so does whatever rests on it: overlays and qualifications.
Older versions stay as they were, because people are enrolled on them.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from django.db import transaction
from django.db.models import F, Q, QuerySet

from assessment.importers.specification import read_specification
from assessment.importers.specification_items import (
    QualificationSpec,
    Specification,
    SpecificationError,
    UnitSpec,
    qualification_from_json,
    to_json,
    unit_from_json,
)
from assessment.importers.specification_references import KnownUnit, check_between
from assessment.models import Qualification, Unit
from portfolio.models import Centre

from .specification_rows import Stamp, write_qualification, write_unit

Item = UnitSpec | QualificationSpec
Row = TypeVar("Row", Unit, Qualification)

BUILT_IN = Path(__file__).parent.parent / "specifications"


class Status(StrEnum):
    LOADED = "loaded"
    UNCHANGED = "unchanged"
    NEW_VERSION = "new version"


@dataclass(frozen=True)
class LoadedItem:
    code: str
    version: int
    status: Status


@dataclass(frozen=True)
class LoadReport:
    """What became of each item; things that rest on a changed unit are listed too."""

    items: tuple[LoadedItem, ...]
    wordings: tuple[str, ...]


def built_in_files() -> list[Path]:
    """The specifications that ship with Loopfolio, for demonstration."""
    return sorted(BUILT_IN.glob("*.json"))


def load_specifications(*, paths: Iterable[Path], centre: Centre | None = None) -> LoadReport:
    """Loads the files for one centre, or for all; on SpecificationError nothing has been loaded."""
    specifications = [read_specification(path) for path in paths]
    with transaction.atomic():
        check_between(specifications, _known(centre))
        load = _Load(centre)
        load.take(specifications)
    wordings = dict.fromkeys(each.wording for each in specifications)
    return LoadReport(tuple(load.items), tuple(wordings))


def _known(centre: Centre | None) -> dict[str, KnownUnit]:
    """What files may refer to; a centre's own unit hides a shared one of the same code."""
    units = _offered_to(centre).prefetch_related("outcomes").order_by(F("centre").asc(nulls_first=True))
    return {
        unit.code: KnownUnit(
            frozenset(outcome.code for outcome in unit.outcomes.all()), unit.overlay_of_id is not None
        )
        for unit in units
    }


def _offered_to(centre: Centre | None) -> QuerySet[Unit]:
    own = Q(centre=centre) if centre else Q()
    return Unit.objects.current().filter(Q(centre=None) | own)


@dataclass
class _Load:
    """One load: what the files say, then whatever rests on a unit that changed."""

    centre: Centre | None
    items: list[LoadedItem] = field(default_factory=list)

    def take(self, specifications: Sequence[Specification]) -> None:
        units = [unit for file in specifications for unit in file.units]
        for unit in sorted(units, key=lambda each: bool(each.overlay_of)):
            self._put_unit(unit, self.centre)
        for overlay in self._loaded(Unit).exclude(overlay_of=None):
            self._put_unit(unit_from_json(overlay.source), overlay.centre, asked_for=False)
        for qualification in (each for file in specifications for each in file.qualifications):
            self._put_qualification(qualification, self.centre)
        for row in self._loaded(Qualification):
            self._put_qualification(qualification_from_json(row.source), row.centre, asked_for=False)

    def _loaded(self, model: type[Row]) -> QuerySet[Row]:
        """Current rows that could rest on what this load changed: a centre's units move only its own."""
        rows = model.objects.current().select_related("centre")
        return rows.filter(centre=self.centre) if self.centre else rows

    def _put_unit(self, spec: UnitSpec, centre: Centre | None, *, asked_for: bool = True) -> None:
        base = _find(spec.overlay_of, centre) if spec.overlay_of else None
        if base and base.overlay_of_id:
            raise SpecificationError(f"{spec.id} cannot lie over {base.code}, which is an overlay itself.")
        stamp = self._stamp(Unit, spec, [base] if base else [], centre, asked_for)
        if stamp:
            write_unit(spec=spec, base=base, stamp=stamp)

    def _put_qualification(
        self, spec: QualificationSpec, centre: Centre | None, *, asked_for: bool = True
    ) -> None:
        units = [_find(link.unit, centre) for link in spec.units]
        stamp = self._stamp(Qualification, spec, units, centre, asked_for)
        if stamp:
            write_qualification(spec=spec, units=units, stamp=stamp)

    def _stamp(
        self, model: type[Row], spec: Item, rests_on: Sequence[Unit], centre: Centre | None, asked_for: bool
    ) -> Stamp | None:
        """What the next version is to be called, with the version before retired; None if nothing changed."""
        digest = _digest(spec, rests_on)
        before = model.objects.select_for_update().current().filter(centre=centre, code=spec.id).first()
        if before and before.source_hash == digest:
            if asked_for:
                self.items.append(LoadedItem(spec.id, before.version, Status.UNCHANGED))
            return None
        version = before.version + 1 if before else 1
        if before:
            before.is_current = False
            before.save(update_fields=["is_current"])
        status = Status.NEW_VERSION if before else Status.LOADED
        self.items.append(LoadedItem(spec.id, version, status))
        return Stamp(centre=centre, version=version, source_hash=digest)


def _find(code: str, centre: Centre | None) -> Unit:
    """The current unit with that code: the centre's own before the shared one."""
    return _offered_to(centre).filter(code=code).order_by(F("centre").asc(nulls_last=True))[0]


def _digest(spec: Item, rests_on: Sequence[Unit]) -> str:
    """SHA-256 (hex) of the item in canonical JSON, and of whose units it rests on in which wording."""
    units = [[unit.code, "own" if unit.centre_id else "shared", unit.source_hash] for unit in rests_on]
    content = {"item": to_json(spec), "rests_on": units}
    canonical = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()
