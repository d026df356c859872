"""A change to what was signed off is told of the criterion it is about, and of no other (QA-08)."""

import pytest

from assessment.models import CriterionDecision, UnitSignature
from assessment.progress import progress_of
from assessment.services.signoffs import sign_unit
from tests.assessment.judging.desk import hand_in, judged
from tests.assessment.readiness.loading.desk import facts
from tests.cast import log
from tests.lifting import lifted


@pytest.fixture
def signed(cast):
    """All of Sam's unit is met, declared and signed off."""
    judged(cast, hand_in(cast, log(cast), "TST-01", "TST-02", "TST-03"))
    for who, stage in ((cast.sam, "learner"), (cast.assessor, "assessor")):
        [unit] = progress_of(cast.enrolment).units
        sign_unit(
            by=who,
            enrolment_unit=unit.row,
            stage=stage,
            words="This is so.",
            manifest_hash=unit.manifest_hash,
        )
    return cast


def changed(cast):
    """Criteria that QA-08 names."""
    results = progress_of(cast.enrolment).readiness.results
    return [each.thing.ref for each in results if each.rule.id == "QA-08"]


def decide_anew(cast, code):
    """The same answer once more: what is met stays met, and is another decision than the one signed."""
    last = CriterionDecision.objects.filter(criterion__code=code).latest("sequence")
    last.pk, last.sequence = None, last.sequence + 1
    last.save()


def test_what_stands_as_it_was_signed_is_not_named(signed):
    assert changed(signed) == []
    assert len({each.signed_hash for each in facts(signed).units[0].criteria}) == 1


def test_only_the_criterion_that_changed_is_named(signed):
    decide_anew(signed, "TST-02")
    assert changed(signed) == ["TST-02"]


def test_where_nobody_has_signed_off_nothing_is_compared(signed):
    with lifted():
        UnitSignature.objects.filter(stage="assessor").delete()
    decide_anew(signed, "TST-02")
    assert changed(signed) == []


def test_the_number_of_questions_stays_the_same(signed, django_assert_num_queries):
    decide_anew(signed, "TST-02")
    with django_assert_num_queries(15):
        progress_of(signed.enrolment)
