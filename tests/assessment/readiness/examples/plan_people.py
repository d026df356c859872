"""Planning the change, who has a part in it and what comes when: examples of the rules PL."""

from datetime import date, timedelta
from typing import Any

from assessment.readiness.facts import (
    Action,
    Analysis,
    Approval,
    Consultation,
    Entry,
    Finding,
    Improvement,
    Measure,
    Objective,
    Plan,
    Reading,
    Review,
    Said,
    Source,
    Stakeholder,
)

from .table import Example, fails, passes

DAY = timedelta(1)
AGREED = date(2026, 3, 23)
STARTED, LIVE = AGREED + 7 * DAY, AGREED + 9 * DAY

MANAGER = Stakeholder(group="manager", has_authority=True)
FRONTLINE, CUSTOMER = Stakeholder(group="frontline"), Stakeholder(group="customer")


def asked(
    *whom: Stakeholder | None, day: date | None = AGREED, agreed_on: date | None = AGREED
) -> Improvement:
    said = [Consultation(day=day, who=each) for each in whom]
    return Improvement(plan=Plan(agreed_on=agreed_on), consultations=said)


def answered(outcome: str, by: Stakeholder | None) -> Improvement:
    return Improvement(plan=Plan(), approvals=[Approval(outcome=outcome, by=by, day=AGREED)])


def watched(review_on: date | None, *kinds: str, live_on: date | None = None) -> Improvement:
    actions = [Action(kind=kind) for kind in kinds]
    return Improvement(plan=Plan(review_on=review_on), actions=actions, live_on=live_on)


def told(audience: str, purpose: str, day: date | None, started_on: date | None = STARTED) -> Improvement:
    telling = Entry(kind="communication", audience=audience, purpose=purpose, day=day)
    return Improvement(journal=[telling], actions=[Action(started_on=started_on)])


def staged(**instead: Any) -> Improvement:
    """Every stage has its day; ``instead`` says which has not."""
    whole: dict[str, Any] = {
        "live_on": LIVE,
        "analyses": [Analysis(day=AGREED, findings=[Finding()])],
        "approvals": [Approval(outcome="full", day=AGREED)],
        "actions": [Action(done_on=LIVE)],
        "journal": [Entry(kind="early_check", day=LIVE)],
        "reviews": [Review(day=LIVE)],
    }
    return Improvement(**whole | instead)


def read(day: date | None, **instead: Any) -> Improvement:
    aim = Objective(measure=Measure(readings=[Reading(day=day)]))
    return staged(journal=[], objectives=[aim], **instead)


CONSULTED = [
    fails("PL-09", "Sam planned alone.", asked()),
    fails("PL-09", "Sam asked a customer and no colleague.", asked(CUSTOMER)),
    fails("PL-09", "Sam asked the manager after the plan was agreed.", asked(MANAGER, day=AGREED + DAY)),
    fails("PL-09", "Nobody knows whom Sam asked.", asked(None)),
    passes("PL-09", "Sam asked the manager on the day the plan was agreed.", asked(MANAGER)),
    passes("PL-09", "Sam asked a manager, and nothing is agreed yet.", asked(MANAGER, agreed_on=None)),
    passes("PL-09", "Sam's talk with the manager bears no date.", asked(MANAGER, day=None)),
    passes("PL-09", "Sam has no plan yet, which PL-04 says.", Improvement()),
    fails("PL-10", "Sam asked the manager and nobody at the counter.", asked(MANAGER, CUSTOMER)),
    passes("PL-10", "Sam asked a colleague at the counter.", asked(MANAGER, FRONTLINE)),
    passes("PL-10", "Sam planned alone, which PL-09 says.", asked()),
    passes("PL-10", "Sam asked customers only, which PL-09 says.", asked(CUSTOMER)),
    passes("PL-10", "Nobody knows whom Sam asked, which PL-09 says.", asked(None)),
    fails("PL-17", "Sam lists the manager and no other team.", Improvement(stakeholders=[MANAGER])),
    passes(
        "PL-17", "Sam lists the warehouse.", Improvement(stakeholders=[Stakeholder(group="support_team")])
    ),
    passes(
        "PL-17", "Sam lists accounts.", Improvement(stakeholders=[Stakeholder(group="internal_customer")])
    ),
    passes("PL-17", "Sam says why nobody else is touched.", Improvement(no_internal_customers="One desk.")),
]

AGREEMENT = [
    fails("PL-11", "Nobody has agreed to Nadia's plan.", Improvement(plan=Plan())),
    fails("PL-11", "The manager said no.", answered("declined", MANAGER)),
    fails("PL-11", "A colleague without authority said yes.", answered("full", FRONTLINE)),
    fails("PL-11", "Nobody knows who said yes.", answered("full", None)),
    passes("PL-11", "The manager agreed to a trial.", answered("trial", MANAGER)),
    passes("PL-11", "The manager agreed in full.", answered("full", MANAGER)),
    fails("PL-19", "Nadia told nobody.", Improvement(actions=[Action(started_on=STARTED)])),
    fails("PL-19", "Nadia told her team the day after it started.", told("team", "plan", STARTED + DAY)),
    fails("PL-19", "Nadia told other teams only.", told("other_teams", "plan", AGREED)),
    fails("PL-19", "Nadia told her team of an earlier result.", told("team", "result", AGREED)),
    fails(
        "PL-19",
        "Nadia did something else with her team.",
        Improvement(journal=[Entry(kind="promotion", audience="team", purpose="plan")]),
    ),
    passes("PL-19", "Nadia told her team the plan on the day it started.", told("team", "plan", STARTED)),
    passes("PL-19", "Nadia told her team what is expected.", told("team", "expectation", AGREED)),
    passes("PL-19", "Nadia's telling bears no date.", told("team", "plan", None)),
    passes("PL-19", "Nothing has started yet.", told("team", "plan", AGREED, started_on=None)),
    fails("PL-16", "Nadia ties the change to no aim.", Improvement(journal=[Entry(kind="framework")])),
    passes("PL-16", "Nadia names the promise to customers.", Improvement(journal=[Entry(kind="strategy")])),
]

WATCHING = [
    fails("PL-14", "Nadia plans a review and no watching.", watched(LIVE, "change")),
    fails("PL-14", "Nadia plans to watch and no review.", watched(None, "monitor")),
    fails(
        "PL-14",
        "Nadia's review is 13 days after go-live.",
        watched(LIVE + 13 * DAY, "monitor", live_on=LIVE),
    ),
    passes(
        "PL-14",
        "Nadia's review is 14 days after go-live.",
        watched(LIVE + 14 * DAY, "evaluate", live_on=LIVE),
    ),
    fails(
        "PL-14",
        "The centre asks for 28 days, and Nadia's review is after 14.",
        watched(LIVE + 14 * DAY, "monitor", live_on=LIVE),
        review_min_days=28,
    ),
    passes("PL-14", "Nadia's change is not live yet.", watched(LIVE, "monitor")),
    passes("PL-14", "Nadia has no plan yet, which PL-04 says.", Improvement()),
    fails(
        "PL-20",
        "Nobody is named for ordering the diary.",
        Improvement(actions=[Action(is_mine=False, owner="Pat"), Action(ref="CH-02", is_mine=False)]),
        at="CH-02",
    ),
    passes("PL-20", "Pat orders the diary.", Improvement(actions=[Action(is_mine=False, owner="Pat")])),
    passes("PL-20", "Nadia does it herself.", Improvement(actions=[Action()])),
]

STAGES = [
    passes("PL-18", "Every stage of Maya's project has its day.", staged()),
    fails("PL-18", "Maya's findings bear no date.", staged(analyses=[Analysis(findings=[Finding()])])),
    fails("PL-18", "Maya's agreement bears no date.", staged(approvals=[Approval(outcome="trial")])),
    fails("PL-18", "Maya's review bears no date.", staged(reviews=[Review()])),
    fails("PL-18", "Nothing was watched after Maya's go-live.", staged(journal=[])),
    fails("PL-18", "Maya's early check bears no date.", staged(journal=[Entry(kind="early_check")])),
    fails(
        "PL-18",
        "Customers spoke, and Maya watched nothing.",
        staged(journal=[], sources=[Source(said=[Said(day=LIVE + DAY)])]),
    ),
    fails("PL-18", "Maya's newest figure is of the day of go-live.", read(LIVE)),
    fails("PL-18", "Maya's figure bears no date.", read(None)),
    fails("PL-18", "Maya's figures know no go-live.", read(LIVE + DAY, live_on=None)),
    passes("PL-18", "Maya took a figure the day after go-live.", read(LIVE + DAY)),
    passes("PL-18", "Maya adjusted something.", staged(journal=[Entry(kind="adjustment", day=LIVE)])),
    passes("PL-18", "Maya found nothing, which AN-03 says.", staged(analyses=[Analysis()])),
    passes("PL-18", "Nobody agreed, which PL-11 says.", staged(approvals=[])),
    passes(
        "PL-18", "The manager declined, which PL-11 says.", staged(approvals=[Approval(outcome="declined")])
    ),
    passes(
        "PL-18", "Maya did nothing, which IM-01 says.", staged(actions=[Action(), Action(kind="monitor")])
    ),
    passes("PL-18", "Maya did not look back, which RV-02 says.", staged(reviews=[])),
    passes("PL-18", "Maya's made-up case has every stage.", staged(made_up=True)),
    fails("PL-18", "Nobody agrees in Maya's made-up case.", staged(made_up=True, approvals=[])),
    fails("PL-18", "Nothing is done in Maya's made-up case.", staged(made_up=True, actions=[])),
    fails("PL-18", "Maya's made-up case ends without a review.", staged(made_up=True, reviews=[])),
]

EXAMPLES: list[Example] = [*CONSULTED, *AGREEMENT, *WATCHING, *STAGES]
