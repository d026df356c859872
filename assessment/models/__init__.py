"""The assessment: what is asked, who takes it, what they claim, hand in, get judged on and sign."""

from .specification import Criterion, Outcome, Qualification, QualificationUnit, Unit, UnitNote

from .enrolments import Allocation, Enrolment, EnrolmentUnit  # isort: skip
from .claims import Claim, LocatorKind  # isort: skip
from .submissions import Submission, SubmissionItem, SubmittedClaim  # isort: skip
from .reopenings import Reopening  # isort: skip
from .decisions import ClaimVerdict, CriterionDecision, Judgement  # isort: skip
from .countersigning import Countersignature  # isort: skip
from .signoffs import Manifest, UnitSignature  # isort: skip
from .certificates import CertificateClaim, ClaimStep, DirectClaims, EqaRelease  # isort: skip
from .appeal_clocks import AppealClock  # isort: skip
from .cases import Case, CasePerson, CaseStep, CaseView  # isort: skip
from .exports import Export  # isort: skip
from .briefs import (  # isort: skip
    Assignment,
    AssignmentWork,
    Brief,
    BriefVerification,
    Extension,
)
from .attempts import Attempt, AttemptKind, Authorisation  # isort: skip
from .readiness import ParameterChange, RuleChoice, SetAside  # isort: skip
from .verifying import Draw, Sample, SampleLine, SampleOutcome, SamplingPlan  # isort: skip
from .sample_actions import ActionAnswer, SampleAction  # isort: skip
from .plans import PlanRow, PlanTerms, PlanWitness, SeenElsewhere  # isort: skip
from .standardising import (  # isort: skip
    AgreedReading,
    AssessorObservation,
    BlindJudgement,
    LearnerInterview,
    Standardisation,
    StandardisationItem,
)
from .staff import Competence, CpdEntry, StaffQualification  # isort: skip
from .interests import InterestDeclaration, LearnerInterest  # isort: skip

__all__ = [
    "ActionAnswer",
    "AgreedReading",
    "Allocation",
    "AppealClock",
    "AssessorObservation",
    "Assignment",
    "AssignmentWork",
    "Attempt",
    "AttemptKind",
    "Authorisation",
    "BlindJudgement",
    "Brief",
    "BriefVerification",
    "Case",
    "CasePerson",
    "CaseStep",
    "CaseView",
    "CertificateClaim",
    "Claim",
    "ClaimStep",
    "ClaimVerdict",
    "Competence",
    "Countersignature",
    "CpdEntry",
    "Criterion",
    "CriterionDecision",
    "DirectClaims",
    "Draw",
    "Enrolment",
    "EnrolmentUnit",
    "EqaRelease",
    "Export",
    "Extension",
    "InterestDeclaration",
    "Judgement",
    "LearnerInterest",
    "LearnerInterview",
    "LocatorKind",
    "Manifest",
    "Outcome",
    "ParameterChange",
    "PlanRow",
    "PlanTerms",
    "PlanWitness",
    "Qualification",
    "QualificationUnit",
    "Reopening",
    "RuleChoice",
    "Sample",
    "SampleAction",
    "SampleLine",
    "SampleOutcome",
    "SamplingPlan",
    "SeenElsewhere",
    "SetAside",
    "StaffQualification",
    "Standardisation",
    "StandardisationItem",
    "Submission",
    "SubmissionItem",
    "SubmittedClaim",
    "Unit",
    "UnitNote",
    "UnitSignature",
]
