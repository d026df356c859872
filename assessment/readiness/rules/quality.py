"""Integrity of judging and signing off: rules QA of domain.md section 4 about decisions and criteria."""

from assessment.readiness.facts import Criterion, Decision, Evidence
from assessment.readiness.params import Given
from assessment.readiness.rule import Gate, Scope, Severity, rule


@rule(
    "QA-01",
    "An assessor cannot judge their own work.",
    Severity.ERROR,
    gate=Gate.DECIDE,
    scope=Scope.DECISION,
    overridable=False,
    fix="judge",
    turn="assessor",
    source="from general knowledge",
)
def judged_own_work(decision: Decision, given: Given) -> bool:
    return decision.assessor is not None and decision.assessor == decision.learner


@rule(
    "QA-05",
    "The assessor has not confirmed that this is the learner's own work.",
    Severity.ERROR,
    gate=Gate.DECIDE,
    scope=Scope.DECISION,
    overridable=False,
    fix="judge",
    turn="assessor",
    source="Pearson BTEC specification (azkurs.org copy, p. 321)",
)
def authenticity_unconfirmed(decision: Decision, given: Given) -> bool:
    """Only what is accepted needs it: work may come back because nobody can say whose it is."""
    return decision.accepted and decision.authenticity_confirmed is False


@rule(
    "QA-06",
    "Judge validity, authenticity, reliability and currency for each piece, and sufficiency for the "
    "criterion.",
    Severity.ERROR,
    gate=Gate.DECIDE,
    scope=Scope.DECISION,
    overridable=False,
    fix="judge",
    turn="assessor",
    source="Highfield VARCS page; wording of set-level sufficiency is ours",
)
def judged_in_part(decision: Decision, given: Given) -> bool:
    """No is an answer; only what was left unset is missing."""
    return None in decision.sufficient or any(None in each for each in decision.varc)


@rule(
    "QA-07",
    "A trainee assessor's decision needs the countersignature of a qualified assessor.",
    Severity.ERROR,
    gate=Gate.SIGN_OFF,
    scope=Scope.DECISION,
    overridable=False,
    fix="judge",
    turn="assessor",
    source="City & Guilds IQA proforma 8 (dokumen.tips); cqmltd.co.uk policy",
)
def trainee_uncountersigned(decision: Decision, given: Given) -> bool:
    return decision.assessor_qualified is False and decision.countersigned_by_qualified is False


@rule(
    "QA-08",
    "What was signed off has changed since; look at this criterion again.",
    Severity.ERROR,
    gate=Gate.ALWAYS,
    scope=Scope.CRITERION,
    overridable=False,
    fix="unit",
    turn="assessor",
    source="ours",
)
def changed_since_signed(criterion: Criterion, given: Given) -> bool:
    """Once it is decided anew as not yet met, it is open again, and new evidence may come in for it."""
    signed, present = criterion.signed_hash, criterion.present_hash
    return criterion.met and bool(signed and present) and signed != present


@rule(
    "QA-14",
    "This criterion rests on witness testimony alone; add something else that shows it.",
    Severity.WARNING,
    gate=Gate.SIGN_OFF,
    scope=Scope.CRITERION,
    fix="log/WP",
    source="nvqweb.com expert witness page; assignmentexperts.co.uk (weak source)",
)
def testimony_alone(criterion: Criterion, given: Given) -> bool:
    """An expert witness, agreed beforehand, may carry a criterion; an ordinary one may not."""
    accepted = [each.evidence for each in criterion.claims if each.accepted and each.evidence]
    return bool(accepted) and all(each.kind == "WT" for each in accepted)


@rule(
    "QA-15",
    "An observation or a testimony is not a decision; record the decision separately.",
    Severity.ERROR,
    gate=Gate.SIGN_OFF,
    scope=Scope.CRITERION,
    overridable=False,
    fix="judge",
    turn="assessor",
    source="Pearson observation record notes (info.5y1.org; scribd 291631821)",
)
def record_taken_for_decision(criterion: Criterion, given: Given) -> bool:
    seen = any(each.kind in ("O", "WT", "EWT") for each in _evidence(criterion))
    return criterion.met and not criterion.decided and seen


@rule(
    "QA-20",
    "Write feedback to the learner with every decision.",
    Severity.ERROR,
    gate=Gate.DECIDE,
    scope=Scope.DECISION,
    overridable=False,
    fix="judge",
    turn="assessor",
    source="Highfield portfolio contents page",
)
def decided_without_feedback(decision: Decision, given: Given) -> bool:
    return not decision.feedback.strip()


@rule(
    "QA-23",
    "Policies and training material that you did not write do not show what you did; add something of "
    "your own.",
    Severity.WARNING,
    gate=Gate.SIGN_OFF,
    scope=Scope.CRITERION,
    fix="log/WP",
    source="majortests.com helpful hints (weak source)",
)
def reference_material_alone(criterion: Criterion, given: Given) -> bool:
    evidence = _evidence(criterion)
    return bool(evidence) and all(each.origin == "reference_material" for each in evidence)


def _evidence(criterion: Criterion) -> list[Evidence]:
    return [each.evidence for each in criterion.claims if each.evidence]
