"""Making the change (IM): domain.md section 4.

That no change was done is told by IM-01 alone; who did a change is asked of one that was done.
"""

from datetime import date

from assessment.readiness.facts import Action, Improvement
from assessment.readiness.params import Given
from assessment.readiness.rule import Gate, Severity, rule

STAFF = ("team", "staff", "other_teams")
AGREED = ("trial", "full")
MANAGEMENT = ("coaching", "procedure", "resource", "technology")


def _done(turn: Improvement) -> list[Action]:
    return [each for each in turn.changes if each.done_on]


@rule(
    "IM-01",
    "No planned change has been carried out yet.",
    Severity.ERROR,
    gate=Gate.LIVE,
    criteria="PCI-03 ECI-03 MCP-02",
    official="2.1",
    seeds="PCI-03 ECI-03",
    skip_made_up=True,
    fix="action-done#done_on",
)
def nothing_done(turn: Improvement, given: Given) -> bool | list[Action]:
    """A change that was done without being part of the plan does not count."""
    planned = [each for each in turn.changes if each.planned]
    if any(each.done_on for each in planned):
        return False
    return planned or True


@rule(
    "IM-02",
    "A finished action does not say what was done, when, and with what resources.",
    Severity.ERROR,
    gate=Gate.LIVE,
    criteria="PCI-08",
    official="2.1 2.2",
    seeds="PCI-08 PCI-M04",
    skip_made_up=True,
    fix="action#done_note",
)
def done_without_account(turn: Improvement, given: Given) -> list[Action]:
    """That it took nothing extra is an answer too."""
    done = (each for each in turn.actions if each.done_on)
    return [
        each
        for each in done
        if not (each.done_note and each.started_on and (each.resources_used or each.no_resources))
    ]


@rule(
    "IM-03",
    "Nothing is attached to show the change happened.",
    Severity.ERROR,
    gate=Gate.LIVE,
    criteria="PCI-03 PCI-08 ECI-03 MCP-02",
    official="2.1 2.2",
    seeds="PCI-M04 PCI-08",
    skip_made_up=True,
    fix="action#evidence_0",
    told_by=("IM-01",),
)
def nothing_shown(turn: Improvement, given: Given) -> bool | list[Action]:
    """One change that is shown is enough. That none was done at all is told by IM-01."""
    done = _done(turn)
    return [] if any(each.evidence for each in done) else done or True


@rule(
    "IM-04",
    "Say what you yourself did in this change.",
    Severity.ERROR,
    gate=Gate.LIVE,
    criteria="ECI-03 PCI-03",
    official="2.1",
    seeds="ECI-03",
    skip_made_up=True,
    fix="action#learner_role_0",
)
def no_own_part(turn: Improvement, given: Given) -> list[Action]:
    """To have led or done one change is enough; to have taken part or watched is not."""
    done = _done(turn)
    return [] if any(each.learner_role in ("lead", "did") for each in done) else done


@rule(
    "IM-05",
    "Describe how you kept disruption to service low.",
    Severity.WARNING,
    gate=Gate.LIVE,
    criteria="PCI-03",
    official="2.2",
    units="PCI ECI",
    seeds="PCI-03",
    fix="journal/disruption",
)
def disruption_not_described(turn: Improvement, given: Given) -> bool:
    return not turn.entries("disruption")


def _told(turn: Improvement, audiences: tuple[str, ...]) -> bool:
    """Whether one of these audiences heard of the change and why, on whatever day."""
    return any(
        each.audience in audiences and each.purpose == "change" for each in turn.entries("communication")
    )


@rule(
    "IM-06",
    "Record how staff were told of the change and why.",
    Severity.ERROR,
    gate=Gate.LIVE,
    criteria="PCI-03 MCP-02",
    official="2.3",
    seeds="PCI-M10 MCP-M04",
    skip_made_up=True,
    fix="journal/communication",
)
def staff_not_told(turn: Improvement, given: Given) -> bool:
    return not _told(turn, STAFF)


@rule(
    "IM-07",
    "Record how customers were told, or why they did not need to be.",
    Severity.WARNING,
    gate=Gate.LIVE,
    criteria="PCI-03",
    official="2.3",
    seeds="PCI-M10",
    skip_made_up=True,
    fix="journal/communication",
)
def customers_not_told(turn: Improvement, given: Given) -> bool:
    return not _told(turn, ("customers",)) and not turn.customers_not_told_reason


@rule(
    "IM-08",
    "Log an early check on how the change was received, no later than day {early_check_days} after go-live.",
    Severity.WARNING,
    gate=Gate.REVIEWED,
    criteria="PCI-03 PCI-04",
    official="2.4",
    seeds="PCI-G07",
    params="early_check_days",
    skip_made_up=True,
    fix="journal/early_check",
)
def no_early_check(turn: Improvement, given: Given) -> bool:
    """A figure, what somebody said or a note will do; the day of go-live counts, and so does the last day."""
    live = turn.live_on
    if not live:
        return False
    return not any(0 <= (day - live).days <= given.early_check_days for day in _looks(turn))


def _looks(turn: Improvement) -> list[date]:
    """Days on which something was measured, said or checked."""
    measured = [each.day for measure in turn.target_measures for each in measure.readings]
    said = [each.day for each in turn.said]
    checked = [each.day for each in turn.entries("early_check")]
    return [day for day in measured + said + checked if day]


@rule(
    "IM-09",
    "An action was finished later than planned and no reason is given.",
    Severity.INFO,
    gate=Gate.LIVE,
    criteria="PCI-08",
    official="2.1",
    seeds="PCI-08",
    skip_made_up=True,
    fix="action#variance_note",
)
def late_without_reason(turn: Improvement, given: Given) -> list[Action]:
    """Resources are words, so whether they differ from the plan is for people to see."""
    return [
        each
        for each in turn.actions
        if each.done_on and each.due_on and each.done_on > each.due_on and not each.variance_note
    ]


@rule(
    "IM-10",
    "Record the law and policy checks for this change (data protection, equality).",
    Severity.WARNING,
    gate=Gate.LIVE,
    criteria="MCP-03",
    official="2.2",
    units="MCP PCI ECI",
    seeds="MCP-03",
    fix="journal/compliance",
)
def law_not_checked(turn: Improvement, given: Given) -> bool:
    """Both, and for the change; checks of how feedback was gathered are the business of FB-09."""
    checked = {each.law for each in turn.entries("compliance") if each.law_stage == "change"}
    return not checked >= {"data_protection", "equality"}


@rule(
    "IM-11",
    "A management action is not tied to a finding.",
    Severity.ERROR,
    gate=Gate.LIVE,
    criteria="MCP-02",
    units="MCP",
    seeds="MCP-02 MCP-G03",
    fix="action#objective",
)
def management_without_finding(turn: Improvement, given: Given) -> list[Action]:
    """An objective ties it too, because objectives come from findings (PL-02)."""
    return [
        each
        for each in turn.actions
        if each.kind in MANAGEMENT and not each.findings and each.objective is None
    ]


@rule(
    "IM-12",
    "The change started before it was approved.",
    Severity.ERROR,
    gate=Gate.CHANGING,
    criteria="PCI-02 PCI-03",
    official="1.4 2.1",
    seeds="PCI-M07",
    skip_made_up=True,
    fix="approval",
)
def started_unapproved(turn: Improvement, given: Given) -> bool:
    """On the day it was first agreed to is in time. That nobody agreed is told by PL-11."""
    agreed = min((each.day for each in turn.approvals if each.outcome in AGREED and each.day), default=None)
    started = turn.change_started_on
    return bool(agreed and started and started < agreed)
