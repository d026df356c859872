"""Who may act on an enrolment: pure predicates over the member and facts already loaded."""

from assessment.models import Allocation, Enrolment, Export, Unit
from portfolio import clock
from portfolio.kinds import kind_of
from portfolio.models import Membership, Record, RecordState, Role
from portfolio.permissions import may_manage_people, owns

JUDGES = (Role.ASSESSOR, Role.TRAINEE_ASSESSOR)
MAPPABLE = (RecordState.DRAFT, RecordState.RETURNED, RecordState.ACCEPTED, RecordState.LOCKED)


def holds_role_on(member: Membership, enrolment: Enrolment) -> bool:
    """Allocated to this enrolment today, in the role the member acts in."""
    open_today = Allocation.objects.open_on(clock.today())
    return open_today.filter(enrolment=enrolment, access__membership=member).exists()


def may_enrol(member: Membership) -> bool:
    return member.is_a(Role.COORDINATOR, Role.ADMINISTRATOR)


def may_map(member: Membership, record: Record) -> bool:
    """The learner their own records, an assessor those they wrote, while nobody is judging them.

    A plan proves nothing, so nothing is mapped to it.
    """
    ours = owns(member, record.portfolio) or record.author_id == member.pk
    return ours and record.state in MAPPABLE and kind_of(record.kind).proves


def may_submit(member: Membership, enrolment: Enrolment) -> bool:
    return owns(member, enrolment.portfolio)


def may_judge(member: Membership, enrolment: Enrolment) -> bool:
    """An allocated assessor or trainee who is not the learner (invariant 1)."""
    if member.role not in JUDGES or member.user_id == enrolment.portfolio.learner.user_id:
        return False
    return holds_role_on(member, enrolment)


def may_sign_off(member: Membership, enrolment: Enrolment) -> bool:
    """An assessor; a trainee's sign-off waits for a countersignature (domain.md 5.1, 8.4)."""
    return may_judge(member, enrolment)


def may_set_aside(member: Membership, enrolment: Enrolment) -> bool:
    """A qualified assessor of this learner, never the learner and never a trainee (domain.md 8.6)."""
    return member.role == Role.ASSESSOR and may_judge(member, enrolment)


def may_set_parameters(member: Membership) -> bool:
    """The figures of the rules are the centre's own (domain.md section 4)."""
    return member.is_a(Role.COORDINATOR, Role.ADMINISTRATOR)


def may_choose_rules(member: Membership, unit: Unit) -> bool:
    """Only for a unit that the member's centre wrote; shared ones are the same everywhere."""
    is_own = unit.centre_id == member.centre_id
    return is_own and member.is_a(Role.COORDINATOR, Role.LEAD_IQA)


def may_export(member: Membership, enrolment: Enrolment) -> bool:
    """Coordinator, the learner, and the assessor or IQA of that enrolment."""
    if member.role in (Role.COORDINATOR, Role.LEAD_IQA) or owns(member, enrolment.portfolio):
        return True
    return member.is_a(Role.ASSESSOR, Role.IQA) and holds_role_on(member, enrolment)


def may_see_who_is_stuck(member: Membership) -> bool:
    """Whoever helps learners along and reads their evidence (promises.md 5, cohort export)."""
    return member.role in (*JUDGES, Role.IQA, Role.LEAD_IQA, Role.COORDINATOR)


def may_open_export(member: Membership) -> bool:
    """Whoever reads the evidence may see what was exported of it, but a trainee."""
    return not member.is_a(Role.TRAINEE_ASSESSOR)


def may_download(member: Membership, export: Export) -> bool:
    """Who asked for it. An export names its maker's own drafts, so others take only those of people
    who write no evidence, and who therefore have none."""
    writes_none = (Role.COORDINATOR, Role.LEAD_IQA, Role.IQA)
    theirs = export.requested_by_id == member.pk or export.requested_by.role in writes_none
    return may_open_export(member) and theirs


def may_allocate(member: Membership) -> bool:
    return may_manage_people(member)
