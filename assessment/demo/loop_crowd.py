"""A small loop for a learner of the crowd: a few words of customers, a few weeks of figures."""

import random
from datetime import timedelta

from django.utils import timezone

from feedback.services.items import log_items
from feedback.services.measures import add_readings, open_measure
from feedback.services.sources import open_source
from improvements.services.moving import move
from improvements.services.turns import begin, link
from portfolio import clock
from portfolio.models import Membership

TITLES = ("Fewer wrong transfers", "Shorter waits at lunch", "A form that people understand")
WORDS = (
    ("Passed on twice before somebody helped.", -1),
    ("Waited twenty minutes and went home.", -1),
    ("I did not know which box was for me.", -1),
    ("Friendly, and quick this time.", 1),
    ("The sign by the door helped.", 1),
    ("It was all right.", 0),
)
WEEKS = 4


def begin_loop(learner: Membership, days_ago: int, dice: random.Random) -> None:
    """Gathered in the second half of the learner's time here, and left at gathering or analysing."""
    with clock.at(timezone.now() - timedelta(days=days_ago // 2)):
        today, portfolio = clock.today(), learner.portfolio
        fields = {"title": dice.choice(TITLES), "service_area": "Front desk"}
        improvement = begin(by=learner, portfolio=portfolio, fields=fields)
        source = open_source(
            by=learner,
            portfolio=portfolio,
            fields={"method": dice.choice(("comment_card", "verbal")), "from_date": today, "to_date": today},
            record_fields={"title": "What people said at the desk", "happened_on": today},
        )
        said = dice.sample(WORDS, dice.randrange(2, 6))
        rows = [
            {"said_on": today, "text": text, "sentiment": mood, "pii_checked": True} for text, mood in said
        ]
        log_items(by=learner, source=source, rows=rows)
        measure = open_measure(
            by=learner,
            portfolio=portfolio,
            fields={"name": "Average wait", "unit": "minutes", "direction": -1},
        )
        days = [today - timedelta(weeks=week) for week in range(WEEKS)]
        figures = [{"taken_on": day, "value": dice.randrange(4, 20)} for day in days]
        add_readings(by=learner, measure=measure, rows=figures, way="typed")
        link(by=learner, improvement=improvement, sources=[source], measures=[measure])
        for to in ("gathering", "analysing")[: dice.randrange(1, 3)]:
            move(by=learner, improvement=improvement, to=to)
