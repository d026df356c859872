"""Parts of the pack beside units and evidence: witnesses, feedback, internal verification, who reads them."""

import pytest

from assessment.exports.compile import compile_portfolio
from assessment.models import Sample
from assessment.progress import progress_of
from assessment.services.countersigning import countersign
from portfolio.services.witnesses import add_witness
from tests.assessment.judging.desk import hand_in, judged
from tests.assessment.sampling.desk import drawn, finished, signed_unit
from tests.cast import log


def told(cast, who="coordinator", pack="full"):
    """By number of the part, its sections by title."""
    content = compile_portfolio(enrolment=cast.enrolment, member=getattr(cast, who), pack=pack)
    return {each.number: {section.title: section for section in each.sections} for each in content.papers}


def test_the_witness_list_says_who_may_testify(cast):
    fields = {"name": "Mina Park", "relationship": "Manager", "email": "mina@firm.example"}
    add_witness(by=cast.sam, portfolio=cast.portfolio, fields=fields)
    row = told(cast)[5]["Who may testify"].rows[0]
    assert (row[0], row[2], row[4]) == ("Mina Park", "Manager", "mina@firm.example")


def test_who_testified_is_named_beside_the_record_even_if_on_no_list(cast):
    details = {"witness_name": "Lena Cole", "relationship": "Manager", "contact": "01632 960 000"}
    hand_in(cast, log(cast, kind="WT", details=details))
    section = told(cast)[5]["Who has testified"]
    assert section.columns == ("Record", "Witness", "Relationship", "Job", "Contact", "Saw it")
    assert section.rows == (("WT-01", "Lena Cole", "Manager", "", "01632 960 000", ""),)


def test_feedback_is_listed_under_both_names(cast):
    judgement = judged(cast, hand_in(cast, log(cast)), by=cast.trainee, next_action="Add a date.")
    said = {"outcome": "confirmed", "content_hash": judgement.content_hash}
    countersign(by=cast.assessor, judgement=judgement, **said)
    rows = told(cast)[6]["Feedback given"].rows
    assert [row[1:] for row in rows] == [
        ("WP-01", "Accepted", "Add a date.", "Tom Vale, confirmed by Alan Reid")
    ]


@pytest.fixture
def sampled(cast):
    signed_unit(cast)
    finished(cast, drawn(cast))
    return cast


def test_a_finished_sample_is_printed_line_by_line(sampled):
    part = told(sampled)[16]
    sample = part["Summative sample of TST"]
    assert dict(sample.facts)["Verifier"] == "Ines Moss"
    assert [row[:2] for row in sample.rows] == [(f"TST-0{n}", "Agree") for n in (1, 2, 3)]
    assert part["Units and internal verification"].rows[0][0] == "TST"


def test_why_a_unit_was_sampled_reads_as_sentences(sampled):
    row = Sample.objects.get()
    facts = dict(told(sampled)[16]["Summative sample of TST"].facts)
    assert facts["Chosen because"] == " ".join(row.reasons)


@pytest.mark.parametrize(("who", "pack"), [("sam", "full"), ("sam", "learner"), ("coordinator", "learner")])
def test_the_learner_reads_no_note_about_their_assessor(sampled, who, pack):
    assert 16 not in told(sampled, who, pack)


@pytest.mark.parametrize("who", ["assessor", "coordinator"])
def test_a_pack_does_not_give_away_what_is_to_be_sampled(cast, who):
    signed_unit(cast)
    before = told(cast, who)
    drawn(cast)
    assert (16 in before, 16 in told(cast, who)) == (False, False)


def test_the_rules_see_who_countersigned_and_what_was_sampled(sampled):
    facts = progress_of(sampled.enrolment).readiness.enrolment
    assert [(each.iqa, each.manifest_hash == each.signed_hash) for each in facts.samples] == [
        (sampled.iqa.user_id, True)
    ]


def test_the_rules_ask_for_a_colleague_until_one_confirmed(cast):
    judgement = judged(cast, hand_in(cast, log(cast)), by=cast.trainee)
    waits = progress_of(cast.enrolment).readiness.enrolment.decisions[0]
    said = {"outcome": "confirmed", "content_hash": judgement.content_hash}
    countersign(by=cast.assessor, judgement=judgement, **said)
    confirmed = progress_of(cast.enrolment).readiness.enrolment.decisions[0]
    assert (waits.countersigned_by_qualified, confirmed.countersigned_by_qualified) == (False, True)
