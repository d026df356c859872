"""All rules are there, each with its examples, and they fit the units that ship."""

import json
from collections import Counter
from itertools import chain

import pytest

from assessment.readiness import all_rules
from assessment.readiness.engine import KNOWN_UNITS
from assessment.readiness.fixes import FIXES
from assessment.readiness.rule import PHASES
from assessment.services.specifications import built_in_files
from improvements.models import JournalEntry
from portfolio.kinds import all_kinds

from .examples import ALL

FAMILIES = {"FB": 11, "AN": 15, "PL": 20, "IM": 12, "RV": 14, "PR": 6, "SU": 7, "PF": 18, "QA": 25}
IDS = [f"{family}-{number:02}" for family, count in FAMILIES.items() for number in range(1, count + 1)]

UNITS = [unit for path in built_in_files() for unit in json.loads(path.read_text("utf-8")).get("units", [])]
CRITERIA = {(unit["id"], each["id"]): each for unit in UNITS for each in unit["criteria"]}
NOTES = {
    each["id"]: each for unit in UNITS for each in chain(unit.get("guidance", []), unit.get("mistakes", []))
}
#: What a learner should bring; some rules rest on it, though it names none.
PRIOR = {each["id"] for unit in UNITS for each in unit.get("prior_knowledge", [])}


def test_there_are_the_128_rules_and_no_others():
    assert len(IDS) == 128
    assert [each.id for each in all_rules()] == IDS
    assert list(FAMILIES) == list(PHASES)


@pytest.mark.parametrize("is_fine", [False, True], ids=["failing", "passing"])
def test_every_rule_has_an_example_of_each_sort(is_fine):
    counted = Counter(each.rule for each in ALL if each.is_fine is is_fine)
    assert [each for each in IDS if not counted[each]] == []


def test_no_example_is_told_twice():
    assert [story for story, count in Counter(map(str, ALL)).items() if count > 1] == []


def test_every_criterion_is_guarded():
    assert [" ".join(key) for key, each in CRITERIA.items() if not each["rules"]] == []


@pytest.mark.parametrize("note", NOTES.values(), ids=NOTES)
def test_a_note_has_rules_exactly_where_data_can_tell(note):
    assert bool(note["rules"]) is (note["testable"] in ("yes", "partly"))


def test_the_few_notes_that_no_data_can_tell_are_known():
    untold = sorted(ref for ref, note in NOTES.items() if note["testable"] == "no")
    assert untold == ["MCP-M05", "PCI-M11", "UCI-G08", "UCI-M08"]


def test_units_name_only_rules_that_exist():
    named = {rule for each in chain(CRITERIA.values(), NOTES.values()) for rule in each["rules"]}
    assert sorted(named - {each.id for each in all_rules()}) == []


@pytest.mark.parametrize("key", CRITERIA, ids=" ".join)
def test_a_criterion_names_the_rules_that_name_it(key):
    """Our own units by the criterion's code, the regulated one by its number in the register."""
    unit, code = key
    guarding = [
        each.id for each in all_rules() if code in (each.criteria if unit in KNOWN_UNITS else each.official)
    ]
    assert sorted(CRITERIA[key]["rules"]) == sorted(guarding)


@pytest.mark.parametrize("note", NOTES.values(), ids=NOTES)
def test_a_note_and_the_rules_that_rest_on_it_name_each_other(note):
    resting = [each.id for each in all_rules() if note["id"] in each.seeds]
    assert sorted(note["rules"]) == sorted(resting)


def test_a_rule_that_rests_on_a_criterion_guards_it():
    codes = {code for _, code in CRITERIA}
    wrong = [
        f"{each.id} rests on {code}"
        for each in all_rules()
        for code in each.seeds
        if code in codes and code not in each.criteria
    ]
    assert wrong == []


def test_rules_rest_on_and_guard_only_what_is_in_a_unit():
    ours = {code for unit, code in CRITERIA if unit in KNOWN_UNITS}
    official = {code for unit, code in CRITERIA if unit not in KNOWN_UNITS}
    wrong = [
        f"{each.id} names {', '.join(sorted(unknown))}"
        for each in all_rules()
        if (
            unknown := set(each.seeds) - ours - NOTES.keys() - PRIOR
            | set(each.criteria) - ours
            | set(each.official) - official
            | set(each.units) - KNOWN_UNITS
        )
    ]
    assert wrong == []


def test_a_rule_that_rests_on_no_unit_says_where_it_comes_from():
    assert [each.id for each in all_rules() if not each.seeds and not each.source] == []


def test_a_rule_that_guards_a_unit_is_asked_in_it():
    """A criterion's unit is the first part of its code."""
    wrong = [
        f"{each.id} guards {code}"
        for each in all_rules()
        for code in each.criteria
        if code.partition("-")[0] not in each.units
    ]
    assert wrong == []


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.id)
def test_a_message_is_one_whole_sentence(rule):
    """KeyError here: it names a figure that the rule does not declare."""
    said = rule.message.format(**dict.fromkeys(rule.params, "two"))
    assert said == said.strip()
    assert said[0].isupper()
    assert said.endswith(".")
    assert "{" not in said
    assert "\u2014" not in said


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.id)
def test_a_rule_says_where_it_is_put_right(rule):
    page, _, kind = rule.fix.partition("#")[0].partition("/")
    assert page in FIXES
    assert rule.turn in ("learner", "assessor", "iqa", "centre")
    if page == "journal":
        assert kind in JournalEntry.Kind.values
    elif page == "log":
        assert kind in {"", *(each.code for each in all_kinds())}
    else:
        assert kind == ""
