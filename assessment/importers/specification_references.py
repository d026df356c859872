"""Names that one part of a specification uses for another: each must exist, and exist once."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Never

from .specification_items import QualificationSpec, Specification, SpecificationError, UnitSpec

#: The lists of a unit whose lines share one set of ids.
LINES = ("outcomes", "criteria", "guidance", "mistakes", "concepts", "terms", "prior_knowledge")


@dataclass(frozen=True)
class KnownUnit:
    """As much of a unit as others may refer to."""

    outcomes: frozenset[str]
    is_overlay: bool


def check_within(specification: Specification) -> None:
    """Raises SpecificationError where a file contradicts itself."""
    _check_once(specification.name, "units", [unit.id for unit in specification.units])
    _check_once(specification.name, "qualifications", [each.id for each in specification.qualifications])
    for number, unit in enumerate(specification.units):
        _check_unit(specification.name, f"units[{number}]", unit)
    for number, qualification in enumerate(specification.qualifications):
        _check_qualification(specification.name, f"qualifications[{number}]", qualification)


def check_between(specifications: Iterable[Specification], known: Mapping[str, KnownUnit]) -> None:
    """Raises SpecificationError where a file names what neither the files nor `known` hold.

    `known` is what was loaded before; a unit in the files takes the place of a known one.
    """
    files = list(specifications)
    _check_files(files)
    units = {
        **known,
        **{unit.id: KnownUnit(unit.outcome_ids, bool(unit.overlay_of)) for unit in _units(files)},
    }
    for file in files:
        for number, unit in enumerate(file.units):
            _check_overlay(file.name, f"units[{number}]", unit, units)
        for number, qualification in enumerate(file.qualifications):
            for place, link in enumerate(qualification.units):
                if link.unit not in units:
                    where = f"qualifications[{number}].units[{place}].unit"
                    _fail(file.name, where, f"names {link.unit}, a unit that does not exist")


def _units(files: Iterable[Specification]) -> Iterator[UnitSpec]:
    return (unit for file in files for unit in file.units)


def _check_files(files: list[Specification]) -> None:
    for key in ("units", "qualifications"):
        seen: dict[str, str] = {}
        for file in files:
            for number, item in enumerate(getattr(file, key)):
                if item.id in seen:
                    _fail(
                        file.name,
                        f"{key}[{number}].id",
                        f"repeats {item.id}, which is also in {seen[item.id]}",
                    )
                seen[item.id] = file.name


def _check_unit(name: str, place: str, unit: UnitSpec) -> None:
    seen: set[str] = set()
    for key in LINES:
        _check_once(name, f"{place}.{key}", [line.id for line in getattr(unit, key)], seen)
    _check_once(name, f"{place}.families", [family.id for family in unit.families])
    families = {family.id for family in unit.families}
    pairs = {criterion.id for criterion in unit.criteria}
    for number, criterion in enumerate(unit.criteria):
        where = f"{place}.criteria[{number}]"
        if criterion.family and criterion.family not in families:
            _fail(name, f"{where}.family", f"names {criterion.family}, a family that the unit does not list")
        if criterion.pair and criterion.pair not in pairs - {criterion.id}:
            _fail(name, f"{where}.pair", f"names {criterion.pair}, which is no other criterion of the unit")
    if not unit.overlay_of:
        _check_outcomes(name, place, unit, unit.outcome_ids)


def _check_overlay(name: str, place: str, unit: UnitSpec, units: Mapping[str, KnownUnit]) -> None:
    if not unit.overlay_of:
        return
    base = units.get(unit.overlay_of)
    if base is None:
        _fail(name, f"{place}.overlay_of", f"names {unit.overlay_of}, a unit that does not exist")
    if base.is_overlay:
        _fail(name, f"{place}.overlay_of", f"names {unit.overlay_of}, which lies over another unit itself")
    _check_outcomes(name, place, unit, unit.outcome_ids | base.outcomes)


def _check_outcomes(name: str, place: str, unit: UnitSpec, outcomes: frozenset[str]) -> None:
    for number, criterion in enumerate(unit.criteria):
        for position, outcome in enumerate(criterion.outcomes):
            if outcome not in outcomes:
                where = f"{place}.criteria[{number}].outcomes[{position}]"
                _fail(name, where, f"names {outcome}, an outcome that does not exist")


def _check_qualification(name: str, place: str, qualification: QualificationSpec) -> None:
    _check_once(name, f"{place}.units", [link.unit for link in qualification.units], key="unit")
    first, last = qualification.operational_end, qualification.certification_end
    if first and last and last < first:
        _fail(name, f"{place}.certification_end", "is before operational_end")
    _check_groups(name, place, qualification)


def _check_groups(name: str, place: str, qualification: QualificationSpec) -> None:
    groups = qualification.rules.groups if qualification.rules else ()
    _check_once(name, f"{place}.rules.groups", [group.id for group in groups])
    known = {group.id for group in groups}
    for number, link in enumerate(qualification.units):
        if link.group and link.group not in known:
            where = f"{place}.units[{number}].group"
            _fail(name, where, f"names {link.group}, a group that the rules do not list")
    for number, group in enumerate(groups):
        for what in ("credit", "units"):
            least, most = getattr(group, f"min_{what}"), getattr(group, f"max_{what}")
            if least is not None and most is not None and most < least:
                _fail(name, f"{place}.rules.groups[{number}].max_{what}", f"is less than min_{what}")


def _check_once(
    name: str, place: str, ids: Iterable[str], seen: set[str] | None = None, key: str = "id"
) -> None:
    seen = set() if seen is None else seen
    for number, each in enumerate(ids):
        if each in seen:
            _fail(name, f"{place}[{number}].{key}", f"repeats {each}")
        seen.add(each)


def _fail(name: str, where: str, reason: str) -> Never:
    raise SpecificationError(f"{name}: {where} {reason}.")
