"""Judging and signing off: examples of the rules QA about decisions and criteria."""

from assessment.readiness.facts import Claim, Criterion, Decision, Evidence

from .table import fails, passes


def shown_by(*kinds, accepted=True, origin="own", **more) -> Criterion:
    """A criterion claimed by one record of each kind."""
    evidence = [Evidence(kind=kind, origin=origin) for kind in kinds]
    return Criterion(claims=[Claim(evidence=each, accepted=accepted) for each in evidence], **more)


def policies_and(*origins) -> Criterion:
    claims = [Claim(evidence=Evidence(kind="WP", origin=each)) for each in ("reference_material", *origins)]
    return Criterion(claims=claims)


EXAMPLES = [
    fails("QA-01", "Alan judged his own portfolio.", Decision(assessor=4, learner=4)),
    passes("QA-01", "Alan judged Sam's portfolio.", Decision(assessor=4, learner=9)),
    passes("QA-01", "Nobody is named as the one who judged or was judged.", Decision()),
    fails(
        "QA-05",
        "Alan accepted the diary and did not confirm that it is Sam's.",
        Decision(accepted=True, authenticity_confirmed=False),
    ),
    passes("QA-05", "Alan confirmed that the diary is Sam's.", Decision(authenticity_confirmed=True)),
    passes(
        "QA-05",
        "Alan returned the diary, because he could not tell whose it is.",
        Decision(accepted=False, authenticity_confirmed=False),
    ),
    passes("QA-05", "Nothing is held about whose work it is.", Decision(authenticity_confirmed=None)),
    fails(
        "QA-06",
        "Alan did not say whether the diary is current.",
        Decision(varc=[(True, True, True, None)], sufficient=[True]),
    ),
    fails(
        "QA-06",
        "Alan judged the first claim in full and skipped one letter of the second.",
        Decision(varc=[(True, True, True, True), (True, None, True, True)], sufficient=[True]),
    ),
    fails(
        "QA-06",
        "Alan judged the piece and did not say whether all of it is sufficient.",
        Decision(varc=[(True, True, True, True)], sufficient=[None]),
    ),
    passes(
        "QA-06",
        "Alan answered all five, and one of them with no.",
        Decision(varc=[(True, True, True, False)], sufficient=[False]),
    ),
    passes(
        "QA-06",
        "Alan judged the piece and left the criterion for later.",
        Decision(varc=[(True, True, True, True)]),
    ),
    fails(
        "QA-07",
        "Tom, a trainee, decided and no qualified colleague countersigned.",
        Decision(assessor_qualified=False, countersigned_by_qualified=False),
    ),
    passes(
        "QA-07",
        "Tom decided, and Alan countersigned.",
        Decision(assessor_qualified=False, countersigned_by_qualified=True),
    ),
    passes(
        "QA-07",
        "Alan is qualified, so nobody countersigns.",
        Decision(assessor_qualified=True, countersigned_by_qualified=False),
    ),
    passes("QA-07", "Nothing is held about countersigning.", Decision(assessor_qualified=False)),
    fails(
        "QA-08",
        "A file of the diary was replaced after Alan signed.",
        Criterion(met=True, signed_hash="aa11", present_hash="bb22"),
    ),
    passes(
        "QA-08",
        "What Alan signed is what stands there.",
        Criterion(met=True, signed_hash="aa11", present_hash="aa11"),
    ),
    passes(
        "QA-08",
        "Alan looked again and decided not yet, so the criterion is open for new evidence.",
        Criterion(met=False, signed_hash="aa11", present_hash="bb22"),
    ),
    passes("QA-08", "Nobody signed yet.", Criterion(met=True, present_hash="bb22")),
    fails("QA-14", "Two colleagues testify, and nothing else was accepted.", shown_by("WT", "WT")),
    passes("QA-14", "A testimony and Sam's own plan were accepted.", shown_by("WT", "WP")),
    passes("QA-14", "An expert witness agreed beforehand testifies.", shown_by("EWT")),
    passes("QA-14", "The only testimony was not accepted.", shown_by("WT", accepted=False)),
    fails(
        "QA-14",
        "A plan is claimed too, but only the testimony was accepted.",
        Criterion(
            claims=[
                Claim(evidence=Evidence(kind="WT"), accepted=True),
                Claim(evidence=Evidence(kind="WP"), accepted=False),
            ]
        ),
    ),
    passes("QA-14", "Nothing is claimed.", Criterion()),
    fails(
        "QA-15",
        "The criterion counts as met by an observation, and nobody decided.",
        shown_by("O", met=True, decided=False),
    ),
    fails(
        "QA-15",
        "The criterion counts as met by an expert's testimony, and nobody decided.",
        shown_by("WP", "EWT", met=True, decided=False),
    ),
    passes("QA-15", "Alan observed, and decided.", shown_by("O", met=True, decided=True)),
    passes("QA-15", "Alan observed, and the criterion is still open.", shown_by("O", met=False)),
    passes("QA-15", "It rests on a work product alone.", shown_by("WP", met=True, decided=False)),
    fails("QA-20", "Alan decided and wrote nothing.", Decision(feedback="  ")),
    passes("QA-20", "Alan wrote what was good and what comes next.", Decision(feedback="Good work, Sam.")),
    fails("QA-23", "Only the company's complaints policy is claimed.", policies_and()),
    fails("QA-23", "Two policies are claimed and nothing else.", policies_and("reference_material")),
    passes("QA-23", "The policy is claimed beside Sam's own diary.", policies_and("own")),
    passes("QA-23", "Team work with Sam's part described counts as well.", policies_and("team")),
    passes("QA-23", "Nothing is claimed.", Criterion()),
]
