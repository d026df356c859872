"""Counting in the database agrees with computing in memory, and time is told as people tell it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from assessment.progress import progress_of
from assessment.progress.tallies import tally_units
from assessment.templatetags.since import last_active, since, waited
from tests.assessment.judging.desk import changes_for, filled, hand_in, judged
from tests.cast import all_yes, client_for, log


def tally(cast):
    (unit,) = tally_units([cast.enrolment])[cast.enrolment.pk]
    return unit.met, unit.total


def computed(cast):
    (unit,) = progress_of(cast.enrolment).units
    return unit.met, unit.total


def test_tallies_agree_with_progress_at_every_step(cast, item):
    assert tally(cast) == computed(cast) == (0, 3)
    judged(cast, item, by=cast.trainee)
    assert tally(cast) == computed(cast) == (0, 3)
    given = all_yes(item, seen=1, reason="Checked.")
    decisions = {pk: type(each)("met", True, "Yes.", 1) for pk, each in given.decisions.items()}
    judged(cast, item, seen=1, reason="Checked.", decisions=decisions)
    assert tally(cast) == computed(cast) == (3, 3)
    seen = {key: "2" for key in filled(item) if key.endswith("seen")}
    back = changes_for(item, "TST-01", decision="not_yet", sufficient="no", feedback="A gap.")
    client_for(cast.assessor).post(f"/judge/{item.pk}/", filled(item, reason="A gap.", **(seen | back)))
    assert tally(cast) == computed(cast) == (2, 3)


def test_a_second_learner_does_not_mix_in(cast, item):
    judged(cast, item)
    hand_in(cast, log(cast, title="Second"), "TST-01")
    tallies = tally_units([cast.enrolment, cast.other_enrolment])
    assert [tallies[each.pk][0].met for each in (cast.enrolment, cast.other_enrolment)] == [3, 0]


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "active today"),
        (1, "active yesterday"),
        (4, "active 4 days ago"),
        (14, "quiet for 2 weeks"),
        (22, "quiet for 3 weeks"),
        (90, "quiet for 3 months"),
    ],
)
def test_last_activity_in_words(days, words):
    assert last_active(timezone.now() - timedelta(days=days)) == words


def test_nothing_logged_yet():
    assert last_active(None) == "nothing logged yet"


def test_waiting_in_words():
    now = timezone.now()
    assert [waited(now - timedelta(days=days)) for days in (0, 1, 12)] == [
        "less than a day",
        "1 day",
        "12 days",
    ]
    assert [since(now - timedelta(days=days)) for days in (0, 1)] == ["since today", "since yesterday"]
    assert since(now - timedelta(days=3)) == f"since {now - timedelta(days=3):%a}"
