"""Part 17 with its links: a place is a link only where this very pack prints what it stands on."""

from collections.abc import Collection

from assessment.exports.content import (
    OpenLine,
    OpenUnit,
    PortfolioContent,
    Where,
    criterion_anchor,
    improvement_anchor,
    record_anchor,
)
from assessment.exports.printed import Link, OpenLineView, OpenUnitView

SHOWN = 12


def open_units_of(content: PortfolioContent, records: Collection[str]) -> tuple[OpenUnitView, ...]:
    """`records` are the references of those that are printed."""
    stories = {each.ref for each in content.improvements}
    known = {row.anchor for unit in content.units for row in unit.criteria}

    def target(where: Where) -> str:
        if where.record in stories:
            return improvement_anchor(where.record)
        return record_anchor(where.record) if where.record in records else ""

    def line(unit: OpenUnit, each: OpenLine) -> OpenLineView:
        codes = ((code, criterion_anchor(unit.code, code)) for code in each.criteria)
        return OpenLineView(
            line=each,
            where=tuple(Link(place, target(place)) for place in each.where[:SHOWN]),
            more=len(each.where[SHOWN:]),
            criteria=tuple((code, anchor if anchor in known else "") for code, anchor in codes),
        )

    return tuple(
        OpenUnitView(unit, tuple(line(unit, each) for each in unit.lines)) for unit in content.readiness.units
    )
