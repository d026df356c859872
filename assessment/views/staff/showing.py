"""The papers of one person, as their own page and the page about them show them."""

from typing import Any

from assessment.models import LearnerInterest
from assessment.permissions.staff import may_keep_papers, may_vouch_for
from assessment.staff_faults import missing_of
from assessment.staffing import papers_of, qualify_by, units_of
from portfolio import clock
from portfolio.models import Membership


def papers_context(member: Membership, person: Membership) -> dict[str, Any]:
    """``member`` looks at the papers of ``person``. Queries do not grow with the papers."""
    papers, today = papers_of([person])[person.pk], clock.today()
    units = units_of([person]).get(person.pk, [])
    is_own, may_vouch = person.user_id == member.user_id, may_vouch_for(member, person)
    return {
        "person": person,
        "faults": missing_of(papers, units, today),
        "units": units,
        "qualifications": [each for each in papers.qualifications if not each.ended_at],
        "competences": [each for each in papers.competences if not each.ended_at],
        "cpd": [each for each in papers.cpd if not each.ended_at],
        "hours": papers.cpd_hours(today),
        "declaration": papers.declaration(today),
        "declarations": papers.declarations,
        "interests": list(interests_of(member, person)),
        "qualify_by": qualify_by(person),
        "may_vouch": may_vouch,
        "may_end": may_vouch or (is_own and may_keep_papers(member)),
    }


def interests_of(member: Membership, person: Membership) -> Any:
    rows = LearnerInterest.objects.visible_to(member).of_person(person)
    return rows.select_related("portfolio__learner__user", "agreed_by__user", "ended_by__user")
