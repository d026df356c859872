"""What this person may do with a record now, and which of it is the next step."""

from dataclasses import dataclass, field

from django.urls import reverse

from assessment.models import Claim, Enrolment
from assessment.permissions import may_map, may_submit
from assessment.services.submissions import ready_records
from improvements.records import is_in_a_turn, question_about
from portfolio.canonical import fingerprint
from portfolio.kinds import kind_of
from portfolio.models import Membership, Record, RecordState, Signature
from portfolio.permissions import may_edit_record, may_withdraw, owns
from portfolio.services.records import snapshot_of

#: The field of the record's form that answers each sentence of ``holds_of``.
HOLD_FIELDS = {
    "Give the date it happened.": "id_happened_on",
    "Write what happened, or add a file.": "id_narrative",
    "Say where it is kept and who keeps it.": "id_held_where",
    "Check it for other people's personal details.": "id_pii_checked",
    "Say whether AI help was used.": "id_ai_use_0",
}


@dataclass(frozen=True)
class Hold:
    """Why a record cannot be handed in yet; ``url`` leads to the field, empty when another must act."""

    sentence: str
    url: str


@dataclass
class Actions:
    """``primary`` is edit, map, submit, finish or empty; ``enrolments`` are those it can go to.

    ``question`` is what its learner may ask somebody outside about it (improvements.records.question_about).
    """

    can_edit: bool
    can_map: bool
    can_withdraw: bool
    can_finish: bool
    enrolments: list[Enrolment] = field(default_factory=list)
    holds: list[Hold] = field(default_factory=list)
    primary: str = ""
    has_trail: bool = False
    question: str = ""


def may_finish(member: Membership, record: Record) -> bool:
    """Somebody who wrote a record that they sign themselves, unless it stands as they signed it."""
    signs = may_edit_record(member, record) and Signature.Purpose.AUTHORED in kind_of(record.kind).needs
    return signs and not _stands_as_signed(record)


def _stands_as_signed(record: Record) -> bool:
    if record.current_version is None:
        return False
    files = list(record.attachments.current().select_related("blob"))
    return fingerprint(snapshot_of(record, files)) == record.current_version.content_hash


def holds_with_links(member: Membership, record: Record, sentences: list[str]) -> list[Hold]:
    can_edit = may_edit_record(member, record)
    return [Hold(each, _way_to(record, each) if can_edit else "") for each in sentences]


def _way_to(record: Record, sentence: str) -> str:
    """Straight to the field; what came back is changed where its words were written."""
    place, editor = (record.portfolio.ref, record.ref), kind_of(record.kind).editor
    if editor and sentence.startswith("Change "):
        return reverse(editor, args=place)
    name = _field(sentence)
    return f"{reverse('assessment:record-edit', args=place)}#{name}" if name else ""


def _field(sentence: str) -> str:
    """A record that came back may need a change anywhere; most often it is in the words."""
    return "id_narrative" if sentence.startswith("Change ") else HOLD_FIELDS.get(sentence, "")


def actions_for(member: Membership, record: Record, claims: list[Claim]) -> Actions:
    actions = Actions(
        can_edit=may_edit_record(member, record),
        can_map=may_map(member, record),
        can_withdraw=may_withdraw(member, record),
        can_finish=may_finish(member, record),
        has_trail=is_in_a_turn(record, member),
        question=question_about(record) if owns(member, record.portfolio) else "",
    )
    for enrolment in {
        claim.enrolment_unit.enrolment_id: claim.enrolment_unit.enrolment for claim in claims
    }.values():
        if may_submit(member, enrolment):
            _add_ready(actions, member, record, enrolment)
    actions.primary = _primary(actions, record, bool(claims))
    return actions


def _add_ready(actions: Actions, member: Membership, record: Record, enrolment: Enrolment) -> None:
    for ready in ready_records(enrolment):
        if ready.record.pk != record.pk:
            continue
        if ready.holds:
            actions.holds = holds_with_links(member, record, ready.holds)
        else:
            actions.enrolments.append(enrolment)


def _primary(actions: Actions, record: Record, has_claims: bool) -> str:
    if actions.can_finish:
        return "finish"
    came_back = record.state == RecordState.RETURNED and not actions.enrolments
    if actions.can_edit and (came_back or actions.holds):
        return "edit"
    if actions.can_map and not has_claims:
        return "map"
    return "submit" if actions.enrolments else ""
