"""Did it work? Examples of the rules RV about what the review says."""

from datetime import date

from assessment.readiness.facts import (
    Action,
    Analysis,
    Entry,
    Finding,
    Improvement,
    Measure,
    Objective,
    Review,
    SuccessCriterion,
)

from .table import fails, passes

GO_LIVE = date(2026, 3, 2)


def reviewed(review: Review | None = None, **more) -> Improvement:
    """Sam's turn went live on 2 March and was reviewed."""
    return Improvement(live_on=GO_LIVE, reviews=[review or Review(ref="REV-01")], **more)


def answered(*verdicts: str, **words: str) -> Improvement:
    criteria = [SuccessCriterion(ref="PLAN-01", verdict=each) for each in verdicts]
    return reviewed(Review(ref="REV-01", **words), objectives=[Objective(success_criteria=criteria)])


def from_findings(*reviews: Review) -> Improvement:
    return Improvement(
        live_on=GO_LIVE, analyses=[Analysis(findings=[Finding(ref="AN-01.1")])], reviews=list(reviews)
    )


#: Sam went live, did as planned, and has not looked back yet.
UNREVIEWED = Improvement(
    live_on=GO_LIVE,
    analyses=[Analysis(findings=[Finding()])],
    objectives=[Objective(measure=Measure(), success_criteria=[SuccessCriterion(verdict="")])],
    actions=[Action(started_on=GO_LIVE, done_on=GO_LIVE)],
)
NO_REVIEW = "Sam has written no review yet, and RV-02 alone says so."

EXAMPLES = [
    fails("RV-02", "Sam went live on 2 March and has not looked back.", UNREVIEWED),
    passes("RV-02", "Sam reviewed the change.", reviewed()),
    passes("RV-02", "Sam's change has not gone live yet.", Improvement()),
    fails("RV-04", "Sam answered one success criterion of two.", answered("met", ""), at="REV-01"),
    passes("RV-04", "Sam answered both, and one of them with not met.", answered("met", "not_met")),
    passes("RV-04", "There is no success criterion to answer; PL-06 says so.", answered()),
    passes("RV-04", NO_REVIEW, UNREVIEWED),
    fails(
        "RV-05",
        "Sam's review does not come back to the finding that started it.",
        from_findings(Review(ref="REV-01")),
        at="REV-01",
    ),
    passes("RV-05", "Sam's review comes back to it.", from_findings(Review(original_findings=1))),
    passes(
        "RV-05",
        "Sam came back to it in the first of two reviews.",
        from_findings(Review(original_findings=1), Review()),
    ),
    passes("RV-05", "There was no finding to come back to; AN-03 says so.", reviewed()),
    passes("RV-05", NO_REVIEW, UNREVIEWED),
    fails("RV-06", "Sam missed the target and learned nothing from it.", answered("not_met"), at="REV-01"),
    fails("RV-06", "Sam met one target, half met the other, and learned nothing.", answered("met", "partly")),
    fails(
        "RV-06",
        "Sam missed the target, says what was learned, and not what would be done differently.",
        answered("not_met", learning="Drivers need a second reminder."),
    ),
    fails(
        "RV-06",
        "Sam missed the target, would do it differently, and does not say what was learned.",
        answered("not_met", do_differently="Begin with two teams."),
    ),
    passes(
        "RV-06",
        "Sam missed the target and says what was learned and what would be different.",
        answered(
            "not_met", learning="Drivers need a second reminder.", do_differently="Begin with two teams."
        ),
    ),
    passes("RV-06", "Sam met every target.", answered("met")),
    passes("RV-06", "Sam has not answered the criteria yet; RV-04 says so.", answered("")),
    passes(
        "RV-06",
        NO_REVIEW,
        Improvement(objectives=[Objective(success_criteria=[SuccessCriterion(verdict="not_met")])]),
    ),
    fails("RV-11", "Sam reviewed the change and says nothing of fine-tuning.", reviewed()),
    passes("RV-11", "Sam moved the reminder to the evening.", reviewed(journal=[Entry(kind="adjustment")])),
    fails(
        "RV-11",
        "Sam looked early, and says nothing of fine-tuning.",
        reviewed(journal=[Entry(kind="early_check")]),
    ),
    passes(
        "RV-11",
        "Sam says that nothing was needed.",
        reviewed(no_adjustment_reason="All went as planned."),
    ),
    passes("RV-11", NO_REVIEW, UNREVIEWED),
    fails("RV-13", "Sam tells good points only.", reviewed(Review(ref="REV-01", advantages="Fewer calls."))),
    fails("RV-13", "Sam tells bad points only.", reviewed(Review(disadvantages="It costs an hour a day."))),
    fails("RV-13", "Sam tells neither.", reviewed(), at="REV-01"),
    passes(
        "RV-13",
        "Sam tells both.",
        reviewed(Review(advantages="Fewer calls.", disadvantages="It costs an hour a day.")),
    ),
    passes("RV-13", NO_REVIEW, UNREVIEWED),
    fails("RV-14", "Sam tells what customers notice only.", reviewed(Review(customer_effect="They know."))),
    fails("RV-14", "Sam tells what the business gains only.", reviewed(Review(business_effect="An hour."))),
    fails(
        "RV-14",
        "Sam told both in the first review and neither in the second, which counts.",
        Improvement(
            reviews=[Review(customer_effect="They know.", business_effect="An hour."), Review(ref="REV-02")]
        ),
        at="REV-02",
    ),
    passes(
        "RV-14",
        "Sam tells both.",
        reviewed(Review(customer_effect="They know.", business_effect="An hour.")),
    ),
    passes("RV-14", NO_REVIEW, UNREVIEWED),
]
