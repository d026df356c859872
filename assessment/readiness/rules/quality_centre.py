"""Integrity of what a centre does around the judging: rules QA of domain.md section 4 about sampling,
certificates, hand-ins against a policy, and staff. None in the facts means that nothing is held, so a rule
says nothing."""

from assessment.readiness.facts import Certificate, Enrolment, Sample, SamplingPlan, Staff, Submission
from assessment.readiness.params import Given
from assessment.readiness.rule import Gate, Scope, Severity, rule
from portfolio.uln import is_uln


@rule(
    "QA-02",
    "A verifier cannot sample what they judged, countersigned or witnessed.",
    Severity.ERROR,
    gate=Gate.SAMPLE,
    scope=Scope.SAMPLE,
    overridable=False,
    fix="unit",
    turn="iqa",
    source="fess.ie FAQ (assessor may verify others\u2019 decisions, not own)",
)
def sampled_own_decision(sample: Sample, given: Given) -> bool:
    took_part = {sample.assessor, sample.countersigner} | sample.witnesses
    return sample.iqa is not None and sample.iqa in took_part


@rule(
    "QA-10",
    "There is no current conflict-of-interest declaration for this assessor or verifier.",
    Severity.ERROR,
    gate=Gate.DECIDE,
    scope=Scope.ENROLMENT,
    fix="enrolment",
    turn="centre",
    source="Ofqual Handbook (rules on conflicts of interest); Pearson BTEC centre guides list a policy",
)
def conflict_undeclared(enrolment: Enrolment, given: Given) -> bool:
    return enrolment.conflicts_clear is False


@rule(
    "QA-11",
    "A certificate cannot be claimed yet: units, sampling, open cases or the release still stand in the way.",
    Severity.ERROR,
    gate=Gate.CLAIM,
    scope=Scope.CERTIFICATE,
    overridable=False,
    fix="enrolment",
    turn="centre",
    source="edgeworks.co.uk centre policy; TQUK and SFJ CASS pages",
)
def claimed_too_soon(certificate: Certificate, given: Given) -> bool:
    """Direct claims status or a release will do; only both missing stands in the way."""
    unreleased = certificate.direct_claims is False and certificate.released is False
    unfinished = certificate.units_complete is False or certificate.plan_met is False
    return unfinished or unreleased or bool(certificate.open_cases)


@rule(
    "QA-13",
    "The unique learner number (ULN) is not valid.",
    Severity.ERROR,
    gate=Gate.CLAIM,
    scope=Scope.ENROLMENT,
    overridable=False,
    fix="enrolment",
    turn="centre",
    source="HESA C17051 ULN field page",
)
def uln_invalid(enrolment: Enrolment, given: Given) -> bool:
    """A learner may choose to have no number, so an empty one is fine."""
    return bool(enrolment.uln) and not is_uln(enrolment.uln or "")


@rule(
    "QA-16",
    "This hand-in goes beyond what the qualification allows.",
    Severity.ERROR,
    gate=Gate.SUBMIT,
    scope=Scope.SUBMISSION,
    overridable=False,
    fix="enrolment",
    turn="centre",
    source="Pearson support, Internal Verification Assessment Decisions; policy is per qualification",
)
def beyond_policy(submission: Submission, given: Given) -> bool:
    """The first hand-in needs nobody's leave; a later one may."""
    allowed = submission.attempts_allowed
    too_many = allowed is not None and submission.attempts > allowed
    unauthorised = submission.attempts > 1 and submission.authorised is False
    return too_many or unauthorised or submission.late is True


@rule(
    "QA-18",
    "The sampling plan misses an assessor, unit, method or site.",
    Severity.WARNING,
    gate=Gate.ALWAYS,
    scope=Scope.PLAN,
    fix="enrolment",
    turn="iqa",
    source="Pearson support, Internal Verification Assessment Decisions; CAMERA pages",
)
def sampling_misses(plan: SamplingPlan, given: Given) -> bool:
    return bool(plan.uncovered)


@rule(
    "QA-19",
    "A certificate, a record of competence or the CPD of the last {cpd_months} months is missing for an "
    "assessor or verifier.",
    Severity.WARNING,
    gate=Gate.ALWAYS,
    scope=Scope.STAFF,
    params="cpd_months",
    fix="enrolment",
    turn="centre",
    source="internalqualityassurance.net (TQUK guidelines)",
)
def staff_out_of_date(staff: Staff, given: Given) -> bool:
    months = staff.months_since_cpd
    stale = months is not None and months > given.cpd_months
    return staff.certificate is False or staff.competence is False or stale


@rule(
    "QA-24",
    "The verifier's sample does not match what was signed off.",
    Severity.ERROR,
    gate=Gate.SAMPLE,
    scope=Scope.SAMPLE,
    overridable=False,
    fix="unit",
    turn="iqa",
    source="ours",
)
def sample_differs(sample: Sample, given: Given) -> bool:
    signed, sampled = sample.signed_hash, sample.manifest_hash
    return bool(signed and sampled) and signed != sampled
