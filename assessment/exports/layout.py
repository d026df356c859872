"""Turns the content of a pack into what its templates show: parts in order, links that all have a target.

A link is only ever made to a place that this very pack prints; a claim on a record that is not printed says
so.
"""

from dataclasses import replace

from assessment.exports.checklist import parts_of
from assessment.exports.content import (
    Cell,
    Detail,
    FileContent,
    PortfolioContent,
    RecordContent,
    UnitContent,
    record_anchor,
)
from assessment.exports.layout_papers import papers_of
from assessment.exports.layout_readiness import open_units_of
from assessment.exports.layout_stories import stories_of
from assessment.exports.narrative import clean_html
from assessment.exports.printed import (
    CriterionView,
    FileView,
    Link,
    Pack,
    RecordView,
    SheetView,
    UnitView,
)
from assessment.exports.rings import ring_of

SHORT = 140


def lay_out(content: PortfolioContent, manifest_hash: str) -> Pack:
    known = {criterion.anchor for unit in content.units for criterion in unit.criteria}
    records = {record.ref: _record(record, content.pack, known) for record in content.records}
    return Pack(
        content=content,
        manifest_hash=manifest_hash,
        parts=parts_of(content),
        units=tuple(_unit(unit, records) for unit in content.units),
        stories=stories_of(content, records),
        papers=papers_of(content, records),
        statements=tuple(replace(each, html=clean_html(each.html)) for each in content.statements),
        open_units=open_units_of(content, records),
        labels=_labels(content, records),
    )


def _record(record: RecordContent, pack: str, known: set[str]) -> RecordView:
    details = tuple(Detail(each.label, clean_html(each.html)) for each in record.details)
    return RecordView(
        record=record,
        narrative=clean_html(record.narrative_html),
        short=tuple(each for each in details if _is_short(each)),
        long=tuple(each for each in details if not _is_short(each)),
        files=tuple(_file(record, place, file, pack) for place, file in enumerate(record.files, start=1)),
        sections=tuple(replace(each, html=clean_html(each.html)) for each in record.sections),
        serves=tuple(Link(each, each.anchor if each.anchor in known else "") for each in record.serves),
    )


def _is_short(detail: Detail) -> bool:
    """One paragraph that fits on a line or two beside its label."""
    return len(detail.html) <= SHORT and detail.html.count("<p>") == 1


def _file(record: RecordContent, place: int, file: FileContent, pack: str) -> FileView:
    anchor = f"{record.anchor}-file-{place}"
    shown = _shown(file, pack)
    if shown != "sheets":
        return FileView(file, anchor, shown)
    total = len(file.sheets)
    sheets = (SheetView(f"{anchor}-sheet-{each.number}", each, total) for each in file.sheets)
    return FileView(file, anchor, shown, tuple(sheets))


def _shown(file: FileContent, pack: str) -> str:
    if file.problem or pack == "records":
        return "slip"
    if file.family == "image" and file.print_path:
        return "photo"
    return "sheets" if file.sheets else "slip"


def _unit(unit: UnitContent, records: dict[str, RecordView]) -> UnitView:
    criteria = tuple(
        CriterionView(criterion, tuple(Link(cell, _target(cell, records)) for cell in criterion.cells))
        for criterion in unit.criteria
    )
    return UnitView(unit=unit, ring=ring_of(unit), criteria=criteria)


def _target(cell: Cell, records: dict[str, RecordView]) -> str:
    """The attached page that the locator names, else the record, else nowhere."""
    view = records.get(cell.ref)
    if view is None:
        return ""
    for file in view.files:
        for each in file.sheets:
            if each.sheet.number == cell.sheet:
                return each.anchor
    return record_anchor(cell.ref)


def _labels(content: PortfolioContent, records: dict[str, RecordView]) -> dict[str, str]:
    labels = {part.anchor: f"Part {part.number}, {part.title}" for part in parts_of(content) if part.anchor}
    for unit in content.units:
        labels |= {unit.anchor: f"Unit {unit.code}, {unit.title}"}
        labels |= {f"{unit.anchor}-declaration": f"Declaration of unit {unit.code}"}
        labels |= {f"{unit.anchor}-matrix": f"Evidence matrix of unit {unit.code}"}
        labels |= {row.anchor: f"Criterion {row.code}" for row in unit.criteria}
    labels |= {each.anchor: f"Improvement {each.ref}, {each.title}" for each in content.improvements}
    for ref, view in records.items():
        labels[view.record.anchor] = f"{ref}, {view.record.title}"
        for file in view.files:
            labels[file.anchor] = f"{ref}, {file.file.name}"
            labels |= {
                each.anchor: f"{ref}, {file.file.name}, sheet {each.sheet.number}" for each in file.sheets
            }
    return labels
