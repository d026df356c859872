"""The improvement loop in print: sections of a record, and the story of one turn."""

from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString
from django.utils.text import Truncator, slugify

COMPARISON = "Before and after"
RUNNING = 30


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart as finished SVG with its words and its data as a table."""

    svg: SafeString
    title: str
    description: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Quote:
    text: str
    by: str = ""
    when: str = ""


@dataclass(frozen=True, slots=True)
class SectionContent:
    """One titled part of a loop record, as it was frozen; `html` is already sanitised."""

    title: str
    html: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    quotes: tuple[Quote, ...] = ()
    picture: Picture | None = None

    @property
    def is_comparison(self) -> bool:
        """A review's table of each measure before and after; it opens the story too."""
        return bool(self.rows) and self.title.startswith(COMPARISON)


@dataclass(frozen=True, slots=True)
class Turn:
    """Another turn of the same loop."""

    ref: str
    cycle: int


@dataclass(frozen=True, slots=True)
class ImprovementContent:
    """One turn of the loop. `reached` stages of four are closed; `records` are the refs of what was handed
    in, in the order of the loop; `quotes` set it off, `quotes_now` came after the change; `figures` are
    the refs that `comparison` and `picture` come from.
    """

    ref: str
    title: str
    service_area: str
    cycle: int
    state_word: str
    reached: int
    records: tuple[str, ...]
    live_on: date | None = None
    previous: Turn | None = None
    following: Turn | None = None
    quotes: tuple[Quote, ...] = ()
    quotes_now: tuple[Quote, ...] = ()
    picture: Picture | None = None
    comparison: SectionContent | None = None
    figures: tuple[str, ...] = ()

    @property
    def anchor(self) -> str:
        return improvement_anchor(self.ref)

    @property
    def running(self) -> str:
        """What stands at the head of its pages."""
        return f"{self.ref} {Truncator(self.title).chars(RUNNING)}"


def improvement_anchor(ref: str) -> str:
    return f"improvement-{slugify(ref)}"
