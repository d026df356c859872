"""What is different between two showings of one record, so that nobody reads it all twice."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from .display import ShownRecord

FACTS = (
    ("title", "Title"),
    ("happened_on", "Date it happened"),
    ("happened_until", "Last date"),
    ("setting", "Setting"),
    ("medium", "Medium"),
    ("origin", "Origin"),
    ("held_where", "Where it is kept"),
    ("held_by", "Who keeps it"),
    ("ai_sentence", "AI help"),
)


@dataclass(frozen=True)
class Passage:
    """One paragraph and whether it is ``same``, ``added`` or ``removed``."""

    mark: str
    text: str


@dataclass(frozen=True)
class FactChange:
    """``before`` or ``after`` is empty when there was nothing."""

    label: str
    before: object
    after: object


@dataclass(frozen=True)
class Changes:
    """``passages`` is empty when the text stayed as it was."""

    passages: list[Passage]
    facts: list[FactChange]
    files_added: list[str]
    files_removed: list[str]

    def __bool__(self) -> bool:
        return bool(self.passages or self.facts or self.files_added or self.files_removed)


def changes_between(before: ShownRecord, after: ShownRecord) -> Changes:
    old, new = ({file.public_id: file.name for file in each.files} for each in (before, after))
    same_text = before.narrative == after.narrative
    return Changes(
        passages=[] if same_text else list(_passages(before.narrative, after.narrative)),
        facts=[
            *_fact_changes(before, after),
            *_detail_changes(before, after),
            *_section_changes(before, after),
        ],
        files_added=[name for key, name in new.items() if key not in old],
        files_removed=[name for key, name in old.items() if key not in new],
    )


def _passages(before: str, after: str) -> Iterator[Passage]:
    old, new = _paragraphs(before), _paragraphs(after)
    for tag, from_old, to_old, from_new, to_new in SequenceMatcher(None, old, new, False).get_opcodes():
        if tag == "equal":
            yield from (Passage("same", text) for text in old[from_old:to_old])
            continue
        yield from (Passage("removed", text) for text in old[from_old:to_old])
        yield from (Passage("added", text) for text in new[from_new:to_new])


def _paragraphs(text: str) -> list[str]:
    blocks = text.replace("\r\n", "\n").split("\n\n")
    return [block.strip() for block in blocks if block.strip()]


def _fact_changes(before: ShownRecord, after: ShownRecord) -> Iterator[FactChange]:
    for name, label in FACTS:
        old, new = getattr(before, name), getattr(after, name)
        if old != new:
            yield FactChange(label, old or "", new or "")


def _detail_changes(before: ShownRecord, after: ShownRecord) -> Iterator[FactChange]:
    old, new = dict(before.details), dict(after.details)
    for label in dict.fromkeys([*old, *new]):
        if old.get(label) != new.get(label):
            yield FactChange(label, old.get(label, ""), new.get(label, ""))


def _section_changes(before: ShownRecord, after: ShownRecord) -> Iterator[FactChange]:
    """Of the sections of a loop record, the lines that went and the lines that came."""
    old, new = ({part.title: part.lines for part in each.sections} for each in (before, after))
    for title in dict.fromkeys([*old, *new]):
        gone = [line for line in old.get(title, []) if line not in new.get(title, [])]
        come = [line for line in new.get(title, []) if line not in old.get(title, [])]
        if gone or come:
            yield FactChange(title, "\n".join(gone), "\n".join(come))
