"""What a judge sees of an analysis, as sections (portfolio/sections.py)."""

from collections.abc import Iterable
from typing import Any

from feedback.charts.looks import look_at
from feedback.models import Analysis, Source
from feedback.services.workings import basis_of
from feedback.statistics.wording import day, span
from portfolio.models import Record
from portfolio.sections import filled, section

from .finding import finding_sections, findings_of

Sections = Iterable[dict[str, Any]]


def snapshot_analysis(record: Record) -> dict[str, Any]:
    """A constant number of queries, and bounded: a long list ends with how many more there are."""
    analysis = Analysis.objects.select_related("record", "theme_list").filter(pk=record.pk).first()
    if analysis is None:
        return {"sections": filled([])}
    findings = findings_of(analysis)
    sections = [
        _basis(analysis),
        *_shown(analysis),
        section("What it shows, in short", text=analysis.summary),
        section("How the data was read", text=analysis.how_read),
        *(each for finding in findings for each in finding_sections(finding)),
    ]
    return {"sections": filled(sections)}


def _basis(analysis: Analysis) -> dict[str, Any]:
    basis = basis_of(analysis)
    return section(
        "What was analysed",
        facts=[
            ("Technique", analysis.technique_other or analysis.get_technique_display()),
            ("Question", analysis.question),
            ("Period looked at", _period(analysis)),
            ("Data from", span(basis.first, basis.last) if basis.first and basis.last else ""),
            ("Feedback items (n)", f"{basis.items:,}" if basis.items else ""),
            ("Readings (n)", f"{basis.readings:,}" if basis.readings else ""),
            ("Sources", _names(f"{each.record.ref} {each.record.title}" for each in _sources(analysis))),
            ("Measures", _names(f"{each.ref} {each.name}" for each in analysis.measures.order_by("ref"))),
            ("Theme list", analysis.theme_list),
        ],
    )


def _sources(analysis: Analysis) -> Iterable[Source]:
    return analysis.sources.select_related("record").order_by("record__ref")


def _names(names: Iterable[str]) -> str:
    return "; ".join(names)


def _period(analysis: Analysis) -> str:
    first, last = analysis.from_date, analysis.to_date
    if first and last:
        return span(first, last)
    return f"from {day(first)}" if first else f"to {day(last)}" if last else ""


def _shown(analysis: Analysis) -> Sections:
    look, technique = look_at(analysis), analysis.get_technique_display()
    for chart in look.charts:
        yield section(technique, chart=chart)
    title = f"{technique}: worth knowing" if look.charts else technique
    yield section(title, text="\n\n".join(look.notes), columns=look.columns, rows=look.rows)
