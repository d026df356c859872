"""Why a unit is not 100 % yet, in sentences for whoever looks, with a link where it is their turn."""

from dataclasses import dataclass

from django.urls import reverse

from assessment.permissions import JUDGES, may_sign_off, may_submit
from assessment.progress import UnitProgress
from assessment.progress.gaps import (
    CAME_BACK,
    LEFT_OPEN,
    NO_EVIDENCE,
    NOT_HANDED_IN,
    RETURNED,
    SIGN_OFF,
    STATEMENT,
    WAITS,
    WAITS_QUALIFIED,
    Gap,
    gaps_of,
)
from assessment.templatetags.since import since
from portfolio.models import Membership, RecordState, Role

#: After the codes of one criterion, and of several.
SENTENCES = {
    NO_EVIDENCE: ("has no evidence yet.", "have no evidence yet."),
    CAME_BACK: ("came back: not yet. The feedback says what is missing.",) * 2,
    RETURNED: ("has evidence that came back for more.", "have evidence that came back for more."),
    NOT_HANDED_IN: (
        "is claimed, and its evidence is still to be handed in.",
        "are claimed, and their evidence is still to be handed in.",
    ),
    WAITS: ("waits for the assessor {since}.", "wait for the assessor, the oldest {since}."),
    WAITS_QUALIFIED: (
        "was judged by a trainee and waits for a qualified assessor {since}.",
        "were judged by a trainee and wait for a qualified assessor, the oldest {since}.",
    ),
    LEFT_OPEN: ("has accepted evidence but no decision yet.", "have accepted evidence but no decision yet."),
    STATEMENT: ("Every criterion is met. The learner's statement comes next.",) * 2,
    SIGN_OFF: ("The learner has made their statement. The assessor's sign-off comes next.",) * 2,
}


@dataclass(frozen=True)
class Reason:
    """``codes`` stand before the sentence. ``url`` is empty unless the member can act on it now."""

    codes: list[str]
    sentence: str
    turn: str
    is_mine: bool
    url: str = ""
    label: str = ""


def reasons_for(unit: UnitProgress, member: Membership) -> list[Reason]:
    learner = unit.row.enrolment.portfolio.learner
    return [_reason(gap, unit, member, learner.user.name) for gap in gaps_of(unit)]


def _reason(gap: Gap, unit: UnitProgress, member: Membership, learner: str) -> Reason:
    one, several = SENTENCES[gap.kind]
    words = one if len(gap.codes) == 1 else several
    sentence = words.format(since=since(gap.since)) if gap.since else words
    url, label = _link(gap, unit, member)
    is_mine = _is_mine(gap, unit, member)
    whose = f"{learner}'s turn" if gap.turn == Role.LEARNER else "The assessor's turn"
    return Reason(gap.codes, sentence, "Your turn" if is_mine else whose, is_mine, url, label)


def _is_mine(gap: Gap, unit: UnitProgress, member: Membership) -> bool:
    if gap.turn == Role.LEARNER:
        return may_submit(member, unit.row.enrolment)
    if gap.kind in (SIGN_OFF, WAITS_QUALIFIED):
        return may_sign_off(member, unit.row.enrolment)
    return member.role in JUDGES


def _link(gap: Gap, unit: UnitProgress, member: Membership) -> tuple[str, str]:
    if not _is_mine(gap, unit, member):
        return "", ""
    enrolment = unit.row.enrolment.ref
    if gap.kind in (STATEMENT, SIGN_OFF):
        label = "Make your statement" if gap.kind == STATEMENT else "Sign off"
        return reverse("assessment:unit-sign", args=[enrolment, unit.row.pk]), label
    if gap.waiting:
        return reverse("assessment:judge", args=[gap.waiting.item_id]), "Judge the oldest"
    links = {
        NO_EVIDENCE: lambda: (reverse("assessment:record-new"), "Log something"),
        NOT_HANDED_IN: lambda: (reverse("assessment:submit", args=[enrolment]), "Hand in"),
        RETURNED: lambda: (_returned_record(gap, unit), "Open it"),
        CAME_BACK: lambda: (f"#{gap.codes[0]}", "Read the feedback"),
        LEFT_OPEN: lambda: (_judged_again(gap), "Decide"),
    }
    return links[gap.kind]()


def _returned_record(gap: Gap, unit: UnitProgress) -> str:
    pieces = (each for criterion in gap.criteria for each in criterion.evidence)
    piece = next(each for each in pieces if each.record.state == RecordState.RETURNED)
    return reverse("assessment:record", args=[unit.row.enrolment.portfolio.ref, piece.record.ref])


def _judged_again(gap: Gap) -> str:
    pieces = (each for criterion in gap.criteria for each in criterion.evidence if each.counts)
    piece = next(pieces, None)
    return reverse("assessment:judge", args=[piece.claim.item_id]) if piece else ""
