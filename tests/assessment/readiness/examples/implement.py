"""Making the change: examples of the rules IM."""

from datetime import date, timedelta
from typing import Any

from assessment.readiness.facts import (
    Action,
    Approval,
    Entry,
    Improvement,
    Measure,
    Objective,
    Reading,
    Said,
    Source,
)

from .table import Example, fails, passes

DAY = timedelta(1)
AGREED = date(2026, 3, 23)
STARTED, LIVE = AGREED + 7 * DAY, AGREED + 9 * DAY


def did(*actions: Action) -> Improvement:
    return Improvement(actions=list(actions))


def accounted(**instead: Any) -> Improvement:
    """An action that says everything; ``instead`` says what it lacks."""
    whole: dict[str, Any] = {
        "done_on": LIVE,
        "done_note": "It hangs.",
        "started_on": STARTED,
        "resources_used": "£4",
    }
    return did(Action(ref="CH-01", **whole | instead))


def told(*audiences: str, purpose: str = "change", kind: str = "communication") -> Improvement:
    return Improvement(journal=[Entry(kind=kind, audience=each, purpose=purpose) for each in audiences])


def checked(*laws: str, stage: str = "change") -> Improvement:
    return Improvement(journal=[Entry(kind="compliance", law=each, law_stage=stage) for each in laws])


def read(day: date | None, live_on: date | None = LIVE) -> Improvement:
    aim = Objective(measure=Measure(readings=[Reading(day=day)]))
    return Improvement(objectives=[aim], live_on=live_on)


def agreed(*approvals: Approval, started_on: date | None = STARTED) -> Improvement:
    return Improvement(approvals=list(approvals), actions=[Action(started_on=started_on)])


DONE = [
    fails("IM-01", "Sam logged no action.", did()),
    fails(
        "IM-01",
        "Sam planned a diary and has not hung it up.",
        did(Action(ref="CH-01", planned=True), Action(ref="CH-02", done_on=LIVE)),
        at="CH-01",
    ),
    fails("IM-01", "Sam hung up a diary that nobody planned.", did(Action(done_on=LIVE))),
    fails("IM-01", "Sam only watched the figures.", did(Action(kind="monitor", planned=True, done_on=LIVE))),
    passes(
        "IM-01",
        "Sam hung up the planned diary; coaching is still to come.",
        did(Action(planned=True, done_on=LIVE), Action(planned=True, kind="coaching")),
    ),
    fails("IM-02", "Sam does not say what was done.", accounted(done_note=""), at="CH-01"),
    fails("IM-02", "Sam does not say when it started.", accounted(started_on=None), at="CH-01"),
    fails("IM-02", "Sam does not say what it took.", accounted(resources_used=""), at="CH-01"),
    fails(
        "IM-02",
        "Sam watched the figures and says nothing about it.",
        did(Action(ref="CH-02", kind="monitor", done_on=LIVE)),
        at="CH-02",
    ),
    passes("IM-02", "Sam says what, when and with what.", accounted()),
    passes("IM-02", "It took nothing extra.", accounted(resources_used="", no_resources=True)),
    passes("IM-02", "Sam is not done yet.", accounted(done_on=None, done_note="")),
    fails("IM-03", "Nothing shows that the diary hangs.", did(Action(ref="CH-01", done_on=LIVE)), at="CH-01"),
    fails(
        "IM-03",
        "Only the plan to coach and the watching are shown.",
        did(
            Action(ref="CH-01", done_on=LIVE),
            Action(kind="coaching", evidence=1),
            Action(kind="monitor", done_on=LIVE, evidence=1),
        ),
        at="CH-01",
    ),
    passes(
        "IM-03",
        "A photograph shows one of Sam's two changes.",
        did(Action(done_on=LIVE, evidence=1), Action(done_on=LIVE)),
    ),
    fails("IM-03", "No change was done, which IM-01 tells.", did(Action(planned=True))),
    fails(
        "IM-04",
        "Sam took part in one change and watched another.",
        did(
            Action(ref="CH-01", done_on=LIVE, learner_role="contributed"),
            Action(ref="CH-02", done_on=LIVE, learner_role="observed"),
        ),
        at="CH-01 CH-02",
    ),
    fails(
        "IM-04",
        "Sam does not say what his part was.",
        did(Action(done_on=LIVE), Action(learner_role="lead"), Action(kind="monitor", learner_role="did")),
    ),
    passes("IM-04", "Sam led the change.", did(Action(done_on=LIVE, learner_role="lead"))),
    passes(
        "IM-04",
        "Sam did one change and watched another.",
        did(Action(done_on=LIVE, learner_role="did"), Action(done_on=LIVE, learner_role="observed")),
    ),
    passes("IM-04", "No change was done, which IM-01 says.", did(Action(planned=True))),
]

TELLING = [
    fails("IM-05", "Nadia says nothing about service meanwhile.", Improvement()),
    passes("IM-05", "Nadia kept one desk open.", Improvement(journal=[Entry(kind="disruption")])),
    fails("IM-06", "Nadia told customers and the manager only.", told("customers", "manager")),
    fails("IM-06", "Nadia told her team the plan, not the change.", told("team", purpose="plan")),
    fails("IM-06", "Nadia encouraged her team and told it nothing.", told("team", kind="promotion")),
    passes("IM-06", "Nadia told her team.", told("team")),
    passes("IM-06", "Nadia told all staff.", told("staff")),
    passes("IM-06", "Nadia told other teams.", told("other_teams")),
    fails("IM-07", "Nadia told her team only.", told("team")),
    fails("IM-07", "Nadia told customers a result, not the change.", told("customers", purpose="result")),
    passes("IM-07", "Nadia told customers.", told("customers")),
    passes("IM-07", "Customers notice nothing.", Improvement(customers_not_told_reason="It is in the back.")),
]

EARLY = [
    fails("IM-08", "Nadia did not look.", Improvement(live_on=LIVE)),
    fails("IM-08", "Nadia took her last figure the day before.", read(LIVE - DAY)),
    fails("IM-08", "Nadia took a figure after 15 days.", read(LIVE + 15 * DAY)),
    fails("IM-08", "Nadia's figure bears no date.", read(None)),
    fails(
        "IM-08",
        "The centre wants it in a week; Nadia took eight days.",
        read(LIVE + 8 * DAY),
        early_check_days=7,
    ),
    passes("IM-08", "Nadia took a figure on the day of go-live.", read(LIVE)),
    passes("IM-08", "Nadia took a figure after 14 days.", read(LIVE + 14 * DAY)),
    passes(
        "IM-08",
        "A customer said something on the next day.",
        Improvement(live_on=LIVE, sources=[Source(said=[Said(day=LIVE + DAY)])]),
    ),
    passes(
        "IM-08",
        "Nadia asked round on the next day.",
        Improvement(live_on=LIVE, journal=[Entry(kind="early_check", day=LIVE + DAY)]),
    ),
    fails(
        "IM-08",
        "Nadia only adjusted something.",
        Improvement(live_on=LIVE, journal=[Entry(kind="adjustment", day=LIVE + DAY)]),
    ),
    passes("IM-08", "Nadia's change is not live.", read(LIVE - DAY, live_on=None)),
    fails(
        "IM-09",
        "The diary was a day late, and Nadia does not say why.",
        did(Action(ref="CH-01", due_on=LIVE, done_on=LIVE + DAY), Action(due_on=LIVE, done_on=LIVE)),
        at="CH-01",
    ),
    passes(
        "IM-09",
        "The diary was late because of the post.",
        did(Action(due_on=LIVE, done_on=LIVE + DAY, variance_note="The post was late.")),
    ),
    passes("IM-09", "The diary was not due on a day.", did(Action(done_on=LIVE))),
    passes("IM-09", "The diary is due and not done.", did(Action(due_on=LIVE))),
]

LAWFUL = [
    fails("IM-10", "Nadia checked no law.", Improvement()),
    fails("IM-10", "Nadia left equality out.", checked("data_protection", "consumer")),
    fails("IM-10", "Nadia left data protection out.", checked("equality")),
    fails(
        "IM-10", "Nadia checked how she asked.", checked("data_protection", "equality", stage="collection")
    ),
    passes("IM-10", "Nadia checked both.", checked("data_protection", "equality")),
    passes(
        "IM-10", "Nadia checked both, and safety.", checked("data_protection", "equality", "health_safety")
    ),
    fails(
        "IM-11",
        "Maya coached, and nothing says why.",
        did(Action(ref="CH-01", kind="coaching"), Action(kind="procedure", findings=1)),
        at="CH-01",
    ),
    fails("IM-11", "Maya changed a procedure without a reason.", did(Action(kind="procedure"))),
    fails("IM-11", "Maya moved people without a reason.", did(Action(kind="resource"))),
    fails("IM-11", "Maya bought a system without a reason.", did(Action(kind="technology"))),
    passes("IM-11", "Maya coached towards an objective.", did(Action(kind="coaching", objective=7))),
    passes("IM-11", "Maya's change is no act of management.", did(Action(), Action(kind="monitor"))),
    fails(
        "IM-12",
        "Nadia started a day before anybody agreed.",
        agreed(Approval(outcome="full", day=STARTED + DAY), Approval(outcome="declined", day=AGREED)),
    ),
    fails("IM-12", "Nadia started before the trial.", agreed(Approval(outcome="trial", day=STARTED + DAY))),
    passes("IM-12", "Nadia started on the day it was agreed.", agreed(Approval(outcome="full", day=STARTED))),
    passes(
        "IM-12",
        "The trial was agreed before, all of it later.",
        agreed(Approval(outcome="trial", day=AGREED), Approval(outcome="full", day=LIVE)),
    ),
    passes("IM-12", "Nobody agreed, which PL-11 says.", agreed(Approval(outcome="declined", day=LIVE))),
    passes(
        "IM-12",
        "One agreement bears no date, the other came in time.",
        agreed(Approval(outcome="trial"), Approval(outcome="full", day=AGREED)),
    ),
    passes("IM-12", "The agreement bears no date.", agreed(Approval(outcome="full"))),
    passes("IM-12", "Nadia has not started.", agreed(Approval(outcome="full", day=LIVE), started_on=None)),
]

EXAMPLES: list[Example] = [*DONE, *TELLING, *EARLY, *LAWFUL]
