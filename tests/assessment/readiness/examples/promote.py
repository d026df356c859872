"""Promoting improvement to others: examples of the rules PR."""

from assessment.readiness.facts import (
    Action,
    Claim,
    Consultation,
    Criterion,
    Entry,
    Evidence,
    Improvement,
    Stakeholder,
    Unit,
)

from .table import TODAY, fails, passes


def claimed(*evidence: Evidence, rules: str = "PR-01") -> Unit:
    """Sam's unit, with this evidence claimed for the criterion that the rules guard."""
    criterion = Criterion(rules=frozenset(rules.split()), claims=[Claim(evidence=each) for each in evidence])
    return Unit(ref="PCI", criteria=[criterion])


def told(**more) -> Improvement:
    return Improvement(journal=[Entry(**{"kind": "communication", "audience": "team"} | more)])


def explained(*asked: str, example: str = "") -> Unit:
    return claimed(*[Evidence(kind="KA", details={"asked": each, "example": example}) for each in asked])


def encouraged(**more) -> Unit:
    entry = Entry(**{"kind": "promotion", "day": TODAY, "audience": "team", "evidence": 1} | more)
    return Unit(improvements=[Improvement(), Improvement(journal=[entry])])


def done_by(*actions: Action, who: Stakeholder | None = None, asked: bool = False) -> Improvement:
    return Improvement(actions=list(actions), consultations=[Consultation(who=who)] if asked else [])


MINE, THEIRS = Action(is_mine=True), Action(is_mine=False)

EXAMPLES = [
    fails("PR-01", "Sam claims a poster only for how improvement is promoted.", claimed(Evidence(kind="WP"))),
    fails("PR-01", "Sam claims nothing for it.", claimed()),
    fails(
        "PR-01",
        "Sam's reflective account is claimed for another criterion.",
        claimed(Evidence(kind="RA"), rules="PR-04"),
    ),
    passes("PR-01", "Sam wrote a reflective account.", claimed(Evidence(kind="WP"), Evidence(kind="RA"))),
    passes("PR-01", "Sam's manager saw it.", claimed(Evidence(kind="WT"))),
    passes("PR-01", "An expert witness saw it.", claimed(Evidence(kind="EWT"))),
    fails("PR-02", "Sam has told nobody anything.", Improvement()),
    fails("PR-02", "Sam told the team of the plan only.", told(purpose="plan")),
    fails("PR-02", "Sam told customers only how it went.", told(purpose="result", audience="customers")),
    fails("PR-02", "Sam told a supplier only.", told(purpose="success_story", audience="partners")),
    fails("PR-02", "Sam's note of a result is no communication.", told(kind="promotion", purpose="result")),
    passes("PR-02", "Sam told the team how it went.", told(purpose="result")),
    passes(
        "PR-02",
        "Sam told another team a success story.",
        told(purpose="success_story", audience="other_teams"),
    ),
    passes("PR-02", "Sam told the manager how it went.", told(purpose="result", audience="manager")),
    fails("PR-03", "Sam did everything alone and asked nobody.", done_by(MINE, MINE)),
    fails(
        "PR-03",
        "Sam did everything alone and asked a customer only.",
        done_by(MINE, who=Stakeholder(group="customer"), asked=True),
    ),
    passes("PR-03", "Jo did one of the actions.", done_by(MINE, THEIRS)),
    passes(
        "PR-03",
        "Sam asked a colleague at the counter.",
        done_by(MINE, who=Stakeholder(group="frontline"), asked=True),
    ),
    passes("PR-03", "Sam asked somebody whose group is not known.", done_by(MINE, asked=True)),
    passes("PR-03", "Nothing has been done at all; IM-01 says so.", done_by()),
    fails("PR-04", "Sam explains nothing.", claimed()),
    fails("PR-04", "Sam leaves out the own part.", explained("why_customers", "why_business")),
    passes(
        "PR-04", "Sam explains all three.", explained("why_customers", "why_business", "own_contribution")
    ),
    fails(
        "PR-05", "Nadia explains one principle with an example.", explained("principle", example="Queues.")
    ),
    fails("PR-05", "Nadia explains two principles without an example.", explained("principle", "principle")),
    fails(
        "PR-05",
        "One of Nadia's two answers is no principle.",
        explained("principle", "how_read", example="Q."),
    ),
    fails(
        "PR-05",
        "Nadia tells of two principles in accounts, which are no answers.",
        claimed(*[Evidence(kind="RA", details={"asked": "principle", "example": "Queues."}) for _ in "12"]),
    ),
    passes("PR-05", "Nadia explains two.", explained("principle", "principle", example="Queues.")),
    fails(
        "PR-05",
        "The centre asks for three principles, and Nadia explains two.",
        explained("principle", "principle", example="Queues."),
        min_principles=3,
    ),
    fails("PR-06", "Sam's unit rests on no improvement.", Unit()),
    fails("PR-06", "Sam's note bears no day.", encouraged(day=None)),
    fails("PR-06", "Sam's note does not say whom it was for.", encouraged(audience="")),
    fails("PR-06", "Nothing shows that Sam did it.", encouraged(evidence=0)),
    fails("PR-06", "Sam only told people.", encouraged(kind="communication")),
    passes("PR-06", "Sam held a stand-up for the team, and the photo shows it.", encouraged()),
]
