"""What a qualification allows at hand-ins of assignments (domain.md 5.11). An NVQ has no such policy."""

from dataclasses import dataclass, fields

from assessment.models import Qualification

#: What the lead internal verifier confirms before anybody hands in again, by the code of the specification.
CONDITIONS = {
    "deadline_met": "The learner met the deadline, or an extension agreed before it.",
    "learner_authenticated": "The learner declared the work their own.",
    "assessor_authenticated": "The assessor confirmed that it is the learner's own.",
    "better_evidence_possible": "The assessor judges that better evidence is possible without more guidance.",
}


@dataclass(frozen=True)
class Policy:
    """None in a figure means that nothing limits it."""

    max_resubmissions: int | None = None
    working_days: int | None = None
    needs_lead_iv: bool = False
    cap: str = ""
    retake_allowed: bool = False
    conditions: tuple[str, ...] = ()
    note: str = ""

    @property
    def attempts_allowed(self) -> int | None:
        """The first hand-in and its resubmissions; retakes are counted apart, because each is authorised."""
        return None if self.max_resubmissions is None else 1 + self.max_resubmissions

    @property
    def asked(self) -> dict[str, str]:
        """The conditions to confirm, in words, by code."""
        return {code: CONDITIONS[code] for code in self.conditions}


def policy_of(qualification: Qualification) -> Policy | None:
    """None where assignments are not limited at all."""
    if not qualification.policy:
        return None
    known = {each.name for each in fields(Policy)}
    said = {key: value for key, value in qualification.policy.items() if key in known}
    return Policy(**said | {"conditions": tuple(said.get("conditions", ()))})
