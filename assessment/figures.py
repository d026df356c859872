"""The figures of the rules as a centre set them, for pages that show them."""

from dataclasses import dataclass, field

from portfolio import clock
from portfolio.models import Membership

from .models import ParameterChange
from .readiness import PARAMETERS, Given, Parameter


@dataclass(frozen=True)
class Figure:
    """One parameter with everything that was ever said about it, oldest first."""

    parameter: Parameter
    changes: list[ParameterChange] = field(default_factory=list)

    @property
    def newest(self) -> ParameterChange | None:
        return self.changes[-1] if self.changes else None

    @property
    def value(self) -> int:
        own = self.newest.value if self.newest else None
        return self.parameter.default if own is None else own

    @property
    def unit(self) -> str:
        """1 reading, 2 readings."""
        return self.parameter.unit.removesuffix("s") if self.value == 1 else self.parameter.unit

    @property
    def is_own(self) -> bool:
        """The centre's own, even where it happens to be what the default is."""
        return self.newest is not None and self.newest.value is not None


def figures_for(member: Membership) -> dict[str, Figure]:
    """By name, in the order of the parameters. One query."""
    figures = {name: Figure(each) for name, each in PARAMETERS.items()}
    rows = ParameterChange.objects.visible_to(member).select_related("by__user").order_by("pk")
    for row in rows:
        if row.name in figures:
            figures[row.name].changes.append(row)
    return figures


def given_for(member: Membership) -> Given:
    """What rules are given at the member's centre today. One query."""
    return given_by(figures_for(member))


def given_by(figures: dict[str, Figure]) -> Given:
    return Given(clock.today(), {name: each.value for name, each in figures.items()})
