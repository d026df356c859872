"""The server's time, in one place, so that the demonstration and tests can act on an earlier day.

Nothing a person sends can reach ``at``; only the demonstration builder and the tests use it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime

from django.utils import timezone

_set_to: ContextVar[datetime | None] = ContextVar("clock", default=None)


def now() -> datetime:
    return _set_to.get() or timezone.now()


def today() -> date:
    return timezone.localdate(now())


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Act as if it were ``moment`` (aware) within the block."""
    token = _set_to.set(moment)
    try:
        yield
    finally:
        _set_to.reset(token)
