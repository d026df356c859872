"""Who is fit to judge and to verify, read from their papers (domain.md 5.6, 5.7, 5.13; rules QA-10, QA-19).

Reads only. A paper is the person's, so it counts in every role they hold at the centre.
"""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import timezone

from assessment.models import (
    Allocation,
    Competence,
    CpdEntry,
    InterestDeclaration,
    LearnerInterest,
    StaffQualification,
)
from portfolio import clock
from portfolio.models import Membership, Portfolio, Role

VERIFIERS = (Role.IQA, Role.LEAD_IQA)
CPD_MONTHS = 12
DECLARATION_MONTHS = 12
#: Days before the end of a declaration from which the next one may be asked for.
DECLARATION_NOTICE = 30
#: How long a trainee usually has to qualify (domain.md 5.6). Shown, never enforced.
QUALIFY_MONTHS = 18

_Kind = StaffQualification.Kind
#: TAQA has units for assessing and for verifying; "another" is what a colleague saw and accepted.
SHOWS_VERIFYING = {_Kind.V1, _Kind.D34, _Kind.LEAD_IQA, _Kind.TAQA, _Kind.OTHER}
SHOWS_ASSESSING = {_Kind.D32_33, _Kind.A1, _Kind.A2, _Kind.TAQA, _Kind.CAVA, _Kind.OTHER}


def add_months(day: date, months: int) -> date:
    """The same day of another month, or that month's last where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


@dataclass(frozen=True)
class StaffPapers:
    """One member's papers. ``interests`` are all that were declared about learners, standing or not."""

    member: Membership
    qualifications: list[StaffQualification] = field(default_factory=list)
    competences: list[Competence] = field(default_factory=list)
    cpd: list[CpdEntry] = field(default_factory=list)
    declarations: list[InterestDeclaration] = field(default_factory=list)
    interests: list[LearnerInterest] = field(default_factory=list)

    def qualified_on(self, day: date) -> bool:
        """An award for what their role does, seen by a colleague, that had not expired."""
        wanted = SHOWS_VERIFYING if self.member.role in VERIFIERS else SHOWS_ASSESSING
        return any(
            each.awarded_on and each.awarded_on <= day <= (each.expires_on or day) and each.seen_at
            for each in self.qualifications
            if each.kind in wanted and _stood(each, day)
        )

    @property
    def works_towards(self) -> bool:
        return any(each.working_towards and not each.ended_at for each in self.qualifications)

    def is_competent(self, unit_code: str, day: date) -> bool:
        """Agreed by a colleague for this unit, in whatever version, and not over."""
        return any(
            each.unit_code == unit_code and each.agreed_at and each.from_on <= day <= (each.until or day)
            for each in self.competences
            if _stood(each, day)
        )

    def months_since_cpd(self, day: date) -> int | None:
        """Whole months since the newest entry of that day or before; None where there is none."""
        last = self.last_cpd(day)
        if last is None:
            return None
        months = (day.year - last.year) * 12 + day.month - last.month
        return months - (add_months(last, months) > day)

    def last_cpd(self, day: date) -> date | None:
        done = [each.done_on for each in self.cpd if each.done_on <= day and _stood(each, day)]
        return max(done, default=None)

    def cpd_is_current(self, day: date) -> bool:
        last = self.last_cpd(day)
        return last is not None and last >= add_months(day, -CPD_MONTHS)

    def cpd_hours(self, day: date) -> Decimal:
        """In the twelve months that end on that day."""
        first = add_months(day, -CPD_MONTHS)
        done = (each.hours for each in self.cpd if first < each.done_on <= day and _stood(each, day))
        return sum(done, Decimal(0))

    def declaration(self, day: date) -> InterestDeclaration | None:
        """The newest one that is current on that day."""
        current = [each for each in self.declarations if each.declared_on <= day <= each.valid_until]
        return max(current, key=lambda each: (each.declared_on, each.pk), default=None)

    @property
    def conflicts(self) -> dict[int, list[LearnerInterest]]:
        """By portfolio: interests that bind today because nobody agreed what is done about them."""
        found: dict[int, list[LearnerInterest]] = defaultdict(list)
        for each in self.interests:
            if each.waits_for_mitigation:
                found[each.portfolio_id].append(each)
        return dict(found)


def _stood(paper: Any, day: date) -> bool:
    return paper.ended_at is None or timezone.localdate(paper.ended_at) > day


def papers_of(members: Iterable[Membership]) -> dict[int, StaffPapers]:
    """By id of the membership, for members of any centre, in five queries however many they are."""
    listed = list(members)
    by_person: dict[tuple[int, int], list[StaffPapers]] = defaultdict(list)
    found = {each.pk: StaffPapers(each) for each in listed}
    for papers in found.values():
        by_person[papers.member.user_id, papers.member.centre_id].append(papers)
    people = {user for user, _ in by_person}
    for name, model in TABLES.items():
        rows = model.objects.filter(membership__user__in=people).select_related("membership__user")
        for row in rows:
            for papers in by_person.get((row.membership.user_id, row.centre_id), []):
                getattr(papers, name).append(row)
    return found


TABLES: dict[str, Any] = {
    "qualifications": StaffQualification,
    "competences": Competence,
    "cpd": CpdEntry,
    "declarations": InterestDeclaration,
    "interests": LearnerInterest,
}


def units_of(members: Iterable[Membership]) -> dict[int, list[str]]:
    """Codes of the units that each works with today, by id of the membership, in one query."""
    rows = (
        Allocation.objects.open_on(clock.today())
        .filter(access__membership__in=[each.pk for each in members], enrolment__ended_on=None)
        .order_by("enrolment__units__unit__code")
        .values_list("access__membership", "enrolment__units__unit__code")
        .distinct()
    )
    found: dict[int, list[str]] = defaultdict(list)
    for member, code in rows:
        if code:
            found[member].append(code)
    return dict(found)


def is_conflicted(member: Membership, portfolio: Portfolio) -> bool:
    """A declared interest in this learner about which nobody else agreed what is done (domain.md 8.3)."""
    bound = LearnerInterest.objects.of_person(member).unmitigated().filter(portfolio=portfolio)
    return bound.exists()


def qualify_by(member: Membership) -> date | None:
    """The day by which a trainee should be qualified; None for everybody else."""
    if member.role != Role.TRAINEE_ASSESSOR:
        return None
    return add_months(timezone.localdate(member.joined_at), QUALIFY_MONTHS)
