"""How a service says no."""

from typing import Any


class Refused(Exception):
    """What was asked cannot be done now. The text is the sentence the person reads."""

    @property
    def sentence(self) -> str:
        return str(self)


class AlreadyDone(Refused):
    """The same was sent twice. ``made`` is what the first time made."""

    def __init__(self, made: Any) -> None:
        super().__init__("This was saved already.")
        self.made = made


class Moved(Refused):
    """Somebody else was there first; the person must look again before deciding."""
