"""What proves it: records, their files and who judged and signed them."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.utils.text import slugify

from assessment.exports.content.loop import SectionContent
from assessment.exports.content.units import Judgement, criterion_anchor, criterion_label

FAMILY_WORDS = {"pdf": "PDF", "image": "Picture", "office": "Office document", "email": "E-mail"}


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of an attached PDF; `wide` when it reads in landscape."""

    number: int
    wide: bool = False


@dataclass(frozen=True, slots=True)
class FileContent:
    """An attached file. `family` is image, pdf, video, audio, office, email, text or other.

    `print_path` is the prepared photo (upright, no metadata), `original_path` the stored blob. `problem` is
    empty, `missing`, `damaged` or `locked`; `sheets` is filled by `intake` when the PDF was opened and read.
    """

    name: str
    media_type: str
    family: str
    size: int
    sha256: str
    pages: int = 0
    seconds: int = 0
    caption: str = ""
    alt: str = ""
    print_path: Path | None = None
    original_path: Path | None = None
    problem: str = ""
    sheets: tuple[Sheet, ...] = ()

    @property
    def type_word(self) -> str:
        return FAMILY_WORDS.get(self.family, self.family.capitalize())

    @property
    def length(self) -> str:
        """Playing time as 4:10 or 1:02:07; empty when unknown."""
        minutes, seconds = divmod(self.seconds, 60)
        hours, minutes = divmod(minutes, 60)
        if not self.seconds:
            return ""
        return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


@dataclass(frozen=True, slots=True)
class Detail:
    """A labelled part of a record; `html` is already sanitised."""

    label: str
    html: str


@dataclass(frozen=True, slots=True)
class HeldElsewhere:
    where: str
    holder: str
    reason: str = ""
    seen_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Serves:
    """One criterion that a record is claimed for."""

    unit: str
    code: str
    text: str
    locator: str = ""
    reason: str = ""
    state_word: str = ""

    @property
    def anchor(self) -> str:
        return criterion_anchor(self.unit, self.code)

    @property
    def label(self) -> str:
        return criterion_label(self.unit, self.code)


@dataclass(frozen=True, slots=True)
class Signature:
    role: str
    name: str
    when: datetime | None = None
    statement: str = ""


@dataclass(frozen=True, slots=True)
class RecordContent:
    """One version of one record. `stage`: empty, feedback, plan, change or review; it colours the edge.

    It prints in `part` of the pack by its kind's `template`, unless its improvement tells it already.
    """

    ref: str
    version: int
    kind: str
    kind_label: str
    title: str
    author: str
    recorded_at: datetime
    content_hash: str
    method: str = ""
    medium: str = ""
    setting: str = ""
    done_on: date | None = None
    done_until: date | None = None
    stage: str = ""
    part: int = 13
    template: str = "export/record.html"
    narrative_html: str = ""
    details: tuple[Detail, ...] = ()
    sections: tuple[SectionContent, ...] = ()
    held_elsewhere: HeldElsewhere | None = None
    ai_statement: str = ""
    serves: tuple[Serves, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    signatures: tuple[Signature, ...] = ()
    files: tuple[FileContent, ...] = ()

    @property
    def anchor(self) -> str:
        return record_anchor(self.ref)


@dataclass(frozen=True, slots=True)
class Draft:
    """A record that was never submitted: named in the pack, not printed."""

    ref: str
    kind_label: str
    title: str


def record_anchor(ref: str) -> str:
    return f"record-{slugify(ref)}"
