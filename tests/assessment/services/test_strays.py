"""A decision slipped in, removed or altered with the database's own tools is named by ``verifyledger``."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from assessment.models import ClaimVerdict, CriterionDecision, Judgement
from assessment.services.attesting import strays_of
from portfolio.models import LedgerEntry, Salt
from tests.assessment.judging.desk import hand_in, judged
from tests.cast import log
from tests.lifting import lifted


@pytest.fixture(autouse=True)
def decided(cast):
    """Alan's judgement of Sam's diary, with two criteria met."""
    return judged(cast, hand_in(cast, log(cast), "TST-01", "TST-02"))


def sql(statement, *values):
    with lifted(), connection.cursor() as cursor:
        cursor.execute(statement, values)


def entry(event, code=""):
    rows = LedgerEntry.objects.filter(event=event, body__contains=f'"{code}"' if code else "")
    return rows.get().seq


def slip_in(model, **changed):
    """A copy of the first row with another key."""
    row = model.objects.order_by("pk").values().first() | changed
    del row["id"]
    names, holes = ", ".join(row), ", ".join(["%s"] * len(row))
    sql(f"INSERT INTO {model._meta.db_table} ({names}) VALUES ({holes})", *row.values())  # noqa: S608


def told():
    """What the command prints below its first line; it must have stopped with an error."""
    out = StringIO()
    with pytest.raises(CommandError):
        call_command("verifyledger", stdout=out)
    first, *rest = out.getvalue().splitlines()
    assert first.endswith("DOES NOT MATCH")
    return [line.strip() for line in rest]


def test_nothing_is_said_of_honest_rows(cast):
    assert strays_of(cast.centre) == []


def test_a_decision_slipped_in_has_no_entry(cast):
    slip_in(CriterionDecision, sequence=2)
    assert told() == ["A decision on TST-01 has no entry."]


def test_a_judgement_slipped_in_has_no_entry(cast):
    slip_in(Judgement, sequence=2)
    assert told() == ["A judgement of WP-01 has no entry."]


def test_a_decision_removed_leaves_its_entry(cast):
    sql("DELETE FROM assessment_criteriondecision WHERE criterion_id = %s", first(cast).pk)
    assert told() == [f"Entry {entry('decided', 'TST-01')} tells of a decision that is not there."]


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("outcome", "not_yet"),
        ("feedback", "Not what he wrote."),
        ("criterion_hash", "0" * 64),
        ("role", "iqa"),
    ],
)
def test_a_decision_altered_is_named_with_what_differs(cast, column, value):
    statement = f"UPDATE assessment_criteriondecision SET {column} = %s WHERE criterion_id = %s"  # noqa: S608
    sql(statement, value, first(cast).pk)
    name = {"criterion_hash": "text"}.get(column, column)
    sentence = f"The decision on TST-01 is not what entry {entry('decided', 'TST-01')} says: {name}."
    assert told() == [sentence]


def test_a_decision_given_to_another_assessor_is_named(cast):
    sql(
        "UPDATE assessment_criteriondecision SET decided_by_id = %s WHERE criterion_id = %s",
        *(cast.other_assessor.pk, first(cast).pk),
    )
    sentence = f"The decision on TST-01 is not what entry {entry('decided', 'TST-01')} says: actor."
    assert told() == [sentence]


@pytest.mark.parametrize("column", ["feedback", "reason"])
def test_words_of_a_judgement_altered_are_named(cast, column):
    sql(f"UPDATE assessment_judgement SET {column} = 'Not what he wrote.'")  # noqa: S608
    assert told() == [f"The judgement of WP-01 is not what entry {entry('judged')} says: {column}."]


def test_a_verdict_altered_or_removed_is_named(cast):
    sql(f"DELETE FROM {ClaimVerdict._meta.db_table}")  # noqa: S608
    assert told() == [f"The judgement of WP-01 is not what entry {entry('judged')} says: verdicts."]


def test_once_the_salt_is_erased_the_rest_is_still_checked(cast):
    sql("UPDATE assessment_criteriondecision SET feedback = 'Erased.'")
    Salt.objects.all().delete()
    assert strays_of(cast.centre) == []
    sql("UPDATE assessment_criteriondecision SET outcome = 'not_yet'")
    assert len(strays_of(cast.centre)) == 2


def first(cast):
    return cast.unit.unit.criteria.get(code="TST-01")
