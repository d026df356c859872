"""Which signed units may be claimed for, as far as verification goes (domain.md 8.4)."""

from assessment.models import Sample
from assessment.progress import progress_of
from assessment.services.claims import Wish, set_claims
from assessment.services.enrolments import allocate
from assessment.services.judging import judge
from assessment.services.sampling import draw_samples
from assessment.services.signoffs import sign_unit
from assessment.services.submissions import submit
from assessment.verification import clearing_of
from portfolio import clock
from portfolio.services.records import log_record
from tests.assessment.sampling.desk import finished, plan_of, signed_unit
from tests.cast import all_yes


def second_unit(cast):
    """Olga's unit, judged and signed by Alan after Sam's."""
    allocate(by=cast.coordinator, enrolment=cast.other_enrolment, to=cast.assessor)
    whole = {"title": "Diary", "happened_on": clock.today(), "narrative": "I rang.", "pii_checked": True}
    olga, row = cast.other_learner, cast.other_enrolment.units.get()
    record = log_record(by=olga, portfolio=olga.portfolio, kind="WP", fields=whole | {"ai_use": "none"})
    set_claims(by=olga, record=record, wishes=[Wish(row, each) for each in row.unit.criteria.all()])
    item = submit(by=olga, enrolment=cast.other_enrolment, records=[record], declared=True).items.get()
    judge(by=cast.assessor, item=item, given=all_yes(item))
    for who, stage in ((olga, "learner"), (cast.assessor, "assessor")):
        seen = progress_of(cast.other_enrolment).units[0].manifest_hash
        sign_unit(by=who, enrolment_unit=row, stage=stage, words="Yes.", manifest_hash=seen)
    return row


def state_of(row):
    found = clearing_of([row])[row.pk]
    return found.state, found.cleared


def test_a_unit_that_is_not_signed_is_not_cleared(cast):
    assert state_of(cast.unit) == ("in_progress", False)


def test_a_first_unit_is_never_cleared_without_a_sample(cast):
    signed_unit(cast)
    assert state_of(cast.unit) == ("not_selected", False)


def test_a_unit_not_chosen_is_cleared_once_the_plan_is_met(cast):
    signed_unit(cast)
    other, plan = second_unit(cast), plan_of(cast, share=1)
    assert state_of(other) == ("not_selected", False)
    draw_samples(by=cast.iqa, plan=plan, kind="summative", seed="s")
    assert (state_of(cast.unit), state_of(other)) == (("selected", False), ("not_selected", False))
    finished(cast, Sample.objects.get())
    assert (state_of(cast.unit), state_of(other)) == (("iqa_agreed", True), ("cleared", True))


def test_what_was_signed_after_the_draw_waits_for_the_next(cast):
    signed_unit(cast)
    draw_samples(by=cast.iqa, plan=plan_of(cast, share=1), kind="summative", seed="s")
    finished(cast, Sample.objects.get())
    assert state_of(second_unit(cast)) == ("not_selected", False)


def test_it_asks_as_much_for_two_as_for_one(cast, django_assert_max_num_queries):
    signed_unit(cast)
    other = second_unit(cast)
    with django_assert_max_num_queries(20):
        clearing_of([cast.unit, other])
