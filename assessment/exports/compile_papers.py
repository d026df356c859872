"""Parts of the pack that are told as sections: 2 the learner, 4 the induction (domain.md section 6)."""

from collections.abc import Callable, Iterable

from assessment.exports import content as shapes
from assessment.models import Enrolment
from portfolio.induction import induction_of
from portfolio.models import Membership, Portfolio, Profile
from portfolio.text import render_markdown

Sections = Iterable[shapes.SectionContent]


def papers_content(enrolment: Enrolment, member: Membership, pack: str) -> tuple[shapes.Paper, ...]:
    """Every part that has something to say to whoever reads this pack."""
    told = ((number, tuple(part(enrolment, member, pack))) for number, part in PARTS.items())
    return tuple(shapes.Paper(number, sections) for number, sections in told if sections)


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


PARTS: dict[int, Callable[[Enrolment, Membership, str], Sections]] = {2: _learner, 4: _induction}
