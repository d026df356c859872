"""One shape for showing a record, whether it is still being written or was frozen as a version.

Pages, the judging screen and print all read ``ShownRecord`` and never ask where the facts came from.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.formats import date_format

from .kinds import Detail, Kind, kind_of
from .models import Attachment, Medium, Membership, Origin, Record, Setting, Signature, Version
from .sections import Section, read_sections
from .services.records import snapshot_of

NO_AI_WORD = "Not said yet."
FAMILIES = {"pdf": "PDF", "office": "Document", "image": "Picture", "email": "E-mail"}


@dataclass(frozen=True)
class ShownFile:
    """``size`` in bytes, ``seconds`` and ``pages`` None where the kind of file has none."""

    public_id: str
    name: str
    media_type: str
    family: str
    size: int
    sha256: str
    pages: int | None
    seconds: float | None
    caption: str
    alt: str
    has_preview: bool

    @property
    def length(self) -> str:
        """How long it is, as people say it: 3 pages, 4 min 10 s, or nothing."""
        if self.pages:
            return "1 page" if self.pages == 1 else f"{self.pages} pages"
        if not self.seconds:
            return ""
        minutes, seconds = divmod(max(round(self.seconds), 1), 60)
        return f"{minutes} min {seconds} s" if minutes else f"{seconds} s"

    @property
    def type_words(self) -> str:
        return FAMILIES.get(self.family, self.family.capitalize())

    @property
    def words(self) -> str:
        """What a picture shows, for people who cannot see it; its caption or name if nobody said."""
        return self.alt or self.caption or self.name


@dataclass(frozen=True)
class ShownRecord:
    """``version`` is None and ``content_hash`` empty while the record is shown as it stands today.

    ``ai_sentence`` is empty for kinds that no learner writes.
    """

    ref: str
    portfolio_ref: str
    version: int | None
    content_hash: str
    kind: str
    kind_label: str
    stage: str
    icon: str
    page_template: str
    title: str
    happened_on: date | None
    happened_until: date | None
    recorded_at: datetime
    setting: str
    medium: str
    origin: str
    narrative: str
    details: list[tuple[str, str]]
    sections: list[Section]
    held_elsewhere: bool
    held_where: str
    held_by: str
    ai_sentence: str
    author_name: str
    files: list[ShownFile]

    @property
    def happened(self) -> str:
        """Its day or days as people write them, empty if nobody gave them."""
        days = [each for each in (self.happened_on, self.happened_until) if each]
        return " to ".join(date_format(day, "j M Y") for day in days)


def shown_record(record: Record) -> ShownRecord:
    """The record as it stands today. One query, for its files.

    Load it with ``select_related("portfolio", "author__user")``.
    """
    attachments = list(record.attachments.current().select_related("blob"))
    return _shown(record, snapshot_of(record, attachments), attachments)


def shown_version(version: Version) -> ShownRecord:
    """The record as it was frozen, read from the snapshot alone. One query for the copies to look at.

    Load it with ``select_related("record__portfolio", "record__author__user")``.
    """
    return _shown(
        version.record,
        version.snapshot,
        version.attachments.all(),
        version=version.number,
        content_hash=version.content_hash,
    )


def shown_to(member: Membership, record: Record) -> ShownRecord:
    """The author reads what they are writing; everybody else what was last frozen (promises.md 5)."""
    version = record.current_version
    if record.author_id == member.pk or version is None:
        return shown_record(record)
    version.record = record  # already loaded
    return shown_version(version)


def _shown(
    record: Record,
    facts: Mapping[str, Any],
    attachments: Iterable[Attachment],
    *,
    version: int | None = None,
    content_hash: str = "",
) -> ShownRecord:
    kind, held = kind_of(record.kind), facts["held_elsewhere"]
    printed = {str(each.public_id) for each in attachments if each.print_blob_id}
    return ShownRecord(
        ref=record.ref,
        portfolio_ref=record.portfolio.ref,
        version=version,
        content_hash=content_hash,
        kind=kind.code,
        kind_label=kind.label,
        stage=kind.stage,
        icon=kind.icon,
        page_template=kind.page_template,
        title=facts["title"],
        happened_on=_day(facts["happened_on"]),
        happened_until=_day(facts["happened_until"]),
        recorded_at=record.recorded_at,
        setting=Setting(facts["setting"]).label,
        medium=Medium(facts["medium"]).label,
        origin=Origin(facts["origin"]).label,
        narrative=facts["narrative"],
        details=list(_details(kind, facts["details"])),
        sections=read_sections(facts["details"]),
        held_elsewhere=held is not None,
        held_where=held["where"] if held else "",
        held_by=held["by"] if held else "",
        ai_sentence=_ai_sentence(facts["ai"]) if Signature.Purpose.AUTHENTICITY in kind.needs else "",
        author_name=record.author.user.name,
        files=[_file(each, printed) for each in facts["files"]],
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _details(kind: Kind, given: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    """The kind's own fields in its order, as label and text; what a kind no longer asks for comes last."""
    asked = {detail.key: detail for detail in kind.details}
    for key in [*asked, *sorted(given.keys() - asked.keys())]:
        value = given.get(key)
        if isinstance(value, str) and value:
            detail = asked.get(key) or Detail(key, key.replace("_", " ").capitalize())
            yield detail.label, detail.words(value)


def _ai_sentence(ai: Mapping[str, str]) -> str:
    if ai["use"] == "declared":
        return f"AI help was used: {ai['note']}" if ai["note"] else "AI help was used."
    return "No AI help was used." if ai["use"] == "none" else NO_AI_WORD


def _file(facts: Mapping[str, Any], printed: set[str]) -> ShownFile:
    return ShownFile(
        public_id=facts["id"],
        name=facts["name"],
        media_type=facts["media_type"],
        family=facts["family"],
        size=facts["size"],
        sha256=facts["sha256"],
        pages=facts["pages"],
        seconds=facts["seconds"],
        caption=facts["caption"],
        alt=facts["alt"],
        has_preview=facts["id"] in printed,
    )
