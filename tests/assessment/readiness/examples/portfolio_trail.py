"""The loop as one trail: examples of the rules PF about an improvement as a whole."""

from datetime import date

from assessment.readiness.facts import (
    Action,
    Analysis,
    Finding,
    Improvement,
    Measure,
    Objective,
    Plan,
    Review,
    ReviewLine,
    Said,
    Source,
)

from .table import fails, passes

CALLS = Measure(pk=4, ref="M-01")


def trail(*actions: Action, finding: Finding | None = None, reviewed: bool = True) -> Improvement:
    """Sam's objective 7 comes from a finding and is about late calls; these are the actions."""
    finding = finding or Finding(items=3)
    lines = [ReviewLine(measure=Measure(pk=4))] if reviewed else []
    return Improvement(
        ref="IMP-01",
        sources=[Source(said=[Said()])],
        analyses=[Analysis(findings=[finding])],
        objectives=[Objective(pk=7, findings=[finding], measure=CALLS)],
        actions=list(actions),
        reviews=[Review(lines=lines)],
    )


STAGES = ("heard", "analysed", "agreed", "started", "live", "reviewed")


def dated(**others: int | None) -> Improvement:
    """Each stage of Sam's turn by its day in May, the first to the sixth unless another is given."""
    days = dict(zip(STAGES, range(1, 7), strict=True)) | others
    day = {name: date(2026, 5, number) if number else None for name, number in days.items()}
    return Improvement(
        ref="IMP-01",
        sources=[Source(said=[Said(day=day["heard"])])],
        analyses=[Analysis(ref="AN-01", day=day["analysed"])],
        plan=Plan(ref="PLAN-01", agreed_on=day["agreed"]),
        actions=[Action(started_on=day["started"])],
        live_on=day["live"],
        reviews=[Review(ref="REV-01", day=day["reviewed"])],
    )


def asked_again() -> Improvement:
    """Customers were heard on 1 May and again after it went live; colleagues later still."""
    turn = dated()
    turn.sources.append(
        Source(said=[Said(day=date(2026, 5, 20)), Said(origin="colleague", day=date(2026, 5, 30))])
    )
    turn.analyses.append(Analysis(ref="AN-02", day=date(2026, 5, 25)))
    return turn


def heard_late() -> Improvement:
    """A colleague was heard on 1 May, customers on the third; one item and one analysis bear no day."""
    turn = dated(heard=3)
    turn.sources.append(Source(said=[Said(origin="colleague", day=date(2026, 5, 1)), Said()]))
    turn.analyses.append(Analysis(ref="AN-02"))
    return turn


EXAMPLES = [
    fails("PF-06", "Sam's action serves no objective.", trail(Action(ref="CH-01")), at="CH-01"),
    fails(
        "PF-06",
        "Sam's two actions serve an objective that comes from nowhere.",
        trail(Action(ref="CH-01", objective=8), Action(ref="CH-02", objective=8)),
        at="CH-01 CH-02",
    ),
    passes("PF-06", "One of Sam's two actions serves the objective.", trail(Action(), Action(objective=7))),
    passes("PF-06", "The finding rests on figures.", trail(Action(objective=7), finding=Finding(readings=8))),
    fails(
        "PF-06",
        "The finding rests on nothing.",
        trail(Action(objective=7), finding=Finding()),
        at="IMP-01",
    ),
    fails(
        "PF-06",
        "The review does not come back to what the objective is about.",
        trail(Action(objective=7), reviewed=False),
        at="IMP-01",
    ),
    fails("PF-06", "Nothing has been done for the objective.", trail(), at="IMP-01"),
    fails("PF-06", "There is no objective.", Improvement(ref="IMP-01", actions=[Action()]), at="IMP-01"),
    passes("PF-07", "Sam's stages follow each other.", dated()),
    passes("PF-07", "Everything happened on one day.", dated(**dict.fromkeys(STAGES, 5))),
    fails("PF-07", "The analysis is older than what customers said.", dated(heard=3), at="AN-01"),
    fails("PF-07", "The plan was agreed before the analysis.", dated(agreed=1), at="PLAN-01"),
    fails("PF-07", "It went live before the change started.", dated(live=3), at="IMP-01"),
    fails("PF-07", "The review is older than go-live.", dated(reviewed=4), at="REV-01"),
    fails(
        "PF-07",
        "The review is older than the analysis; the days between are not known.",
        dated(agreed=None, started=None, live=None, reviewed=1),
        at="REV-01",
    ),
    fails(
        "PF-07",
        "It started before the analysis and went live before it started: one improvement, told once.",
        dated(agreed=None, analysed=5, started=4, live=3),
        at="IMP-01",
    ),
    fails("PF-07", "Two days are wrong.", dated(agreed=1, reviewed=4), at="PLAN-01 REV-01"),
    passes("PF-07", "Customers were heard again after go-live.", asked_again()),
    passes("PF-07", "The feedback is later than the agreement; FB-10 says so.", dated(heard=4)),
    passes("PF-07", "The change started before it was agreed; IM-12 says so.", dated(agreed=5)),
    passes("PF-07", "So is the analysis, from the same wrong day.", dated(heard=4, analysed=4)),
    passes("PF-07", "It went live before it was agreed, from the same wrong day.", dated(agreed=9)),
    fails(
        "PF-07",
        "It was agreed and started on one day, and live before.",
        dated(agreed=4, live=3),
        at="IMP-01",
    ),
    fails("PF-07", "Only a colleague was heard in time.", heard_late(), at="AN-01"),
    passes("PF-07", "What customers said bears no day.", dated(heard=None)),
    passes("PF-07", "Nobody knows when it started.", dated(started=None)),
    passes("PF-07", "No day is known.", dated(**dict.fromkeys(STAGES))),
    passes("PF-07", "Sam has only begun.", Improvement()),
    fails("PF-14", "Sam reviewed the change and does not reflect on it.", Improvement(reviews=[Review()])),
    passes("PF-14", "Sam reflects on it.", Improvement(reviews=[Review()], reflections=1)),
    passes("PF-14", "There is no review; RV-02 says so.", Improvement()),
]
