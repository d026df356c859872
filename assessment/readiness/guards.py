"""Which rules guard which criterion: as its specification says; for a centre's own unit by phase tags, unless
the centre chose them itself (domain.md section 4)."""

from collections.abc import Iterable, Mapping

from assessment.models import Criterion, RuleChoice, Unit

from .rule import Scope, all_rules

#: Rules of these scopes say something about one criterion's proof; the others come with every unit.
GUARDING = (Scope.IMPROVEMENT, Scope.UNIT)


def by_phases(phases: Iterable[str]) -> frozenset[str]:
    """Rules that a criterion gets from its phase tags."""
    wanted = set(phases)
    return frozenset(
        each.id for each in all_rules() if each.phase in wanted and each.scope in GUARDING and each.criteria
    )


def guards_of(
    unit: Unit, criterion: Criterion, chosen: Mapping[tuple[str, str], list[str]]
) -> frozenset[str]:
    """``chosen`` is what the centre chose, by code of unit and criterion (``chosen_by``)."""
    if unit.centre_id is None:
        return frozenset(criterion.rules)
    own = chosen.get((unit.code, criterion.code))
    if own is not None:
        return frozenset(own)
    return frozenset(criterion.rules) or by_phases(criterion.phases)


def chosen_by(choices: Iterable[RuleChoice]) -> dict[tuple[str, str], list[str]]:
    """The newest choice for each criterion; give them oldest first."""
    return {(each.unit_code, each.criterion_code): each.rules for each in choices}
