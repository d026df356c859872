"""Making sense of it: examples of the rules AN about analyses and figures."""

from datetime import UTC, date, datetime, timedelta

from assessment.readiness.facts import Analysis, Benchmark, Improvement, Measure, Reading, Said, Source

from .table import TODAY, fails, passes

NOTHING = Improvement()
#: Feedback was gathered and nobody has looked at it.
WAITING = Improvement(state="planning", sources=[Source(said=[Said()])])


def heard(*analyses: Analysis, **more) -> Improvement:
    return Improvement(sources=[Source(said=[Said()])], analyses=list(analyses), **more)


def ago(days: int) -> date:
    return TODAY - timedelta(days)


def asked(days: int, **more) -> Source:
    """It ended so many days ago."""
    return Source(ref="FB-01", **{"to_date": ago(days), "said": [Said()], **more})


def counted(*days: int, **more) -> Measure:
    """Readings were taken so many days ago."""
    return Measure(ref="M-01", readings=[Reading(day=ago(each)) for each in days], **more)


def lying(thing: Source | Measure, **more) -> Improvement:
    kind = "sources" if isinstance(thing, Source) else "measures"
    return Improvement(**{kind: [thing]}, **more)


def drawn(technique: str, readings: int) -> Improvement:
    return Improvement(analyses=[Analysis(ref="AN-01", technique=technique, readings=readings)])


WRITTEN_LONG_AGO = datetime(2026, 5, 30, 9, tzinfo=UTC)

EXAMPLES = [
    fails("AN-01", "Sam's survey waits for its first analysis.", WAITING),
    fails("AN-01", "Sam's analysis looks at figures only.", heard(Analysis(readings=8))),
    passes("AN-01", "Sam's second analysis looks at the survey.", heard(Analysis(), Analysis(items=1))),
    passes("AN-01", "There is nothing to analyse; FB-03 says so.", NOTHING),
    fails("AN-02", "The survey ended 31 days ago, and nobody has looked.", lying(asked(31)), at="FB-01"),
    passes("AN-02", "The survey ended 30 days ago.", lying(asked(30))),
    fails("AN-02", "The centre allows a week, and it is eight days.", lying(asked(8)), analysis_due_days=7),
    passes("AN-02", "An analysis looks at the survey.", lying(asked(31, analysed=True))),
    passes("AN-02", "It will be analysed tomorrow.", lying(asked(31, analysis_due=ago(-1)))),
    passes("AN-02", "It will be analysed today.", lying(asked(31, analysis_due=TODAY))),
    fails("AN-02", "The day that was set has gone by.", lying(asked(31, analysis_due=ago(1)))),
    fails(
        "AN-02",
        "The survey has no last day and was written down on 30 May.",
        lying(asked(0, to_date=None, recorded_at=WRITTEN_LONG_AGO)),
        at="FB-01",
    ),
    passes("AN-02", "Nobody knows when the survey was.", lying(asked(0, to_date=None))),
    passes(
        "AN-02",
        "The survey has gone on until yesterday, though it was opened long ago.",
        lying(asked(1, recorded_at=WRITTEN_LONG_AGO)),
    ),
    fails("AN-02", "The newest reading is 31 days old.", lying(counted(90, 31)), at="M-01"),
    passes("AN-02", "The newest reading is a week old.", lying(counted(90, 7))),
    fails(
        "AN-02",
        "The readings have no day, and the measure was opened on 30 May.",
        lying(Measure(ref="M-01", readings=[Reading()], recorded_at=WRITTEN_LONG_AGO)),
        at="M-01",
    ),
    fails(
        "AN-02",
        "One of two readings has no day; the other is 31 days old.",
        lying(Measure(ref="M-01", readings=[Reading(), Reading(day=ago(31))])),
        at="M-01",
    ),
    passes("AN-02", "The survey is empty; FB-03 names it.", lying(asked(90, said=[]))),
    passes("AN-02", "The measure is empty; FB-11 names it.", lying(counted(recorded_at=WRITTEN_LONG_AGO))),
    passes(
        "AN-02", "Nothing is analysed at the planning; AN-01 says so.", lying(asked(90), state="planning")
    ),
    fails(
        "AN-02",
        "At the planning one of two surveys is analysed.",
        Improvement(
            state="planning",
            sources=[Source(ref="FB-02", to_date=ago(90), said=[Said()], analysed=True), asked(90)],
            analyses=[Analysis(items=1)],
        ),
        at="FB-01",
    ),
    fails(
        "AN-04",
        "Sam's second analysis names no technique.",
        heard(Analysis(ref="AN-01", technique="pareto"), Analysis(ref="AN-02")),
        at="AN-02",
    ),
    fails("AN-04", "Sam used another technique, and does not name it.", heard(Analysis(technique="other"))),
    passes("AN-04", "Sam made a card sort.", heard(Analysis(technique="other", technique_other="Card sort"))),
    passes("AN-04", "There is no analysis; AN-01 says so.", WAITING),
    fails(
        "AN-09",
        "Nadia counts calls, and no outcome hangs on that.",
        Improvement(measures=[Measure(ref="M-01"), Measure(ref="M-02", kind="operational")]),
        at="M-02",
    ),
    fails(
        "AN-09",
        "Nadia's figures all say how the team works; one message tells her, at the one that is not tied.",
        Improvement(measures=[Measure(ref="M-01", kind="operational")]),
        at="M-01",
    ),
    fails(
        "AN-09",
        "Nadia's operational measure serves an outcome that this improvement does not hold.",
        Improvement(ref="IMP-01", measures=[Measure(ref="M-01", kind="operational", outcome=7)]),
        at="IMP-01",
    ),
    fails(
        "AN-09",
        "Nadia has scores, and no measure.",
        Improvement(sources=[Source(said=[Said(scores=4)])]),
    ),
    passes(
        "AN-09",
        "Nadia counts calls to explain how satisfied callers are.",
        Improvement(measures=[Measure(pk=7), Measure(kind="operational", outcome=7)]),
    ),
    passes(
        "AN-09",
        "A balancing measure is tied to nothing.",
        Improvement(measures=[Measure(), Measure(kind="balancing")]),
    ),
    passes("AN-09", "Nadia has comments alone; FB-07 asks for figures.", heard()),
    passes("AN-09", "Nothing was gathered; FB-03 says so.", NOTHING),
    fails(
        "AN-10",
        "Nadia compares with another branch only.",
        Improvement(measures=[Measure(benchmarks=[Benchmark(kind="internal")])]),
    ),
    fails("AN-10", "Nadia compares with nothing.", Improvement(measures=[Measure()])),
    *(
        passes(
            "AN-10",
            f"Nadia's second measure has a benchmark ({kind}).",
            Improvement(measures=[Measure(), Measure(benchmarks=[Benchmark(kind=kind)])]),
        )
        for kind in ("industry", "competitor", "standard")
    ),
    passes(
        "AN-10", "Nadia says why there is none.", Improvement(no_benchmark_reason="Nobody else does this.")
    ),
    fails("AN-12", "Sam's analysis has no summary.", heard(Analysis(ref="AN-01")), at="AN-01"),
    passes("AN-12", "One of Sam's analyses has one.", heard(Analysis(), Analysis(summary="Half are late."))),
    fails("AN-12", "There is no analysis, which AN-01 tells.", WAITING),
    fails("AN-12", "There is nothing to sum up, which AN-03 tells.", NOTHING),
    fails("AN-13", "Nadia draws a trend through five readings.", drawn("trend", 5), at="AN-01"),
    passes("AN-13", "Nadia draws a trend through six readings.", drawn("trend", 6)),
    fails("AN-13", "Nadia's run chart has five readings.", drawn("run_chart", 5)),
    passes("AN-13", "Nadia's run chart has six readings.", drawn("run_chart", 6)),
    fails("AN-13", "Nadia's XmR chart has 11 readings.", drawn("xmr", 11)),
    passes("AN-13", "Nadia's XmR chart has 12 readings.", drawn("xmr", 12)),
    passes("AN-13", "The centre is content with five.", drawn("trend", 5), advised_baseline_readings=5),
    fails("AN-13", "The centre asks for 20 before limits are firm.", drawn("xmr", 19), spc_lock_points=20),
    passes("AN-13", "Nadia counted themes, which needs no readings.", drawn("theme_count", 0)),
    passes("AN-13", "Which technique it was is AN-04's.", drawn("", 0)),
    fails(
        "AN-14",
        "Nadia's second measure has nothing to be judged by.",
        Improvement(measures=[Measure(ref="M-01", target=90), Measure(ref="M-02")]),
        at="M-02",
    ),
    passes("AN-14", "Nadia aims for no complaint at all.", Improvement(measures=[Measure(target=0)])),
    passes(
        "AN-14", "Call-backs are promised for the next day.", Improvement(measures=[Measure(sla="Next day")])
    ),
    passes(
        "AN-14", "Another branch is the yardstick.", Improvement(measures=[Measure(benchmarks=[Benchmark()])])
    ),
    passes("AN-14", "There is no measure.", NOTHING),
    fails("AN-15", "Sam's analysis has nothing attached.", heard(Analysis(ref="AN-01")), at="AN-01"),
    passes("AN-15", "One of Sam's analyses has its tally attached.", heard(Analysis(), Analysis(evidence=1))),
    fails("AN-15", "There is no analysis, which AN-01 tells.", WAITING),
    fails("AN-15", "There is no working to show, which AN-03 tells.", NOTHING),
]
