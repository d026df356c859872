"""The loop of the story is whole: every scene in its order, every word somebody's, every sum as on paper."""

import re
from collections import Counter
from datetime import date

import pytest

from assessment.demo import figures, replies
from assessment.demo.days import MARKER, demo_today, on
from assessment.demo.loop_acts import BY_GUESTS, DOES, OPENS
from assessment.demo.loop_figures import ANSWERS, CONTACTS, COUNTED, WAITS, complaints
from assessment.demo.loop_shapes import The
from assessment.demo.story import LEARNERS, learners
from assessment.demo.texts import loop_nadia, loop_sam_gather, loop_sam_review
from assessment.demo.texts.loop_after import COMPLAINTS_AFTER
from assessment.demo.texts.loop_before import COMPLAINT_THEMES
from assessment.demo.voices import COMPLAINTS
from feedback.personal_data import find_personal_data

TODAY = demo_today(date(2026, 10, 18))
SAM, NADIA, CALLUM = learners(TODAY)
TURNING = [pytest.param(learner, id=learner.person) for learner in (SAM, NADIA)]


def _keys(part):
    """Every key that a scene points at."""
    if isinstance(part, The):
        yield part.key.partition("/")[0]
    for each in part.values() if isinstance(part, dict) else part if isinstance(part, tuple) else ():
        yield from _keys(each)


def _all_words():
    said = (*loop_sam_gather.SURVEY, *loop_sam_review.SURVEY, *loop_nadia.CALLS, *loop_nadia.COMMENTS)
    scenes = [scene for learner in (SAM, NADIA) for scene in learner.loop if scene.act == "say"]
    return said, {each.text for scene in scenes for each in scene.given["rows"]}


@pytest.mark.parametrize("learner", TURNING)
def test_a_scene_points_only_at_what_was_made_before_it(learner):
    records = {each.key: each.days_ago if each.until_days_ago is None else each.until_days_ago
               for each in learner.records}  # fmt: skip
    made = set()
    for scene in sorted(learner.loop, key=lambda each: -each.days_ago):
        for key in _keys(scene.given):
            known = key in made or key.rsplit("-", 1)[0] in made
            assert known or records.get(key, -1) >= scene.days_ago, f"{scene.act} needs {key}"
        made.add(scene.key)


@pytest.mark.parametrize("learner", TURNING)
def test_people_work_at_the_loop_on_weekdays(learner):
    assert [each for each in learner.loop if on(each.days_ago, TODAY).weekday() > 4] == []


@pytest.mark.parametrize("learner", TURNING)
def test_every_record_handed_in_was_made_in_a_scene_of_that_day_or_before(learner):
    made = {scene.key: scene.days_ago for scene in learner.loop}
    assert learner.papers
    for paper in learner.papers:
        assert made[paper.key] >= paper.day, paper.key
        assert paper.claims
        assert paper.judgement is None or paper.judgement.days_ago < paper.day


def test_nothing_is_claimed_for_a_unit_after_it_was_signed():
    signed = SAM.sign_offs[0].statement_days_ago
    late = {claim.criterion[:3] for paper in SAM.papers if paper.day < signed
            for claim in paper.claims}  # fmt: skip
    assert late == {"ECI"}


def test_every_act_of_the_story_is_one_that_can_be_played():
    played = {scene.act for learner in (SAM, NADIA) for scene in learner.loop}
    assert played == OPENS.keys() | DOES.keys() | BY_GUESTS.keys()


def test_whoever_has_only_enrolled_has_no_loop():
    assert (CALLUM.loop, CALLUM.papers) == ((), ())


def test_the_second_turn_begins_from_the_first_ones_review():
    review, following = (next(s for s in SAM.loop if s.key == key) for key in ("review", "next"))
    assert following.act == "begin_next"
    assert following.given["improvement"] == The("loop")
    assert review.days_ago > following.days_ago


def test_the_words_name_nobody():
    """What the finder marks is the one name that Sam takes out, and no other."""
    _, words = _all_words()
    assert len(words) > 150
    assert {text for text in words if find_personal_data(text)} <= {loop_sam_gather.NAMED}
    assert loop_sam_gather.NAMED in words
    assert not find_personal_data(loop_sam_gather.UNNAMED)


def test_the_words_are_enough_for_a_loop_and_each_fits_its_score():
    said, _ = _all_words()
    assert all(each.mood == -1 for each in said if each.score in (1, 2))
    assert Counter(each.score for each in loop_sam_gather.SURVEY) == figures.INFORMED_BEFORE
    assert Counter(each.score for each in loop_sam_review.SURVEY) == figures.INFORMED_AFTER


def test_the_replies_fall_into_the_weeks_they_are_counted_in():
    assert {201 <= days <= 256 for days, _, _ in replies.before()} == {True}
    assert {103 <= days <= 157 for days, _, _ in replies.after()} == {True}
    assert len([words for _, _, words in replies.before() if words]) == 46


def test_nineteen_comments_speak_of_a_call_as_the_account_says():
    assert sum(each.theme != "." for each in loop_sam_gather.SURVEY) == 19
    assert len(COMPLAINT_THEMES) == len(COMPLAINTS) == figures.COMPLAINTS_BEFORE
    assert len(COMPLAINTS_AFTER) == figures.COMPLAINTS_AFTER
    assert sum(each.theme == "t" for each in loop_sam_review.CASES) == 8


def test_the_weeks_add_up_to_what_the_papers_say():
    assert (sum(CONTACTS["before"]), sum(CONTACTS["after"])) == (
        figures.CONTACTS_BEFORE,
        figures.CONTACTS_AFTER,
    )
    assert figures.late(complaints("before")) == figures.COMPLAINTS_BEFORE
    assert figures.late(complaints("after")) == figures.COMPLAINTS_AFTER
    assert (sum(WAITS["before"]) / 8, sum(WAITS["after"]) / 8) == (168, 175)
    assert COUNTED[:12] == figures.TRIAL + figures.SUSTAINED
    assert len(figures.BASELINE + COUNTED) >= 24
    assert figures.share(ANSWERS[7:10]) == 78.9


def test_every_date_of_the_loop_is_filled_in():
    assert MARKER.search(repr([each.loop for each in LEARNERS]))
    told = repr([(each.loop, each.papers) for each in (SAM, NADIA)])
    assert MARKER.search(told) is None
    assert not re.search(r"lorem", told, re.IGNORECASE)
