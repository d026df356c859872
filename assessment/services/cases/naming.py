"""Naming who answers an appeal: nobody who took part (domain.md 5.10)."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.urls import reverse

from assessment.models import Case, CasePerson, CaseStep, Sample, UnitSignature
from assessment.permissions.cases import ADJUDICATORS, may_name_adjudicator
from assessment.services.sampling.independence import is_involved
from portfolio import clock
from portfolio.models import Access, Membership
from portfolio.notices import notify
from portfolio.refusals import Moved, Refused
from portfolio.services.people import give_access

from .steps import end_person, enter, locked

Part = CasePerson.Part


def may_adjudicate(member: Membership, case: Case) -> bool:
    """By account: they did not assess, decide, confirm, sign, sample or answer anything of this unit."""
    row, user = case.enrolment_unit, member.user_id
    if row is None or member.role not in ADJUDICATORS or member.centre_id != case.centre_id:
        return False
    sampled = Q(iqa__user=user) | Q(planned_by__user=user) | Q(outcome__given_by__user=user)
    return not (
        is_involved(member, row)
        or Sample.objects.filter(sampled, enrolment_unit=row).exists()
        or UnitSignature.objects.filter(manifest__enrolment_unit=row, signature__signer__user=user).exists()
        or CaseStep.objects.filter(case=case, kind=CaseStep.Kind.STAGE_ANSWERED, by__user=user).exists()
    )


@transaction.atomic
def name_adjudicator(*, by: Membership, case: Case, member: Membership) -> CasePerson:
    """Another may be named as long as nobody answered; the one before no longer reads the case."""
    case = locked(case)
    if not may_name_adjudicator(by) or by.centre_id != case.centre_id or not case.is_appeal:
        raise PermissionDenied
    if case.state != "appealed":
        raise Moved("This appeal does not wait for an answer any more. Look again.")
    for person in case.people.filter(part=Part.ADJUDICATOR, ended_at=None):
        end_person(person)
    if not member.is_active or not may_adjudicate(member, case):
        raise Refused("Choose somebody of this centre who took no part in the decision.")
    access = _access(by, case, member)
    person = CasePerson(
        centre_id=case.centre_id, case=case, membership=member, part=Part.ADJUDICATOR, stage=case.stage,
        access=access, named_by=by,
    )  # fmt: skip
    person.full_clean()
    person.save()
    enter(by, case, "case.adjudicator_named", member=str(member.pseudonym), stage=case.stage)
    notify(to=[member], event="appeal.to_answer", path=reverse("assessment:case", args=[case.ref]))
    return person


def _access(by: Membership, case: Case, member: Membership) -> Access | None:
    """So that they see the evidence for as long as they answer; none where they see it anyway."""
    portfolio, today = case.enrolment.portfolio, clock.today()
    if Access.objects.open_on(today).filter(portfolio=portfolio, membership=member).exists():
        return None
    return give_access(by=by, portfolio=portfolio, to=member, starts_on=today)
