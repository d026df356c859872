"""What the templates of a pack get: content with its texts cleaned and every link's target known."""

from dataclasses import dataclass

from assessment.exports.checklist import PartView
from assessment.exports.content import (
    Cell,
    Criterion,
    Detail,
    FileContent,
    ImprovementContent,
    OpenLine,
    OpenUnit,
    PortfolioContent,
    Quote,
    RecordContent,
    SectionContent,
    Serves,
    Sheet,
    Statement,
    UnitContent,
    Where,
)
from assessment.exports.rings import Ring

#: Parts 7 to 9 are printed unit by unit; the summary of achievement is part 14 (domain.md section 6).
UNITS, ACHIEVEMENT = 7, 14


@dataclass(frozen=True, slots=True)
class SheetView:
    anchor: str
    sheet: Sheet
    total: int


@dataclass(frozen=True, slots=True)
class FileView:
    """`shown` is photo, sheets or slip; `records` packs show everything as slips."""

    file: FileContent
    anchor: str
    shown: str
    sheets: tuple[SheetView, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """Something with the place it points to; an empty anchor means it is not in this pack."""

    to: Serves | Cell | Where
    anchor: str


@dataclass(frozen=True, slots=True)
class RecordView:
    """A record with its texts cleaned for print; `short` details stand among the facts, `long` ones apart."""

    record: RecordContent
    narrative: str
    short: tuple[Detail, ...]
    long: tuple[Detail, ...]
    files: tuple[FileView, ...]
    serves: tuple[Link, ...]
    sections: tuple[SectionContent, ...] = ()


@dataclass(frozen=True, slots=True)
class PaperView:
    """One part of the pack with its sections and the records in it; `is_list` only names the records."""

    number: int
    title: str
    sections: tuple[SectionContent, ...] = ()
    views: tuple[RecordView, ...] = ()
    is_list: bool = False

    @property
    def anchor(self) -> str:
        return f"part-{self.number}"


@dataclass(frozen=True, slots=True)
class CriterionView:
    criterion: Criterion
    cells: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class UnitView:
    unit: UnitContent
    ring: Ring
    criteria: tuple[CriterionView, ...]


@dataclass(frozen=True, slots=True)
class StageView:
    """One quarter of the loop: the records that stand in it, those its opening page names, the rest."""

    stage: str
    title: str
    shown: tuple[RecordView, ...]
    rest: tuple[RecordView, ...] = ()


@dataclass(frozen=True, slots=True)
class StoryView:
    """One turn: its opening page, then `printed`, its records but those an earlier turn has printed.

    The opening is one page whatever it holds: quotes and rows are cut to fit, a `crowded` one more tightly.
    """

    improvement: ImprovementContent
    crowded: bool
    stages: tuple[StageView, ...]
    quotes: tuple[Quote, ...]
    quotes_now: tuple[Quote, ...]
    compared: tuple[tuple[str, ...], ...]
    compared_left: int
    figures: tuple[RecordContent, ...] = ()
    printed: tuple[RecordView, ...] = ()
    previous_anchor: str = ""
    following_anchor: str = ""


@dataclass(frozen=True, slots=True)
class OpenLineView:
    """What a rule misses; `criteria` are codes with the place of their row, `more` the places left out."""

    line: OpenLine
    where: tuple[Link, ...]
    more: int
    criteria: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class OpenUnitView:
    unit: OpenUnit
    lines: tuple[OpenLineView, ...]


@dataclass(frozen=True, slots=True)
class Pack:
    """What the templates get. `labels` are the spoken names of places, for links and screen readers."""

    content: PortfolioContent
    manifest_hash: str
    parts: tuple[PartView, ...]
    units: tuple[UnitView, ...]
    stories: tuple[StoryView, ...]
    papers: tuple[PaperView, ...]
    statements: tuple[Statement, ...]
    open_units: tuple[OpenUnitView, ...]
    labels: dict[str, str]

    @property
    def printed(self) -> tuple[RecordView, ...]:
        """Every record, in the order of the pack."""
        told = (view for story in self.stories for view in story.printed)
        return (*told, *(view for paper in self.papers for view in paper.views))

    @property
    def before_units(self) -> tuple[PaperView, ...]:
        return tuple(each for each in self.papers if each.number < UNITS)

    @property
    def after_units(self) -> tuple[PaperView, ...]:
        return tuple(each for each in self.papers if UNITS < each.number < ACHIEVEMENT)

    @property
    def at_the_end(self) -> tuple[PaperView, ...]:
        return tuple(each for each in self.papers if each.number > ACHIEVEMENT)
