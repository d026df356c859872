"""Who keeps papers of their own, who reads those of others, and who vouches for them (domain.md 5.1)."""

from assessment.models.staff import READS_PAPERS, Paper
from portfolio.models import Membership, Role

KEEPS_PAPERS = (Role.ASSESSOR, Role.TRAINEE_ASSESSOR, Role.IQA, Role.LEAD_IQA)
VOUCHES = (Role.COORDINATOR, Role.LEAD_IQA)


def may_keep_papers(member: Membership) -> bool:
    return member.is_a(*KEEPS_PAPERS)


def may_see_staff(member: Membership) -> bool:
    return member.is_a(*READS_PAPERS)


def may_vouch_for(member: Membership, person: Membership) -> bool:
    """The coordinator or the lead internal verifier, and never for themselves in whatever role."""
    other = person.user_id != member.user_id and person.centre_id == member.centre_id
    return other and member.is_a(*VOUCHES)


def may_end_paper(member: Membership, paper: Paper) -> bool:
    """Its own person, or whoever vouches for them."""
    own = paper.membership.user_id == member.user_id and may_keep_papers(member)
    return own or may_vouch_for(member, paper.membership)
