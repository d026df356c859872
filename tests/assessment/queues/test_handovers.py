"""Each step of judging and signing tells whoever is next, and nobody else."""

from datetime import timedelta

import pytest

from assessment.models import Judgement
from assessment.progress import progress_of
from assessment.services.countersigning import countersign
from assessment.services.enrolments import allocate
from assessment.services.signoffs import sign_unit
from portfolio import clock
from portfolio.models import Notice
from portfolio.refusals import Refused
from portfolio.services.people import set_active
from tests.assessment.judging.desk import hand_in, judged
from tests.cast import log


def told():
    """What went into the outbox since this was last asked."""
    rows = list(Notice.objects.order_by("pk").select_related("member__user"))
    Notice.objects.all().delete()
    return [(each.member.user.name, each.event, each.path) for each in rows]


@pytest.fixture
def item(cast):
    found = hand_in(cast, log(cast))
    Notice.objects.all().delete()
    return found


def sign(cast, by, stage):
    unit = progress_of(cast.enrolment).units[0]
    given = {"words": "Yes.", "manifest_hash": unit.manifest_hash}
    sign_unit(by=by, enrolment_unit=unit.row, stage=stage, **given)


def test_what_sam_hands_in_is_told_to_those_who_judge_him(cast):
    hand_in(cast, log(cast))
    event = "evidence.handed_in"
    assert told() == [("Alan Reid", event, "/queue/"), ("Tom Vale", event, "/queue/")]


def test_somebody_taken_off_in_between_is_not_told(cast):
    set_active(by=cast.administrator, member=cast.trainee, active=False)
    hand_in(cast, log(cast))
    assert [name for name, _, _ in told()] == ["Alan Reid"]


def test_what_is_refused_tells_nobody(cast, item):
    with pytest.raises(Refused):
        judged(cast, item, feedback=" ")
    assert told() == []


def test_sam_is_told_where_his_assessor_answered(cast, item):
    judged(cast, item)
    path = f"/p/{cast.portfolio.ref}/{item.version.record.ref}/"
    assert told() == [("Sam Okoro", "evidence.judged", path)]


def test_a_trainees_word_reaches_sam_once_it_counts(cast, item):
    judged(cast, item, by=cast.trainee)
    assert told() == [("Alan Reid", "judgement.to_confirm", f"/judge/{item.pk}/")]
    said = {"outcome": "confirmed", "content_hash": item.version.content_hash}
    countersign(by=cast.assessor, judgement=Judgement.objects.get(), **said)
    events = [(name, event) for name, event, _ in told()]
    assert events == [("Tom Vale", "judgement.confirmed"), ("Sam Okoro", "evidence.judged")]


def test_a_unit_goes_from_sam_to_alan_and_back(cast, item):
    judged(cast, item)
    told()
    path = f"/e/{cast.enrolment.ref}/u/{cast.unit.pk}/"
    sign(cast, cast.sam, "learner")
    assert told() == [("Alan Reid", "unit.declared", path)]
    sign(cast, cast.assessor, "assessor")
    assert told() == [("Sam Okoro", "unit.signed", path)]


def test_a_unit_that_a_trainee_signed_goes_to_alan_first(cast, item):
    judged(cast, item)
    sign(cast, cast.sam, "learner")
    told()
    sign(cast, cast.trainee, "assessor")
    assert [(name, event) for name, event, _ in told()] == [("Alan Reid", "unit.to_countersign")]
    sign(cast, cast.assessor, "countersign")
    assert [(name, event) for name, event, _ in told()] == [("Sam Okoro", "unit.signed")]


def test_beth_is_told_that_she_was_given_sam(cast):
    allocate(by=cast.coordinator, enrolment=cast.enrolment, to=cast.other_assessor)
    assert told() == [("Beth Cole", "allocation.given", f"/e/{cast.enrolment.ref}/")]


def test_before_her_first_day_the_link_leads_to_all_her_learners(cast):
    later = clock.today() + timedelta(days=3)
    allocate(by=cast.coordinator, enrolment=cast.enrolment, to=cast.other_assessor, starts_on=later)
    assert told() == [("Beth Cole", "allocation.given", "/learners/")]
