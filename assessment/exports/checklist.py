"""The parts of a pack, in the order of domain.md section 6, and which of them this pack holds."""

from dataclasses import dataclass

from assessment.exports.content import PortfolioContent

PARTS = (
    (1, "Front sheet"),
    (2, "Learner profile, job description and employer"),
    (3, "Contents and checklist"),
    (4, "Appeals procedure and learner induction"),
    (5, "Witness status list"),
    (6, "Assessment plans, reviews and feedback"),
    (7, "Unit declarations"),
    (8, "Evidence matrices"),
    (9, "Improvement stories"),
    (10, "Performance evidence records"),
    (11, "Questioning records"),
    (12, "Professional discussion records"),
    (13, "Evidence items"),
    (14, "Summary of achievement"),
    (15, "Statements"),
    (16, "Internal quality assurance"),
    (17, "Readiness report"),
    (18, "Manifest and ledger extract"),
)
ABSENT = "Not in this pack"
NOTES = {2: "The employer and job role are on the front sheet"}


@dataclass(frozen=True, slots=True)
class PartView:
    """One line of the checklist; an empty anchor means the part is not printed, and `note` says why."""

    number: int
    title: str
    anchor: str
    note: str = ""


def parts_of(content: PortfolioContent) -> tuple[PartView, ...]:
    printed = _printed(content)
    return tuple(
        PartView(
            number, title, printed.get(number, ""), "" if number in printed else NOTES.get(number, ABSENT)
        )
        for number, title in PARTS
    )


def _printed(content: PortfolioContent) -> dict[int, str]:
    anchors = {number: f"part-{number}" for number in (1, 3, 14, 18)}
    if content.units:
        first = content.units[0].anchor
        anchors |= {7: f"{first}-declaration", 8: f"{first}-matrix"}
    if content.improvements:
        anchors[9] = "part-9"
    papers = {*(each.number for each in content.papers), *content.in_parts}
    anchors |= {number: f"part-{number}" for number in papers}
    if content.statements:
        anchors[15] = "part-15"
    if content.has_open:
        anchors[17] = "part-17"
    return anchors
