"""Invariant 20."""

from assessment.models import Qualification, Unit
from assessment.services.enrolments import enrol
from assessment.services.specifications import load_specifications
from tests.assessment.specifications.conftest import spec_file

__all__ = ["spec_file"]


def reword(document):
    document["units"][0]["criteria"][0]["text"] = "Warm the pot with care"


def test_20_a_changed_text_is_a_new_version_and_the_enrolled_keep_theirs(cast, spec_file):
    """20: nobody's criteria move under them."""
    Qualification.objects.update(is_current=False)  # that of the cast has no file behind it
    Unit.objects.update(is_current=False)
    load_specifications(paths=[spec_file()])
    tea = Qualification.objects.get(code="Q-TEA")
    ours = enrol(by=cast.coordinator, portfolio=cast.portfolio, qualification=tea, units=tea.units.all())
    load_specifications(paths=[spec_file(change=reword)])
    kept = ours.units.get().unit
    assert (kept.version, kept.criteria.get(code="TEA-01").text) == (1, "Warm the pot")
    assert sorted(Unit.objects.filter(code="TEA").values_list("version", flat=True)) == [1, 2]
