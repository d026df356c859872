"""Enrolments as the centre's staff see them: who needs whom, what waits, and how far against the plan."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, QuerySet, Subquery

from assessment.attempts import grades_of
from assessment.models import (
    Allocation,
    Enrolment,
    EnrolmentUnit,
    SubmissionItem,
    UnitSignature,
)
from assessment.progress import EnrolmentProgress, UnitProgress, judged_of_many
from assessment.progress.tallies import tally_units
from portfolio import clock
from portfolio.models import Membership, Role

ASSESSING = (Role.ASSESSOR, Role.TRAINEE_ASSESSOR)
BATCH = 500


@dataclass(frozen=True)
class Row:
    """One enrolment for a list. ``planned`` is how much of the planned time is over, in per cent;
    ``grades`` are units with their grade so far, where the qualification is graded."""

    enrolment: Enrolment
    progress: EnrolmentProgress
    assessors: str
    verifiers: str
    waiting: int
    waiting_since: datetime | None
    planned: int | None
    grades: tuple[str, ...] = ()

    @property
    def learner(self) -> str:
        return self.enrolment.portfolio.learner.user.name

    @property
    def units_signed(self) -> int:
        return sum(unit.is_sealed for unit in self.progress.units)

    @property
    def is_behind(self) -> bool:
        """The planned end has passed and criteria are still open."""
        end = self.enrolment.planned_end_on
        return bool(end and end < clock.today() and self.progress.met < self.progress.total)


@dataclass(frozen=True)
class TalliedRow:
    """One enrolment for a sheet, with figures that the database counted."""

    enrolment: Enrolment
    unit_codes: list[str]
    met: int
    total: int
    assessors: str
    verifiers: str
    waiting_since: datetime | None


def roster(member: Membership) -> QuerySet[Enrolment]:
    """The enrolments the member may know of, each with ``waiting_since``: its oldest unjudged hand-in."""
    waits = SubmissionItem.objects.waiting().filter(submission__enrolment=OuterRef("pk"))
    oldest = waits.order_by("submission__submitted_at").values("submission__submitted_at")[:1]
    return (
        Enrolment.objects.visible_to(member)
        .select_related("portfolio__learner__user", "qualification")
        .annotate(waiting_since=Subquery(oldest))
    )


def longest_waiting(enrolments: QuerySet[Any]) -> QuerySet[Enrolment]:
    """Of a ``roster`` those where something waits to be judged, the oldest first."""
    return enrolments.filter(waiting_since__isnull=False).order_by("waiting_since", "pk")


def without_role(enrolments: QuerySet[Enrolment], *roles: str) -> QuerySet[Enrolment]:
    """Those still running in which nobody holds any of these roles today."""
    open_now = Allocation.objects.open_on(clock.today())
    held = open_now.filter(enrolment=OuterRef("pk"), access__membership__role__in=roles)
    return enrolments.filter(~Exists(held), ended_on=None)


def signed_off(enrolments: QuerySet[Enrolment]) -> QuerySet[Enrolment]:
    """Every unit carries an assessor's signature that is not void; a row still says if it was reopened."""
    signed = UnitSignature.objects.filter(
        manifest__enrolment_unit=OuterRef("pk"),
        stage=UnitSignature.Stage.ASSESSOR,
        signature__voiding=None,
    )
    units = EnrolmentUnit.objects.filter(enrolment=OuterRef("pk"))
    return enrolments.filter(Exists(units), ~Exists(units.filter(~Exists(signed))))


def signed_units(member: Membership) -> QuerySet[UnitSignature]:
    """The newest standing sign-off of each unit that the member may know of, newest first.

    It names units and people and no evidence, so it also serves those who may not read any.
    """
    mine = UnitSignature.objects.filter(
        stage=UnitSignature.Stage.ASSESSOR,
        signature__voiding=None,
        manifest__enrolment_unit__in=EnrolmentUnit.objects.visible_to(member),
    )
    later = mine.filter(
        manifest__enrolment_unit=OuterRef("manifest__enrolment_unit"),
        manifest__round__gt=OuterRef("manifest__round"),
    )
    return (
        mine.filter(~Exists(later))
        .select_related(
            "signature__signer__user",
            "manifest__enrolment_unit__unit",
            "manifest__enrolment_unit__enrolment__qualification",
            "manifest__enrolment_unit__enrolment__portfolio__learner__user",
        )
        .defer("manifest__body")
        .order_by("-signature__signed_at", "pk")
    )


@dataclass(frozen=True)
class SignedRow:
    """A sign-off as it stands today: a unit may have been reopened since."""

    signature: UnitSignature
    enrolment: Enrolment
    unit: UnitProgress


def signed_rows(signatures: Iterable[UnitSignature]) -> list[SignedRow]:
    """With a fixed number of queries for the whole page."""
    listed = list(signatures)
    enrolments = {each.manifest.enrolment_unit.enrolment for each in listed}
    progress = judged_of_many(enrolments)
    units = {unit.row.pk: unit for each in progress.values() for unit in each.units}
    return [
        SignedRow(each, each.manifest.enrolment_unit.enrolment, units[each.manifest.enrolment_unit_id])
        for each in listed
    ]


def rows_of(enrolments: Iterable[Enrolment]) -> list[Row]:
    """One row for each, with a fixed number of queries for the whole page."""
    listed = list(enrolments)
    progress = judged_of_many(listed)
    people, grades = _people(listed), grades_of(progress.values())
    return [_row(each, progress[each.pk], people, grades) for each in listed]


def _row(
    enrolment: Enrolment,
    progress: EnrolmentProgress,
    people: dict[tuple[int, bool], list[str]],
    grades: dict[int, str],
) -> Row:
    return Row(
        enrolment=enrolment,
        progress=progress,
        assessors=", ".join(people.get((enrolment.pk, True), [])),
        verifiers=", ".join(people.get((enrolment.pk, False), [])),
        waiting=sum(each.state == "with_assessor" for unit in progress.units for each in unit.required),
        waiting_since=getattr(enrolment, "waiting_since", None),
        planned=planned_per_cent(enrolment.started_on, enrolment.planned_end_on),
        grades=tuple(
            f"{unit.row.unit.code} {grades[unit.row.pk]}" for unit in progress.units if unit.row.pk in grades
        ),
    )


def tallied_rows(enrolments: QuerySet[Enrolment]) -> Iterator[TalliedRow]:
    """Every enrolment of a ``roster`` for a sheet, some hundred at a time."""
    for page in Paginator(enrolments, BATCH):
        listed = list(page.object_list)
        tallies, people = tally_units(listed), _people(listed)
        for each in listed:
            units = tallies[each.pk]
            yield TalliedRow(
                enrolment=each,
                unit_codes=[unit.row.unit.code for unit in units],
                met=sum(unit.met for unit in units),
                total=sum(unit.total for unit in units),
                assessors=", ".join(people.get((each.pk, True), [])),
                verifiers=", ".join(people.get((each.pk, False), [])),
                waiting_since=getattr(each, "waiting_since", None),
            )


def _people(enrolments: list[Enrolment]) -> dict[tuple[int, bool], list[str]]:
    """Names by (enrolment, is an assessor); EQAs come and go and are not listed."""
    rows = Allocation.objects.open_on(clock.today()).filter(
        enrolment__in=[each.pk for each in enrolments],
        access__membership__role__in=[*ASSESSING, Role.IQA],
    )
    found: dict[tuple[int, bool], list[str]] = {}
    for row in rows.select_related("access__membership__user").order_by("access__membership__user__name"):
        member = row.access.membership
        found.setdefault((row.enrolment_id, member.role in ASSESSING), []).append(member.user.name)
    return found


def planned_per_cent(start: date, end: date | None) -> int | None:
    """How much of the planned time is over, 0 to 100; None without a plan."""
    if end is None:
        return None
    days = max((end - start).days, 1)
    return min(max(round(100 * (clock.today() - start).days / days), 0), 100)
