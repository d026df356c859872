"""The same form sent a second time by the same person, as a button pressed twice does."""

from assessment.models import Judgement, SubmissionItem, SubmittedClaim
from assessment.services.judged_input import DecisionInput, JudgementInput, VerdictInput
from portfolio.models import Membership

_WORDS = ("outcome", "feedback", "content_hash", "next_action", "reason", "authenticity_confirmed")
_VERDICT = ("valid", "authentic", "reliable", "current", "reason")


def same_again(by: Membership, item: SubmissionItem, given: JudgementInput) -> Judgement | None:
    """The judgement that this form made already, word for word; None if it made none."""
    made = item.judgements.filter(judged_by=by, sequence=given.seen + 1).first()
    if made is None or any(getattr(made, name) != getattr(given, name) for name in _WORDS):
        return None
    said = {each.claim_id: _verdict(each) for each in made.verdicts.all()}
    same = said == given.verdicts and _decided(made, item) == given.decisions
    return made if same else None


def _verdict(row: object) -> VerdictInput:
    return VerdictInput(*(getattr(row, name) for name in _VERDICT))


def _decided(made: Judgement, item: SubmissionItem) -> dict[int, DecisionInput]:
    """By id of the claim, as the form gives them."""
    claims: dict[tuple[int, int], SubmittedClaim] = {
        (claim.enrolment_unit_id, claim.criterion_id): claim for claim in item.claims.all()
    }
    return {
        claims[row.enrolment_unit_id, row.criterion_id].pk: DecisionInput(
            row.outcome, row.sufficient, row.feedback, row.sequence - 1
        )
        for row in made.decisions.all()
    }
