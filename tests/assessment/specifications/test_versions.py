"""A changed text is a new version; nobody's enrolled text moves under them."""

import pytest

from assessment.importers.specification import SpecificationError
from assessment.models import Criterion, Qualification, Unit, UnitNote
from assessment.services.specifications import load_specifications

from .conftest import OVERLAY, QUALIFICATION, UNIT

pytestmark = pytest.mark.django_db


def retell(document):
    document["units"][0]["criteria"][0]["text"] = "Warm the pot with care"


def versions(model):
    return sorted(model.objects.values_list("code", "version", "is_current"))


def lines(report):
    return [(item.code, item.version, str(item.status)) for item in report.items]


def everything_in(unit):
    return [
        list(unit.criteria.order_by("pk").values()),
        list(unit.outcomes.order_by("pk").values()),
        list(UnitNote.objects.filter(unit=unit).order_by("pk").values()),
        list(Criterion.outcomes.through.objects.filter(criterion__unit=unit).order_by("pk").values()),
        unit.source,
        unit.source_hash,
    ]


def test_the_same_file_twice_is_one_version(spec_file):
    load_specifications(paths=[spec_file()])

    assert lines(load_specifications(paths=[spec_file()])) == [
        ("TEA", 1, "unchanged"),
        ("Q-TEA", 1, "unchanged"),
    ]
    assert versions(Unit) == [("TEA", 1, True)]


def test_layout_of_the_file_is_not_content(spec_file):
    load_specifications(paths=[spec_file()])
    path = spec_file()
    path.write_text(path.read_text().replace("  ", "\t"), encoding="utf-8")

    assert [item.status for item in load_specifications(paths=[path]).items] == ["unchanged", "unchanged"]


def test_a_changed_text_makes_a_new_version_of_the_unit_and_its_qualification(spec_file):
    load_specifications(paths=[spec_file()])

    report = load_specifications(paths=[spec_file(change=retell)])

    assert lines(report) == [("TEA", 2, "new version"), ("Q-TEA", 2, "new version")]
    assert versions(Unit) == [("TEA", 1, False), ("TEA", 2, True)]
    assert versions(Qualification) == [("Q-TEA", 1, False), ("Q-TEA", 2, True)]


def test_the_older_version_keeps_every_byte(spec_file):
    load_specifications(paths=[spec_file()])
    before = everything_in(Unit.objects.get(version=1))

    load_specifications(paths=[spec_file(change=retell)])

    assert everything_in(Unit.objects.get(version=1)) == before
    assert Criterion.objects.get(unit__version=2, code="TEA-01").text == "Warm the pot with care"


def test_each_qualification_version_lists_the_unit_version_of_its_day(spec_file):
    load_specifications(paths=[spec_file()])
    load_specifications(paths=[spec_file(change=retell)])

    listed = {
        each.version: [unit.version for unit in each.units.all()] for each in Qualification.objects.all()
    }

    assert listed == {1: [1], 2: [2]}


def test_a_unit_alone_moves_the_qualification_and_the_overlay_that_rest_on_it(spec_file):
    load_specifications(paths=[spec_file(units=[UNIT, OVERLAY], qualifications=[QUALIFICATION])])

    report = load_specifications(paths=[spec_file(units=[UNIT], change=retell)])

    assert lines(report) == [
        ("TEA", 2, "new version"),
        ("CAKE", 2, "new version"),
        ("Q-TEA", 2, "new version"),
    ]
    assert Unit.objects.get(code="CAKE", version=2).overlay_of == Unit.objects.get(code="TEA", version=2)
    assert Criterion.objects.get(unit__code="CAKE", unit__version=1).outcomes.get().unit.version == 1


def test_a_unit_that_would_leave_its_overlay_without_an_outcome_is_refused_whole(spec_file):
    load_specifications(paths=[spec_file(units=[UNIT, OVERLAY])])

    def drop_outcome(document):
        document["units"][0]["outcomes"] = []
        document["units"][0]["criteria"][0]["outcomes"] = []

    with pytest.raises(
        SpecificationError, match="CAKE, which was loaded before, still needs the outcome TEA-LO1"
    ):
        load_specifications(paths=[spec_file(units=[UNIT], change=drop_outcome)])
    assert versions(Unit) == [("CAKE", 1, True), ("TEA", 1, True)]


def test_going_back_to_an_older_text_is_a_third_version(spec_file):
    load_specifications(paths=[spec_file()])
    load_specifications(paths=[spec_file(change=retell)])
    load_specifications(paths=[spec_file()])

    assert versions(Unit) == [("TEA", 1, False), ("TEA", 2, False), ("TEA", 3, True)]


def test_the_order_of_files_and_of_units_does_not_matter(spec_file):
    paths = [
        spec_file("q.json", qualifications=[QUALIFICATION]),
        spec_file("cake.json", units=[OVERLAY]),
        spec_file("tea.json", units=[UNIT]),
    ]

    load_specifications(paths=paths)

    assert versions(Unit) == [("CAKE", 1, True), ("TEA", 1, True)]
    assert lines(load_specifications(paths=paths[::-1])) == [
        ("TEA", 1, "unchanged"),
        ("CAKE", 1, "unchanged"),
        ("Q-TEA", 1, "unchanged"),
    ]


def test_an_overlay_may_come_later_than_its_unit(spec_file):
    load_specifications(paths=[spec_file(units=[UNIT])])
    load_specifications(paths=[spec_file(units=[OVERLAY])])

    assert Unit.objects.get(code="CAKE").overlay_of.code == "TEA"
