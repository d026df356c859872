"""Planning the change, what the plan holds: examples of the rules PL."""

from datetime import date, timedelta
from typing import Any

from assessment.readiness.facts import (
    Action,
    Analysis,
    Finding,
    Improvement,
    Measure,
    Objective,
    Plan,
    Reading,
    SuccessCriterion,
)

from .table import Example, fails, passes

DAY = timedelta(1)
STARTED = date(2026, 3, 30)
LIVE = STARTED + 2 * DAY
WRITTEN, ENDED = STARTED - 7 * DAY, STARTED + 30 * DAY

NO_PLAN = Improvement()
BEGUN = [Action(started_on=STARTED)]


def planned(**fields: Any) -> Improvement:
    return Improvement(plan=Plan(ref="PLAN-01", **fields))


def aimed(*objectives: Objective, **fields: Any) -> Improvement:
    return Improvement(plan=Plan(), objectives=list(objectives), **fields)


def found(finding: Finding, *objectives: Objective) -> Improvement:
    return aimed(*objectives, analyses=[Analysis(findings=[finding])])


def judged(live_on: date | None, **days: Any) -> Improvement:
    return aimed(Objective(success_criteria=[SuccessCriterion(ref="tenth", **days)]), live_on=live_on)


def measured(*days: date | None, started_on: date | None = STARTED) -> Improvement:
    late = Measure(ref="M-01", readings=[Reading(day=day) for day in days])
    return aimed(Objective(measure=late), actions=[Action(started_on=started_on)])


SAID = Finding(items=2)
MEASURED = Finding(readings=4)
EMPTY = Finding()
MINUTES = Measure(ref="M-01")


TIMELY = [
    fails("PL-01", "Nadia hung up the diary and there is no plan.", Improvement(actions=BEGUN)),
    fails(
        "PL-01",
        "Nadia wrote her plan the day after she hung up the diary.",
        Improvement(actions=BEGUN, plan=Plan(written_on=STARTED + DAY)),
    ),
    passes(
        "PL-01",
        "Nadia wrote her plan on the morning of the change.",
        Improvement(actions=BEGUN, plan=Plan(written_on=STARTED)),
    ),
    passes("PL-01", "Nadia's plan bears no date.", Improvement(actions=BEGUN, plan=Plan())),
    passes("PL-01", "Nothing has started yet, and nothing is planned.", NO_PLAN),
    passes(
        "PL-01",
        "Only watching the figures has started.",
        Improvement(actions=[Action(kind="monitor", started_on=STARTED)]),
    ),
    fails("PL-04", "Sam has no plan yet.", Improvement(ref="IMP-01"), at="IMP-01"),
    fails("PL-04", "Sam's plan does not say when it ends.", planned(start=WRITTEN), at="PLAN-01"),
    fails("PL-04", "Sam's plan does not say when it starts.", planned(end=ENDED), at="PLAN-01"),
    fails(
        "PL-04",
        "One of Sam's two actions has no due date.",
        Improvement(plan=Plan(start=WRITTEN, end=ENDED), actions=[Action(due_on=LIVE), Action(ref="CH-02")]),
        at="CH-02",
    ),
    passes("PL-04", "Sam's plan has its dates.", planned(start=WRITTEN, end=ENDED)),
]

OBJECTIVES = [
    fails(
        "PL-02",
        "Sam's second objective answers none of his findings.",
        found(SAID, Objective(findings=[SAID]), Objective(ref="quicker")),
        at="quicker",
    ),
    fails(
        "PL-02",
        "The finding comes from elsewhere, with nothing behind it.",
        aimed(Objective(findings=[EMPTY])),
    ),
    passes("PL-02", "The finding rests on two cards.", aimed(Objective(findings=[SAID]))),
    passes("PL-02", "The finding rests on figures.", aimed(Objective(findings=[EMPTY, MEASURED]))),
    passes(
        "PL-02",
        "Sam's own finding has nothing behind it, which AN-05 says.",
        found(EMPTY, Objective(findings=[EMPTY])),
    ),
    fails("PL-02", "Sam has not found anything yet, which AN-03 tells.", aimed(Objective())),
    fails("PL-03", "Sam's plan has no objective.", planned()),
    fails(
        "PL-03",
        "Sam wants call-backs to be quicker, but counts nothing.",
        aimed(Objective(ref="quicker", target=10), Objective(measure=MINUTES, target=10)),
        at="quicker",
    ),
    fails(
        "PL-03",
        "Sam counts late call-backs and names no figure to reach.",
        aimed(Objective(ref="quicker", measure=MINUTES)),
        at="quicker",
    ),
    fails(
        "PL-03",
        "Nobody knows whether more or less is better.",
        aimed(Objective(measure=Measure(direction=0), target=10)),
    ),
    passes("PL-03", "Sam wants no late call-back at all.", aimed(Objective(measure=MINUTES, target=0))),
    fails("PL-03", "Sam has no plan yet, which PL-04 tells.", NO_PLAN),
    fails(
        "PL-06",
        "Sam cannot tell when his second objective is reached.",
        aimed(Objective(success_criteria=[SuccessCriterion()]), Objective(ref="quicker")),
        at="quicker",
    ),
    passes(
        "PL-06",
        "Sam succeeds when one call-back in ten is late.",
        aimed(Objective(success_criteria=[SuccessCriterion()])),
    ),
    passes("PL-06", "Sam's plan has no objective, which PL-03 says.", planned()),
]

FIXED_BEFOREHAND = [
    fails(
        "PL-07",
        "Nadia set her success criterion the day after go-live.",
        judged(LIVE, set_on=LIVE + DAY),
        at="tenth",
    ),
    fails(
        "PL-07",
        "Nadia lowered her success criterion the day after go-live.",
        judged(LIVE, set_on=WRITTEN, changed_on=LIVE + DAY),
        at="tenth",
    ),
    passes(
        "PL-07",
        "Nadia set hers with the plan and reworded it on the day of go-live.",
        judged(LIVE, set_on=WRITTEN, changed_on=LIVE),
    ),
    passes("PL-07", "Nobody wrote down when it was set.", judged(LIVE)),
    passes("PL-07", "Nadia's change is not live yet.", judged(None, set_on=LIVE + DAY)),
    fails("PL-08", "Nadia took no figure at all.", measured(), at="M-01"),
    fails("PL-08", "Nadia took her first figure on the day of the change.", measured(STARTED), at="M-01"),
    fails("PL-08", "Nobody knows when Nadia's figure was taken.", measured(None), at="M-01"),
    fails(
        "PL-08",
        "The centre asks for two figures before, and Nadia has one.",
        measured(STARTED - DAY, STARTED),
        min_baseline_readings=2,
    ),
    passes("PL-08", "Nadia took a figure on the day before.", measured(STARTED - DAY)),
    passes(
        "PL-08",
        "The centre asks for two figures before, and Nadia has them.",
        measured(STARTED - 8 * DAY, STARTED - DAY),
        min_baseline_readings=2,
    ),
    passes("PL-08", "Nadia has not started yet.", measured(started_on=None)),
    passes(
        "PL-08",
        "Nadia's objective has no measure, which PL-03 says.",
        aimed(Objective(), actions=BEGUN, measures=[MINUTES]),
    ),
]

REASONED = [
    fails("PL-05", "Sam's plan names no resources.", planned()),
    passes("PL-05", "Sam's plan needs two hours.", planned(resources="Two hours.")),
    passes("PL-05", "Sam's plan needs nothing extra.", planned(no_resources_needed=True)),
    passes("PL-05", "Sam has no plan yet, which PL-04 says.", NO_PLAN),
    fails("PL-12", "Sam's plan knows no limits and no risks.", planned()),
    passes("PL-12", "Sam planned around the rota.", planned(constraints="The rota.")),
    passes("PL-12", "Sam saw what could go wrong.", planned(risks="Nobody looks.")),
    passes("PL-12", "Sam has no plan yet, which PL-04 says.", NO_PLAN),
    fails("PL-13", "Sam weighed two options and does not say why this one.", planned(options=2)),
    fails("PL-13", "Sam knew one option only.", planned(options=1, choice_reason="Cheap.")),
    passes(
        "PL-13",
        "Sam weighed a diary against doing nothing, and says why the diary.",
        planned(options=2, choice_reason="Cheap."),
    ),
    passes("PL-13", "Sam has no plan yet, which PL-04 says.", NO_PLAN),
    fails(
        "PL-15",
        "Sam does not say what the business gains.",
        planned(expected_customer_effect="No waiting."),
    ),
    fails(
        "PL-15",
        "Sam does not say what customers notice.",
        planned(expected_business_effect="Fewer complaints."),
    ),
    passes(
        "PL-15",
        "Sam expects less waiting and fewer complaints.",
        planned(expected_customer_effect="No waiting.", expected_business_effect="Fewer complaints."),
    ),
    passes("PL-15", "Sam has no plan yet, which PL-04 says.", NO_PLAN),
]

EXAMPLES: list[Example] = [*TIMELY, *OBJECTIVES, *FIXED_BEFOREHAND, *REASONED]
