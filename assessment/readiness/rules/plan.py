"""Planning the change, what the plan holds (PL): domain.md section 4.

Nobody is told twice that there is no plan: PL-04 says so, and PL-01 once a change has started without one.
What a plan should hold is asked of a plan that is there.
"""

from assessment.readiness.facts import Action, Improvement, Measure, Objective, Plan, SuccessCriterion
from assessment.readiness.params import Given
from assessment.readiness.rule import Gate, Severity, rule


@rule(
    "PL-01",
    "The change started before there was a plan.",
    Severity.ERROR,
    gate=Gate.CHANGING,
    criteria="PCI-02 ECI-02 UCI-04",
    official="1.2 2.1",
    seeds="PCI-M07 PCI-02 ECI-02",
    skip_made_up=True,
    fix="plan#happened_on",
)
def changed_without_plan(turn: Improvement, given: Given) -> bool:
    """A plan written on the day the change started is in time."""
    started = turn.change_started_on
    if not started:
        return False
    return turn.plan is None or bool(turn.plan.written_on and turn.plan.written_on > started)


@rule(
    "PL-02",
    "An objective is not linked to a finding from feedback.",
    Severity.ERROR,
    gate=Gate.AGREED,
    criteria="PCI-02 PCI-07 ECI-01",
    official="1.2",
    seeds="PCI-M06 PCI-02 PCI-07 ECI-01",
    fix="plan#objectives-0-findings_0",
    told_by=("AN-01", "AN-03"),
)
def objectives_without_feedback(turn: Improvement, given: Given) -> bool | list[Objective]:
    """Before there is a finding, AN-01 and AN-03 ask for one; a finding of this improvement with nothing
    behind it is told by AN-05."""
    own = {id(each) for each in turn.findings}

    def rests(objective: Objective) -> bool:
        return any(each.items or each.readings or id(each) in own for each in objective.findings)

    loose = [each for each in turn.objectives if not rests(each)]
    return loose if own or any(each.findings for each in loose) else bool(loose)


@rule(
    "PL-03",
    "Give the plan at least one objective, and every objective a measure and a figure to reach.",
    Severity.ERROR,
    gate=Gate.AGREED,
    criteria="PCI-02 PCI-07 UCI-08",
    official="1.2",
    seeds="UCI-M07 UCI-G03 PCI-07 UCI-08",
    fix="plan#objectives-0-measure",
    told_by=("PL-04",),
)
def objectives_without_target(turn: Improvement, given: Given) -> bool | list[Plan] | list[Objective]:
    """A target of nought is a target; a measure says by itself which way is better. That there is no plan at
    all is told by PL-04."""
    if not turn.objectives:
        return [turn.plan] if turn.plan else True
    return [
        each
        for each in turn.objectives
        if each.measure is None or not each.measure.direction or each.target is None
    ]


@rule(
    "PL-04",
    "Give the plan start and end dates, and every action a due date.",
    Severity.ERROR,
    gate=Gate.AGREED,
    criteria="PCI-02 PCI-08 ECI-02 UCI-08",
    official="1.2",
    seeds="PCI-02 ECI-02 UCI-08",
    fix="plan#start",
)
def no_dates(turn: Improvement, given: Given) -> list[Improvement | Plan | Action]:
    """The rule that fails where there is no plan yet."""
    plan = turn.plan or Plan()
    undated = [] if plan.start and plan.end else [turn.plan or turn]
    return [*undated, *(each for each in turn.actions if not each.due_on)]


@rule(
    "PL-05",
    "List the resources the plan needs, or say that it needs nothing extra.",
    Severity.ERROR,
    gate=Gate.AGREED,
    criteria="PCI-02 ECI-02",
    official="1.2",
    seeds="PCI-02 ECI-02",
    fix="plan#resources",
)
def no_resources(turn: Improvement, given: Given) -> bool:
    return turn.plan is not None and not (turn.plan.resources or turn.plan.no_resources_needed)


@rule(
    "PL-06",
    "Set a success criterion for each objective.",
    Severity.ERROR,
    gate=Gate.AGREED,
    criteria="PCI-02 ECI-02 UCI-08 PCI-09",
    official="1.2",
    seeds="PCI-02 ECI-02 UCI-G03 UCI-08",
    fix="plan#objectives-0-criteria-0-text",
)
def objectives_without_criterion(turn: Improvement, given: Given) -> list[Objective]:
    return [each for each in turn.objectives if not each.success_criteria]


@rule(
    "PL-07",
    "A success criterion was set or altered after the change went live.",
    Severity.ERROR,
    gate=Gate.LIVE,
    criteria="PCI-09 PCI-04",
    official="3.1",
    seeds="PCI-09 PCI-04",
    skip_made_up=True,
    fix="plan#objectives-0-criteria-0-set_on",
)
def criteria_set_late(turn: Improvement, given: Given) -> list[SuccessCriterion]:
    """On the day of go-live is in time."""
    live = turn.live_on
    if not live:
        return []
    return [
        each
        for each in turn.success_criteria
        if any(day and day > live for day in (each.set_on, each.changed_on))
    ]


@rule(
    "PL-08",
    "Each measure needs {min_baseline_readings} or more baseline figures dated before the change.",
    Severity.ERROR,
    gate=Gate.CHANGING,
    criteria="PCI-04 PCI-09 ECI-04 MCP-04",
    official="3.1",
    seeds="PCI-M08 PCI-M01 ECI-04 MCP-04",
    params="min_baseline_readings",
    skip_made_up=True,
    fix="reading",
)
def no_baseline(turn: Improvement, given: Given) -> list[Measure]:
    """A figure of the day on which the change started is no baseline any more."""
    started = turn.change_started_on
    if not started:
        return []
    return [
        each
        for each in turn.target_measures
        if sum(bool(reading.day and reading.day < started) for reading in each.readings)
        < given.min_baseline_readings
    ]


@rule(
    "PL-12",
    "Note the operating limits and risks you planned around.",
    Severity.WARNING,
    gate=Gate.AGREED,
    criteria="PCI-02",
    official="1.3",
    seeds="PCI-M03",
    fix="plan#constraints",
)
def no_limits(turn: Improvement, given: Given) -> bool:
    """Either is enough."""
    return turn.plan is not None and not (turn.plan.constraints or turn.plan.risks)


@rule(
    "PL-13",
    "Say what options you weighed, two at least (doing nothing may be one), and why you chose this one.",
    Severity.WARNING,
    gate=Gate.AGREED,
    criteria="PCI-07",
    official="1.2 4.4",
    seeds="PCI-07 UCI-G06 UCI-G09 MCP-G02",
    fix="plan#choice_reason",
)
def no_choice(turn: Improvement, given: Given) -> bool:
    return turn.plan is not None and (not turn.plan.choice_reason or turn.plan.options < 2)


@rule(
    "PL-15",
    "State the effect you expect on customers and on the business.",
    Severity.WARNING,
    gate=Gate.AGREED,
    criteria="PCI-07 UCI-08",
    official="1.3 4.4",
    seeds="UCI-G10 UCI-G09",
    fix="plan#expected_customer_effect",
)
def no_expected_effect(turn: Improvement, given: Given) -> bool:
    plan = turn.plan
    return plan is not None and not (plan.expected_customer_effect and plan.expected_business_effect)
