"""What an assessor fills in about one record, and what may not be missing from it (domain.md 5.5)."""

from dataclasses import dataclass, field

from assessment.models import Judgement, SubmittedClaim
from portfolio.refusals import Refused


@dataclass(frozen=True)
class VerdictInput:
    valid: bool
    authentic: bool
    reliable: bool
    current: bool
    reason: str = ""

    @property
    def holds(self) -> bool:
        return self.valid and self.authentic and self.reliable and self.current


@dataclass(frozen=True)
class DecisionInput:
    """``seen`` is how many decisions on this criterion stood on the page that was filled in."""

    outcome: str
    sufficient: bool
    feedback: str
    seen: int


@dataclass(frozen=True)
class JudgementInput:
    """``verdicts`` and ``decisions`` by id of the submitted claim; a claim without decision stays open."""

    outcome: str
    feedback: str
    content_hash: str
    seen: int
    next_action: str = ""
    reason: str = ""
    authenticity_confirmed: bool = False
    verdicts: dict[int, VerdictInput] = field(default_factory=dict)
    decisions: dict[int, DecisionInput] = field(default_factory=dict)


def refuse_incomplete(given: JudgementInput, claims: dict[int, SubmittedClaim]) -> None:
    if not given.feedback.strip():
        raise Refused("Write feedback to the learner: they read it with every decision.")
    if given.seen and not given.reason.strip():
        raise Refused("Say why you change the earlier judgement.")
    if set(given.verdicts) != set(claims) or not set(given.decisions) <= set(claims):
        raise Refused("Judge valid, authentic, reliable and current for every criterion this record claims.")
    if any(not verdict.holds and not verdict.reason.strip() for verdict in given.verdicts.values()):
        raise Refused("Say why when valid, authentic, reliable or current is no.")
    if given.outcome == Judgement.Outcome.ACCEPTED and not given.authenticity_confirmed:
        raise Refused("Confirm that to the best of your knowledge this is the learner's own work.")


def refuse_met(outcome: str, code: str, given: DecisionInput, verdict: VerdictInput) -> None:
    if not given.sufficient:
        raise Refused(f"{code} can be met only when the evidence is sufficient.")
    if outcome != Judgement.Outcome.ACCEPTED or not verdict.holds:
        raise Refused(
            f"{code} can be met only by evidence you accept as valid, authentic, reliable and current."
        )
