"""Bands, groups, rules of combination and policies in specification files; all may be left out."""

import json

import pytest

from assessment.importers.specification import SpecificationError
from assessment.importers.specification_items import qualification_from_json, to_json, unit_from_json
from assessment.models import Criterion, Qualification
from assessment.policies import policy_of
from assessment.services.specifications import built_in_files, load_specifications

from .conftest import QUALIFICATION, UNIT

pytestmark = pytest.mark.django_db

RULES = {
    "min_credit": 10,
    "min_credit_at_level": {"level": 3, "credit": 6},
    "groups": [{"id": "A", "title": "Group A", "min_units": 1, "max_units": 2}],
}
POLICY = {"max_resubmissions": 1, "working_days": 15, "needs_lead_iv": True, "conditions": ["deadline_met"]}


def grade(document):
    unit, qualification = document["units"][0], document["qualifications"][0]
    unit["criteria"][0]["band"], unit["criteria"][1]["band"] = "P", "M"
    qualification |= {"grading_scheme": "pmd", "rules": RULES, "policy": POLICY}
    qualification["units"][0]["group"] = "A"


def changed(**parts):
    def change(document):
        grade(document)
        document["qualifications"][0] |= parts

    return change


def test_a_file_of_before_keeps_the_hash_of_before(spec_file):
    """Whoever loads the same file again after an update makes no new version."""
    load_specifications(paths=[spec_file()])
    row = Qualification.objects.get().links.get().unit
    assert row.source_hash == "4d08fcb2c5202a1a3b9c2312ca4c007c7aa556d51d360f36f024b2c4fb786880"


def test_what_a_file_says_arrives(spec_file):
    load_specifications(paths=[spec_file(change=grade)])
    row = Qualification.objects.get()
    assert list(Criterion.objects.values_list("band", flat=True)) == ["P", "M"]
    assert (row.grading_scheme, row.links.get().group) == ("pmd", "A")
    assert (row.rules["min_credit"], row.rules["groups"][0]["max_units"]) == (10, 2)
    assert policy_of(row).working_days == 15


def test_the_same_graded_file_twice_is_one_version(spec_file):
    load_specifications(paths=[spec_file(change=grade)])
    report = load_specifications(paths=[spec_file(change=grade)])
    assert [str(each.status) for each in report.items] == ["unchanged", "unchanged"]


def test_another_policy_is_a_new_version(spec_file):
    load_specifications(paths=[spec_file(change=grade)])
    load_specifications(paths=[spec_file(change=changed(policy=POLICY | {"working_days": 10}))])
    assert policy_of(Qualification.objects.current().get()).working_days == 10
    assert policy_of(Qualification.objects.get(version=1)).working_days == 15


def test_what_was_loaded_reads_back_as_it_was():
    graded = json.loads(json.dumps({"units": [UNIT], "qualifications": [QUALIFICATION]}))
    grade(graded)
    for read, item in (
        (unit_from_json, graded["units"][0]),
        (qualification_from_json, graded["qualifications"][0]),
    ):
        spec = read(item | {"wording": "Ours."})
        assert read(json.loads(json.dumps(to_json(spec)))) == spec


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        ({"rules": {"groups": []}}, "units[0].group names A, a group that the rules do not list."),
        (
            {"rules": {"groups": [{"id": "A", "title": "A", "min_units": 2, "max_units": 1}]}},
            "rules.groups[0].max_units is less than min_units.",
        ),
        ({"grading_scheme": "abc"}, "grading_scheme must be one of pass, pmd."),
        ({"policy": {"cap": "M"}}, "policy.cap must be one of P."),
        ({"policy": {"max_resubmissions": -1}}, "policy.max_resubmissions must be at least 0."),
    ],
)
def test_what_contradicts_itself_is_refused_with_its_place(spec_file, parts, sentence):
    with pytest.raises(SpecificationError) as refusal:
        load_specifications(paths=[spec_file(change=changed(**parts))])
    assert str(refusal.value) == f"tea.json: qualifications[0].{sentence}"


def test_only_btec_titles_that_ship_limit_hand_ins():
    load_specifications(paths=built_in_files())
    limits = {
        each.type: (policy_of(each).max_resubmissions, policy_of(each).note[:20]) if each.policy else None
        for each in Qualification.objects.all()
    }
    assert limits == {"NVQ": None, "BTEC": (1, "Demonstration policy")}
