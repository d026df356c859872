"""Making sense of it: examples of the rules AN about findings and their causes."""

from assessment.readiness.facts import Analysis, Finding, Improvement, RootCause, Said, Source

from .table import fails, passes

NOTHING = Improvement()
SAID = Source(said=[Said()])


def found(*findings: Finding) -> Improvement:
    """Findings of one analysis, numbered from AN-01.1."""
    for number, each in enumerate(findings, 1):
        each.ref = f"AN-01.{number}"
    return Improvement(sources=[SAID], analyses=[Analysis(items=3, findings=list(findings))])


def caused(*categories: str) -> Finding:
    return Finding(root_causes=[RootCause(category=each) for each in categories])


EXAMPLES = [
    fails("AN-03", "One customer said so.", found(Finding(count=1))),
    fails("AN-03", "Nobody counted, and no cause or trend is named.", found(Finding())),
    fails("AN-03", "Sam's analysis ends in no finding.", found()),
    fails("AN-03", "Sam has neither feedback nor an analysis.", NOTHING),
    fails(
        "AN-03",
        "Sam's analysis of figures ends in no finding; that it leaves the feedback out is AN-01's.",
        Improvement(sources=[SAID], analyses=[Analysis(readings=8)]),
    ),
    passes("AN-03", "Two customers said so.", found(Finding(count=1), Finding(count=2))),
    passes("AN-03", "It has got worse since Easter.", found(Finding(trend="Worse since Easter"))),
    passes("AN-03", "Sam found the cause.", found(caused("process"))),
    passes("AN-03", "Nothing is analysed; AN-01 says so.", Improvement(sources=[SAID])),
    fails(
        "AN-05",
        "Sam's second finding has nothing behind it.",
        found(Finding(items=2), Finding()),
        at="AN-01.2",
    ),
    fails("AN-05", "Sam's finding has only other voices linked to it.", found(Finding(contrary=2))),
    passes("AN-05", "Items are behind it.", found(Finding(items=1))),
    passes("AN-05", "Readings are behind it.", found(Finding(readings=1))),
    passes("AN-05", "There is no finding; AN-03 says so.", found()),
    fails(
        "AN-06",
        "One customer was rung back at once, and Sam does not go into that.",
        found(Finding(), Finding(contrary=1)),
        at="AN-01.2",
    ),
    passes(
        "AN-06",
        "Sam says why that customer was lucky.",
        found(Finding(contrary=1, contrary_note="She rang on a quiet day.")),
    ),
    passes("AN-06", "Everybody says the same.", found(Finding(items=5))),
    passes("AN-06", "There is no finding; AN-03 says so.", NOTHING),
    fails("AN-07", "Sam says what causes it, and shows no check.", found(Finding(causal=True)), at="AN-01.1"),
    passes(
        "AN-07",
        "Sam asked why until the cause was found.",
        found(Finding(causal=True, root_causes=[RootCause()])),
    ),
    passes("AN-07", "Sam tried it out.", found(Finding(causal=True, trial="One week with a diary."))),
    passes(
        "AN-07",
        "Sam thought of what else it could be.",
        found(Finding(causal=True, other_explanations="Holidays.")),
    ),
    passes("AN-07", "Sam says what happens, not why.", found(Finding())),
    passes("AN-07", "There is no finding; AN-03 says so.", NOTHING),
    fails(
        "AN-08",
        "Every cause that Nadia names is somebody.",
        found(caused("people"), Finding(), caused("people", "people")),
        at="AN-01.1 AN-01.3",
    ),
    passes("AN-08", "One cause is the way of working.", found(caused("people"), caused("process"))),
    passes("AN-08", "Nadia has not said what kind one cause is.", found(caused("people", ""))),
    passes("AN-08", "Nadia names no cause.", found(Finding())),
    passes("AN-08", "There is no finding; AN-03 says so.", NOTHING),
    fails(
        "AN-11",
        "What the second finding means for customers is not said.",
        found(Finding(customer_effect="They wait a day longer."), Finding()),
        at="AN-01.2",
    ),
    passes("AN-11", "Sam says what it means.", found(Finding(customer_effect="They ring twice."))),
    passes("AN-11", "There is no finding; AN-03 says so.", NOTHING),
]
