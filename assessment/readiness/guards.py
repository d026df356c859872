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
    unit: Unit, criterion: Criterion, chosen: Mapping[tuple[str, str], list[str] | None]
) -> frozenset[str]:
    """``chosen`` is what the centre chose, by code of unit and criterion (``chosen_by``)."""
    own = chosen.get((unit.code, criterion.code)) if unit.centre_id else None
    return preset_of(unit, criterion) if own is None else frozenset(own)


def preset_of(unit: Unit, criterion: Criterion) -> frozenset[str]:
    """What guards it as long as nobody chose: what its specification says, or else what its phases bring."""
    named = frozenset(criterion.rules)
    return named or (by_phases(criterion.phases) if unit.centre_id else named)


def chosen_by(choices: Iterable[RuleChoice]) -> dict[tuple[str, str], list[str] | None]:
    """The newest choice for each criterion; give them oldest first."""
    return {(each.unit_code, each.criterion_code): each.rules for each in choices}
