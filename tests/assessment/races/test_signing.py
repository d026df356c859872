"""A unit is signed and opened again in the same moment: nothing stands signed over what is open."""

from functools import partial

from django.db import transaction

from assessment.models import Reopening, UnitSignature
from assessment.progress import judged_of
from assessment.services.reopening import reopen_criteria
from assessment.services.signoffs import sign_unit
from portfolio.models import Record, RecordState, Signature, Voiding
from portfolio.refusals import Moved, Refused
from tests.assessment.judging.desk import hand_in, judged
from tests.assessment.races.desk import RACE, ROUNDS, at_once, two_assessors
from tests.cast import log
from tests.lifting import lifted

pytestmark = RACE


def declared():
    """All met by Alan, and stated by Sam."""
    cast = two_assessors()
    judged(cast, hand_in(cast, log(cast)))
    unit = judged_of(cast.enrolment).units[0]
    sign(unit, cast.sam, "learner")
    return cast, unit


def sign(unit, by, stage):
    words = {"words": "So it was.", "manifest_hash": unit.manifest_hash}
    return sign_unit(by=by, enrolment_unit=unit.row, stage=stage, **words)


def back_to_declared(cast):
    """As it was before the assessor signed and the verifier opened it."""
    with transaction.atomic(), lifted():
        Voiding.objects.all().delete()
        Reopening.objects.all().delete()
        UnitSignature.objects.filter(stage="assessor").delete()
        Signature.objects.filter(purpose="sign_off").delete()
    Record.objects.update(state=RecordState.ACCEPTED)
    assert judged_of(cast.enrolment).units[0].state == "declared"


def test_no_signature_stands_on_a_criterion_that_was_opened_again():
    cast, unit = declared()
    opening = {"criteria": [unit.criteria[0].criterion], "reason": "Found a gap.", "cause": "iqa"}
    for _ in range(ROUNDS):
        signed, opened = at_once(
            partial(sign, unit, cast.assessor, "assessor"),
            partial(reopen_criteria, by=cast.iqa, enrolment_unit=unit.row, **opening),
        )
        assert isinstance(signed, (UnitSignature, Moved))
        assert (len(opened), Reopening.objects.count()) == (1, 1)
        assert not UnitSignature.objects.filter(signature__voiding=None).exists()
        back_to_declared(cast)


def test_two_assessors_sign_a_unit_off_once():
    cast, unit = declared()
    for _ in range(ROUNDS):
        people = (cast.assessor, cast.other_assessor)
        answers = at_once(*(partial(sign, unit, each, "assessor") for each in people))
        assert sorted(type(each).__name__ for each in answers) == ["Refused", "UnitSignature"]
        refused = next(each for each in answers if isinstance(each, Refused))
        assert refused.sentence == "This is signed already."
        assert UnitSignature.objects.filter(stage="assessor").count() == 1
        back_to_declared(cast)
