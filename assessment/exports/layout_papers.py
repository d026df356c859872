"""Parts of the pack that hold sections, records or both, in their order (domain.md section 6)."""

from collections.abc import Mapping
from dataclasses import replace

from assessment.exports.checklist import PARTS
from assessment.exports.content import PortfolioContent, SectionContent
from assessment.exports.narrative import clean_html
from assessment.exports.printed import PaperView, RecordView
from portfolio.kinds import EVIDENCE_ITEMS

TITLES = dict(PARTS)


def papers_of(content: PortfolioContent, records: Mapping[str, RecordView]) -> tuple[PaperView, ...]:
    """The pack with records only names the evidence items, which the centre shows on request."""
    sections = {each.number: tuple(_clean(section) for section in each.sections) for each in content.papers}
    numbers = sorted({*sections, *content.in_parts})
    return tuple(
        PaperView(
            number=number,
            title=TITLES[number],
            sections=sections.get(number, ()),
            views=tuple(records[ref] for ref in content.in_parts.get(number, ())),
            is_list=number == EVIDENCE_ITEMS and content.pack == "records",
        )
        for number in numbers
    )


def _clean(section: SectionContent) -> SectionContent:
    return replace(section, html=clean_html(section.html))
