"""The story is whole: every criterion shown, every day in order, every text somebody's own."""

import re
from collections import Counter
from datetime import date

import pytest

from assessment.demo import figures
from assessment.demo.days import MARKER, demo_today, on
from assessment.demo.people import PEOPLE
from assessment.demo.story import LEARNERS, learners
from assessment.models.claims import Located
from portfolio.kinds import kind_of
from portfolio.models import Medium, Origin, Record, Role, Setting

TODAY = demo_today(date(2026, 10, 18))
SAM, NADIA, CALLUM = learners(TODAY)
RECORDS = [pytest.param(record, id=record.key) for each in LEARNERS for record in each.records]
CRITERIA = [f"PCI-{number:02}" for number in range(1, 11)]


def _record(key):
    return next(record for record in SAM.records if record.key == key)


def _decisions(learner):
    given = [judgement for record in learner.records for judgement in record.judgements]
    given += [paper.judgement for paper in learner.papers if paper.judgement]
    ordered = sorted(given, key=lambda judgement: -judgement.days_ago)
    return [(each.criterion, each.outcome) for judgement in ordered for each in judgement.decisions]


@pytest.mark.parametrize("criterion", CRITERIA)
def test_at_least_two_of_sams_records_claim_each_criterion(criterion):
    claiming = [r.key for r in SAM.records if criterion in {c.criterion for c in r.claims}]
    assert len(claiming) >= 2


def test_sam_met_every_criterion_once_and_one_was_not_yet_first():
    decisions = _decisions(SAM)
    met = sorted(c for c, outcome in decisions if outcome == "met")
    assert met == [*(f"ECI-{number:02}" for number in range(1, 5)), *CRITERIA]
    assert [c for c, outcome in decisions if outcome == "not_yet"] == ["PCI-09"]
    assert decisions.index(("PCI-09", "not_yet")) < decisions.index(("PCI-09", "met"))


def test_sam_shows_most_kinds_of_evidence():
    kinds = Counter(record.kind for record in SAM.records)
    assert kinds == {
        "O": 2, "WP": 6, "PD": 1, "RA": 3, "WT": 3, "EWT": 1, "QO": 1, "QW": 1, "RPL": 1, "AV": 2, "CS": 1,
        "KA": 3,
    }  # fmt: skip


def test_each_learner_stands_where_the_story_says():
    assert Counter(r.state for r in SAM.records) == {"accepted": 25}
    assert Counter(r.state for r in NADIA.records) == {"accepted": 3, "returned": 1, "waiting": 2, "draft": 2}
    assert CALLUM.records == ()


def test_the_phases_follow_each_other():
    keys = ("complaints", "pareto", "plan", "diary", "fine-tuning", "review", "alan")
    days = [_record(f"sam-{key}").days_ago for key in keys]
    assert days == sorted(days, reverse=True)
    approved, live = _record("sam-approval").until_days_ago, _record("sam-diary").days_ago
    assert approved > live == figures.TRIAL[0].starts
    assert _record("sam-complaints").until_days_ago > _record("sam-plan").days_ago


def test_the_returned_account_came_back_with_other_words():
    record = _record("sam-fine-tuning")
    assert [given.outcome for given in record.judgements] == ["returned", "accepted"]
    assert record.judgement.days_ago > record.second.submitted_days_ago > record.second.judgement.days_ago
    assert " I " not in record.narrative
    assert record.second.narrative.count(" I ") >= 5


@pytest.mark.parametrize("record", RECORDS)
def test_a_record_is_made_then_sent_then_judged(record):
    ended = record.until_days_ago if record.until_days_ago is not None else record.days_ago
    days = [record.days_ago, ended, record.submitted_days_ago, *(j.days_ago for j in record.judgements[:1])]
    known = [day for day in days if day is not None]
    assert known == sorted(known, reverse=True)


@pytest.mark.parametrize("record", RECORDS)
def test_work_happens_on_weekdays(record):
    judged = [given.days_ago for given in record.judgements]
    assert [day for day in (record.days_ago, *judged) if on(day, TODAY).weekday() > 4] == []


@pytest.mark.parametrize("record", RECORDS)
def test_a_text_is_long_enough_to_mean_something_and_short_enough_to_read(record):
    least = {"draft": 60, "accepted": 80}.get(record.state, 120)
    assert least <= len(record.narrative.split()) <= 350
    assert "lorem" not in record.narrative.lower()


@pytest.mark.parametrize("record", RECORDS)
def test_a_record_fits_the_tables_it_goes_into(record):
    assert {record.setting, record.medium, record.origin} <= {*Setting.values, *Medium.values, *Origin.values}
    assert set(record.details) <= {detail.key for detail in kind_of(record.kind).details}
    for name in ("title", "held_where", "held_by", "ai_note"):
        assert len(getattr(record, name)) <= Record._meta.get_field(name).max_length
    longest = Located._meta.get_field("reason").max_length
    assert all(len(claim.reason) <= longest for claim in record.claims)


@pytest.mark.parametrize("record", RECORDS)
def test_a_decision_rests_on_a_claim_of_the_same_record(record):
    claimed = {claim.criterion for claim in record.claims}
    for given in record.judgements:
        assert {each.criterion for each in (*given.decisions, *given.doubts)} <= claimed


def test_every_date_is_filled_in():
    assert MARKER.search(repr(LEARNERS))
    assert MARKER.search(repr(learners(TODAY))) is None
    assert _record("sam-review").narrative.startswith("I wrote this note on 7 Jul 2026")


def test_no_text_breaks_a_sentence_across_lines():
    """Plain fields show every line break, so only lists, tables, quotes and questions may have one."""
    broken = re.compile(r"\S\n(?![-|>\n]|\d+\. |\d\d:\d\d |[QA]: ).*")
    texts = [text for r in SAM.records + NADIA.records for text in (r.narrative, *r.details.values())]
    assert [found.group() for text in texts for found in broken.finditer(text)] == []


def test_everybody_has_a_role_and_an_address_of_their_own():
    assert {person.role for person in PEOPLE} == set(Role.values)
    assert len({person.email for person in PEOPLE}) == len(PEOPLE)
    assert {person.email.split("@")[1] for person in PEOPLE} == {"demo.example"}


def test_the_figures_say_what_the_texts_say():
    assert (figures.promised(figures.BASELINE), figures.late(figures.BASELINE)) == (412, 128)
    assert sum(count for _, count in figures.REASONS) == 128
    assert (figures.share(figures.BASELINE), figures.share(figures.TRIAL[4:])) == (31.1, 9.5)
    assert (figures.top_two(figures.INFORMED_BEFORE), figures.top_two(figures.INFORMED_AFTER)) == (58.2, 71.2)
    assert (figures.late(figures.SUSTAINED), figures.promised(figures.SUSTAINED)) == (18, 202)
    assert (figures.late(figures.NO_ACCESS), figures.promised(figures.NO_ACCESS)) == (195, 1080)
