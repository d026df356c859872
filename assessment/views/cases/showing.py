"""The page of one case, with a form for whatever the member may do next."""

from typing import Any

from django.db.models import QuerySet
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from assessment.forms.cases import AnswerForm, PersonForm, StepForm, Words
from assessment.models import Case, CaseStep, CriterionDecision, EnrolmentUnit
from assessment.permissions.cases import ADJUDICATORS, may_appeal, may_name_adjudicator, may_work_on
from assessment.services.cases import clock_of, due_on, may_adjudicate, note_view
from assessment.services.cases.malpractice import NEXT
from portfolio import clock
from portfolio.access import member_required
from portfolio.middleware import MemberRequest
from portfolio.models import Membership, Role


def case_or_404(member: Membership, ref: str) -> Case:
    rows = Case.objects.evidence_visible_to(member).select_related(
        "centre", "about__user", "enrolment__portfolio__learner__user", "enrolment_unit__unit"
    )
    return get_object_or_404(rows.prefetch_related("steps__by__user"), ref=ref)


@require_GET
@member_required
def case(request: MemberRequest, ref: str) -> HttpResponse:
    row = case_or_404(request.member, ref)
    note_view(by=request.member, case=row)
    return show_case(request, row)


def show_case(
    request: MemberRequest, row: Case, typed: dict[str, Form] | None = None, status: int = 200
) -> HttpResponse:
    """``typed`` is the form that was sent with a mistake, under its name."""
    member, ticking = request.member, clock_of(row.centre_id)
    due = due_on(row, ticking)
    context = {
        "case": row,
        "steps": list(row.steps.all()),
        "due": due,
        "overdue": due is not None and due < clock.today(),
        "stages": ticking.stages,
        "people": row.people.filter(ended_at=None).select_related("membership__user"),
        "forms": forms_for(member, row) | (typed or {}),
        "typed": next(iter((typed or {}).values()), None),
        "learner": row.enrolment.portfolio.learner.user.name,
        "is_own": may_appeal(member, row.enrolment),
        "next": _next(row),
        **_behind(row, member),
    }
    return render(request, "assessment/cases/case.html", context, status=status)


def _next(row: Case) -> str:
    """What comes next in a case of malpractice, in words; nothing once it is closed."""
    step = NEXT.get(CaseStep.Kind(row.last.kind))
    return str(step.label) if step else ""


def _behind(row: Case, member: Membership) -> dict[str, Any]:
    """What the case rests on, for those who may read the evidence; who has read malpractice."""
    criteria = list(row.criteria.order_by("position"))
    decisions = CriterionDecision.objects.visible_to(member).filter(enrolment_unit=row.enrolment_unit_id)
    decisions = decisions.filter(criterion__in=criteria).select_related("criterion", "decided_by__user")
    units = EnrolmentUnit.objects.evidence_visible_to(member).filter(cases=row)
    return {
        "criteria": criteria,
        "decisions": list(decisions.order_by("criterion__position", "sequence")),
        "unit": units.first(),
        "views": row.views.select_related("member__user")[:20] if may_work_on(member, row) else [],
    }


def forms_for(member: Membership, row: Case) -> dict[str, Any]:
    """By name, the forms of what this member may do now."""
    if not row.is_appeal:
        return _work_forms(member, row) if may_work_on(member, row) and row.is_open else {}
    found: dict[str, Any] = {}
    waits, own = row.state == "appealed", may_appeal(member, row.enrolment)
    if waits and may_name_adjudicator(member):
        found["adjudicator"] = PersonForm(people=adjudicators(member, row), auto_id="id_adjudicator_%s")
    if waits and row.people.filter(membership=member, part="adjudicator", ended_at=None).exists():
        found["answer"] = AnswerForm(criteria=row.criteria.order_by("position"), auto_id="id_answer_%s")
    if own and row.state == "appeal_answered":
        found["further"] = Words(label="What still needs to be looked at", auto_id="id_further_%s")
    if row.is_open and (own or (_is_late(row) and may_name_adjudicator(member) and not waits)):
        found["end"] = Words(label="Why it ends", auto_id="id_end_%s")
    return found


def _work_forms(member: Membership, row: Case) -> dict[str, Any]:
    step = NEXT[CaseStep.Kind(row.last.kind)]
    form = StepForm(initial={"to": step}, label="What was done or found", auto_id="id_step_%s")
    form.fields["reference"].required = True
    if step != CaseStep.Kind.REPORTED:
        del form.fields["reference"]
    return {"step": form, "reader": PersonForm(people=readers(member, row), auto_id="id_reader_%s")}


def _is_late(row: Case) -> bool:
    due = due_on(row, clock_of(row.centre_id))
    return due is not None and due < clock.today()


def adjudicators(member: Membership, row: Case) -> QuerySet[Membership]:
    people = _staff(member).filter(role__in=ADJUDICATORS)
    return people.filter(pk__in=[each.pk for each in people if may_adjudicate(each, row)])


def readers(member: Membership, row: Case) -> QuerySet[Membership]:
    named = row.people.filter(ended_at=None).values("membership")
    about = row.about.user_id if row.about else None
    return _staff(member).exclude(role=Role.LEARNER).exclude(user=about).exclude(pk__in=named)


def _staff(member: Membership) -> QuerySet[Membership]:
    people = Membership.objects.visible_to(member).active()
    return people.select_related("user").order_by("user__name", "pk")
