"""What one centre loads for itself, no other centre sees."""

import pytest
from django.db import IntegrityError, transaction

from assessment.models import Criterion, Outcome, Qualification, QualificationUnit, Unit, UnitNote
from assessment.services.specifications import load_specifications

from .conftest import QUALIFICATION, UNIT

pytestmark = pytest.mark.django_db
MODELS = [Unit, Qualification, QualificationUnit, Outcome, Criterion, UnitNote]


@pytest.mark.parametrize("model", MODELS)
def test_a_shared_specification_is_seen_by_every_centre(model, spec_file, make_member):
    load_specifications(paths=[spec_file()])

    assert list(model.objects.visible_to(make_member("harbour"))) == list(model.objects.all()) != []


@pytest.mark.parametrize("model", MODELS)
def test_a_centres_own_specification_is_seen_there_and_nowhere_else(model, spec_file, make_member):
    harbour, hill = make_member("harbour"), make_member("hill")
    load_specifications(paths=[spec_file()], centre=harbour.centre)

    assert list(model.objects.visible_to(harbour)) == list(model.objects.all()) != []
    assert list(model.objects.visible_to(hill)) == []


def test_a_centre_may_load_its_own_text_beside_the_shared_one(spec_file, make_member):
    harbour = make_member("harbour")
    load_specifications(paths=[spec_file()])
    load_specifications(paths=[spec_file()], centre=harbour.centre)

    own = Qualification.objects.get(centre=harbour.centre)

    assert [unit.centre for unit in own.units.all()] == [harbour.centre]
    assert Qualification.objects.get(centre=None).units.get().centre is None


def test_a_centres_qualification_may_rest_on_a_shared_unit_until_it_has_its_own(spec_file, make_member):
    harbour = make_member("harbour")
    load_specifications(paths=[spec_file(units=[UNIT])])
    load_specifications(paths=[spec_file(qualifications=[QUALIFICATION])], centre=harbour.centre)

    load_specifications(paths=[spec_file(units=[UNIT])], centre=harbour.centre)

    rests_on = {each.version: each.units.get().centre for each in Qualification.objects.all()}
    assert rests_on == {1: None, 2: harbour.centre}


def test_a_centres_load_leaves_other_centres_alone(spec_file, make_member):
    harbour, hill = make_member("harbour"), make_member("hill")
    load_specifications(paths=[spec_file()], centre=hill.centre)

    report = load_specifications(paths=[spec_file(units=[UNIT])], centre=harbour.centre)

    assert [(item.code, item.status) for item in report.items] == [("TEA", "loaded")]
    assert Qualification.objects.get().version == 1


@pytest.mark.parametrize("shared", [True, False])
def test_the_database_refuses_a_second_current_version(shared, spec_file, make_member):
    centre = None if shared else make_member("harbour").centre
    load_specifications(paths=[spec_file(units=[UNIT])], centre=centre)
    unit = Unit.objects.get()
    unit.pk, unit.version = None, 2

    with pytest.raises(IntegrityError), transaction.atomic():
        unit.save(force_insert=True)
    unit.version, unit.is_current = 1, False
    with pytest.raises(IntegrityError), transaction.atomic():
        unit.save(force_insert=True)
