"""Whoever has an interest in a learner does not decide about them until somebody agrees what is done."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from assessment.progress import progress_of
from assessment.services.countersigning import countersign
from assessment.services.interests import declare_interests, end_interest
from assessment.services.judging import judge
from assessment.services.signoffs import sign_unit
from assessment.services.submissions import submit
from assessment.staffing import add_months, is_conflicted, papers_of
from portfolio import clock
from portfolio.models import LedgerEntry, Role
from portfolio.refusals import Moved, Refused
from portfolio.services.people import add_member
from tests.assessment.staff import office
from tests.cast import all_yes, claim, log

BOUND = "You declared an interest in this learner. Until a mitigation is agreed, a colleague decides."


def handed_in(cast):
    record = log(cast)
    claim(cast, record)
    return submit(by=cast.sam, enrolment=cast.enrolment, records=[record], declared=True).items.get()


def test_a_cousin_cannot_judge(cast):
    item = handed_in(cast)
    office.interest(cast)
    with pytest.raises(Refused, match=BOUND):
        judge(by=cast.assessor, item=item, given=all_yes(item))
    assert item.judgements.count() == 0


def test_a_cousin_judges_once_a_mitigation_is_agreed(cast):
    item = handed_in(cast)
    office.mitigate(cast, office.interest(cast))
    assert judge(by=cast.assessor, item=item, given=all_yes(item)).outcome == "accepted"


def test_a_cousin_cannot_countersign(cast):
    item = handed_in(cast)
    judgement = judge(by=cast.trainee, item=item, given=all_yes(item))
    office.interest(cast)
    with pytest.raises(Refused, match=BOUND):
        countersign(
            by=cast.assessor, judgement=judgement, outcome="confirmed", content_hash=judgement.content_hash
        )


def test_a_cousin_cannot_sign_off(cast):
    item = handed_in(cast)
    judge(by=cast.assessor, item=item, given=all_yes(item))
    unit = progress_of(cast.enrolment).units[0]
    signed = {"enrolment_unit": unit.row, "words": "Yes.", "manifest_hash": unit.manifest_hash}
    sign_unit(by=cast.sam, stage="learner", **signed)
    office.interest(cast)
    with pytest.raises(Refused, match=BOUND):
        sign_unit(by=cast.assessor, stage="assessor", **signed)


def test_an_interest_binds_the_person_in_every_role(cast):
    as_iqa = add_member(by=cast.administrator, name="Alan", email=cast.assessor.user.email, role=Role.IQA)
    office.interest(cast)
    assert is_conflicted(as_iqa, cast.portfolio)
    assert not is_conflicted(as_iqa, cast.other_enrolment.portfolio)
    assert not is_conflicted(cast.iqa, cast.portfolio)


def test_a_second_interest_binds_though_the_first_is_mitigated(cast):
    office.mitigate(cast, office.interest(cast))
    office.interest(cast, kind="paid", words="I get a bonus.")
    assert is_conflicted(cast.assessor, cast.portfolio)
    assert "An interest in a learner waits for a mitigation." in office.missing(cast.assessor)
    assert list(papers_of([cast.assessor])[cast.assessor.pk].conflicts) == [cast.portfolio.pk]


def test_nobody_lifts_what_binds_themselves(cast):
    row = office.interest(cast, cast.lead_iqa)
    with pytest.raises(PermissionDenied):
        office.mitigate(cast, row)
    with pytest.raises(PermissionDenied):
        end_interest(by=cast.lead_iqa, interest=row)
    office.mitigate(cast, row, by=cast.coordinator)
    assert not is_conflicted(cast.lead_iqa, cast.portfolio)


def test_an_interest_that_is_over_binds_nobody(cast):
    row = office.interest(cast)
    end_interest(by=cast.coordinator, interest=row)
    assert not is_conflicted(cast.assessor, cast.portfolio)
    with pytest.raises(Moved):
        office.mitigate(cast, row)


def test_nobody_declares_an_interest_in_a_learner_they_cannot_see(cast):
    with pytest.raises(PermissionDenied):
        office.interest(cast, cast.other_assessor)


def test_the_ledger_has_no_word_of_it(cast):
    office.mitigate(cast, office.interest(cast))
    bodies = LedgerEntry.objects.filter(centre=cast.centre, event__startswith="interest.")
    text = " ".join(bodies.values_list("body", flat=True))
    assert bodies.count() == 2
    assert [word for word in ("cousin", "Beth", "Sam", "Alan") if word in text] == []


def test_a_declaration_holds_for_a_year(cast):
    today = clock.today()
    row = declare_interests(by=cast.assessor, has_interests=False)
    papers = papers_of([cast.assessor])[cast.assessor.pk]
    assert row.valid_until == add_months(today, 12)
    asked = (row.valid_until, row.valid_until + timedelta(days=1))
    assert [papers.declaration(day) for day in asked] == [row, None]


def test_a_double_press_signs_once(cast):
    declare_interests(by=cast.assessor, has_interests=False)
    with pytest.raises(Moved):
        declare_interests(by=cast.assessor, has_interests=False)


def test_a_missing_declaration_stops_nobody(cast):
    item = handed_in(cast)
    assert judge(by=cast.assessor, item=item, given=all_yes(item)).outcome == "accepted"
