"""Which rules guard the criteria of a unit, as its specification page shows them, and who said so."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from assessment.figures import given_for
from assessment.models import Criterion, RuleChoice, Unit
from assessment.permissions import may_choose_rules
from assessment.readiness import Given, all_rules
from assessment.readiness.guards import chosen_by, guards_of
from portfolio.models import Membership

SHARED = (
    "These rules come with the specification and are the same at every centre. "
    "A centre chooses rules only for units that it wrote itself."
)


@dataclass(frozen=True)
class Guarding:
    """The rules of one unit as a member reads them; ``choices`` are the newest of the centre's own."""

    unit: Unit
    given: Given
    choices: dict[tuple[str, str], RuleChoice]
    may_choose: bool

    @property
    def note(self) -> str:
        return "" if self.unit.centre_id else SHARED

    def of(self, criterion: Criterion) -> dict[str, Any]:
        """Rules in the order of the loop, and the choice that named them, if there is one."""
        ids = guards_of(self.unit, criterion, chosen_by(self.choices.values()))
        choice = self.choices.get((self.unit.code, criterion.code))
        return {
            "rules": [
                {"id": each.id, "sentence": each.sentence(self.given)}
                for each in all_rules()
                if each.id in ids
            ],
            "choice": choice if choice and choice.rules is not None else None,
            "choose_url": self._choose_url(criterion),
        }

    def _choose_url(self, criterion: Criterion) -> str:
        address = reverse("assessment:rule-choice", args=[self.unit.pk, criterion.pk])
        return address if self.may_choose else ""


def guarding(unit: Unit, member: Membership) -> Guarding:
    """Two queries, whatever the number of criteria."""
    choices: dict[tuple[str, str], RuleChoice] = {}
    if unit.centre_id:
        rows = RuleChoice.objects.visible_to(member).filter(unit_code=unit.code).select_related("by__user")
        choices = {(each.unit_code, each.criterion_code): each for each in rows.order_by("pk")}
    return Guarding(unit, given_for(member), choices, may_choose_rules(member, unit))
