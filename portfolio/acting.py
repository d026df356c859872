"""How somebody proved who they are, while their request is answered (promises.md 2.4, auth strength).

The middleware says it once; whatever writes to the ledger meanwhile puts it down. Where nobody signed in, in
a command or in the background, it is NONE.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

NONE = "none"
LINK = "link"
#: Signed in, and the session does not say by what.
SESSION = "session"

_proved_by: ContextVar[str] = ContextVar("proved_by", default=NONE)


def strength() -> str:
    """One of none, link, session, or the methods of signing in: "password", "mfa+password"."""
    return _proved_by.get()


def strength_of(records: Iterable[dict[str, Any]]) -> str:
    """``records`` are django-allauth's, one for each method that was asked for in this session."""
    return "+".join(sorted({str(each["method"]) for each in records})) or SESSION


@contextmanager
def proved_by(how: str) -> Iterator[None]:
    token = _proved_by.set(how)
    try:
        yield
    finally:
        _proved_by.reset(token)
