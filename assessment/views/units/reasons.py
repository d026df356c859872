"""What a unit still lacks by decisions alone, as lines for whoever looks, with a link in their turn."""

from django.urls import reverse

from assessment.progress import UnitProgress
from assessment.progress.gaps import (
    CAME_BACK,
    COUNTERSIGN,
    LEFT_OPEN,
    NO_EVIDENCE,
    NOT_HANDED_IN,
    READY,
    REOPENED,
    RETURNED,
    SIGN_OFF,
    STATEMENT,
    WAITS,
    WAITS_QUALIFIED,
    Gap,
)
from assessment.templatetags.since import since
from assessment.views.readiness.lines import Line, Looker, criterion_place
from portfolio.models import RecordState, Role

#: After the codes of one criterion, and of several.
SENTENCES = {
    NO_EVIDENCE: ("has no evidence yet.", "have no evidence yet."),
    CAME_BACK: ("came back: not yet. The feedback says what is missing.",) * 2,
    RETURNED: ("has evidence that came back for more.", "have evidence that came back for more."),
    NOT_HANDED_IN: (
        "is claimed, and its evidence is still to be handed in.",
        "are claimed, and their evidence is still to be handed in.",
    ),
    READY: ("is ready to hand in.", "are ready to hand in."),
    WAITS: ("waits for the assessor {since}.", "wait for the assessor, the oldest {since}."),
    WAITS_QUALIFIED: (
        "was judged by a trainee and waits for a qualified assessor {since}.",
        "were judged by a trainee and wait for a qualified assessor, the oldest {since}.",
    ),
    LEFT_OPEN: ("has accepted evidence but no decision yet.", "have accepted evidence but no decision yet."),
    REOPENED: (
        "was opened again. New evidence or a new decision closes it.",
        "were opened again. New evidence or new decisions close them.",
    ),
    STATEMENT: ("Every criterion is met. The learner's statement comes next.",) * 2,
    SIGN_OFF: ("The learner has made their statement. The assessor's sign-off comes next.",) * 2,
    COUNTERSIGN: ("A trainee signed this unit off. A qualified colleague countersigns it next.",) * 2,
}


SIGNING = {STATEMENT: "Make your statement", SIGN_OFF: "Sign off", COUNTERSIGN: "Countersign"}

#: How each looks beside what the rules say.
LOOKS = {
    NO_EVIDENCE: "todo",
    CAME_BACK: "not_yet",
    RETURNED: "returned",
    NOT_HANDED_IN: "claimed",
    READY: "ready",
    WAITS: "with_assessor",
    WAITS_QUALIFIED: "with_assessor",
    LEFT_OPEN: "with_assessor",
    STATEMENT: "todo",
    SIGN_OFF: "todo",
    REOPENED: "reopened",
    COUNTERSIGN: "todo",
}


def reason(gap: Gap, unit: UnitProgress, looks: Looker) -> Line:
    is_mine = _is_mine(gap, looks)
    url, label = _link(gap, unit) if is_mine else ("", "")
    return Line(
        level=LOOKS[gap.kind],
        sentence=_sentence(gap),
        turn=_turn(gap, looks, is_mine),
        is_mine=is_mine,
        criteria=tuple(criterion_place(looks.enrolment, unit.row.pk, code) for code in gap.codes),
        weight=len(gap.codes) or unit.total,
        url=url,
        label=label,
    )


def _sentence(gap: Gap) -> str:
    one, several = SENTENCES[gap.kind]
    words = one if len(gap.codes) == 1 else several
    return words.format(since=since(gap.since)) if gap.since else words


def _turn(gap: Gap, looks: Looker, is_mine: bool) -> str:
    """A trainee who may not do the next thing is told of the assessor."""
    if gap.turn == Role.LEARNER or is_mine:
        return looks.turn_of(str(gap.turn))[1]
    return "The assessor's turn"


def _is_mine(gap: Gap, looks: Looker) -> bool:
    """A trainee may judge and sign off, but has not the last word."""
    if gap.kind in (COUNTERSIGN, WAITS_QUALIFIED):
        return looks.has_last_word
    return looks.turn_of(str(gap.turn))[0]


def _link(gap: Gap, unit: UnitProgress) -> tuple[str, str]:
    enrolment = unit.row.enrolment.ref
    if gap.kind in SIGNING:
        label = SIGNING[gap.kind]
        return reverse("assessment:unit-sign", args=[enrolment, unit.row.pk]), label
    if gap.waiting:
        return reverse("assessment:judge", args=[gap.waiting.item_id]), "Judge the oldest"
    links = {
        NO_EVIDENCE: lambda: (reverse("assessment:record-new"), "Log something"),
        READY: lambda: (reverse("assessment:submit", args=[enrolment]), "Hand in"),
        NOT_HANDED_IN: lambda: (reverse("assessment:submit", args=[enrolment]), "See what is missing"),
        RETURNED: lambda: _returned_record(gap, unit),
        CAME_BACK: lambda: (f"#{gap.codes[0]}", "Read the feedback"),
        LEFT_OPEN: lambda: (_judged_again(gap), "Decide"),
        REOPENED: lambda: (f"#{gap.codes[0]}", "Read why"),
    }
    return links[gap.kind]()


def _returned_record(gap: Gap, unit: UnitProgress) -> tuple[str, str]:
    pieces = (each for criterion in gap.criteria for each in criterion.evidence)
    piece = next(each for each in pieces if each.record.state == RecordState.RETURNED)
    ref = piece.record.ref
    return reverse("assessment:record", args=[unit.row.enrolment.portfolio.ref, ref]), f"Open {ref}"


def _judged_again(gap: Gap) -> str:
    pieces = (each for criterion in gap.criteria for each in criterion.evidence if each.counts)
    piece = next(pieces, None)
    return reverse("assessment:judge", args=[piece.claim.item_id]) if piece else ""
