"""Whom each step of judging and signing hands the work to, told by e-mail (portfolio/notices.py)."""

from django.db.models import QuerySet
from django.urls import reverse

from assessment.models import Allocation, Enrolment, EnrolmentUnit, SubmissionItem, UnitSignature
from assessment.permissions import JUDGES
from portfolio import clock
from portfolio.models import Membership, Role
from portfolio.notices import notify


def colleagues_of(enrolment: Enrolment, *roles: str) -> QuerySet[Membership]:
    """Who works with this learner today in one of these roles."""
    open_now = Allocation.objects.open_on(clock.today()).filter(enrolment=enrolment)
    return Membership.objects.filter(role__in=roles, accesses__allocation__in=open_now).distinct()


def tell_handed_in(enrolment: Enrolment) -> None:
    notify(to=colleagues_of(enrolment, *JUDGES), event="evidence.handed_in", path=reverse("assessment:queue"))


def tell_to_confirm(item: SubmissionItem, by: Membership) -> None:
    """The qualified assessors, of a trainee's judgement (domain.md 5.1)."""
    assessors = colleagues_of(item.submission.enrolment, Role.ASSESSOR).exclude(user=by.user_id)
    path = reverse("assessment:judge", args=[item.pk])
    notify(to=assessors, event="judgement.to_confirm", path=path)


def tell_judged(item: SubmissionItem) -> None:
    """The learner, once the words count for them."""
    portfolio = item.submission.enrolment.portfolio
    path = reverse("assessment:record", args=[portfolio.ref, item.version.record.ref])
    notify(to=[portfolio.learner], event="evidence.judged", path=path)


def tell_signed(row: EnrolmentUnit, stage: str, by: Membership) -> None:
    """A declared unit is the assessors' turn, a trainee's signature a colleague's; else it is signed off."""
    enrolment = row.enrolment
    path = reverse("assessment:unit", args=[enrolment.ref, row.pk])
    assessors = colleagues_of(enrolment, Role.ASSESSOR)
    if stage == UnitSignature.Stage.LEARNER:
        notify(to=assessors, event="unit.declared", path=path)
    elif stage == UnitSignature.Stage.ASSESSOR and by.role == Role.TRAINEE_ASSESSOR:
        notify(to=assessors.exclude(user=by.user_id), event="unit.to_countersign", path=path)
    else:
        notify(to=[enrolment.portfolio.learner], event="unit.signed", path=path)


def tell_allocated(allocation: Allocation) -> None:
    """Before their first day the learner's page is closed to them; the link leads to all of theirs."""
    enrolment, access = allocation.enrolment, allocation.access
    has_begun = access.starts_on <= clock.today()
    page = reverse("assessment:enrolment", args=[enrolment.ref])
    path = page if has_begun else reverse("assessment:learner-list")
    notify(to=[access.membership], event="allocation.given", path=path)
