"""Claims follow from the loop: proposed by phase, accepted by the learner, decided by an assessor."""

import pytest

from assessment.models import Claim, Criterion
from assessment.progress import progress_of
from assessment.proposals import proposals_for
from feedback.services.sources import open_source
from improvements.services.actions import plan_action
from improvements.services.journal import log_entry
from improvements.services.turns import begin, link
from tests.cast import claim, client_for, log

PHASES = {"TST-01": ["feedback"], "TST-02": ["implement", "review"], "TST-03": ["sustain"]}


@pytest.fixture
def turn(cast):
    """Sam's improvement, and a unit whose criteria stand for different phases."""
    for code, phases in PHASES.items():
        Criterion.objects.filter(code=code).update(phases=phases)
    return begin(by=cast.sam, portfolio=cast.portfolio, fields={"title": "Call-backs"})


@pytest.fixture
def source(cast, turn):
    made = open_source(
        by=cast.sam, portfolio=cast.portfolio, fields={"method": "verbal"}, record_fields={"title": "Counter"}
    )
    link(by=cast.sam, improvement=turn, sources=[made])
    return made


def offered(cast, *records):
    found = proposals_for(records, progress_of(cast.enrolment).units)
    return {pk: [each.criterion.code for each in proposals] for pk, proposals in found.items()}


def test_a_source_is_offered_what_feedback_serves(cast, source):
    assert offered(cast, source.record) == {source.pk: ["TST-01"]}


def test_a_change_and_a_note_of_lasting_are_offered_their_own_phases(cast, turn):
    action = plan_action(
        by=cast.sam, improvement=turn, fields={"kind": "change"}, record_fields={"title": "Diary"}
    )
    entry = log_entry(
        by=cast.sam,
        improvement=turn,
        kind="sustain",
        fields={"holds": "yes"},
        record_fields={"title": "Holds"},
    )
    assert offered(cast, action.record, entry.record) == {action.pk: ["TST-02"], entry.pk: ["TST-03"]}


def test_ordinary_evidence_is_offered_nothing(cast):
    record = log(cast)
    assert offered(cast, record) == {record.pk: []}


def test_what_is_claimed_already_is_not_offered_again(cast, source):
    claim(cast, source.record, "TST-01")
    assert offered(cast, source.record) == {source.pk: []}


def test_criteria_that_ask_for_an_explanation_are_left_to_other_evidence(cast, source):
    Criterion.objects.filter(code="TST-01").update(kind="knowledge")
    assert offered(cast, source.record) == {source.pk: []}


def test_one_press_on_the_record_claims_it(cast, source):
    page = f"/p/{cast.portfolio.ref}/FB-01/"
    sam = client_for(cast.sam)
    assert "It could also show" in sam.get(page).content.decode()
    key = f"{cast.unit.pk}-{Criterion.objects.get(code='TST-01').pk}"
    sam.post(f"{page}criteria/add/", {"criterion": key})
    made = Claim.objects.get()
    assert (made.record, made.criterion.code) == (source.record, "TST-01")
    assert "FB-01" in made.reason
    sam.post(f"{page}criteria/add/", {"criterion": key})
    assert Claim.objects.count() == 1


def test_accepting_a_proposal_keeps_the_claims_there_are(cast, source):
    claim(cast, source.record, "TST-03")
    key = f"{cast.unit.pk}-{Criterion.objects.get(code='TST-01').pk}"
    client_for(cast.sam).post(f"/p/{cast.portfolio.ref}/FB-01/criteria/add/", {"criterion": key})
    assert set(Claim.objects.values_list("criterion__code", flat=True)) == {"TST-01", "TST-03"}


def test_a_whole_improvement_is_claimed_on_one_page(cast, turn, source):
    action = plan_action(
        by=cast.sam, improvement=turn, fields={"kind": "change"}, record_fields={"title": "Diary"}
    )
    page = f"/p/{cast.portfolio.ref}/improvements/{turn.ref}/criteria/"
    sam = client_for(cast.sam)
    shown = sam.get(page).content.decode()
    first, second = (Criterion.objects.get(code=code).pk for code in ("TST-01", "TST-02"))
    ticks = [f"FB-01:{cast.unit.pk}-{first}", f"{action.record.ref}:{cast.unit.pk}-{second}"]
    assert all(tick in shown for tick in ticks)
    sam.post(page, {"accept": [*ticks, "FB-01:1-1", "nonsense"]})
    assert set(Claim.objects.values_list("record__ref", "criterion__code")) == {
        ("FB-01", "TST-01"),
        (action.record.ref, "TST-02"),
    }


def test_assessors_are_offered_nothing_of_the_learners(cast, turn, source):
    claim(cast, source.record, "TST-01")
    from assessment.services.submissions import submit
    from portfolio.services.records import change_record

    source.record.refresh_from_db()
    change_record(
        by=cast.sam,
        record=source.record,
        fields={"happened_on": source.record.recorded_at.date(), "pii_checked": True, "ai_use": "none"},
        edit_no=source.record.edit_no,
    )
    submit(by=cast.sam, enrolment=cast.enrolment, records=[source.record], declared=True)
    page = f"/p/{cast.portfolio.ref}/improvements/{turn.ref}/criteria/"
    assert 'name="accept"' not in client_for(cast.assessor).get(page).content.decode()
    assert client_for(cast.assessor).post(page, {"accept": ["FB-01:1-1"]}).status_code == 403


def test_the_page_costs_the_same_for_one_record_and_for_many(cast, turn, source):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    page = f"/p/{cast.portfolio.ref}/improvements/{turn.ref}/criteria/"
    sam = client_for(cast.sam)
    sam.get(page)
    with CaptureQueriesContext(connection) as few:
        sam.get(page)
    few_queries = len(few)
    for number in range(6):
        plan_action(
            by=cast.sam,
            improvement=turn,
            fields={"kind": "change"},
            record_fields={"title": f"Step {number}"},
        )
    log_entry(
        by=cast.sam,
        improvement=turn,
        kind="sustain",
        fields={"holds": "yes"},
        record_fields={"title": "Holds"},
    )
    with CaptureQueriesContext(connection) as many:
        sam.get(page)
    assert len(many) <= few_queries + 2  # one look each at actions and entries, whatever their number
