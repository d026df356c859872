"""The cast as it was built once in this process, put back row by row for each test that asks for it.

Services take far longer to build the cast than a database takes to store it. So they build it once, in a
transaction that is rolled back; what they wrote is kept and written again. No test finds a row that it did
not ask for, tests that empty the database disturb nothing, and every test has objects of its own.
"""

import pickle
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from django.apps import apps
from django.db import IntegrityError, connection, models, transaction

from portfolio import clock
from tests.cast import Cast, make_cast

OURS = ("portfolio", "feedback", "improvements", "assessment")


class Remembered:
    """A cast, the statements that store it again, and the day it belongs to."""

    def __init__(self, cast: Cast, rows: list[models.Model]):
        self.day: date = clock.today()
        self.cast = pickle.dumps(cast)
        self._rows, self._statements = rows, []

    def again(self) -> Cast:
        """As built anew. IntegrityError if the test already made rows that stand in the way."""
        with transaction.atomic():
            if self._statements:
                with connection.cursor() as cursor:
                    for sql, params in self._statements:
                        cursor.execute(sql, params)
            else:
                with _noted(self._statements):
                    _store(self._rows)
        return pickle.loads(self.cast)  # noqa: S301 - our own, from this process


_kept: dict[str, Remembered] = {}


def the_cast() -> Cast:
    return _remembered("cast", make_cast)


def the_cast_elsewhere() -> Cast:
    return _remembered("elsewhere", lambda: make_cast("inland", "INLD"))


def _remembered(name: str, build: Callable[[], Cast]) -> Cast:
    if not _kept:
        _learn()
    kept = _kept.get(name)
    if kept and kept.day == clock.today():  # a test that travelled to another day has a cast of that day
        try:
            return kept.again()
        except IntegrityError:
            return build()
    return build()


def _learn() -> None:
    """Build both casts as a test would find them, remember them, and leave nothing behind."""
    if any(model._base_manager.exists() for model in apps.get_models() if model._meta.app_label in OURS):
        return
    with transaction.atomic():
        old = _everything()
        cast = make_cast()
        first = _everything()
        elsewhere = make_cast("inland", "INLD")
        second = _everything()
        transaction.set_rollback(True)
    _kept["cast"] = Remembered(cast, _added(old, first))
    _kept["elsewhere"] = Remembered(elsewhere, _added(first, second))


def _everything() -> dict[tuple, models.Model]:
    kinds = [m for m in apps.get_models(include_auto_created=True) if m._meta.managed and not m._meta.proxy]
    return {(kind, row.pk): row for kind in kinds for row in kind._base_manager.all()}


def _added(before: dict[tuple, Any], after: dict[tuple, Any]) -> list[models.Model]:
    return [row for key, row in after.items() if key not in before]


def _store(rows: list[models.Model]) -> None:
    """Exactly as read: no default, no date of today. Foreign keys are checked when the transaction ends."""
    for kind in {type(row): None for row in rows}:
        fields = kind._meta.local_concrete_fields
        kind._base_manager._insert(
            [row for row in rows if type(row) is kind], fields=fields, using="default", raw=True
        )


@contextmanager
def _noted(statements: list[tuple[str, Any]]) -> Iterator[None]:
    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        statements.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield
