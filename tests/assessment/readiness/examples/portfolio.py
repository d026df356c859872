"""The portfolio as a whole: examples of the rules PF about criteria, units and the learner."""

from assessment.readiness.facts import Claim, Criterion, Enrolment, Evidence, Outcome, Unit

from .table import fails, passes


def criterion(*evidence: Evidence, **more) -> Criterion:
    return Criterion(claims=[Claim(evidence=each) for each in evidence], **more)


def unit(*evidence: Evidence) -> Unit:
    return Unit(criteria=[criterion(*evidence)])


def of_kinds(*kinds: str) -> Unit:
    return unit(*[Evidence(kind=each) for each in kinds])


def of_the_loop(*places: str) -> Unit:
    return unit(*[Evidence(loop=each) for each in places])


def rests_on(*settings: str, kind: str = "performance") -> Criterion:
    return criterion(*[Evidence(setting=each) for each in settings], kind=kind)


def answers(*asked: str) -> list[Evidence]:
    return [Evidence(kind="KA", details={"asked": each}) for each in asked]


def outcome(*criteria: Criterion) -> Unit:
    return Unit(outcomes=[Outcome(ref="PCI-LO1", criteria=list(criteria))])


EXAMPLES = [
    fails("PF-01", "Sam has linked nothing to the criterion.", criterion()),
    passes("PF-01", "Sam has linked the diary to it.", criterion(Evidence())),
    passes("PF-01", "The criterion is optional.", criterion(required=False)),
    fails("PF-08", "Sam's unit rests on work products only.", of_kinds("WP", "WP", "WP")),
    fails("PF-08", "Sam's unit rests on two kinds.", of_kinds("WP", "RA")),
    passes("PF-08", "Sam's unit rests on three kinds.", of_kinds("WP", "RA", "O")),
    fails("PF-08", "The centre asks for four kinds.", of_kinds("WP", "RA", "O"), min_evidence_types=4),
    passes("PF-08", "Sam's unit has no evidence yet; PF-01 says so.", unit()),
    fails("PF-09", "Nadia shows how she watches the service only.", of_the_loop("source", "analysis")),
    fails("PF-09", "Nadia shows what she does about it only.", of_the_loop("action")),
    fails("PF-09", "Nadia shows neither, only a plan.", of_the_loop("plan", "")),
    passes("PF-09", "Nadia shows a survey and a coaching.", of_the_loop("source", "action")),
    passes("PF-09", "Nadia shows a chart of a measure and a coaching.", of_the_loop("measure", "action")),
    passes("PF-09", "Nadia shows an analysis and a coaching.", of_the_loop("analysis", "action")),
    passes("PF-09", "Nadia's unit has no evidence yet; PF-01 says so.", unit()),
    fails("PF-10", "A performance criterion rests on a simulation.", rests_on("simulation")),
    fails("PF-10", "It rests on an assignment and a made-up case.", rests_on("assignment", "hypothetical")),
    fails("PF-10", "A criterion of both kinds rests on a simulation.", rests_on("simulation", kind="both")),
    passes("PF-10", "One of its two pieces comes from work.", rests_on("simulation", "workplace")),
    passes(
        "PF-10", "A knowledge criterion rests on an assignment.", rests_on("assignment", kind="knowledge")
    ),
    passes("PF-10", "It rests on nothing yet; PF-01 says so.", rests_on()),
    fails("PF-12", "Nadia explains none of her choices.", of_kinds("RA")),
    fails(
        "PF-12", "Nadia does not say how she read the data.", unit(*answers("why_measures", "why_actions"))
    ),
    passes("PF-12", "Nadia explains all three.", unit(*answers("why_measures", "how_read", "why_actions"))),
    passes(
        "PF-12",
        "Nadia's account and her discussion cover what her answer leaves out.",
        unit(
            *answers("why_measures"),
            Evidence(kind="RA", details={"why_actions": "Drivers asked for it."}),
            Evidence(kind="PD", details={"how_read": "She read every comment twice."}),
        ),
    ),
    fails(
        "PF-12",
        "What is left out stands in a work product, which explains nothing.",
        unit(
            *answers("why_measures", "why_actions"),
            Evidence(kind="WP", details={"how_read": "She read every comment twice."}),
        ),
    ),
    fails("PF-16", "Nobody recorded Sam's employer or job role.", Enrolment()),
    fails("PF-16", "Nobody recorded Sam's job role.", Enrolment(employer="Brookside Homes")),
    fails("PF-16", "Nobody recorded Sam's employer.", Enrolment(job_role="Repairs adviser")),
    passes(
        "PF-16",
        "Sam advises on repairs at Brookside Homes.",
        Enrolment(employer="Brookside Homes", job_role="Repairs adviser"),
    ),
    fails(
        "PF-18",
        "Of an outcome with optional criteria none is shown.",
        outcome(criterion(required=False)),
        at="PCI-LO1",
    ),
    passes(
        "PF-18",
        "One optional criterion of two is shown.",
        outcome(criterion(required=False), criterion(Evidence(), required=False)),
    ),
    fails("PF-18", "Of the outcome's one criterion nothing is shown.", outcome(criterion()), at="PCI-LO1"),
    passes("PF-18", "One criterion of two is shown.", outcome(criterion(), criterion(Evidence()))),
    passes("PF-18", "The outcome has no criteria and asks for nothing.", outcome()),
]
