"""Taking the guards off append-only tables, as somebody with the database's own password could.

The application has no such way. Two kinds of test need one: those that tamper on purpose, and the emptying
of the database after a test that commits. Dropping or disabling the triggers needs nothing but the ownership
of the tables; PostgreSQL's session_replication_role would need a superuser and would let foreign keys go too.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

_SQLITE = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE '%_refuses_%'"
_POSTGRES = "SELECT tgrelid::regclass::text, tgname FROM pg_trigger WHERE tgname LIKE '%_refuses_%'"


def guards() -> list[tuple[str, str]]:
    """SQLite: name and SQL of each trigger. PostgreSQL: table and name."""
    with connection.cursor() as cursor:
        cursor.execute(_SQLITE if connection.vendor == "sqlite" else _POSTGRES)
        return sorted(cursor.fetchall())


@contextmanager
def lifted() -> Iterator[None]:
    """Within the block rows can be changed and removed."""
    off, on = _ways(guards())
    _run(off)
    try:
        yield
    finally:
        _run(on)


def _ways(found: list[tuple[str, str]]) -> tuple[list[str], list[str]]:
    if connection.vendor == "sqlite":
        return [f"DROP TRIGGER {name}" for name, _ in found], [sql for _, sql in found]
    # A table with checks still to come cannot be altered, so they come now.
    now, later = "SET CONSTRAINTS ALL IMMEDIATE", "SET CONSTRAINTS ALL DEFERRED"
    turn = "ALTER TABLE {} {} TRIGGER {}"
    off = [turn.format(table, "DISABLE", name) for table, name in found]
    on = [turn.format(table, "ENABLE", name) for table, name in found]
    return [now, *off, later], [now, *on, later]


def _run(statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
