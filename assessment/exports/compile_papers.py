"""Parts of the pack that are told as sections (domain.md section 6)."""

from collections.abc import Callable, Iterable

from assessment.exports import content as shapes
from assessment.exports.compile_verification import verification
from assessment.models import Enrolment, Judgement
from portfolio.display import ShownRecord, shown_version
from portfolio.evidence_kinds import WITNESS
from portfolio.induction import induction_of
from portfolio.models import Membership, Portfolio, Profile, Version, Witness
from portfolio.testimonies import TESTIMONIES
from portfolio.text import render_markdown

Sections = Iterable[shapes.SectionContent]

#: Heading of the column by the label under which a testimony's record shows it.
TESTIFIED = {
    detail.label: heading
    for detail, heading in zip(WITNESS, ("Witness", "Relationship", "Job", "Contact", "Saw it"), strict=True)
}


def papers_content(
    enrolment: Enrolment, member: Membership, pack: str, frozen: Iterable[Version]
) -> tuple[shapes.Paper, ...]:
    """Every part that has something to say to whoever reads this pack; `frozen` is what it prints."""
    told = {number: tuple(part(enrolment, member, pack)) for number, part in PARTS.items()}
    told[5] += tuple(_testified(frozen))
    return tuple(shapes.Paper(number, sections) for number, sections in told.items() if sections)


def _learner(enrolment: Enrolment, member: Membership, pack: str) -> Sections:
    """Part 2: the learner's own words, and where they work."""
    facts = [("Employer", enrolment.employer), ("Job role", enrolment.job_role)]
    known = tuple((term, value) for term, value in facts if value)
    found = Profile.objects.visible_to(member).filter(portfolio=enrolment.portfolio).first()
    if found and found.about:
        yield shapes.SectionContent("About the learner", html=render_markdown(found.about))
    if found and found.job_description:
        html = render_markdown(found.job_description)
        yield shapes.SectionContent("The learner’s job", html=html, facts=known)
    elif known:
        yield shapes.SectionContent("The learner’s job", facts=known)


def _induction(enrolment: Enrolment, member: Membership, pack: str) -> Sections:
    """Part 4: what the centre told the learner, and the day on which they said that they read it."""
    portfolio: Portfolio = enrolment.portfolio
    for each in induction_of(portfolio):
        said = "Not accepted yet"
        if each.accepted:
            day = each.accepted.accepted_at.astimezone()
            said = f"Read and accepted by {portfolio.learner.user.name} on {day:%-d %b %Y}"
        yield shapes.SectionContent(
            each.title, html=render_markdown(each.text), facts=(("Acceptance", said),)
        )


def _witnesses(enrolment: Enrolment, member: Membership, pack: str) -> Sections:
    """Part 5, the witness status list (RF03)."""
    rows = Witness.objects.visible_to(member).filter(portfolio=enrolment.portfolio).order_by("name", "pk")
    listed = [
        (
            each.name,
            str(each.get_category_display()),
            each.relationship,
            ", ".join(part for part in (each.job_title, each.employer) if part),
            " ".join(part for part in (each.email, each.phone) if part),
        )
        for each in rows
    ]
    if listed:
        columns = ("Witness", "Status", "Relationship", "Job", "Contact")
        yield shapes.SectionContent("Who may testify", columns=columns, rows=tuple(listed))


def _testified(frozen: Iterable[Version]) -> Sections:
    """Part 5, the other way: behind each testimony the person, on the list or not, as it was handed in."""
    shown = [shown_version(each) for each in frozen if each.record.kind in TESTIMONIES]
    if shown:
        columns = ("Record", *TESTIFIED.values())
        rows = tuple((each.ref, *_witness_of(each)) for each in shown)
        yield shapes.SectionContent("Who has testified", columns=columns, rows=rows)


def _witness_of(shown: ShownRecord) -> Iterable[str]:
    said = dict(shown.details)
    return (said.get(label, "") for label in TESTIFIED)


def _feedback(enrolment: Enrolment, member: Membership, pack: str) -> Sections:
    """Part 6 before its plans and reviews: every answer of an assessor, in the order of the days."""
    rows = Judgement.objects.visible_to(member).filter(item__submission__enrolment=enrolment)
    rows = rows.select_related(
        "judged_by__user", "countersignature__signed_by__user", "item__version__record"
    ).defer("item__version__snapshot")
    listed = [
        (
            f"{each.judged_at.astimezone():%-d %b %Y}",
            each.item.version.record.ref,
            str(each.get_outcome_display()),
            each.next_action,
            each.who,
        )
        for each in rows.order_by("judged_at", "pk")
    ]
    if listed:
        columns = ("Day", "Record", "Outcome", "Next step agreed", "Assessor")
        yield shapes.SectionContent("Feedback given", columns=columns, rows=tuple(listed))


PARTS: dict[int, Callable[[Enrolment, Membership, str], Sections]] = {
    2: _learner,
    4: _induction,
    5: _witnesses,
    6: _feedback,
    16: verification,
}
