"""How a service says no."""


class Refused(Exception):
    """What was asked cannot be done now. The text is the sentence the person reads."""

    @property
    def sentence(self) -> str:
        return str(self)


class Moved(Refused):
    """Somebody else was there first; the person must look again before deciding."""
