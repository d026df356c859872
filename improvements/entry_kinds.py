"""The ten kinds of journal entry: what each is for, and which fields it asks (rules IM, PL, SU, PR)."""

from dataclasses import dataclass

from .models import JournalEntry

K = JournalEntry.Kind


@dataclass(frozen=True)
class EntryKind:
    """``asks`` are fields of JournalEntry, ``needs`` those of them without which it says nothing."""

    kind: JournalEntry.Kind
    about: str
    icon: str
    words: str
    asks: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()

    @property
    def code(self) -> str:
        return self.kind.value

    @property
    def label(self) -> str:
        return str(self.kind.label)


ENTRY_KINDS: dict[str, EntryKind] = {
    each.code: each
    for each in (
        EntryKind(
            K.COMMUNICATION,
            "Who heard about it from you, what you said, and what came back.",
            "megaphone",
            "What you told them",
            asks=("audience", "purpose", "channel", "to_authority", "response"),
            needs=("audience", "purpose"),
        ),
        EntryKind(
            K.DISRUPTION,
            "What you did so that customers were still served well while things changed.",
            "lifebuoy",
            "How you kept service going",
            asks=("action",),
        ),
        EntryKind(
            K.EARLY_CHECK,
            "A first look in the days after go-live: how is it being taken?",
            "eye",
            "What you looked at",
            asks=("action", "response"),
        ),
        EntryKind(
            K.ADJUSTMENT,
            "A small change you made because of what you saw.",
            "adjustments-horizontal",
            "What you adjusted, and why",
            asks=("action", "response"),
        ),
        EntryKind(
            K.COMPLIANCE,
            "You made sure that what you gather or change is lawful and fair.",
            "shield-check",
            "What you checked and what you found",
            asks=("law", "law_stage", "action"),
            needs=("law", "law_stage"),
        ),
        EntryKind(
            K.PROMOTION,
            "Something you did to get colleagues to improve service too.",
            "hand-raised",
            "What you did",
            asks=("audience", "channel", "response"),
            needs=("audience",),
        ),
        EntryKind(
            K.SUSTAIN,
            "Weeks later: is it still done the new way?",
            "arrow-path",
            "How you checked, and what you saw",
            asks=("holds",),
            needs=("holds",),
        ),
        EntryKind(
            K.EMBED,
            "The new way stands in a procedure, a training plan, a standard or a system.",
            "square-3-stack-3d",
            "What it says there now",
            asks=("embedding", "named"),
            needs=("embedding",),
        ),
        EntryKind(
            K.FRAMEWORK,
            "How it fits a quality framework your organisation uses.",
            "building-library",
            "How your improvement fits it",
            asks=("named",),
            needs=("named",),
        ),
        EntryKind(
            K.STRATEGY,
            "Which aim of your organisation it serves.",
            "flag",
            "How your improvement serves it",
            asks=("named",),
            needs=("named",),
        ),
    )
}

#: Every field that belongs to some kinds only.
NARROW_FIELDS = tuple(dict.fromkeys(name for each in ENTRY_KINDS.values() for name in each.asks))
