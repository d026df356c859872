"""What every queue is made of."""

from dataclasses import dataclass
from datetime import date, datetime

from portfolio import clock

#: So many of a queue are shown where many queues stand together.
SHOWN = 5


@dataclass(frozen=True)
class Waiting:
    """One task. ``words`` say what it is, ``about`` whose; done at ``url``, by the button ``action``."""

    words: str
    about: str
    url: str
    action: str
    since: datetime
    due: date | None = None

    @property
    def is_overdue(self) -> bool:
        return self.due is not None and self.due < clock.today()


@dataclass(frozen=True)
class Queue:
    """Tasks of one kind: the oldest ``rows`` of ``total``. ``url`` leads to all of them, where a page lists
    them."""

    slug: str
    title: str
    rows: tuple[Waiting, ...]
    total: int
    url: str = ""

    @property
    def overdue(self) -> int:
        return sum(each.is_overdue for each in self.rows)

    @property
    def overdue_words(self) -> str:
        return f"{self.overdue} overdue"
