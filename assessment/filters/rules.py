"""Narrowing the list of all rules, which stand in code and not in a table."""

from collections.abc import Iterable, Mapping

from django.http import QueryDict

from assessment.forms.readiness import RuleFilterForm
from assessment.readiness import Rule, all_rules


class RuleFilter:
    """``form`` is what the filter bar shows; a phase or severity that there is not narrows nothing."""

    def __init__(self, data: QueryDict, *, phases: Mapping[str, str], severities: Mapping[str, str]) -> None:
        self.form = RuleFilterForm(data or None, phases=phases.items(), severities=severities.items())

    @property
    def rules(self) -> list[Rule]:
        wanted = self.form.cleaned_data if self.form.is_valid() else {}
        phase, severity = wanted.get("phase"), wanted.get("severity")
        return list(_narrowed(all_rules(), phase, severity))


def _narrowed(rules: Iterable[Rule], phase: str | None, severity: str | None) -> Iterable[Rule]:
    return (
        each
        for each in rules
        if (not phase or each.phase == phase) and (not severity or str(each.severity) == severity)
    )
