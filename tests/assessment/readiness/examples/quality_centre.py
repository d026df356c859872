"""What a centre does around the judging: examples of the rules QA about it."""

from assessment.readiness.facts import Certificate, Enrolment, Sample, SamplingPlan, Staff, Submission

from .table import fails, passes

ALAN, TOM, INES, PAT = 4, 5, 6, 7


def certificate(**changes) -> Certificate:
    """One that may be claimed under direct claims status."""
    whole = {"units_complete": True, "plan_met": True, "open_cases": 0, "direct_claims": True}
    return Certificate(**whole | changes)


def staff(**changes) -> Staff:
    return Staff(**{"certificate": True, "competence": True, "months_since_cpd": 3} | changes)


EXAMPLES = [
    fails("QA-02", "Ines sampled what she had judged.", Sample(iqa=INES, assessor=INES)),
    fails(
        "QA-02",
        "Ines sampled what she had countersigned.",
        Sample(iqa=INES, assessor=TOM, countersigner=INES),
    ),
    fails(
        "QA-02",
        "Ines sampled what she had witnessed.",
        Sample(iqa=INES, assessor=ALAN, witnesses=frozenset({PAT, INES})),
    ),
    passes(
        "QA-02",
        "Ines sampled what Tom judged, Alan countersigned and Pat witnessed.",
        Sample(iqa=INES, assessor=TOM, countersigner=ALAN, witnesses=frozenset({PAT})),
    ),
    passes("QA-02", "Nobody sampled it yet.", Sample()),
    fails("QA-10", "Alan's declaration has run out.", Enrolment(conflicts_clear=False)),
    passes("QA-10", "Alan and Ines declared this year.", Enrolment(conflicts_clear=True)),
    passes("QA-10", "Nothing is held about conflicts of interest.", Enrolment(conflicts_clear=None)),
    fails("QA-11", "One unit is not complete.", certificate(units_complete=False)),
    fails("QA-11", "Sam was to be sampled, and was not.", certificate(plan_met=False)),
    fails("QA-11", "An appeal is open.", certificate(open_cases=1)),
    fails(
        "QA-11",
        "The centre has no direct claims status, and the verifier released nothing.",
        certificate(direct_claims=False, released=False),
    ),
    passes("QA-11", "The external verifier released it.", certificate(direct_claims=False, released=True)),
    passes("QA-11", "The centre claims directly.", certificate(released=False)),
    passes(
        "QA-11",
        "Without direct claims status nothing is held about a release.",
        certificate(direct_claims=False),
    ),
    passes("QA-11", "Nothing is held about any of it.", Certificate()),
    fails("QA-13", "Two digits changed places.", Enrolment(uln="9726308686")),
    fails("QA-13", "It has nine digits.", Enrolment(uln="927630868")),
    fails("QA-13", "It starts with 0.", Enrolment(uln="0100000001")),
    passes("QA-13", "The check digit fits.", Enrolment(uln="9276308686")),
    passes("QA-13", "Sam chose to have no number.", Enrolment(uln="")),
    passes("QA-13", "Nothing is held about a number.", Enrolment(uln=None)),
    fails(
        "QA-16", "Sam hands in a third time, and two are allowed.", Submission(attempts=3, attempts_allowed=2)
    ),
    passes(
        "QA-16",
        "Sam hands in a second time, as the lead verifier allowed.",
        Submission(attempts=2, attempts_allowed=2, authorised=True, late=False),
    ),
    fails(
        "QA-16",
        "Sam hands in a second time, and the lead verifier did not allow it.",
        Submission(attempts=2, attempts_allowed=2, authorised=False),
    ),
    passes("QA-16", "A first hand-in needs nobody's leave.", Submission(attempts=1, authorised=False)),
    fails("QA-16", "The assignment came a day late.", Submission(late=True)),
    passes("QA-16", "This NVQ has no such policy, and Sam tries again and again.", Submission(attempts=7)),
    fails("QA-18", "Nothing of Tom's is sampled.", SamplingPlan(uncovered=("Tom Vale",))),
    passes("QA-18", "Everybody and everything is sampled.", SamplingPlan(uncovered=())),
    passes("QA-18", "There is no plan to look at.", SamplingPlan(uncovered=None)),
    fails("QA-19", "Alan's assessor certificate is missing.", staff(certificate=False)),
    fails("QA-19", "Nothing shows that Alan knows the work.", staff(competence=False)),
    passes("QA-19", "Alan's last CPD was twelve months ago.", staff(months_since_cpd=12)),
    fails("QA-19", "Alan's last CPD was thirteen months ago.", staff(months_since_cpd=13)),
    fails("QA-19", "The centre asks for CPD every six months.", staff(months_since_cpd=7), cpd_months=6),
    passes("QA-19", "Nothing is held about Alan's records.", Staff()),
    fails("QA-24", "Ines sampled an older version.", Sample(manifest_hash="aa11", signed_hash="bb22")),
    passes("QA-24", "Ines sampled what was signed.", Sample(manifest_hash="aa11", signed_hash="aa11")),
    passes("QA-24", "Ines looked before anybody signed.", Sample(manifest_hash="aa11")),
]
