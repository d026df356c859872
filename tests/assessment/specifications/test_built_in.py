"""What ships: our own words for the demonstration units, complete and fitting together."""

import json
import re

import pytest
from jsonschema import Draft202012Validator

from assessment.importers.specification import SCHEMA_FILE, read_specification
from assessment.models import Criterion, Qualification, QualificationUnit, Unit, UnitNote
from assessment.models.specification_base import CriterionKind, Phase
from assessment.services.specifications import Status, built_in_files, load_specifications

pytestmark = pytest.mark.django_db


@pytest.fixture
def report():
    return load_specifications(paths=built_in_files())


def test_every_criterion_of_the_five_units_is_there(report):
    counts = {unit.code: unit.criteria.count() for unit in Unit.objects.all()}

    assert counts == {"PCI": 10, "UCI": 8, "MCP": 4, "ECI": 6, "H/601/1554": 17}


def test_every_outcome_of_the_five_units_is_there(report):
    counts = {unit.code: unit.outcomes.count() for unit in Unit.objects.all()}

    assert counts == {"PCI": 4, "UCI": 10, "MCP": 3, "ECI": 0, "H/601/1554": 4}


def test_the_notes_are_counted_by_kind(report):
    counts = {kind: UnitNote.objects.filter(kind=kind).count() for kind in UnitNote.Kind.values}

    assert counts == {"guidance": 34, "mistake": 35, "concept": 20, "term": 9, "prior": 9}


def test_qualifications_say_which_units_they_require(report):
    links = QualificationUnit.objects.values_list("qualification__code", "unit__code", "required")

    assert sorted(links) == [
        ("Q-BTEC-L3-CERT-CSS", "UCI", True),
        ("Q-BTEC-L3-DIP-CSS", "UCI", True),
        ("Q-EDI-L2-CS", "PCI", True),
        ("Q-EDI-L3-CS", "H/601/1554", False),
        ("Q-EDI-L3-CS", "MCP", True),
        ("Q-EDI-L3-CS", "PCI", True),
    ]


def test_the_overlay_is_offered_wherever_its_unit_is(report):
    offered = {
        each.code: sorted(unit.code for unit in Unit.objects.offered_by(each))
        for each in Qualification.objects.filter(code__startswith="Q-EDI")
    }

    assert offered == {"Q-EDI-L2-CS": ["ECI", "PCI"], "Q-EDI-L3-CS": ["ECI", "H/601/1554", "MCP", "PCI"]}


def test_the_overlay_serves_outcomes_of_the_unit_below(report):
    served = Criterion.objects.get(code="ECI-05").outcomes.get()

    assert (served.unit.code, served.code) == ("PCI", "PCI-LO3")


def test_every_criterion_says_what_would_prove_it_and_which_rules_look_at_it(report):
    bare = [each.code for each in Criterion.objects.all() if not (each.proof and each.rules and each.phases)]

    assert bare == []


def test_pairs_point_at_each_other(report):
    paired = Criterion.objects.exclude(pair=None).select_related("pair")

    assert [each.code for each in paired if each.pair.pair_id != each.pk] == []
    assert paired.count() == 18


def test_level_credit_and_guided_hours_of_the_regulated_unit_are_not_guessed(report):
    unit = Unit.objects.get(code="H/601/1554")

    assert (unit.level, unit.credit, unit.unit_reference) == (None, None, "H/601/1554")


def test_labels_say_which_unit_a_bare_number_belongs_to(report):
    labels = {each.code: each.label for each in Criterion.objects.filter(code__in=["1.1", "PCI-01"])}

    assert labels == {"1.1": "H/601/1554 1.1", "PCI-01": "PCI-01"}


def test_every_file_says_whose_words_it_holds():
    wordings = {read_specification(path).wording for path in built_in_files()}

    assert len(wordings) == 1
    assert "our own words, not the awarding organisation's text" in wordings.pop()


@pytest.mark.parametrize("path", built_in_files(), ids=lambda path: path.name)
def test_no_file_calls_itself_official_or_names_where_it_was_read(path):
    found = re.findall(
        r"official text|seed|https?:|\.txt|FeedbackItem|done_on", path.read_text(), re.IGNORECASE
    )

    assert found == []


def test_loading_again_changes_nothing(report):
    again = load_specifications(paths=reversed(built_in_files()))

    assert {item.status for item in again.items} == {Status.UNCHANGED}
    assert (len(report.items), len(again.items)) == (9, 9)
    assert (Unit.objects.count(), Qualification.objects.count()) == (5, 4)


def test_the_schema_that_ships_is_valid_and_knows_the_same_words_as_the_tables():
    schema = json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))

    Draft202012Validator.check_schema(schema)
    parts = schema["$defs"]
    assert parts["phases"]["items"]["enum"] == Phase.values
    assert parts["kind"]["enum"] == CriterionKind.values
    assert parts["unit"]["properties"]["evidence_setting"]["enum"] == Unit.EvidenceSetting.values
    assert parts["qualification"]["properties"]["type"]["enum"] == Qualification.Type.values
