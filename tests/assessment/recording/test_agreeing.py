"""What an assessor wrote is signed by both sides, over one version; it decides nothing."""

import pytest
from django.core.exceptions import PermissionDenied

from assessment.agreements import sides_of, waits_for_agreement
from assessment.queues.recording import records_to_agree
from assessment.services.judging import judge
from assessment.services.submissions import submit
from portfolio.refusals import AlreadyDone, Moved
from portfolio.services.records import change_record
from tests.assessment.recording import desk
from tests.cast import all_yes, claim, client_for, log


@pytest.mark.parametrize("kind", ["O", "PD", "QO", "SIM"])
def test_what_alan_signed_waits_for_sam(cast, kind):
    record = desk.observation(cast, kind=kind)
    assert waits_for_agreement(record)
    desk.agree(cast, record)
    assert not waits_for_agreement(record)


def test_sams_own_simulation_and_a_draft_of_alans_wait_for_nobody(cast):
    own, draft = log(cast, kind="SIM"), log(cast, by=cast.assessor, kind="O")
    assert (waits_for_agreement(own), waits_for_agreement(draft)) == (False, False)


def test_sams_own_simulation_is_declared_not_signed_as_a_record(cast):
    with pytest.raises(PermissionDenied):
        desk.signed(cast, log(cast, kind="SIM"))


def test_nobody_but_sam_signs_beside_alan(cast):
    record = desk.observation(cast)
    for other in (cast.assessor, cast.other_learner, cast.iqa):
        with pytest.raises(PermissionDenied):
            desk.agree(cast, record, by=other)


def test_sams_comment_stays_with_his_signature(cast):
    record = desk.observation(cast)
    signature = desk.agree(cast, record, comment=" It was busy. ")
    assert signature.words.endswith("what we did or planned. My comment: It was busy.")
    assert signature.bound_hash == record.current_version.content_hash


def test_a_second_press_signs_nothing_more(cast):
    record = desk.observation(cast)
    desk.agree(cast, record)
    with pytest.raises(AlreadyDone):
        desk.agree(cast, record)


def test_a_newer_version_is_read_again(cast):
    record = desk.observation(cast)
    desk.agree(cast, record)
    old = record.current_version.content_hash
    change_record(by=cast.assessor, record=record, fields={"title": "Calls"}, edit_no=record.edit_no)
    desk.signed(cast, record)
    assert (waits_for_agreement(record), sides_of(record).learner) == (True, None)
    with pytest.raises(Moved):
        desk.agree(cast, record, content_hash=old)


def test_the_comment_is_kept_when_the_record_moved_on(cast):
    record = desk.observation(cast)
    sent = {"content_hash": "0" * 64, "comment": "So it was.", "agree": "on"}
    response = client_for(cast.sam).post(desk.page("record-agree", record), sent)
    assert (response.status_code, "So it was." in response.content.decode()) == (409, True)


def test_alan_judges_what_sam_has_not_signed(cast):
    record = desk.observation(cast)
    claim(cast, record)
    item = submit(by=cast.sam, enrolment=cast.enrolment, records=[record], declared=True).items.get()
    judge(by=cast.assessor, item=item, given=all_yes(item))
    record.refresh_from_db()
    assert (record.state, waits_for_agreement(record)) == ("accepted", True)


def test_sam_finds_it_in_his_queue_and_signs_on_its_page(cast):
    record = desk.observation(cast, title="Morning calls")
    assert [each.url for each in records_to_agree(cast.sam).rows] == [desk.page("record-agree", record)]
    sent = {"content_hash": record.current_version.content_hash, "agree": "on"}
    said = client_for(cast.sam).post(desk.page("record-agree", record), sent, follow=True).content.decode()
    assert "You signed O-01." in said
    assert "and the learner <strong>Sam Okoro</strong>" in said
    assert records_to_agree(cast.sam) is None


def test_a_discussion_says_at_which_minute(cast):
    record = log(cast, by=cast.assessor, kind="PD")
    claim(cast, record, "TST-01", "TST-03", by=cast.assessor)
    client = client_for(cast.assessor)
    said = client.post(desk.page("record-finish", record), {"agree": "on"}).content.decode()
    assert "Say at which minute you spoke about TST-01, TST-03, then sign." in said
    record.claims.update(locator_kind="time", locator="03:10")
    desk.signed(cast, record)
    assert record.current_version.number == 1


def test_the_claims_of_a_discussion_are_placed_by_time(cast):
    record = log(cast, by=cast.assessor, kind="PD")
    page = client_for(cast.assessor).get(desk.page("record-claims", record))
    kinds = [field.initial for name, field in page.context["form"].fields.items() if "kind-" in name]
    assert kinds == ["time"] * 3
