"""Nobody verifies what they had a hand in, under whatever role they act now (domain.md 8.7, 2)."""

from collections.abc import Iterator

from django.db.models import QuerySet

from assessment.models import (
    Countersignature,
    CriterionDecision,
    EnrolmentUnit,
    Judgement,
    SubmittedClaim,
    UnitSignature,
)
from portfolio import clock
from portfolio.models import Access, GuestLink, Membership, Record, Role

ASSESSING = (Role.ASSESSOR, Role.TRAINEE_ASSESSOR)


def is_involved(member: Membership, row: EnrolmentUnit) -> bool:
    """Whether this person, by account, is the learner or assessed, confirmed, decided, signed, wrote or
    witnessed anything of the unit, at any time."""
    if row.enrolment.portfolio.learner.user_id == member.user_id:
        return True
    return has_acted(member, row) or any(found.exists() for found in _ties(member, row))


def has_acted(member: Membership, row: EnrolmentUnit) -> bool:
    """Whether this person, by account, did anything on the unit, whoever they may work with today."""
    return any(found.exists() for found in _traces(member, row))


def _traces(member: Membership, row: EnrolmentUnit) -> Iterator[QuerySet]:
    user = member.user_id
    claims = SubmittedClaim.objects.filter(enrolment_unit=row)
    judgements = Judgement.objects.filter(item__in=claims.values("item"))
    yield judgements.filter(judged_by__user=user)
    yield CriterionDecision.objects.filter(enrolment_unit=row, decided_by__user=user)
    yield Countersignature.objects.filter(judgement__in=judgements, signed_by__user=user)
    own = (UnitSignature.Stage.ASSESSOR, UnitSignature.Stage.COUNTERSIGN)
    yield UnitSignature.objects.filter(
        manifest__enrolment_unit=row, stage__in=own, signature__signer__user=user
    )
    records = claims.values("item__version__record")
    yield Record.objects.filter(pk__in=records, author__user=user)


def _ties(member: Membership, row: EnrolmentUnit) -> Iterator[QuerySet]:
    user, portfolio = member.user_id, row.enrolment.portfolio_id
    now = Access.objects.open_on(clock.today()).filter(portfolio=portfolio)
    yield now.filter(membership__user=user, membership__role__in=ASSESSING)
    yield GuestLink.objects.filter(portfolio=portfolio, email__iexact=member.user.email)
