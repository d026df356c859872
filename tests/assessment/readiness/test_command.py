"""manage.py readiness: the same answer as the pages, for the shell and for scripts."""

import json

import pytest
from django.core.management import CommandError, call_command

from assessment.readiness import all_rules
from tests.cast import log

pytestmark = pytest.mark.django_db


def test_the_shell_says_what_is_missing_and_where(cast, capsys):
    log(cast, happened_on=None)
    call_command("readiness", cast.enrolment.ref)
    said = capsys.readouterr().out
    assert f"{cast.enrolment.ref}: 0 of 3 criteria met." in said
    assert "TST: 0 of 3 met. In progress." in said
    assert "PF-04  This evidence has no date. (WP-01)" in said


def test_a_script_reads_the_same_as_json(cast, capsys):
    log(cast, happened_on=None)
    call_command("readiness", cast.enrolment.ref, "--json")
    said = json.loads(capsys.readouterr().out)
    assert (said["met"], said["total"]) == (0, 3)
    assert said["units"][0]["criteria"] == dict.fromkeys(["TST-01", "TST-02", "TST-03"], "not_started")
    (undated,) = [each for each in said["results"] if each["rule"] == "PF-04"]
    assert (undated["level"], undated["at"], undated["set_aside"]) == ("error", ["WP-01"], None)
    assert sum(said["counts"].values()) == len(said["results"])


def test_every_rule_is_listed_with_its_sentence(capsys):
    call_command("readiness", "--rules")
    said = capsys.readouterr().out.splitlines()
    assert said[-1] == f"{len(all_rules())} rules."
    assert "FB-01  error    analysing  Use at least two different ways of gathering" in said[0]


def test_the_rules_come_as_json_too(capsys):
    call_command("readiness", "--rules", "--json")
    listed = json.loads(capsys.readouterr().out)
    assert [each["rule"] for each in listed] == [each.id for each in all_rules()]


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (["NOBODY-E1"], "There is no enrolment with the reference NOBODY-E1."),
        ([], "Give the reference of one enrolment, or --rules."),
        (["NOBODY-E1", "--rules"], "Give the reference of one enrolment, or --rules."),
    ],
)
def test_bad_input_is_answered_in_one_sentence(given, sentence):
    with pytest.raises(CommandError, match=sentence.replace(".", r"\.")):
        call_command("readiness", *given)
