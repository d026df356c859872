"""What customers say: rules FB of domain.md section 4."""

from assessment.readiness.facts import Fact, Improvement, Measure, Source
from assessment.readiness.params import Given
from assessment.readiness.rule import Answer, Gate, Severity, rule

CHECKED_LAWS = {"data_protection", "equality"}


@rule(
    "FB-01",
    "Use at least {min_feedback_methods} different ways of gathering customer feedback.",
    Severity.ERROR,
    gate=Gate.ANALYSING,
    criteria="PCI-01 PCI-06 UCI-06 MCP-01",
    official="1.1",
    seeds="PCI-01 PCI-G06 UCI-06 MCP-01",
    params="min_feedback_methods",
    fix="gather",
)
def few_methods(turn: Improvement, given: Given) -> bool:
    """Only sources of customers that hold something count. Where there are none at all FB-03 speaks too: each
    of the two guards criteria that the other does not."""
    holding = (each for each in turn.sources if each.origin == "customer" and each.said)
    return len({each.method for each in holding}) < given.min_feedback_methods


@rule(
    "FB-02",
    "Give each feedback source a method, dates and number of replies.",
    Severity.ERROR,
    gate=Gate.ANALYSING,
    criteria="PCI-06 UCI-06",
    official="1.1 4.3",
    seeds="PCI-06 PCI-G09",
    fix="source#to_date",
)
def undescribed_sources(turn: Improvement, given: Given) -> list[Source]:
    """Nobody replied is a number of replies."""
    return [
        each
        for each in turn.sources
        if not (each.method and each.from_date and each.to_date) or each.responses is None
    ]


@rule(
    "FB-03",
    "This improvement does not start from any customer feedback.",
    Severity.ERROR,
    gate=Gate.ANALYSING,
    criteria="PCI-01 PCI-06 ECI-01",
    official="1.1",
    seeds="UCI-M06 PCI-06",
    fix="item-log",
)
def no_customer_feedback(turn: Improvement, given: Given) -> Answer:
    """Sources of customers that stand empty are where it can be put right, so they are named."""
    if _customers_spoke(turn):
        return False
    return [each for each in turn.sources if each.origin == "customer" and not each.said] or True


@rule(
    "FB-04",
    "Some “feedback” is your own view or has no date; record who said it and when.",
    Severity.WARNING,
    gate=Gate.ANALYSING,
    criteria="PCI-01 PCI-06",
    official="1.1",
    seeds="PCI-M05",
    fix="items",
)
def own_views(turn: Improvement, given: Given) -> list[Source]:
    return [
        each for each in turn.sources if any(said.origin == "self" or said.day is None for said in each.said)
    ]


@rule(
    "FB-05",
    "Complaints are not among your sources; add them or say why there were none.",
    Severity.WARNING,
    gate=Gate.ANALYSING,
    criteria="PCI-01 PCI-06 MCP-01",
    official="1.1",
    seeds="PCI-M12 UCI-M10 MCP-M06 PCI-G06",
    fix="reasons#no_complaints_reason",
)
def no_complaints(turn: Improvement, given: Given) -> bool:
    """Where there is no source of any kind FB-01 and FB-03 say so."""
    if not turn.sources or turn.no_complaints_reason:
        return False
    return all(each.method != "complaint" for each in turn.sources)


@rule(
    "FB-06",
    "Say which part of service quality each method checks, and why you chose it.",
    Severity.WARNING,
    gate=Gate.ANALYSING,
    criteria="UCI-02 MCP-01",
    official="4.3",
    units="UCI MCP",
    seeds="UCI-02 MCP-G02",
    fix="source#quality_dimension",
)
def unexplained_methods(turn: Improvement, given: Given) -> list[Fact]:
    ways: list[Source | Measure] = [*turn.sources, *turn.measures]
    return [each for each in ways if not each.quality_dimension or not each.method_reason]


@rule(
    "FB-07",
    "Use numbers and comments together, not one alone.",
    Severity.WARNING,
    gate=Gate.ANALYSING,
    criteria="PCI-01 ECI-01 UCI-03",
    official="1.1",
    seeds="ECI-M04",
    fix="gather",
)
def one_kind_alone(turn: Improvement, given: Given) -> bool:
    """That nothing was said at all is FB-03's, and that a source or measure stands empty FB-11's: filling it
    may be all that is needed."""
    said = list(turn.said)
    if not said:
        return False
    numbers = any(each.scores for each in said) or any(each.readings for each in turn.measures)
    comments = any(each.comments for each in said)
    numbers_to_come = any(not each.readings for each in turn.measures)
    comments_to_come = any(not each.said for each in turn.sources)
    return not (numbers or numbers_to_come) or not (comments or comments_to_come)


@rule(
    "FB-08",
    "Check each item of feedback for personal details, and say why any of them are kept.",
    Severity.ERROR,
    gate=Gate.ALWAYS,
    criteria="MCP-03",
    seeds="MCP-03",
    skip_made_up=True,
    fix="privacy",
)
def personal_details(turn: Improvement, given: Given) -> list[Source]:
    return [each for each in turn.sources if any(said.open for said in each.said)]


@rule(
    "FB-09",
    "Record the data protection and equality checks for how you collected this.",
    Severity.WARNING,
    gate=Gate.ANALYSING,
    criteria="MCP-03",
    units="MCP ECI PCI",
    seeds="MCP-03",
    fix="journal/compliance",
)
def unchecked_collection(turn: Improvement, given: Given) -> bool:
    """Nothing collected, nothing to check."""
    if not turn.sources and not turn.measures:
        return False
    checks = (each for each in turn.entries("compliance") if each.law_stage == "collection")
    return not {each.law for each in checks} >= CHECKED_LAWS


@rule(
    "FB-10",
    "All the customer feedback is dated after the plan was agreed; show what the plan rested on.",
    Severity.ERROR,
    gate=Gate.AGREED,
    criteria="PCI-02 PCI-07 ECI-01",
    official="1.2",
    seeds="PCI-M06 PCI-07",
    fix="items",
)
def feedback_after_plan(turn: Improvement, given: Given) -> list[Source]:
    """Items without a date are FB-04's; feedback of the day of agreement is in time."""
    agreed = turn.plan.agreed_on if turn.plan else None
    dated = [
        (source, said.day)
        for source in turn.sources
        for said in source.said
        if said.origin == "customer" and said.day
    ]
    if not agreed or any(day <= agreed for _, day in dated):
        return []
    return list(dict.fromkeys(source for source, _ in dated))


@rule(
    "FB-11",
    "A source or measure is named but holds no results.",
    Severity.WARNING,
    gate=Gate.ANALYSING,
    criteria="UCI-06 MCP-01",
    official="1.1",
    seeds="UCI-06 MCP-01",
    skip_made_up=True,
    fix="item-log",
)
def empty_tools(turn: Improvement, given: Given) -> list[Fact]:
    """While no customer has spoken, FB-03 names the sources of customers that stand empty."""
    told = _customers_spoke(turn)
    sources = (each for each in turn.sources if not each.said and (told or each.origin != "customer"))
    return [*sources, *(each for each in turn.measures if not each.readings)]


def _customers_spoke(turn: Improvement) -> bool:
    return any(each.origin == "customer" for each in turn.said)
