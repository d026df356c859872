"""Somebody changes a table behind the application's back: the signed unit opens again by itself."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from assessment.models import Reopening
from assessment.progress import judged_of
from tests.assessment.services.test_signoffs import all_met, sign
from tests.lifting import lifted

__all__ = ["all_met"]


@pytest.fixture
def signed(cast, all_met):
    sign(cast, cast.sam, "learner")
    sign(cast, cast.assessor, "assessor")


def sql(statement):
    with lifted(), connection.cursor() as cursor:
        cursor.execute(statement)


def check(capsys, **options):
    with pytest.raises(SystemExit) as stopped:
        call_command("checksignoffs", **options)
    return stopped.value.code, capsys.readouterr().out


def test_nothing_changed_nothing_said(cast, signed, capsys):
    call_command("checksignoffs", centre="harbour")
    assert capsys.readouterr().out == "Every signed unit is what was signed.\n"
    assert not Reopening.objects.exists()


@pytest.mark.parametrize(
    ("statement", "opened"),
    [
        ("UPDATE portfolio_version SET snapshot = '{\"files\": []}'", 3),
        ("UPDATE portfolio_version SET content_hash = 'another'", 3),
        ("UPDATE assessment_criteriondecision SET sequence = 7", 3),
        ("UPDATE assessment_criteriondecision SET outcome = 'not_yet'", 0),
        ("UPDATE assessment_criteriondecision SET criterion_hash = 'another'", 3),
        ("UPDATE assessment_manifest SET body = '{\"criteria\": []}'", 3),
    ],
)
def test_a_row_changed_by_hand_is_found_and_opened_again(cast, signed, capsys, statement, opened):
    sql(statement)
    code, out = check(capsys)
    unit = judged_of(cast.enrolment).units[0]
    assert (code, out.count("Reopened: "), Reopening.objects.filter(cause="system").count()) == (1, 1, opened)
    assert all(hasattr(each.signature, "voiding") for each in unit.signatures)


def test_a_second_look_finds_nothing_more(cast, signed, capsys):
    sql("UPDATE assessment_criteriondecision SET sequence = 7")
    check(capsys)
    call_command("checksignoffs")
    assert capsys.readouterr().out == "Every signed unit is what was signed.\n"


def test_an_unknown_centre_is_named(cast):
    with pytest.raises(CommandError, match="There is no centre nowhere"):
        call_command("checksignoffs", centre="nowhere")
