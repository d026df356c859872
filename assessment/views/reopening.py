"""Opening met criteria of a unit again (domain.md 8.3): what becomes void is said before it is done."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from assessment.forms.deciding import ReopenForm
from assessment.models import EnrolmentUnit, Reopening
from assessment.permissions.deciding import may_reopen
from assessment.progress import CriterionProgress, UnitProgress, judged_of
from assessment.services.reopening import reopen_criteria
from assessment.views.units import unit_in, units_for
from portfolio.access import member_required
from portfolio.middleware import MemberRequest
from portfolio.models import Membership, Role
from portfolio.refusals import Moved, Refused
from portfolio.typed import words_kept


@words_kept(reason="Why you open it again")
@require_http_methods(["GET", "POST"])
@member_required
def unit_reopen(request: MemberRequest, eref: str, pk: int) -> HttpResponse:
    row = get_object_or_404(units_for(request.member), enrolment__ref=eref, pk=pk)
    if not may_reopen(request.member, row.enrolment, []):
        raise PermissionDenied
    unit = unit_in(judged_of(row.enrolment), row)
    choices = reopenable(request.member, unit)
    if request.method == "POST":
        return _reopen(request, unit, ReopenForm(request.POST, choices=choices))
    return _show(request, unit, ReopenForm(choices=choices))


def reopenable(member: Membership, unit: UnitProgress) -> list[CriterionProgress]:
    """The met criteria that this person may open again; an assessor only their own decisions."""
    enrolment = unit.row.enrolment
    if not may_reopen(member, enrolment, []):
        return []
    own_only = member.role == Role.ASSESSOR
    met = (each for each in unit.criteria if each.is_met and each.decision)
    return [each for each in met if not own_only or may_reopen(member, enrolment, [each.decision])]


def _reopen(request: MemberRequest, unit: UnitProgress, form: ReopenForm) -> HttpResponse:
    row = unit.row
    if not form.is_valid():
        return _show(request, unit, form, 422)
    given = form.cleaned_data
    try:
        reopen_criteria(
            by=request.member,
            enrolment_unit=row,
            criteria=row.unit.criteria.filter(pk__in=given["criteria"]),
            reason=given["reason"],
            cause=_cause(request.member),
        )
    except Moved as refusal:
        form.add_error(None, refusal.sentence)
        return _show(request, unit, form, 409)
    except Refused as refusal:
        form.add_error(None, refusal.sentence)
        return _show(request, unit, form, 422)
    messages.success(request, _what_happened(row, len(given["criteria"])))
    return redirect("assessment:unit", eref=row.enrolment.ref, pk=row.pk)


def _cause(member: Membership) -> str:
    return Reopening.Cause.ASSESSOR if member.role == Role.ASSESSOR else Reopening.Cause.IQA


def _what_happened(row: EnrolmentUnit, number: int) -> str:
    what = "1 criterion" if number == 1 else f"{number} criteria"
    return f"You opened {what} of {row.unit.code} again. Nothing was deleted: the decisions stay to be read."


def _show(request: MemberRequest, unit: UnitProgress, form: ReopenForm, status: int = 200) -> HttpResponse:
    standing = [each for each in unit.signatures if not hasattr(each.signature, "voiding")]
    context = {
        "row": unit.row,
        "unit": unit,
        "form": form,
        "learner": unit.row.enrolment.portfolio.learner.user.name,
        "signatures": standing,
    }
    return render(request, "assessment/units/reopen.html", context, status=status)
