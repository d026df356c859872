"""Did it work? Examples of the rules RV about what was counted and said after go-live."""

from datetime import date, timedelta

from assessment.readiness.facts import (
    Action,
    Improvement,
    Measure,
    Objective,
    Reading,
    Rebase,
    Review,
    ReviewLine,
    Said,
    Source,
)

from .table import fails, passes

GO_LIVE = date(2026, 3, 2)
BEFORE, AFTER = date(2026, 2, 2), date(2026, 4, 6)


def measured(*days: date | None, ref: str = "M-01") -> Measure:
    return Measure(ref=ref, readings=[Reading(day=each, value=80.0) for each in days])


def turn(*measures: Measure, said: Said | None = None, **more) -> Improvement:
    """Sam's turn aims at these measures and went live on 2 March."""
    return Improvement(
        **{"live_on": GO_LIVE, "actions": [Action(started_on=GO_LIVE)]} | more,
        objectives=[Objective(measure=each) for each in measures],
        sources=[Source(said=[said])] if said else [],
    )


def looked_back(*lines: ReviewLine, quotes: int = 0, said: Said | None = None) -> Improvement:
    """Sam's review holds these lines, each about a measure with readings before and after."""
    for each in lines:
        each.measure = each.measure or measured(BEFORE, AFTER)
    measures = [each.measure for each in lines if each.measure]
    return turn(*measures, said=said, reviews=[Review(ref="REV-01", lines=list(lines), quotes=quotes)])


def compared(before: float | None, after: float | None, verdict: str = "", direction: int = 1) -> Improvement:
    measure = measured(BEFORE, AFTER)
    measure.direction = direction
    return looked_back(ReviewLine(ref="M-01", measure=measure, before=before, after=after, verdict=verdict))


def line(**more) -> Improvement:
    return looked_back(ReviewLine(ref="M-01", before=80, after=90, **more))


def weekly(
    *values: float | None, rebased: date | None = None, reason: str = "A new way of counting."
) -> Improvement:
    """One reading a week, the last four of them after go-live, and a review."""
    first = GO_LIVE - timedelta(weeks=len(values) - 4) + timedelta(days=1)
    measure = Measure(
        ref="M-01",
        readings=[Reading(day=first + timedelta(weeks=i), value=each) for i, each in enumerate(values)],
        rebases=[Rebase(day=rebased, reason=reason)] if rebased else [],
    )
    return turn(measure, reviews=[Review()])


CALM = (50, 52, 51, 49, 50, 51, 50, 52, 49, 51, 50, 51)
SHIFTED = (*CALM, 70, 72, 71, 70)

EXAMPLES = [
    fails("RV-01", "Sam counted before the change only.", turn(measured(BEFORE))),
    fails("RV-01", "Sam's last figure is of the day it went live.", turn(measured(BEFORE, GO_LIVE))),
    fails("RV-01", "Nobody said anything since.", turn(measured(BEFORE), said=Said(day=GO_LIVE))),
    fails("RV-01", "Sam's only figure since bears no day.", turn(measured(None))),
    fails(
        "RV-01",
        "Sam went on counting something that no objective is about.",
        turn(measured(BEFORE), measures=[measured(AFTER)]),
    ),
    passes("RV-01", "Sam counted again a month later.", turn(measured(BEFORE, AFTER))),
    passes("RV-01", "A customer said something the day after.", turn(said=Said(day=date(2026, 3, 3)))),
    passes("RV-01", "Sam's change has not gone live.", turn(measured(BEFORE), live_on=None)),
    fails(
        "RV-03",
        "Sam compared one measure of two.",
        turn(
            one := measured(BEFORE, AFTER),
            measured(BEFORE, AFTER, ref="M-02"),
            reviews=[Review(lines=[ReviewLine(measure=one, before=80, after=90)])],
        ),
        at="M-02",
    ),
    fails(
        "RV-03", "Sam's review has the figure after and not the one before.", compared(None, 90), at="M-01"
    ),
    fails(
        "RV-03", "Sam's review has the figure before and not the one after.", compared(80, None), at="M-01"
    ),
    fails(
        "RV-03",
        "Sam compared in the first review and not in the second, which counts.",
        turn(
            again := measured(BEFORE, AFTER),
            reviews=[Review(lines=[ReviewLine(measure=again, before=80, after=90)]), Review()],
        ),
        at="M-01",
    ),
    fails(
        "RV-03",
        "Customers said something since, and the measure stands uncompared.",
        turn(measured(BEFORE), said=Said(day=AFTER, comments=1), reviews=[Review()]),
        at="M-01",
    ),
    passes("RV-03", "Sam compared, and nought is a figure too.", compared(0, 0)),
    fails(
        "RV-03", "Nothing is dated after go-live, as RV-01 tells.", turn(measured(BEFORE), reviews=[Review()])
    ),
    fails("RV-03", "There is no baseline, which PL-08 tells.", turn(measured(AFTER), reviews=[Review()])),
    fails(
        "RV-03",
        "The only older figure is of the day the change started, which is no baseline.",
        turn(measured(GO_LIVE, AFTER), reviews=[Review()]),
    ),
    fails("RV-03", "The only older figure bears no day.", turn(measured(None, AFTER), reviews=[Review()])),
    fails(
        "RV-03",
        "When the change started is not known, so every figure may be compared.",
        turn(measured(AFTER), actions=[], reviews=[Review()]),
        at="M-01",
    ),
    fails("RV-03", "There is no review, which RV-02 tells.", turn(measured(BEFORE, AFTER))),
    passes("RV-03", "Nothing is live yet.", turn(measured(BEFORE), live_on=None)),
    passes(
        "RV-03", "No objective has a measure; PL-03 says so.", turn(said=Said(day=AFTER), reviews=[Review()])
    ),
    fails("RV-07", "Sam has figures since, and nobody's words.", turn(measured(BEFORE, AFTER))),
    fails("RV-07", "Sam has words since, and no figure.", turn(said=Said(day=AFTER, comments=3))),
    fails(
        "RV-07",
        "Sam has words since, and figures of before.",
        turn(measured(BEFORE), said=Said(day=AFTER, comments=3)),
    ),
    passes("RV-07", "Sam has both.", turn(measured(AFTER), said=Said(day=AFTER, comments=3))),
    passes("RV-07", "Customers gave a score and words.", turn(said=Said(day=AFTER, scores=3, comments=2))),
    passes("RV-07", "Sam has neither; RV-01 says so.", turn(measured(BEFORE))),
    passes("RV-07", "Sam's change has not gone live.", turn(measured(AFTER), live_on=None)),
    fails("RV-08", "Satisfaction fell, and Sam calls it better.", compared(80, 75, "improved"), at="M-01"),
    fails("RV-08", "Satisfaction stayed, and Sam calls it better.", compared(80, 80, "improved")),
    fails("RV-08", "Waiting grew, and Sam calls it better.", compared(5, 6, "improved", direction=-1)),
    passes("RV-08", "Satisfaction rose.", compared(80, 81, "improved")),
    passes("RV-08", "Waiting fell.", compared(6, 5, "improved", direction=-1)),
    passes("RV-08", "Satisfaction fell, and Sam says so.", compared(80, 75, "worse")),
    passes("RV-08", "There is no figure before; RV-03 says so.", compared(None, 75, "improved")),
    passes("RV-08", "There is no figure after; RV-03 says so.", compared(80, None, "improved")),
    passes("RV-08", "Which way is better is not known.", compared(80, 75, "improved", direction=0)),
    passes(
        "RV-08",
        "Which measure it is about is not known.",
        turn(reviews=[Review(lines=[ReviewLine(before=80, after=75, verdict="improved")])]),
    ),
    fails("RV-09", "Twelve weeks go up and down as they always did.", weekly(*CALM), at="M-01"),
    passes("RV-09", "Since go-live every week is beyond the limits.", weekly(*SHIFTED)),
    passes("RV-09", "Eleven readings are too few for limits.", weekly(*CALM[1:])),
    passes("RV-09", "One of twelve readings has no value.", weekly(*CALM[1:], None)),
    passes("RV-09", "One of twelve readings is no number.", weekly(*CALM[1:], float("nan"))),
    fails("RV-09", "The centre takes eight readings as enough.", weekly(*CALM[4:]), spc_lock_points=8),
    passes(
        "RV-09",
        "Sam began the limits afresh at go-live; the shift stands all the same.",
        weekly(*SHIFTED, rebased=GO_LIVE),
    ),
    fails(
        "RV-09",
        "The shift came long before go-live, and the limits were begun afresh then.",
        weekly(*(20,) * 6, *CALM, rebased=date(2026, 1, 1)),
    ),
    passes(
        "RV-09",
        "The limits were begun afresh without a reason, so the older ones stand.",
        weekly(*(20,) * 12, *CALM, rebased=date(2026, 1, 1), reason=" "),
    ),
    passes(
        "RV-09",
        "The last reading is older than the change.",
        turn(measured(*[BEFORE - timedelta(weeks=i) for i in range(12)]), reviews=[Review()]),
    ),
    passes(
        "RV-09",
        "The last reading is of the day it went live.",
        turn(measured(*[GO_LIVE - timedelta(weeks=i) for i in range(12)]), reviews=[Review()]),
    ),
    passes(
        "RV-09",
        "One of twelve readings bears no day.",
        turn(measured(None, *[GO_LIVE + timedelta(weeks=i) for i in range(11)]), reviews=[Review()]),
    ),
    passes(
        "RV-09",
        "Sam's change has not gone live.",
        turn(measured(*[GO_LIVE - timedelta(weeks=i) for i in range(12)]), live_on=None, reviews=[Review()]),
    ),
    passes(
        "RV-09",
        "There is no review yet, so nothing is claimed.",
        turn(measured(*[GO_LIVE + timedelta(weeks=i) for i in range(12)])),
    ),
    fails(
        "RV-10",
        "The way of asking changed, and Sam says nothing of it.",
        line(method_changed=True),
        at="M-01",
    ),
    fails("RV-10", "Minutes became hours.", line(unit_changed=True)),
    fails("RV-10", "Ten answers stand against 31.", line(before_n=10, after_n=31)),
    fails("RV-10", "Thirty-one answers stand against ten.", line(before_n=31, after_n=10)),
    passes("RV-10", "Ten answers stand against 30, three times as many.", line(before_n=10, after_n=30)),
    fails("RV-10", "The centre allows twice as many.", line(before_n=10, after_n=30), comparability_ratio=2),
    passes("RV-10", "How many answered before is not known.", line(after_n=30)),
    passes(
        "RV-10",
        "Sam says why they can be compared.",
        line(method_changed=True, comparability_note="The question is the same, on paper."),
    ),
    passes("RV-10", "There is no review; RV-02 says so.", turn(measured(BEFORE, AFTER))),
    fails(
        "RV-12",
        "Sam aimed at no figure, and quotes nobody.",
        looked_back(said=Said(day=AFTER, comments=1)),
        at="REV-01",
    ),
    passes("RV-12", "Sam quotes a customer.", looked_back(quotes=1, said=Said(day=AFTER, comments=1))),
    passes("RV-12", "Sam compared a figure, which did not move.", compared(80, 80)),
    fails("RV-12", "Sam compared no measure, which RV-03 tells.", compared(80, None)),
    fails(
        "RV-12", "Nothing is dated after go-live, as RV-01 tells.", turn(measured(BEFORE), reviews=[Review()])
    ),
    fails("RV-12", "There is no review, which RV-02 tells.", turn(said=Said(day=AFTER, comments=1))),
    passes("RV-12", "Nothing is live yet.", turn(live_on=None)),
]
