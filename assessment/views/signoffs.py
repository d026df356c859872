"""Signing a unit: the learner's statement, or the assessor's sign-off, over exactly what the page lists."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from assessment.forms.signoffs import DEFAULT_WORDS, SignForm
from assessment.models import EnrolmentUnit, UnitSignature
from assessment.progress import EnrolmentProgress, UnitProgress, progress_of
from assessment.progress.gaps import turn_to_sign
from assessment.services.signoffs import may_sign_stage, sign_unit
from assessment.views.readiness.signing import beside_sign_off
from assessment.views.units import unit_in, units_for
from portfolio.access import member_required
from portfolio.middleware import MemberRequest
from portfolio.models import Membership
from portfolio.refusals import Moved, Refused
from portfolio.typed import words_kept


@dataclass(frozen=True)
class Signing:
    """A unit that is to be signed, and the learner's whole progress, which says what the rules say."""

    row: EnrolmentUnit
    whole: EnrolmentProgress
    unit: UnitProgress


def _signing(row: EnrolmentUnit) -> Signing:
    whole = progress_of(row.enrolment)
    return Signing(row, whole, unit_in(whole, row))


@words_kept(words="Your statement")
@require_http_methods(["GET", "POST"])
@member_required
def unit_sign(request: MemberRequest, eref: str, pk: int) -> HttpResponse:
    row = get_object_or_404(units_for(request.member), enrolment__ref=eref, pk=pk)
    signing = _signing(row)
    stage = _stage_for(request.member, signing.unit)
    if request.method == "POST":
        return _sign(request, signing, stage)
    if turn_to_sign(signing.unit) != stage:
        messages.info(
            request, f"Unit {row.unit.code} is not yours to sign at the moment. See what comes next."
        )
        return redirect("assessment:unit", eref=eref, pk=pk)
    initial = {"words": DEFAULT_WORDS[stage], "manifest_hash": signing.unit.manifest_hash}
    return _show(request, signing, SignForm(stage=stage, initial=initial))


def _stage_for(member: Membership, unit: UnitProgress) -> str:
    """Each signs for themselves: the learner states, the assessor signs off, a colleague countersigns."""
    stages = (UnitSignature.Stage.LEARNER, UnitSignature.Stage.COUNTERSIGN, UnitSignature.Stage.ASSESSOR)
    waits = turn_to_sign(unit) == UnitSignature.Stage.COUNTERSIGN
    for stage in stages:
        if may_sign_stage(member, unit, stage) and (waits or stage != UnitSignature.Stage.COUNTERSIGN):
            return stage.value
    raise PermissionDenied


def _sign(request: MemberRequest, signing: Signing, stage: str) -> HttpResponse:
    row = signing.row
    form = SignForm(request.POST, stage=stage)
    if not form.is_valid():
        return _show(request, signing, form, status=422)
    given = form.cleaned_data
    try:
        sign_unit(
            by=request.member,
            enrolment_unit=row,
            stage=stage,
            words=given["words"],
            manifest_hash=given["manifest_hash"],
        )
    except Moved as refusal:
        return _show_moved(request, row, stage, refusal)
    except Refused as refusal:
        form.add_error(None, refusal.sentence)
    except ValidationError as error:
        form.add_error(None, error.messages)
    else:
        messages.success(request, _what_happened(row, stage))
        return redirect("assessment:unit", eref=row.enrolment.ref, pk=row.pk)
    return _show(request, signing, form, status=422)


def _show_moved(request: MemberRequest, row: EnrolmentUnit, stage: str, refusal: Moved) -> HttpResponse:
    """409: the list as it is now, the words as they were typed, and the box to be ticked anew."""
    signing = _signing(row)
    typed = request.POST.copy()
    typed["manifest_hash"] = signing.unit.manifest_hash
    typed.pop("confirmed", None)
    form = SignForm(typed, stage=stage)
    form.errors.clear()
    form.add_error(None, refusal.sentence)
    return _show(request, signing, form, status=409)


def _show(request: MemberRequest, signing: Signing, form: SignForm, status: int = 200) -> HttpResponse:
    row = signing.row
    context = {
        "row": row,
        "unit": signing.unit,
        "form": form,
        "learner": row.enrolment.portfolio.learner.user.name,
        "rules": beside_sign_off(row, request.member, signing.whole),
    }
    return render(request, "assessment/signoffs/sign.html", context, status=status)


def _what_happened(row: EnrolmentUnit, stage: str) -> str:
    if stage == UnitSignature.Stage.LEARNER:
        return f"You signed your statement for {row.unit.code}. Your assessor signs the unit off next."
    name = row.enrolment.portfolio.learner.user.name
    done = f"signed {row.unit.code} of {name} off"
    if stage == UnitSignature.Stage.COUNTERSIGN:
        done = f"countersigned {row.unit.code} of {name}"
    return f"You {done}. Its evidence is locked, and the IQA can look at it."
