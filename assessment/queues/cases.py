"""Appeals that wait for an adjudicator, for an answer, or for the learner's word."""

from django.db.models import Q, QuerySet
from django.urls import reverse

from assessment.models import AppealClock, Case, CasePerson
from assessment.services.cases import clock_of, due_on
from portfolio import clock
from portfolio.models import Membership, Role

from .shapes import SHOWN, Queue, Waiting


def to_name(member: Membership) -> Queue | None:
    """Appeals at a stage that nobody is named for."""
    if member.role != Role.COORDINATOR:
        return None
    rows = _appeals(member).exclude(people__in=_adjudicating())
    return _queue(member, "appeals-to-name", "Appeals without an adjudicator", "Name one", rows, "appealed")


def running_out(member: Membership) -> Queue | None:
    """Appeals that somebody is named for and that should be answered, or taken further, by now."""
    if member.role != Role.COORDINATOR:
        return None
    rows = _appeals(member).filter(Q(people__in=_adjudicating()) | Q(steps__kind="stage_answered")).distinct()
    found, ticking = [], clock_of(member.centre_id)
    for each in rows:
        due = due_on(each, ticking)
        if due and due < clock.today():
            found.append(_waiting(each, "See what is late", ticking))
    return _shape("appeals-late", "Appeals out of time", found, reverse("assessment:case-list"))


def to_answer(member: Membership) -> Queue | None:
    """Appeals that this member adjudicates."""
    rows = _appeals(member).filter(people__in=_adjudicating().filter(membership=member))
    return _queue(member, "appeals-to-answer", "Appeals to answer", "Answer it", rows, "appealed")


def to_end(member: Membership) -> Queue | None:
    """Answers that the learner has neither taken further nor let be."""
    if member.role != Role.LEARNER:
        return None
    rows = _appeals(member)
    return _queue(member, "appeals-answered", "Your appeals", "Read the answer", rows, "appeal_answered")


def _adjudicating() -> QuerySet[CasePerson]:
    return CasePerson.objects.filter(part="adjudicator", ended_at=None)


def _appeals(member: Membership) -> QuerySet[Case]:
    rows = Case.objects.evidence_visible_to(member).open().filter(kind=Case.Kind.APPEAL)
    rows = rows.select_related("enrolment_unit__unit", "enrolment__portfolio__learner__user")
    return rows.prefetch_related("steps").order_by("raised_at", "pk")


def _queue(  # noqa: PLR0917  what is shown, in one line each
    member: Membership, slug: str, title: str, action: str, rows: QuerySet[Case], state: str
) -> Queue | None:
    ticking = clock_of(member.centre_id)
    return _shape(slug, title, [_waiting(each, action, ticking) for each in rows if each.state == state])


def _waiting(case: Case, action: str, ticking: AppealClock) -> Waiting:
    unit = case.enrolment_unit
    return Waiting(
        words=f"Appeal {case.ref} on {unit.unit.code if unit else ''}",
        about=case.enrolment.portfolio.learner.user.name,
        url=reverse("assessment:case", args=[case.ref]),
        action=action,
        since=case.last.at,
        due=due_on(case, ticking),
    )


def _shape(slug: str, title: str, found: list[Waiting], url: str = "") -> Queue | None:
    return Queue(slug, title, tuple(found[:SHOWN]), len(found), url) if found else None


SOURCES = (to_answer, to_end, to_name, running_out)
