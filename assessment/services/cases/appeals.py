"""An appeal, stage by stage (domain.md 5.10, 8.5). Upheld, it opens what was decided again."""

from collections.abc import Collection

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse

from assessment.models import (
    Case,
    CasePerson,
    CaseStep,
    Criterion,
    CriterionDecision,
    Enrolment,
    EnrolmentUnit,
    Reopening,
)
from assessment.permissions.cases import may_appeal, may_name_adjudicator
from assessment.services.reopening import reopen_criteria
from assessment.services.sampling.independence import has_acted
from portfolio import clock
from portfolio.models import Membership, Role
from portfolio.notices import notify
from portfolio.refusals import Moved, Refused

from .clocks import clock_of, due_on
from .steps import append, begin, close, end_person, locked

Kind, Outcome = CaseStep.Kind, CaseStep.Outcome
GRANTED = (Outcome.UPHELD, Outcome.PARTLY)


@transaction.atomic
def raise_appeal(
    *, by: Membership, enrolment_unit: EnrolmentUnit, criteria: Collection[Criterion], reason: str
) -> Case:
    """Refused where nothing of it is decided, or an appeal about it is open already."""
    if not may_appeal(by, enrolment_unit.enrolment):
        raise PermissionDenied
    rows = Enrolment.objects.select_for_update(of=("self",)).select_related("centre", "portfolio")
    enrolment = rows.get(pk=enrolment_unit.enrolment_id)
    wanted = {each.pk for each in criteria}
    decided = CriterionDecision.objects.counting().filter(enrolment_unit=enrolment_unit)
    if not wanted or not wanted <= set(decided.values_list("criterion", flat=True)):
        raise Refused("You can appeal against what is decided. Choose at least one such criterion.")
    if Case.objects.open().filter(enrolment_unit=enrolment_unit, criteria__in=wanted).exists():
        raise Refused("Your appeal against this decision is open already.")
    kind = Case.Kind.APPEAL
    case = begin(by, enrolment, reason, freezes=False, kind=kind, enrolment_unit=enrolment_unit)
    case.criteria.set(wanted)
    _tell_coordinators(case)
    return case


@transaction.atomic
def answer_appeal(
    *, by: Membership, case: Case, outcome: str, words: str, criteria: Collection[Criterion] = ()
) -> CaseStep:
    """The adjudicator's word. Partly upheld names the criteria that open again; upheld opens all.

    PermissionDenied for whoever is not named, or took part since they were named.
    """
    case = locked(case)
    person = case.people.filter(part=CasePerson.Part.ADJUDICATOR, ended_at=None, membership=by).first()
    if person is None or case.enrolment_unit is None or has_acted(by, case.enrolment_unit):
        raise PermissionDenied
    if case.state != "appealed":
        raise Moved("This appeal does not wait for an answer any more. Look again.")
    opened = _opened(case, outcome, criteria)
    step = append(by, case, Kind.STAGE_ANSWERED, words, stage=case.stage, outcome=outcome)
    if opened:
        _reopen(by, case, opened, words)
    end_person(person)
    if outcome in GRANTED:
        close(by, locked(case), "The appeal was upheld, so it ends here.")
    elif case.stage >= clock_of(case.centre_id).stages:
        close(by, locked(case), "This was the last stage at the centre.")
    notify(to=[case.enrolment.portfolio.learner], event="appeal.answered", path=_path(case))
    return step


def _reopen(by: Membership, case: Case, opened: list[Criterion], words: str) -> None:
    """What is open again already stays so: somebody else came to the same end meanwhile."""
    open_now = Reopening.objects.open().filter(enrolment_unit=case.enrolment_unit, criterion__in=opened)
    already = set(open_now.values_list("criterion", flat=True))
    left = [each for each in opened if each.pk not in already]
    if left and case.enrolment_unit:
        cause = Reopening.Cause.APPEAL
        reopen_criteria(by=by, enrolment_unit=case.enrolment_unit, criteria=left, reason=words, cause=cause)


def _opened(case: Case, outcome: str, criteria: Collection[Criterion]) -> list[Criterion]:
    all_of_it = list(case.criteria.all())
    if outcome != Outcome.PARTLY:
        return all_of_it if outcome == Outcome.UPHELD else []
    wanted = {each.pk for each in criteria}
    chosen = [each for each in all_of_it if each.pk in wanted]
    if not chosen:
        raise Refused("Choose the criteria that are opened again.")
    return chosen


@transaction.atomic
def appeal_further(*, by: Membership, case: Case, words: str) -> CaseStep:
    """To the next stage, for another adjudicator to answer."""
    case = locked(case)
    if not may_appeal(by, case.enrolment):
        raise PermissionDenied
    _refuse_unless_answered(case)
    if case.stage >= clock_of(case.centre_id).stages:
        raise Refused("This was the last stage at the centre.")
    step = append(by, case, Kind.RAISED, words, stage=case.stage + 1)
    _tell_coordinators(case)
    return step


@transaction.atomic
def end_appeal(*, by: Membership, case: Case, words: str) -> CaseStep:
    """The learner lets it end; the coordinator may once the learner's time to go on is over."""
    case = locked(case)
    own = may_appeal(by, case.enrolment)
    if not own and not (may_name_adjudicator(by) and by.centre_id == case.centre_id):
        raise PermissionDenied
    if own and case.state == "appealed":
        return close(by, case, words)
    _refuse_unless_answered(case)
    due = due_on(case, clock_of(case.centre_id))
    if not own and due and due >= clock.today():
        raise Refused("The learner still has time to take this appeal further.")
    return close(by, case, words)


def _refuse_unless_answered(case: Case) -> None:
    if case.state != "appeal_answered":
        raise Moved("This appeal has moved on since you opened it. Look again.")


def _tell_coordinators(case: Case) -> None:
    people = Membership.objects.active().filter(centre=case.centre_id, role=Role.COORDINATOR)
    notify(to=people, event="appeal.raised", path=_path(case))


def _path(case: Case) -> str:
    return reverse("assessment:case", args=[case.ref])
