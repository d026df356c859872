"""Going on from there: examples of the rules SU."""

from datetime import date

from assessment.readiness.facts import Analysis, Entry, Finding, Improvement, Review, Said, Source

from .table import TODAY, fails, passes

GO_LIVE = date(2026, 3, 2)
DAY_27, DAY_28 = date(2026, 3, 29), date(2026, 3, 30)


def checked(day: date | None, **more) -> Improvement:
    """Sam's change went live on 2 March, and Sam checked on that day whether it lasts."""
    return Improvement(**{"live_on": GO_LIVE, "journal": [Entry(kind="sustain", day=day)]} | more)


def proposed(**more) -> Improvement:
    entry = {"kind": "communication", "purpose": "proposal", "to_authority": True, "day": TODAY} | more
    return Improvement(reviews=[Review(day=TODAY)], journal=[Entry(**entry)])


def heard(*counts: int, trend: str = "") -> Improvement:
    return Improvement(
        sources=[Source(said=[Said(count=each)]) for each in counts],
        analyses=[Analysis(findings=[Finding(trend=trend)])],
    )


EXAMPLES = [
    fails("SU-01", "Sam closed the turn without a next one or a day to look again.", Improvement()),
    passes("SU-01", "Sam began a next turn.", Improvement(next_cycles=1)),
    passes("SU-01", "Sam set a day to look again.", Improvement(follow_up_on=date(2026, 9, 1))),
    fails("SU-02", "Sam never checked again.", Improvement(live_on=GO_LIVE)),
    fails("SU-02", "Sam checked after 27 days.", checked(DAY_27)),
    passes("SU-02", "Sam checked after 28 days.", checked(DAY_28)),
    fails("SU-02", "Sam's check bears no day.", checked(None)),
    passes("SU-02", "The centre asks for 27 days.", checked(DAY_27), sustain_min_days=27),
    fails(
        "SU-02",
        "What Sam did after 28 days was an adjustment.",
        Improvement(live_on=GO_LIVE, journal=[Entry(kind="adjustment", day=DAY_28)]),
    ),
    passes(
        "SU-02",
        "Sam says why no later check was made.",
        Improvement(live_on=GO_LIVE, not_sustained_reason="The shop closed in March."),
    ),
    passes("SU-02", "Sam's change has not gone live.", checked(DAY_27, live_on=None)),
    fails("SU-03", "The new way is written down nowhere.", Improvement()),
    passes("SU-03", "The new way stands in the handbook.", Improvement(journal=[Entry(kind="embed")])),
    passes("SU-03", "Sam says why it is not.", Improvement(not_embedded_reason="One branch only.")),
    fails(
        "SU-04",
        "Sam's review ends with what was learned.",
        Improvement(reviews=[Review(ref="REV-01", learning="Drivers forget.")]),
        at="REV-01",
    ),
    fails(
        "SU-04",
        "The first review named a next step, and the second, which counts, names none.",
        Improvement(reviews=[Review(next_steps="Ask drivers."), Review(ref="REV-02")]),
        at="REV-02",
    ),
    passes("SU-04", "Sam's review names what comes next.", Improvement(reviews=[Review(next_steps="Ask.")])),
    passes("SU-04", "Sam began a next turn.", Improvement(reviews=[Review()], next_cycles=1)),
    fails("SU-04", "There is no review, which RV-02 tells.", Improvement(live_on=TODAY)),
    passes("SU-04", "Nothing is live yet.", Improvement()),
    fails("SU-05", "Sam names no quality framework.", Improvement()),
    passes("SU-05", "Sam shows how it fits ISO 9001.", Improvement(journal=[Entry(kind="framework")])),
    passes("SU-05", "Sam says why none applies.", Improvement(no_framework_reason="The firm uses none.")),
    fails("SU-06", "Sam has proposed nothing since the review.", Improvement(reviews=[Review(day=TODAY)])),
    fails("SU-06", "Sam proposed it to a colleague without a say.", proposed(to_authority=False)),
    fails("SU-06", "Sam told the manager a result only.", proposed(purpose="result")),
    fails("SU-06", "Sam's proposal is older than the review.", proposed(day=date(2026, 6, 29))),
    passes("SU-06", "Sam proposed it to the manager on the day of the review.", proposed()),
    passes("SU-06", "Sam's proposal bears no day to compare.", proposed(day=None)),
    passes(
        "SU-06",
        "The review bears no day to compare.",
        Improvement(reviews=[Review()], journal=proposed().journal),
    ),
    passes("SU-06", "There is no review; RV-02 says so.", Improvement()),
    fails("SU-07", "Everything rests on one complaint.", heard(1)),
    passes("SU-07", "Two customers said so, in two ways.", heard(1, 1)),
    passes("SU-07", "Two customers said so on the same day.", heard(2)),
    passes("SU-07", "One complaint fits a trend that Sam found.", heard(1, trend="rising")),
    passes("SU-07", "Nobody said anything; FB-03 says so.", heard()),
]
