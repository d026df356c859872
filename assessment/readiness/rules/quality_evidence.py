"""Integrity of each piece of evidence: rules QA of domain.md section 4 about records."""

from assessment.readiness.facts import Evidence
from assessment.readiness.params import Given
from assessment.readiness.rule import Gate, Scope, Severity, rule

TESTIMONY = ("WT", "EWT")
#: Kinds whose words could come from a machine unnoticed.
WRITTEN = ("RA", "QW", "ASG", "CS")


@rule(
    "QA-03",
    "This witness is not on the witness list yet, or has not signed it.",
    Severity.ERROR,
    gate=Gate.SUBMIT,
    scope=Scope.EVIDENCE,
    overridable=False,
    fix="record#details-witness_name",
    source="City & Guilds RF03 (docsbay.net/for-centres-and-learners)",
)
def witness_unsigned(evidence: Evidence, given: Given) -> bool:
    return evidence.kind in TESTIMONY and evidence.witness_signed is False


@rule(
    "QA-04",
    "The learner has not declared this work as their own.",
    Severity.ERROR,
    gate=Gate.SUBMIT,
    scope=Scope.EVIDENCE,
    overridable=False,
    fix="record",
    source="Pearson BTEC specification (azkurs.org copy, p. 321); Highfield VARCS page",
)
def undeclared(evidence: Evidence, given: Given) -> bool:
    """Handing in is declaring, so a draft is not asked."""
    return evidence.declared is False


@rule(
    "QA-09",
    "This is from before registration, or more than {currency_days} days old; say in it why it still counts.",
    Severity.WARNING,
    gate=Gate.DECIDE,
    scope=Scope.EVIDENCE,
    params="currency_days",
    fix="record#narrative",
    source="from general knowledge",
)
def old(evidence: Evidence, given: Given) -> bool:
    """Recognition of prior learning is about what is old; elsewhere a note under ``currency`` says why.

    Where the words stand in the text, no rule can tell: the assessor sets this one aside.
    """
    if evidence.happened_on is None or evidence.kind == "RPL" or evidence.details.get("currency"):
        return False
    before = evidence.registered_on is not None and evidence.happened_on < evidence.registered_on
    return before or (given.today - evidence.happened_on).days > given.currency_days


@rule(
    "QA-12",
    "Check this for other people's personal details, and keep only those there is a reason to keep.",
    Severity.ERROR,
    gate=Gate.SUBMIT,
    scope=Scope.EVIDENCE,
    fix="record#pii_checked",
    source="trainingapt.com; tmdnet.typepad.com",
)
def personal_details(evidence: Evidence, given: Given) -> bool:
    """The learner is asked to look at what they wrote; an assessor's record is signed as it stands."""
    unchecked = evidence.by_learner and not evidence.pii_checked
    return unchecked or (evidence.has_pii and not evidence.pii_basis.strip())


@rule(
    "QA-17",
    "This record cannot be deleted before its retention date, nor while a case is open.",
    Severity.ERROR,
    gate=Gate.ALWAYS,
    scope=Scope.EVIDENCE,
    overridable=False,
    fix="record",
    turn="centre",
    source="Pearson support, BTEC Retention of Learner Work Evidence; Highfield retention page",
)
def deleted_too_soon(evidence: Evidence, given: Given) -> bool:
    early = evidence.retention_until is not None and given.today < evidence.retention_until
    return evidence.deletion_asked and (early or evidence.on_hold)


@rule(
    "QA-21",
    "Say whether AI helped with this.",
    Severity.WARNING,
    gate=Gate.SUBMIT,
    scope=Scope.EVIDENCE,
    fix="record#ai_use_0",
    source="JCQ malpractice 2025-26; Pearson email April 2026",
)
def ai_unsaid(evidence: Evidence, given: Given) -> bool:
    return evidence.kind in WRITTEN and not evidence.ai_use


@rule(
    "QA-22",
    "Evidence held elsewhere needs a place, and a signature of the person who saw it there.",
    Severity.ERROR,
    gate=Gate.SUBMIT,
    scope=Scope.EVIDENCE,
    overridable=False,
    fix="record#held_where",
    source="tmdnet.typepad.com; QCA NVQ portfolios page",
)
def held_elsewhere_unseen(evidence: Evidence, given: Given) -> bool:
    return evidence.held_elsewhere and (not evidence.held_where.strip() or evidence.seen_by is False)


@rule(
    "QA-25",
    "This was written up more than {late_record_days} days after it happened; attach something dated at "
    "the time.",
    Severity.WARNING,
    gate=Gate.ALWAYS,
    scope=Scope.EVIDENCE,
    params="late_record_days",
    fix="record#files",
    source="ours",
)
def written_up_late(evidence: Evidence, given: Given) -> bool:
    if evidence.happened_on is None or evidence.recorded_at is None or evidence.dated_files:
        return False
    return (evidence.recorded_at.date() - evidence.happened_on).days > given.late_record_days
