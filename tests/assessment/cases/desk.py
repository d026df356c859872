"""Raising, naming and answering, as the people of the centre do."""

from assessment.services.cases import answer_appeal, name_adjudicator, open_malpractice, raise_appeal
from tests.assessment.judging.desk import hand_in, judged
from tests.cast import log


def decided(cast):
    """Sam's unit, all met by Alan."""
    return judged(cast, hand_in(cast, log(cast)))


def first(cast):
    return cast.unit.unit.criteria.get(code="TST-01")


def appeal(cast, *, by=None, reason="The diary shows it."):
    return raise_appeal(by=by or cast.sam, enrolment_unit=cast.unit, criteria=[first(cast)], reason=reason)


def named(cast, member=None):
    case = appeal(cast)
    name_adjudicator(by=cast.coordinator, case=case, member=member or cast.other_assessor)
    return case


def answered(cast, outcome="not_upheld", **given):
    case = named(cast)
    answer_appeal(by=cast.other_assessor, case=case, outcome=outcome, words="I read the diary.", **given)
    return type(case).objects.get(pk=case.pk)


def suspected(cast, **changes):
    given = {"by": cast.coordinator, "enrolment": cast.enrolment, "about": cast.sam}
    return open_malpractice(**(given | {"words": "Two diaries are the same."} | changes))
