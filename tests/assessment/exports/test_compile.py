"""What goes into a pack: what was handed in, as it was handed in, and nothing of another learner."""

import hashlib

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assessment.exports.compile import compile_portfolio
from assessment.models import Enrolment
from assessment.progress import progress_of
from assessment.services.judging import judge
from assessment.services.signoffs import sign_unit
from assessment.services.submissions import submit
from portfolio.files.store import blob_path
from portfolio.models import Attachment, Blob
from portfolio.services.records import change_record
from tests.cast import all_yes, claim, log


def hand_in(cast, *records):
    return submit(by=cast.sam, enrolment=cast.enrolment, records=list(records), declared=True)


def accept(cast, submission, **more):
    for item in submission.items.all():
        judge(by=cast.assessor, item=item, given=all_yes(item, **more))


def pack_for(cast, member=None, pack="full"):
    return compile_portfolio(enrolment=cast.enrolment, member=member or cast.coordinator, pack=pack)


def attach(cast, record, name="diary.txt", data=b"Monday: six calls", **facts):
    sha256 = hashlib.sha256(data).hexdigest()
    path = blob_path(str(cast.centre.blob_key), sha256)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    blob, _ = Blob.objects.get_or_create(centre=cast.centre, sha256=sha256, defaults={"size": len(data)})
    known = {"media_type": "text/plain", "family": "text"} | facts
    return Attachment.objects.create(
        centre=cast.centre, record=record, blob=blob, name=name, uploaded_by=cast.sam, **known
    )


def test_the_front_sheet_knows_learner_centre_and_qualification(cast):
    content = pack_for(cast)
    assert (content.learner, content.centre) == ("Sam Okoro", cast.centre.name)
    assert content.qualification.title == "Test Certificate"
    assert (content.met, content.total, content.made_by) == (0, 3, "Priya Nair")
    assert [person.initials for person in content.people] == ["AR", "TV", "IM", "EQ"]


def test_a_judged_claim_shows_who_judged_what_and_where_to_look(cast):
    record = log(cast)
    claim(cast, record, "TST-01")
    accept(cast, hand_in(cast, record))
    content = pack_for(cast)
    row = content.units[0].criteria[0]
    (cell,) = row.cells
    assert (row.state, row.decision.who, row.decision.sufficient) == ("met", "Alan Reid", True)
    assert (cell.ref, cell.locator, cell.sheet, cell.assessor) == ("WP-01", "page 1", 1, "AR")
    assert (cell.valid, cell.authentic, cell.reliable, cell.current) == (True, True, True, True)


def test_a_record_says_what_it_serves_and_who_judged_and_signed_it(cast):
    record = log(cast)
    claim(cast, record, "TST-01", "TST-02")
    accept(cast, hand_in(cast, record))
    (printed,) = pack_for(cast).records
    assert [(line.code, line.reason) for line in printed.serves] == [
        ("TST-01", "It shows it."),
        ("TST-02", "It shows it."),
    ]
    (judged,) = printed.judgements
    assert (judged.who, judged.outcome) == ("Alan Reid", "Accepted (version 1)")
    assert judged.criterion == "TST-01, TST-02"
    assert [(each.role, each.name) for each in printed.signatures] == [("Learner", "Sam Okoro")]


def test_the_pack_prints_what_was_handed_in_and_not_the_draft_after_it(cast):
    record = log(cast, narrative="As handed in.")
    claim(cast, record)
    submission = hand_in(cast, record)
    item = submission.items.get()
    judge(by=cast.assessor, item=item, given=all_yes(item, outcome="returned", met=False))
    record.refresh_from_db()
    change_record(by=cast.sam, record=record, fields={"narrative": "Changed since."}, edit_no=record.edit_no)
    for member in (cast.coordinator, cast.sam):
        (printed,) = pack_for(cast, member).records
        assert printed.narrative_html == "<p>As handed in.</p>\n"


def test_a_verdict_on_an_older_version_says_so(cast):
    record = log(cast)
    claim(cast, record, "TST-01")
    accept(cast, hand_in(cast, record), outcome="returned", met=False)
    record.refresh_from_db()
    change_record(by=cast.sam, record=record, fields={"narrative": "Better."}, edit_no=record.edit_no)
    hand_in(cast, record)
    cells = pack_for(cast).units[0].criteria[0].cells
    assert [cell.locator for cell in cells] == ["page 1 (version 1)", "page 1"]


def test_the_learner_sees_their_drafts_named_and_staff_do_not(cast):
    record = log(cast, title="Not yet for others")
    claim(cast, record, "TST-01")
    own, theirs = pack_for(cast, cast.sam, "learner"), pack_for(cast)
    assert [draft.title for draft in own.drafts] == ["Not yet for others"]
    assert [cell.ref for cell in own.units[0].criteria[0].cells] == ["WP-01"]
    assert (theirs.drafts, theirs.records, theirs.units[0].criteria[0].cells) == ((), (), ())


@pytest.mark.parametrize("who", ["other_learner", "other_assessor", "exams_officer", "administrator"])
def test_who_may_not_read_the_evidence_gets_no_pack(cast, who):
    with pytest.raises(Enrolment.DoesNotExist):
        pack_for(cast, getattr(cast, who))


def test_the_coordinator_of_another_centre_gets_no_pack(cast, elsewhere):
    with pytest.raises(Enrolment.DoesNotExist):
        pack_for(cast, elsewhere.coordinator)


def test_a_file_comes_with_its_frozen_facts_and_the_place_of_its_bytes(cast):
    record = log(cast)
    attachment = attach(cast, record, caption="Six calls", pages=2)
    claim(cast, record)
    hand_in(cast, record)
    (file,) = pack_for(cast).records[0].files
    assert (file.name, file.sha256, file.caption, file.pages) == (
        "diary.txt",
        attachment.blob.sha256,
        "Six calls",
        2,
    )
    assert file.original_path.read_bytes() == b"Monday: six calls"


def test_a_signed_unit_shows_its_declarations_and_one_that_no_longer_stands(cast):
    record = log(cast)
    claim(cast, record)
    accept(cast, hand_in(cast, record))
    unit = progress_of(cast.enrolment).units[0]
    sign_unit(
        by=cast.sam, enrolment_unit=unit.row, stage="learner", words="Mine.", manifest_hash=unit.manifest_hash
    )
    lines = pack_for(cast).units[0].signoffs
    assert [(line.stage, line.name, bool(line.when), line.void) for line in lines] == [
        ("Learner", "Sam Okoro", True, ""),
        ("Assessor", "", False, ""),
        ("Internal quality assurer", "", False, ""),
    ]
    assert lines[0].manifest_hash == unit.manifest_hash


def test_the_ledger_extract_ends_at_the_head_and_names_no_other_portfolio(cast):
    record = log(cast)
    claim(cast, record, "TST-01")
    accept(cast, hand_in(cast, record))
    ledger = pack_for(cast).ledger
    last = cast.centre.ledger.order_by("-seq").first()
    mine = cast.centre.ledger.filter(portfolio=cast.portfolio)
    assert (ledger.head, ledger.number, ledger.total) == (last.hash, last.seq, mine.count())
    told = [f"{row.action} {row.subject}, {row.who}" for row in ledger.rows]
    assert "version made WP-01 v1, Learner" in told
    assert told[-1] == "decided TST-01 met, Assessor"
    assert [row.number for row in ledger.rows] == list(mine.order_by("seq").values_list("seq", flat=True))


def test_one_record_costs_as_many_queries_as_five(cast):
    def count():
        with CaptureQueriesContext(
            connection,
        ) as queries:
            pack_for(cast)
        return len(queries)

    def add(number):
        for _ in range(number):
            record = log(cast)
            attach(cast, record, data=f"{record.ref}".encode())
            claim(cast, record)
            accept(cast, hand_in(cast, record), met=False)

    add(1)
    one = count()
    add(4)
    assert count() == one
    assert one <= 56
