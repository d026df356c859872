"""What customers say: examples of the rules FB about where feedback comes from."""

from datetime import date

from assessment.readiness.facts import Improvement, Measure, Said, Source

from .table import fails, passes

MARCH, EASTER = date(2026, 3, 2), date(2026, 4, 5)
NOTHING = Improvement()


def gathered(*methods: str, **more) -> Improvement:
    """One source of customers for each way of gathering, with something in each."""
    return Improvement(sources=[Source(method=each, said=[Said()]) for each in methods], **more)


def survey(ref: str = "FB-02", **changed) -> Source:
    """A survey of which nothing is missing, but for what is changed."""
    whole = {"method": "survey", "from_date": MARCH, "to_date": EASTER, "responses": 40}
    return Source(ref=ref, **(whole | changed))


def heard(*said: Said) -> Improvement:
    """Said in FB-02, beside FB-01 of which nothing is missing."""
    day = Said(origin="colleague", day=MARCH)
    return Improvement(sources=[Source(ref="FB-01", said=[day]), Source(ref="FB-02", said=list(said))])


def explained(kind: type, **changed) -> Source | Measure:
    whole = {"quality_dimension": "reliability", "method_reason": "It reaches those who rang."}
    return kind(**(whole | changed))


EXAMPLES = [
    fails("FB-01", "Sam asked customers in one way only, by two surveys.", gathered("survey", "survey")),
    passes("FB-01", "Sam read a survey and the complaints of that month.", gathered("survey", "complaint")),
    fails(
        "FB-01",
        "The centre asks for three ways, and Sam used two.",
        gathered("survey", "complaint"),
        min_feedback_methods=3,
    ),
    passes("FB-01", "The centre is content with one way.", gathered("survey"), min_feedback_methods=1),
    fails(
        "FB-01",
        "Sam's comment cards are still empty, so the survey is the only way.",
        Improvement(sources=[Source(method="survey", said=[Said()]), Source(method="comment_card")]),
    ),
    fails(
        "FB-01",
        "Sam's second way asked colleagues.",
        Improvement(
            sources=[
                Source(method="survey", said=[Said()]),
                Source(method="staff", origin="staff", said=[Said(origin="colleague")]),
            ]
        ),
    ),
    fails("FB-01", "Sam has not gathered anything.", NOTHING),
    fails(
        "FB-02",
        "Nadia's survey names no number of replies; her earlier one does.",
        Improvement(sources=[survey("FB-01"), survey(responses=None)]),
        at="FB-02",
    ),
    fails("FB-02", "How it was gathered is not said.", Improvement(sources=[survey(method="")])),
    fails("FB-02", "Nadia's survey has no first day.", Improvement(sources=[survey(from_date=None)])),
    fails("FB-02", "Nadia's survey has no last day.", Improvement(sources=[survey(to_date=None)])),
    passes("FB-02", "40 people answered from March to Easter.", Improvement(sources=[survey()])),
    passes("FB-02", "Nobody answered, and Nadia says so.", Improvement(sources=[survey(responses=0)])),
    passes("FB-02", "There is no source to describe; FB-01 and FB-03 ask for one.", NOTHING),
    fails("FB-03", "Sam starts from what a colleague said.", heard(Said(origin="colleague"))),
    fails("FB-03", "Sam starts from a view of his own.", heard(Said(origin="self"))),
    fails("FB-03", "Sam has not gathered anything.", NOTHING),
    fails(
        "FB-03",
        "Sam's survey is empty, and his colleagues' ideas are no customer's.",
        Improvement(
            sources=[
                Source(ref="FB-01"),
                Source(ref="FB-02", origin="staff"),
                Source(ref="FB-03", origin="staff", said=[Said(origin="colleague")]),
            ]
        ),
        at="FB-01",
    ),
    passes("FB-03", "One customer said something.", heard(Said(origin="customer"))),
    passes(
        "FB-03",
        "A colleague's log of calls holds a customer's words.",
        Improvement(sources=[Source(origin="staff", said=[Said(origin="customer")])]),
    ),
    fails(
        "FB-04",
        "One of Sam's sources holds a view of his own.",
        heard(Said(day=MARCH), Said(origin="self", day=MARCH)),
        at="FB-02",
    ),
    fails("FB-04", "Nobody knows when the customer said it.", heard(Said(day=None)), at="FB-02"),
    passes("FB-04", "Customers and colleagues spoke on days that are known.", heard(Said(day=MARCH))),
    passes("FB-04", "Nothing was said yet; FB-03 says so.", NOTHING),
    fails("FB-05", "Sam read a survey and comment cards.", gathered("survey", "comment_card")),
    passes("FB-05", "Sam read complaints too.", gathered("survey", "complaint")),
    passes(
        "FB-05",
        "Sam says that the branch had no complaint all year.",
        gathered("survey", no_complaints_reason="None were made in 2026."),
    ),
    passes("FB-05", "Sam has no source of any kind yet; FB-01 and FB-03 say so.", NOTHING),
    fails(
        "FB-06",
        "Nadia says why she asked by survey, and not what that checks.",
        Improvement(
            sources=[explained(Source, ref="FB-01"), explained(Source, ref="FB-02", quality_dimension="")]
        ),
        at="FB-02",
    ),
    fails(
        "FB-06",
        "Nadia does not say why she times call-backs.",
        Improvement(measures=[explained(Measure, ref="M-01", method_reason="")]),
        at="M-01",
    ),
    passes(
        "FB-06",
        "Nadia says of her survey and of her measure what they check and why.",
        Improvement(sources=[explained(Source)], measures=[explained(Measure)]),
    ),
    passes("FB-06", "Nadia has no way of checking yet; FB-01 says so.", NOTHING),
]
