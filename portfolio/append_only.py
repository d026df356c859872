"""Tables whose rows are added and never changed or removed: the database itself refuses (promises.md 2.4).

Migrations put the guards on, so this module keeps its names and its meaning. SQLite loses the guards of a
table that a later migration rebuilds (it drops the old one); such a migration ends with ``guard`` again, and
a test asks every table named here whether its guards stand. On both databases the refusal is an
IntegrityError with the sentence below.
"""

from typing import Any

from django.db.migrations import RunPython

SENTENCE = "Rows of {table} are added and never changed or removed."
FUNCTION = "loopfolio_refuse_change"

_SQLITE = """
CREATE TRIGGER {table}_refuses_{name} BEFORE {act} ON {table}
BEGIN SELECT RAISE(ABORT, '{sentence}'); END
"""
_FUNCTION = f"""
CREATE OR REPLACE FUNCTION {FUNCTION}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Rows of % are added and never changed or removed.', TG_TABLE_NAME
    USING ERRCODE = 'restrict_violation';
END $$
"""
_ROWS = """
CREATE TRIGGER {table}_refuses_change BEFORE UPDATE OR DELETE ON {table}
FOR EACH ROW EXECUTE FUNCTION {function}()
"""
_WHOLE = """
CREATE TRIGGER {table}_refuses_truncate BEFORE TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION {function}()
"""


def guard(*tables: str) -> RunPython:
    """A step of a migration that makes the database refuse to change rows of these tables."""

    def put_on(apps: Any, editor: Any) -> None:
        for statement in statements(editor.connection.vendor, tables):
            editor.execute(statement, params=None)  # a % in them is PL/pgSQL, not a place for a value

    def take_off(apps: Any, editor: Any) -> None:
        ends = ("update", "delete") if editor.connection.vendor == "sqlite" else ("change", "truncate")
        where = "" if editor.connection.vendor == "sqlite" else " ON {table}"
        for table in tables:
            for end in ends:
                editor.execute(f"DROP TRIGGER {table}_refuses_{end}" + where.format(table=table))

    return RunPython(put_on, take_off)


def statements(vendor: str, tables: tuple[str, ...]) -> list[str]:
    """The SQL that puts the guards on. NotImplementedError for a database that we do not know."""
    if vendor == "sqlite":
        acts = ("update", "delete")
        return [
            _SQLITE.format(table=each, name=act, act=act.upper(), sentence=SENTENCE.format(table=each))
            for each in tables
            for act in acts
        ]
    if vendor == "postgresql":
        made = [sql.format(table=each, function=FUNCTION) for each in tables for sql in (_ROWS, _WHOLE)]
        return [_FUNCTION, *made]
    raise NotImplementedError(f"Nobody wrote down how {vendor} refuses a change.")
