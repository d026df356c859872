"""What customers say: examples of the rules FB about what the sources hold."""

from datetime import date

from assessment.readiness.facts import Entry, Improvement, Measure, Plan, Reading, Said, Source

from .table import fails, passes

AGREED, BEFORE, AFTER = date(2026, 3, 20), date(2026, 3, 19), date(2026, 3, 21)
NOTHING = Improvement()
FIGURES = Measure(ref="M-01", readings=[Reading(value=31)])
EMPTY = Measure(ref="M-02")


def heard(*said: Said, measures: tuple[Measure, ...] = (), **more) -> Improvement:
    return Improvement(sources=[Source(ref="FB-01", said=list(said))], measures=list(measures), **more)


def checked(*laws: str, stage: str = "collection") -> Improvement:
    """Feedback was gathered, and a check of each law noted."""
    return heard(Said(), journal=[Entry(kind="compliance", law=each, law_stage=stage) for each in laws])


def agreed(*days: date | None, **more) -> Improvement:
    """Customers spoke on these days, each in a source of its own; the plan was agreed on 20 March."""
    sources = [Source(ref=f"FB-0{number}", said=[Said(day=day)]) for number, day in enumerate(days, 1)]
    return Improvement(sources=sources, **{"plan": Plan(agreed_on=AGREED), **more})


EXAMPLES = [
    fails("FB-07", "Sam has comments, and no figure.", heard(Said(comments=1))),
    fails("FB-07", "Sam has scores, and nobody's words.", heard(Said(scores=1))),
    fails("FB-07", "Sam has figures, and items without words.", heard(Said(), measures=(FIGURES,))),
    passes("FB-07", "Customers gave a score and a reason.", heard(Said(comments=1, scores=1))),
    passes(
        "FB-07",
        "Some customers scored, others wrote.",
        heard(Said(count=9, scores=9), Said(count=2, comments=2)),
    ),
    passes("FB-07", "Sam has comments, and counts calls.", heard(Said(comments=1), measures=(FIGURES,))),
    passes(
        "FB-07",
        "Sam has comments and a measure without readings; FB-11 asks for those.",
        heard(Said(comments=1), measures=(EMPTY,)),
    ),
    passes(
        "FB-07",
        "Sam has scores and comment cards that are empty so far; FB-11 asks for those.",
        Improvement(sources=[Source(said=[Said(scores=1)]), Source(method="comment_card")]),
    ),
    passes("FB-07", "Nobody has said anything; FB-03 says so.", Improvement(measures=[FIGURES])),
    fails(
        "FB-08",
        "A card of FB-02 may still name its customer.",
        Improvement(
            sources=[Source(ref="FB-01", said=[Said()]), Source(ref="FB-02", said=[Said(), Said(open=1)])]
        ),
        at="FB-02",
    ),
    passes("FB-08", "Every item was checked, or a reason to keep the name is given.", heard(Said(count=40))),
    passes("FB-08", "There is nothing to check.", NOTHING),
    fails("FB-09", "Nadia noted no check of how she asked.", checked()),
    fails("FB-09", "Nadia noted data protection, and not equality.", checked("data_protection")),
    fails("FB-09", "Nadia noted equality, and not data protection.", checked("equality", "consumer")),
    fails(
        "FB-09",
        "Nadia checked the change, and not how she had asked.",
        checked("data_protection", "equality", stage="change"),
    ),
    fails(
        "FB-09",
        "Nadia keeps figures only, and noted no check.",
        Improvement(measures=[FIGURES]),
    ),
    passes("FB-09", "Nadia noted both.", checked("data_protection", "equality")),
    passes("FB-09", "Nadia noted both, and another law.", checked("equality", "consumer", "data_protection")),
    passes("FB-09", "Nothing has been collected; FB-01 and FB-03 say so.", NOTHING),
    fails(
        "FB-10",
        "Sam's plan was agreed a day before any customer was heard.",
        agreed(AFTER, AFTER),
        at="FB-01 FB-02",
    ),
    fails("FB-10", "One undated card does not show that it came first.", agreed(None, AFTER), at="FB-02"),
    fails(
        "FB-10",
        "Only a colleague spoke before the plan was agreed.",
        heard(
            Said(origin="colleague", day=BEFORE),
            Said(day=AFTER),
            plan=Plan(agreed_on=AGREED),
        ),
        at="FB-01",
    ),
    passes("FB-10", "The first customer was heard the day before, others later.", agreed(BEFORE, AFTER)),
    passes("FB-10", "The first customer was heard on the day of agreement.", agreed(AGREED)),
    passes("FB-10", "No card has a date; FB-04 says so.", agreed(None)),
    passes("FB-10", "The plan is not agreed yet.", agreed(AFTER, plan=Plan())),
    passes("FB-10", "There is no plan; PL-04 says so.", agreed(AFTER, plan=None)),
    passes("FB-10", "No customer spoke; FB-03 says so.", agreed()),
    fails(
        "FB-11",
        "Nadia heard customers; her mystery shop holds nothing.",
        Improvement(sources=[Source(ref="FB-01", said=[Said()]), Source(ref="FB-02", method="mystery_shop")]),
        at="FB-02",
    ),
    fails(
        "FB-11",
        "Nadia named a measure and took no reading.",
        heard(Said(), measures=(FIGURES, EMPTY)),
        at="M-02",
    ),
    fails(
        "FB-11",
        "No customer spoke, so FB-03 names the survey; that colleagues wrote nothing is said here.",
        Improvement(sources=[Source(ref="FB-01"), Source(ref="FB-02", origin="staff")]),
        at="FB-02",
    ),
    passes("FB-11", "Survey and measure both hold something.", heard(Said(), measures=(FIGURES,))),
    passes("FB-11", "The only survey is empty; FB-03 names it.", Improvement(sources=[Source()])),
    passes("FB-11", "Nothing is named.", NOTHING),
]
