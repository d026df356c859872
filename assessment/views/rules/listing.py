"""All rules on one page, for everybody, with the figures that the centre may set."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from assessment.figures import figures_for, given_by
from assessment.filters.rules import RuleFilter
from assessment.permissions import may_set_parameters
from assessment.readiness import Given, Rule
from portfolio.access import member_required
from portfolio.middleware import MemberRequest

from .words import GATE_WORDS, PHASE_WORDS, SEVERITY_WORDS, guarded


@require_GET
@member_required
def rule_list(request: MemberRequest) -> HttpResponse:
    """``?phase=`` and ``?severity=`` narrow the rules; the figures always stand below them."""
    narrowed = RuleFilter(request.GET, phases=PHASE_WORDS, severities=SEVERITY_WORDS)
    figures = figures_for(request.member)
    rules = narrowed.rules
    context = {
        "filter": narrowed,
        "count": len(rules),
        "phases": _by_phase(rules, given_by(figures)),
        "figures": list(figures.values()),
        "may_set": may_set_parameters(request.member),
    }
    return render(request, "assessment/rules/list.html", context)


def _by_phase(rules: list[Rule], given: Given) -> list[dict[str, Any]]:
    groups = [
        {"key": phase, "title": words, "rows": [_row(each, given) for each in rules if each.phase == phase]}
        for phase, words in PHASE_WORDS.items()
    ]
    return [group for group in groups if group["rows"]]


def _row(rule: Rule, given: Given) -> dict[str, Any]:
    return {
        "id": rule.id,
        "sentence": rule.sentence(given),
        "severity": str(rule.severity),
        "gate": GATE_WORDS[rule.gate],
        "guards": guarded(rule).split(", "),
        "official": ", ".join(rule.official),
        "fixed": not rule.overridable,
    }
