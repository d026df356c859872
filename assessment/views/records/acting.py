"""What this person may do with a record now, and which of it is the next step."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.urls import reverse

from assessment.agreements import waits_for_agreement
from assessment.models import Enrolment, SeenElsewhere
from assessment.permissions import may_map, may_submit
from assessment.permissions.recording import may_agree, may_see_elsewhere
from assessment.progress import EnrolmentProgress
from assessment.services.holds import Hold, ready_records
from improvements.records import is_in_a_turn, question_about
from portfolio.canonical import fingerprint
from portfolio.kinds import kind_of
from portfolio.models import Membership, Record, RecordState
from portfolio.permissions import may_edit_record, may_withdraw, owns
from portfolio.services.records import snapshot_of


@dataclass(frozen=True)
class OwnHold:
    """What no rule says; ``url`` leads to the field, empty when another must act."""

    sentence: str
    url: str


@dataclass
class Actions:
    """``primary`` is edit, map, submit, finish, agree or empty; ``enrolments`` are those it can go to.

    ``is_held`` when something keeps it from them; ``holds`` is as much of it as no rule says.
    ``question`` is what its learner may ask somebody outside about it (improvements.records.question_about).
    """

    can_edit: bool
    can_map: bool
    can_withdraw: bool
    can_finish: bool
    enrolments: list[Enrolment] = field(default_factory=list)
    is_held: bool = False
    holds: list[OwnHold] = field(default_factory=list)
    primary: str = ""
    has_trail: bool = False
    question: str = ""
    can_agree: bool = False
    can_see: bool = False


def may_finish(member: Membership, record: Record) -> bool:
    """Somebody who wrote a record that they sign themselves, unless it stands as they signed it."""
    signs = may_edit_record(member, record) and kind_of(record.kind).signed_by(member)
    return signs and not _stands_as_signed(record)


def _stands_as_signed(record: Record) -> bool:
    if record.current_version is None:
        return False
    files = list(record.attachments.current().select_related("blob"))
    return fingerprint(snapshot_of(record, files)) == record.current_version.content_hash


def own_holds_of(member: Membership, record: Record, holds: Iterable[Hold]) -> list[OwnHold]:
    can_edit = may_edit_record(member, record)
    return [
        OwnHold(each.sentence, _way_to(record, each) if can_edit else "") for each in holds if not each.result
    ]


def _way_to(record: Record, hold: Hold) -> str:
    """Straight to the field; what came back is changed where its words were written."""
    place, editor = (record.portfolio.ref, record.ref), kind_of(record.kind).editor
    if editor and hold.sentence.startswith("Change "):
        return reverse(editor, args=place)
    return f"{reverse('assessment:record-edit', args=place)}#id_{hold.field}" if hold.field else ""


def actions_for(
    member: Membership, record: Record, *, has_claims: bool, found: Iterable[EnrolmentProgress]
) -> Actions:
    """``found`` is the progress of the enrolments that it is claimed on."""
    actions = Actions(
        can_edit=may_edit_record(member, record),
        can_map=may_map(member, record),
        can_withdraw=may_withdraw(member, record),
        can_finish=may_finish(member, record),
        has_trail=is_in_a_turn(record, member),
        question=question_about(record) if owns(member, record.portfolio) else "",
        can_agree=may_agree(member, record) and waits_for_agreement(record),
        can_see=_can_see(member, record),
    )
    for each in found:
        if may_submit(member, each.enrolment):
            _add_ready(actions, member, record, each)
    actions.primary = _primary(actions, record, has_claims)
    return actions


def _can_see(member: Membership, record: Record) -> bool:
    """Whether they may still say of this version that they saw it where it is kept."""
    said = SeenElsewhere.objects.visible_to(member).filter(version=record.current_version_id, by=member)
    return may_see_elsewhere(member, record) and not said.exists()


def _add_ready(actions: Actions, member: Membership, record: Record, found: EnrolmentProgress) -> None:
    for ready in ready_records(found.enrolment, found.readiness):
        if ready.record.pk != record.pk:
            continue
        if ready.holds:
            actions.is_held, actions.holds = True, own_holds_of(member, record, ready.holds)
        else:
            actions.enrolments.append(found.enrolment)


def _primary(actions: Actions, record: Record, has_claims: bool) -> str:
    if actions.can_finish:
        return "finish"
    if actions.can_agree:
        return "agree"
    came_back = record.state == RecordState.RETURNED and not actions.enrolments
    if actions.can_edit and (came_back or actions.is_held):
        return "edit"
    if actions.can_map and not has_claims:
        return "map"
    return "submit" if actions.enrolments else ""
