"""A suspicion of malpractice: opened, reported, looked into, decided, closed (domain.md 5.13, 8.5)."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse

from assessment.models import Case, CasePerson, CaseStep, CaseView, Enrolment
from assessment.permissions.cases import may_open_malpractice, may_work_on
from portfolio.models import Membership, Role
from portfolio.notices import notify
from portfolio.refusals import Moved, Refused

from .steps import append, begin, close, enter, locked

Kind = CaseStep.Kind
NEXT = {
    Kind.RAISED: Kind.REPORTED,
    Kind.REPORTED: Kind.INVESTIGATING,
    Kind.INVESTIGATING: Kind.DECIDED,
    Kind.DECIDED: Kind.CLOSED,
}


@transaction.atomic
def open_malpractice(*, by: Membership, enrolment: Enrolment, about: Membership, words: str) -> Case:
    """From now on nothing in the portfolio changes. The lead internal verifiers are told."""
    if not may_open_malpractice(by) or by.centre_id != enrolment.centre_id:
        raise PermissionDenied
    if about.centre_id != enrolment.centre_id or about.user_id == by.user_id:
        raise Refused("Choose somebody else of this centre.")
    enrolment = Enrolment.objects.select_related("centre", "portfolio").get(pk=enrolment.pk)
    case = begin(by, enrolment, words, freezes=True, kind=Case.Kind.MALPRACTICE, about=about)
    leads = Membership.objects.active().filter(centre=case.centre_id, role=Role.LEAD_IQA)
    to = leads.exclude(user=about.user_id)
    notify(to=to, event="case.opened", path=reverse("assessment:case", args=[case.ref]))
    return case


@transaction.atomic
def move_case(*, by: Membership, case: Case, to: str, words: str, reference: str = "") -> CaseStep:
    """The next step, which must be ``to``. With the last one the hold ends."""
    case = locked(case)
    if not may_work_on(by, case) or by.centre_id != case.centre_id:
        raise PermissionDenied
    if NEXT.get(Kind(case.last.kind)) != to:
        raise Moved("This case has moved on since you opened it. Look again.")
    if to == Kind.CLOSED:
        return close(by, case, words)
    if to == Kind.REPORTED and not reference.strip():
        raise Refused("Give the awarding organisation's reference, or say how you reported it.")
    return append(by, case, to, words, reference=reference.strip() if to == Kind.REPORTED else "")


@transaction.atomic
def name_reader(*, by: Membership, case: Case, member: Membership) -> CasePerson:
    """Let one more person read it: staff of the centre, not the one it is about."""
    case = locked(case)
    if not may_work_on(by, case) or by.centre_id != case.centre_id:
        raise PermissionDenied
    assert case.about is not None  # noqa: S101  a case of malpractice is about somebody
    if member.centre_id != case.centre_id or member.role == Role.LEARNER or not member.is_active:
        raise Refused("Choose somebody of the centre's staff.")
    if member.user_id == case.about.user_id:
        raise Refused("Nobody reads a case about themselves.")
    if case.people.filter(membership=member, ended_at=None).exists():
        raise Refused("They can read this case already.")
    part = CasePerson.Part.READER
    person = CasePerson(centre_id=case.centre_id, case=case, membership=member, part=part, named_by=by)
    person.full_clean()
    person.save()
    enter(by, case, "case.reader_named", member=str(member.pseudonym))
    notify(to=[member], event="case.to_read", path=reverse("assessment:case", args=[case.ref]))
    return person


def note_view(*, by: Membership, case: Case) -> None:
    """Who read a case of malpractice, and when. The ledger is not touched: nothing was done."""
    if not case.is_appeal:
        CaseView.objects.create(centre_id=case.centre_id, case=case, member=by)
