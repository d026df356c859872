"""A centre chooses which rules guard a criterion of a unit that it wrote itself."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from assessment.forms.readiness import RulesForm
from assessment.models import Criterion
from assessment.permissions import may_choose_rules
from assessment.readiness import Given, all_rules
from assessment.readiness.guards import by_phases, preset_of
from assessment.services.readiness import choose_rules
from portfolio.access import member_required
from portfolio.middleware import MemberRequest

from .guarding import Guarding, guarding
from .words import PHASE_WORDS


@require_http_methods(["GET", "POST"])
@member_required
def rule_choice(request: MemberRequest, pk: int, criterion: int) -> HttpResponse:
    row = _criterion(request, pk, criterion)
    rules = guarding(row.unit, request.member)
    now = [each["id"] for each in rules.of(row)["rules"]]
    form = _form(request, rules.given, now)
    if form.is_valid():
        choose_rules(by=request.member, criterion=row, rules=form.chosen)
        messages.success(request, f"{len(form.chosen)} rules guard {row.code} from now on.")
        return redirect(_back(row))
    return _show(request, row, rules, form)


@require_POST
@member_required
def rule_choice_back(request: MemberRequest, pk: int, criterion: int) -> HttpResponse:
    """Gives the choice back to what the specification or its phase tags say."""
    row = _criterion(request, pk, criterion)
    choose_rules(by=request.member, criterion=row, rules=None)
    messages.success(request, f"The rules of {row.code} are again {_preset_words(row)}.")
    return redirect(_back(row))


def _criterion(request: MemberRequest, unit: int, pk: int) -> Criterion:
    """Not visible: 404. A shared unit, or somebody else's to choose: 403."""
    visible = Criterion.objects.visible_to(request.member).select_related("unit")
    row: Criterion = get_object_or_404(visible, unit=unit, pk=pk)
    if not may_choose_rules(request.member, row.unit):
        raise PermissionDenied
    return row


def _form(request: MemberRequest, given: Given, now: list[str]) -> RulesForm:
    """Every rule that can guard a criterion, and whatever guards it now, phase by phase."""
    offered = by_phases(PHASE_WORDS) | set(now)
    groups = [
        (phase, words, [(each.id, f"{each.id} {each.sentence(given)}") for each in all_rules()
         if each.phase == phase and each.id in offered])
        for phase, words in PHASE_WORDS.items()
    ]  # fmt: skip
    groups = [group for group in groups if group[2]]
    initial = {phase: [code for code, _ in choices if code in now] for phase, _, choices in groups}
    return RulesForm(request.POST if request.method == "POST" else None, initial=initial, offered=groups)


def _show(request: MemberRequest, row: Criterion, rules: Guarding, form: RulesForm) -> HttpResponse:
    context = {
        "criterion": row,
        "unit": row.unit,
        "form": form,
        "choice": rules.of(row)["choice"],
        "back_url": reverse("assessment:rule-choice-back", args=[row.unit_id, row.pk]),
        "preset": _preset_words(row),
        "preset_count": len(preset_of(row.unit, row)),
    }
    status = 422 if form.is_bound else 200
    return render(request, "assessment/rules/choose.html", context, status=status)


def _preset_words(row: Criterion) -> str:
    return "what its specification says" if row.rules else "what its phase tags say"


def _back(row: Criterion) -> str:
    return f"{reverse('assessment:specification', args=[row.unit_id])}#criterion-{row.pk}"
