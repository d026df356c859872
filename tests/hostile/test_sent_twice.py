"""A button pressed twice, a page sent twice: what matters is there once."""

import uuid

import pytest

from assessment.models import Enrolment, Judgement, Submission
from assessment.progress import progress_of
from portfolio.models import Attachment, Record, Signature
from tests.cast import all_yes, claim, client_for, log
from tests.permissions.world import picture


@pytest.fixture
def typed() -> dict:
    return {
        "title": "Queue sign", "medium": "text", "setting": "workplace", "origin": "own",
        "narrative": "I put it up.", "form_key": str(uuid.uuid4()),
    }  # fmt: skip


def test_a_record_sent_twice_is_one_record_and_both_answers_lead_to_it(cast, typed):
    client = client_for(cast.sam)
    answers = [client.post("/log/WP/", typed | {"files": [picture()]}) for _ in range(2)]
    record = Record.objects.get()
    assert [each.url for each in answers] == [f"/p/{cast.portfolio.ref}/{record.ref}/"] * 2
    assert Attachment.objects.count() == 1


def test_going_back_and_writing_something_else_makes_another_record(cast, typed):
    client = client_for(cast.sam)
    client.post("/log/WP/", typed)
    client.post("/log/WP/", typed | {"title": "Queue tape"})
    assert sorted(Record.objects.values_list("ref", "title")) == [
        ("WP-01", "Queue sign"),
        ("WP-02", "Queue tape"),
    ]


def test_another_persons_form_key_reaches_neither_their_record_nor_their_files(cast, typed):
    client_for(cast.sam).post("/log/WP/", typed)
    client_for(cast.sam).post("/log/WP/", typed | {"title": "", "files": [picture()]})  # staged, not saved
    answer = client_for(cast.other_learner).post("/log/WP/", typed)
    theirs = Record.objects.get(author=cast.other_learner)
    assert answer.url.endswith(f"/{theirs.ref}/")
    assert not theirs.attachments.exists()


@pytest.mark.parametrize("key", ["-1", "", "[]", "9" * 40])
def test_a_form_key_that_nobody_can_read_is_answered_in_one_sentence(cast, typed, key):
    answer = client_for(cast.sam).post("/log/WP/", typed | {"form_key": key})
    assert answer.status_code == 422
    assert "Copy your text, and open the form again." in answer.content.decode()
    assert not Record.objects.exists()


def test_handing_in_twice_is_one_submission_with_one_declaration(cast):
    record = log(cast)
    claim(cast, record)
    client = client_for(cast.sam)
    sent = {"records": record.pk, "declared": "on"}
    codes = [client.post(f"/e/{cast.enrolment.ref}/submit/", sent).status_code for _ in range(2)]
    assert codes == [302, 422]
    assert Submission.objects.count() == 1
    assert Signature.objects.filter(purpose=Signature.Purpose.AUTHENTICITY).count() == 1


def test_enrolling_twice_is_one_enrolment(cast):
    from portfolio.services.people import add_member

    new = add_member(by=cast.coordinator, name="Nia", email="nia@harbour.example", role="learner")
    sent = {"learner": new.pk, "units": cast.unit.unit_id, "started_on": "2026-01-05"}
    address = f"/learners/enrol/?qualification={cast.enrolment.qualification_id}"
    codes = [client_for(cast.coordinator).post(address, sent).status_code for _ in range(2)]
    assert codes == [302, 422]
    assert Enrolment.objects.filter(portfolio=new.portfolio).count() == 1


@pytest.fixture
def judged(cast):
    from assessment.services.judging import judge
    from assessment.services.submissions import submit

    record = log(cast)
    claim(cast, record)
    item = submit(by=cast.sam, enrolment=cast.enrolment, records=[record], declared=True).items.get()
    judge(by=cast.assessor, item=item, given=all_yes(item))
    return item


def test_judging_twice_from_one_page_is_one_judgement(cast, judged):
    page = client_for(cast.assessor).get(f"/judge/{judged.pk}/").context["page"]
    sent = {"outcome": "accepted", "feedback": "Again.", "reason": "Slip.", "authenticity_confirmed": "on",
            "content_hash": judged.version.content_hash, "seen": 1}  # fmt: skip
    for card in page.cards:
        sent |= {card.form.add_prefix(name): value for name, value in
                 {"varc": "yes", "decision": "later", "seen": 1}.items()}  # fmt: skip
    client = client_for(cast.assessor)
    codes = [client.post(f"/judge/{judged.pk}/", sent).status_code for _ in range(2)]
    assert codes == [302, 302]  # the second leads where the first one led
    assert Judgement.objects.count() == 2  # the one before, and this one


def test_signing_twice_is_one_signature(cast, judged):
    unit = progress_of(cast.enrolment).units[0]
    sent = {"words": "Mine.", "confirmed": "on", "manifest_hash": unit.manifest_hash}
    address = f"/e/{cast.enrolment.ref}/u/{unit.row.pk}/sign/"
    codes = [client_for(cast.sam).post(address, sent).status_code for _ in range(2)]
    assert codes[0] == 302 and codes[1] in (409, 422)
    assert Signature.objects.filter(purpose=Signature.Purpose.STATEMENT).count() == 1
