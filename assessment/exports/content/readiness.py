"""What the rules still miss, and which of them somebody set aside: part 17."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Where:
    """A place at fault as people write it; `record` is the record or improvement it stands on."""

    ref: str
    record: str = ""


@dataclass(frozen=True, slots=True)
class OpenLine:
    """One rule that fails. `level` is error, warning or todo, `criteria` the codes it is in the way of."""

    level: str
    level_word: str
    rule: str
    sentence: str
    where: tuple[Where, ...] = ()
    criteria: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OpenUnit:
    """What is open in one unit; without a `code`, what concerns no unit, or not yet."""

    code: str
    title: str
    lines: tuple[OpenLine, ...]


@dataclass(frozen=True, slots=True)
class AsideWord:
    """One thing an assessor said: the rule is not needed, or it `applies` again."""

    applies: bool
    reason: str
    name: str
    when: datetime


@dataclass(frozen=True, slots=True)
class RuleAside:
    """One rule and one thing, and all that was said about them, oldest first. An empty `about` is all."""

    rule: str
    sentence: str
    about: str
    words: tuple[AsideWord, ...]

    @property
    def stands(self) -> bool:
        """Whether the rule is set aside now."""
        return not self.words[-1].applies


@dataclass(frozen=True, slots=True)
class ReadinessReport:
    units: tuple[OpenUnit, ...] = ()
    asides: tuple[RuleAside, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.units or self.asides)
