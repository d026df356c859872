"""Tables whose rows are added only: each named in a migration has its guards, and the database refuses."""

import inspect
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.db.migrations.loader import MigrationLoader

from assessment.services.judging import judge
from assessment.services.submissions import submit
from tests.assessment.exports.test_compile import attach
from tests.assessment.services.test_signoffs import sign
from tests.cast import all_yes, claim, log
from tests.lifting import guards, lifted

ENDS = ("delete", "update") if connection.vendor == "sqlite" else ("change", "truncate")


def steps():
    """Each step of a migration that guards tables, with their names."""
    found = MigrationLoader(None, ignore_no_migrations=True).disk_migrations.values()
    for operation in (each for migration in found for each in migration.operations):
        code = getattr(operation, "code", None)
        if code and code.__module__ == "portfolio.append_only":
            yield operation, inspect.getclosurevars(code).nonlocals["tables"]


TABLES = sorted(table for _, tables in steps() for table in tables)


def names():
    """Of the guards that stand now."""
    return sorted(row[0] if connection.vendor == "sqlite" else row[1] for row in guards())


def expected(tables=TABLES):
    return sorted(f"{table}_refuses_{end}" for table in tables for end in ENDS)


@pytest.fixture
def rows(cast):
    """A signed unit on evidence with a file: at least one row in each table."""
    record = log(cast)
    attach(cast, record)
    claim(cast, record)
    item = submit(by=cast.sam, enrolment=cast.enrolment, records=[record], declared=True).items.get()
    judge(by=cast.assessor, item=item, given=all_yes(item))
    sign(cast, cast.sam, "learner")


def run(sql):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.rowcount


def key_of(table):
    return next(each for each in apps.get_models() if each._meta.db_table == table)._meta.pk.column


def test_every_table_named_in_a_guard_has_its_triggers(db):
    assert len(TABLES) == len(set(TABLES)) >= 10
    assert names() == expected()


@pytest.mark.parametrize("table", TABLES)
def test_no_row_is_changed_or_removed(rows, table):
    for sql in (f"UPDATE {table} SET {key_of(table)} = {key_of(table)}", f"DELETE FROM {table}"):  # noqa: S608
        with pytest.raises(IntegrityError, match=f"Rows of {table} are added and never changed or removed"):
            run(sql)


@pytest.mark.parametrize("table", TABLES)
def test_with_the_guards_off_the_same_statement_goes_through(rows, table):
    """So it is the guard that refuses, and there is a row for it to refuse."""
    with lifted():
        assert run(f"UPDATE {table} SET {key_of(table)} = {key_of(table)}") > 0  # noqa: S608
    assert names() == expected()


@pytest.mark.postgres
@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite has no TRUNCATE")
@pytest.mark.parametrize("table", TABLES)
def test_no_table_is_emptied_at_once(db, table):
    with pytest.raises(IntegrityError, match="added and never changed"):
        run(f"TRUNCATE {table} CASCADE")


def test_each_step_goes_back_and_forth(db):
    with connection.cursor() as cursor:
        editor = SimpleNamespace(connection=connection, execute=lambda sql, params=None: cursor.execute(sql))
        for step, tables in steps():
            step.reverse_code(None, editor)
            assert not set(names()) & set(expected(tables))
            step.code(None, editor)
    assert names() == expected()
