"""What happens around the judging screen: handing in, filling the form, judging without the page."""

from typing import Any

from assessment.models import Judgement, SubmissionItem
from assessment.services.judging import judge
from assessment.services.submissions import submit
from portfolio.models import Membership, Record
from tests.cast import Cast, all_yes, claim


def hand_in(cast: Cast, record: Record, *codes: str) -> SubmissionItem:
    claim(cast, record, *codes)
    submission = submit(by=cast.sam, enrolment=cast.enrolment, records=[record], declared=True)
    return submission.items.get()


def judged(cast: Cast, item: SubmissionItem, by: Membership | None = None, **changes: Any) -> Judgement:
    return judge(by=by or cast.assessor, item=item, given=all_yes(item, **changes))


def prefix_of(claim_row: Any) -> str:
    return f"c{claim_row.enrolment_unit_id}-{claim_row.criterion_id}"


def filled(item: SubmissionItem, **changes: Any) -> dict[str, Any]:
    """The form as filled in by somebody who finds everything good. A change of None leaves a field out."""
    fields: dict[str, Any] = {
        "outcome": "accepted",
        "feedback": "Good work, Sam.",
        "next_action": "",
        "reason": "",
        "authenticity_confirmed": "on",
        "content_hash": item.version.content_hash,
        "seen": "0",
    }
    for each in item.claims.all():
        fields |= {
            f"{prefix_of(each)}-varc": "yes",
            f"{prefix_of(each)}-sufficient": "yes",
            f"{prefix_of(each)}-decision": "met",
            f"{prefix_of(each)}-feedback": f"Clear for {each.criterion.code}.",
            f"{prefix_of(each)}-seen": "0",
        }
    return {key: value for key, value in (fields | changes).items() if value is not None}


def changes_for(item: SubmissionItem, code: str, **fields: Any) -> dict[str, Any]:
    """Changes to ``filled`` on one criterion: ``changes_for(item, "TST-01", decision="later")``."""
    row = item.claims.get(criterion__code=code)
    return {f"{prefix_of(row)}-{name}": value for name, value in fields.items()}
