"""What the child process finds in a file, and the faults for which it refuses one. Sent as JSON."""

from dataclasses import dataclass


@dataclass
class Finding:
    """Facts about a file that may be kept; `caution` names a reason to keep it as a download only."""

    pages: int | None = None
    seconds: float | None = None
    width: int | None = None
    height: int | None = None
    caution: str = ""


class Fault(Exception):
    """A reason to refuse a file: a code of `gate.SENTENCES`, and what was found instead where that helps."""

    def __init__(self, code: str, found: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.found = found
