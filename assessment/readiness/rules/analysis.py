"""Making sense of it: rules AN of domain.md section 4 about analyses and the figures they hold up."""

from datetime import date, timedelta

from assessment.readiness.facts import Analysis, Fact, Improvement, Measure, Source
from assessment.readiness.gates import is_reached
from assessment.readiness.params import Given
from assessment.readiness.rule import Answer, Gate, Severity, rule

OUTSIDE = ("industry", "competitor", "standard")


def is_unanalysed(turn: Improvement) -> bool:
    """Something was said, and no analysis covers any of it (AN-01)."""
    return any(True for _ in turn.said) and not any(each.items for each in turn.analyses)


@rule(
    "AN-01",
    "Feedback has been gathered but not analysed.",
    Severity.ERROR,
    gate=Gate.PLANNING,
    criteria="PCI-01 PCI-06 UCI-07",
    official="1.2",
    seeds="PCI-M02 MCP-M03 PCI-01",
    fix="analyse",
)
def unanalysed(turn: Improvement, given: Given) -> bool:
    return is_unanalysed(turn)


@rule(
    "AN-02",
    "Some data you collected has not been analysed, and no coming day is set for it.",
    Severity.WARNING,
    gate=Gate.ALWAYS,
    criteria="MCP-01 MCP-02",
    official="1.2",
    seeds="MCP-M03",
    params="analysis_due_days",
    fix="analyse",
)
def left_lying(turn: Improvement, given: Given) -> list[Fact]:
    """Once AN-01 counts it says this for all of them; a source or measure that stands empty is FB-11's, or
    FB-03's."""
    if is_unanalysed(turn) and is_reached(Gate.PLANNING, turn):
        return []
    latest = given.today - timedelta(days=given.analysis_due_days)
    data: list[Source | Measure] = [*turn.sources, *turn.measures]
    return [
        each
        for each in data
        if _waits(each, given.today) and (gathered := _gathered_on(each)) and gathered < latest
    ]


def _waits(data: Source | Measure, today: date) -> bool:
    """It holds something that nobody has looked at, and no day from today on is set for that."""
    holds = data.said if isinstance(data, Source) else data.readings
    is_planned = data.analysis_due is not None and data.analysis_due >= today
    return bool(holds) and not data.analysed and not is_planned


def _gathered_on(data: Source | Measure) -> date | None:
    """The last day of a source, the newest reading of a measure; without either, when it was written down."""
    if isinstance(data, Source):
        last = data.to_date
    else:
        last = max((each.day for each in data.readings if each.day), default=None)
    return last or (data.recorded_at.date() if data.recorded_at else None)


@rule(
    "AN-04",
    "Name the analysis technique you used.",
    Severity.WARNING,
    gate=Gate.PLANNING,
    criteria="UCI-03 UCI-07 PCI-06",
    official="1.2 4.3",
    seeds="UCI-03",
    fix="analysis#technique_0",
)
def unnamed_technique(turn: Improvement, given: Given) -> list[Analysis]:
    return [
        each
        for each in turn.analyses
        if not each.technique or (each.technique == "other" and not each.technique_other)
    ]


@rule(
    "AN-09",
    "Tie your figures to what customers feel: measure an outcome, and link each operational measure to one.",
    Severity.WARNING,
    gate=Gate.PLANNING,
    criteria="MCP-01 MCP-04",
    official="1.2",
    seeds="MCP-M01 UCI-G02",
    fix="measure#outcome_measure",
)
def untied_figures(turn: Improvement, given: Given) -> Answer:
    """Without figures of any kind there is nothing to tie; FB-03 or FB-07 ask for some."""
    if not turn.measures and not any(each.scores for each in turn.said):
        return False
    untied = [each for each in turn.measures if each.kind == "operational" and not each.outcome]
    return untied or all(each.kind != "outcome" for each in turn.measures)


@rule(
    "AN-10",
    "Compare with a benchmark (industry, competitor or a published standard), or say why there is none.",
    Severity.WARNING,
    gate=Gate.PLANNING,
    criteria="UCI-03 UCI-07 MCP-01",
    units="UCI MCP",
    seeds="UCI-M02",
    fix="benchmark",
)
def no_benchmark(turn: Improvement, given: Given) -> bool:
    return not turn.no_benchmark_reason and all(each.kind not in OUTSIDE for each in turn.benchmarks)


@rule(
    "AN-12",
    "Write a short summary of what the analysis shows.",
    Severity.ERROR,
    gate=Gate.PLANNING,
    criteria="PCI-01",
    official="1.2 4.3",
    seeds="PCI-01",
    fix="bench#summary",
    told_by=("AN-01", "AN-03"),
)
def no_summary(turn: Improvement, given: Given) -> bool | list[Analysis]:
    """One that has a summary is enough. That there is no analysis is told by AN-01 or AN-03."""
    return [] if any(each.summary for each in turn.analyses) else turn.analyses or True


@rule(
    "AN-13",
    "A trend needs about {advised_baseline_readings} readings, firm limits {spc_lock_points}; treat fewer "
    "with care.",
    Severity.INFO,
    gate=Gate.PLANNING,
    criteria="UCI-03 UCI-07",
    seeds="UCI-M03 UCI-03",
    params="advised_baseline_readings spc_lock_points",
    fix="reading",
)
def few_readings(turn: Improvement, given: Given) -> list[Analysis]:
    wanted = {
        "trend": given.advised_baseline_readings,
        "run_chart": given.advised_baseline_readings,
        "xmr": given.spc_lock_points,
    }
    return [each for each in turn.analyses if each.readings < wanted.get(each.technique, 0)]


@rule(
    "AN-14",
    "A measure has no agreed standard, target or service level to judge it by.",
    Severity.WARNING,
    gate=Gate.PLANNING,
    criteria="MCP-01 UCI-06",
    seeds="MCP-01 UCI-M07",
    fix="measure#target",
)
def no_standard(turn: Improvement, given: Given) -> list[Measure]:
    """A target of nought is a target."""
    return [each for each in turn.measures if each.target is None and not each.sla and not each.benchmarks]


@rule(
    "AN-15",
    "Show the working behind the analysis (chart, tally, sheet).",
    Severity.WARNING,
    gate=Gate.PLANNING,
    criteria="UCI-03 PCI-01 PCI-06",
    official="1.2",
    seeds="UCI-03 PCI-06",
    fix="working",
    told_by=("AN-01", "AN-03"),
)
def no_working(turn: Improvement, given: Given) -> bool | list[Analysis]:
    """One that shows its working is enough. That there is no analysis is told by AN-01 or AN-03."""
    return [] if any(each.evidence for each in turn.analyses) else turn.analyses or True
