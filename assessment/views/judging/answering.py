"""The panel above the form: a trainee's judgement as it stands, and what the reader may do about it."""

from dataclasses import dataclass

from assessment.forms.deciding import AnswerForm, RefusalForm
from assessment.models import Judgement
from assessment.permissions.deciding import may_countersign
from portfolio.models import Membership, Role

from .page import JudgePage


@dataclass(frozen=True)
class Answer:
    """``why_not`` is a sentence for those who may not answer; both forms are for those who may."""

    judgement: Judgement
    confirm: AnswerForm
    refuse: AnswerForm
    why_not: str


def answer_to(page: JudgePage, member: Membership, given: AnswerForm | None = None) -> Answer | None:
    """None where no trainee's judgement waits, or the reader is a trainee."""
    trainee = page.trainee
    if trainee is None or not page.is_open or member.role == Role.TRAINEE_ASSESSOR:
        return None
    shown = {"content_hash": page.item.version.content_hash}
    is_no = isinstance(given, RefusalForm)
    confirm = given if given and not is_no else AnswerForm(initial=shown, auto_id="confirm_%s")
    refuse = given if given and is_no else RefusalForm(initial=shown, auto_id="refuse_%s")
    may = may_countersign(member, page.item.submission.enrolment, trainee.judged_by)
    why_not = "" if may else "You judged this yourself as a trainee, so another colleague confirms it."
    return Answer(trainee, confirm, refuse, why_not)
