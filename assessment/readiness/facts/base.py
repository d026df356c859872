"""What every fact can say about itself: which thing it is, and where a person finds it."""

from dataclasses import dataclass


@dataclass(slots=True, kw_only=True, eq=False)
class Fact:
    """Plain data about one thing; rules read it and nothing else.

    ``ref`` is as people write it (FB-01, AN-01.2, IMP-01, PCI-04), ``record`` the reference of the record
    it stands on, empty where it stands on none. ``hidden`` marks what only its author may know of yet.
    Every field has a default, because anything may be missing.
    """

    pk: int = 0
    ref: str = ""
    words: str = ""
    record: str = ""
    hidden: bool = False
