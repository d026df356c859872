"""Planning the change, who has a part in it and what comes when (PL): domain.md section 4."""

from datetime import date

from assessment.readiness.facts import Action, Improvement
from assessment.readiness.params import Given
from assessment.readiness.rule import Gate, Severity, rule

AGREED = ("trial", "full")
WATCHING = ("monitor", "evaluate")
AMONG_OURSELVES = ("internal_customer", "support_team")
BEFOREHAND = ("expectation", "plan")


@rule(
    "PL-09",
    "Record who you consulted about the plan before it was agreed, and what they said.",
    Severity.WARNING,
    gate=Gate.AGREED,
    criteria="PCI-02 UCI-08",
    official="1.3",
    seeds="PCI-M03 ECI-M02 UCI-08",
    fix="consult",
)
def nobody_consulted(turn: Improvement, given: Given) -> bool:
    """Customers alone are not enough. On the day it was agreed is in time."""
    if turn.plan is None:
        return False
    agreed = turn.plan.agreed_on or date.max
    return not any(
        each.who and each.who.group != "customer" and (each.day is None or each.day <= agreed)
        for each in turn.consultations
    )


@rule(
    "PL-10",
    "No frontline colleague took part in the planning.",
    Severity.WARNING,
    gate=Gate.AGREED,
    criteria="UCI-08",
    official="1.3",
    seeds="UCI-M04 ECI-M02",
    fix="consult",
)
def no_frontline(turn: Improvement, given: Given) -> bool:
    """Where no colleague was consulted at all, PL-09 says so."""
    colleagues = {each.who.group for each in turn.consultations if each.who} - {"customer"}
    return bool(colleagues) and "frontline" not in colleagues


@rule(
    "PL-11",
    "Record agreement from someone with authority before the change.",
    Severity.ERROR,
    gate=Gate.CHANGING,
    criteria="PCI-02 PCI-03 UCI-04",
    official="1.4",
    seeds="PCI-M07",
    skip_made_up=True,
    fix="approval",
)
def no_agreement(turn: Improvement, given: Given) -> bool:
    """Its day is the business of IM-12."""
    return not any(each.outcome in AGREED and each.by and each.by.has_authority for each in turn.approvals)


@rule(
    "PL-14",
    "Plan the monitoring: an action to watch how it goes, and a review {review_min_days} or more days after "
    "go-live.",
    Severity.WARNING,
    gate=Gate.AGREED,
    criteria="UCI-04 UCI-08",
    official="3.1",
    seeds="UCI-G07 UCI-G03 MCP-M03",
    params="review_min_days",
    fix="plan#review_on",
)
def no_monitoring(turn: Improvement, given: Given) -> bool:
    """Until it is live, any day will do for the review."""
    if turn.plan is None:
        return False
    review_on = turn.plan.review_on
    if not review_on or not any(each.kind in WATCHING for each in turn.actions):
        return True
    return turn.live_on is not None and (review_on - turn.live_on).days < given.review_min_days


@rule(
    "PL-16",
    "Link the improvement to a service strategy or business aim.",
    Severity.WARNING,
    gate=Gate.AGREED,
    criteria="ECI-06 ECI-02",
    official="4.1",
    seeds="ECI-M05",
    fix="journal/strategy",
)
def no_strategy(turn: Improvement, given: Given) -> bool:
    return not turn.entries("strategy")


@rule(
    "PL-17",
    "No back-office team or internal customer is listed as affected; list them, or say why there is none.",
    Severity.INFO,
    gate=Gate.AGREED,
    criteria="UCI-08",
    official="1.3 2.3",
    seeds="UCI-M09",
    fix="people",
)
def no_internal_customers(turn: Improvement, given: Given) -> bool:
    listed = any(each.group in AMONG_OURSELVES for each in turn.stakeholders)
    return not listed and not turn.no_internal_customers


@rule(
    "PL-18",
    "A stage of the project has no dated record: start-up, planning, doing, watching or closing.",
    Severity.WARNING,
    gate=Gate.CLOSED,
    criteria="UCI-04",
    official="2.1",
    units="UCI",
    seeds="UCI-04",
    fix="journal/early_check",
)
def stage_without_date(turn: Improvement, given: Given) -> bool:
    """The stages and what dates them are those of the specification's stage map.

    That there is no finding at all is told by AN-03, no agreement by PL-11 (which asks nothing of a made-up
    case), no change done by IM-01 and no review by RV-02 (nor do these). Watching stays with this rule.
    """
    started = [each.day for each in turn.analyses if each.findings]
    agreed = [each.day for each in turn.approvals if each.outcome in AGREED]
    done = [each.done_on for each in turn.changes if each.done_on]
    closed = [each.day for each in turn.reviews]
    return (
        (bool(started) and not any(started))
        or any(not any(days) and (days or turn.made_up) for days in (agreed, done, closed))
        or not _is_watched(turn)
    )


def _is_watched(turn: Improvement) -> bool:
    """An early check or a fine-tuning with a day, or a figure after go-live."""
    if any(each.day for each in (*turn.entries("early_check"), *turn.entries("adjustment"))):
        return True
    live = turn.live_on or date.max
    return any(each.day and each.day > live for measure in turn.target_measures for each in measure.readings)


@rule(
    "PL-19",
    "Tell the team what is expected and planned before you start.",
    Severity.WARNING,
    gate=Gate.CHANGING,
    criteria="MCP-02 PCI-10",
    official="2.3",
    seeds="MCP-M04",
    skip_made_up=True,
    fix="journal/communication",
)
def team_not_told_before(turn: Improvement, given: Given) -> bool:
    """On the day the change started is in time. Other teams do not count, one's own does."""
    started = turn.change_started_on or date.max
    return not any(
        each.audience == "team" and each.purpose in BEFOREHAND and (each.day is None or each.day <= started)
        for each in turn.entries("communication")
    )


@rule(
    "PL-20",
    "Give every action an owner.",
    Severity.WARNING,
    gate=Gate.AGREED,
    criteria="PCI-02 UCI-08",
    official="2.1",
    seeds="PCI-02",
    fix="action#owner",
)
def actions_without_owner(turn: Improvement, given: Given) -> list[Action]:
    """What the learner does is the learner's own."""
    return [each for each in turn.actions if not each.owner and not each.is_mine]
