"""How an example is written: a rule, a sentence about somebody's portfolio, and the facts behind it."""

from dataclasses import dataclass, field
from datetime import date

from assessment.readiness import Fact, Given

#: The day on which every example is looked at.
TODAY = date(2026, 6, 30)


@dataclass(frozen=True)
class Example:
    """``at`` names the facts at fault by their ref, where it matters; ``params`` the centre's figures."""

    rule: str
    story: str
    thing: Fact
    is_fine: bool
    at: tuple[str, ...] = ()
    params: dict[str, int] = field(default_factory=dict)

    @property
    def given(self) -> Given:
        return Given(TODAY, self.params)

    def __str__(self) -> str:
        return f"{self.rule} {'passes' if self.is_fine else 'fails'}: {self.story}"


def fails(rule: str, story: str, thing: Fact, *, at: str = "", **params: int) -> Example:
    return Example(rule, story, thing, is_fine=False, at=tuple(at.split()), params=params)


def passes(rule: str, story: str, thing: Fact, **params: int) -> Example:
    return Example(rule, story, thing, is_fine=True, params=params)
