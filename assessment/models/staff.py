"""Papers of staff: what shows that somebody is fit to assess and verify (domain.md 5.6, 5.13).

A paper is about the person: one added in one role counts in every role they hold at the centre. Papers are
added, agreed and ended, never deleted.
"""

from typing import Any, TypeVar

from django.db import models
from django.db.models import F, Q

from portfolio import clock
from portfolio.models import Centre, Membership, Role

Row = TypeVar("Row", bound=models.Model)

#: Roles that read the papers of everybody at their centre.
READS_PAPERS = (Role.COORDINATOR, Role.LEAD_IQA, Role.ADMINISTRATOR, Role.IQA, Role.EQA)


class PaperQuerySet(models.QuerySet[Row]):
    """Of a table whose ``membership`` says whose paper it is."""

    def visible_to(self, member: Membership) -> "PaperQuerySet[Row]":
        """Everybody's to those who look after staff or verify, else one's own; learners see none."""
        here = self.filter(centre_id=member.centre_id)
        if member.role in READS_PAPERS:
            return here
        if member.role == Role.LEARNER:
            return self.none()
        return here.filter(membership__user_id=member.user_id)

    def standing(self) -> "PaperQuerySet[Row]":
        """Those that nobody has taken off the list."""
        return self.filter(ended_at=None)

    def not_of(self, member: Membership) -> "PaperQuerySet[Row]":
        """Papers of other people, whatever role the member holds besides."""
        return self.exclude(membership__user_id=member.user_id)


class Paper(models.Model):
    """What every paper has: whose it is, since when, and whether it was taken off the list."""

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    membership = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    added_at = models.DateTimeField(default=clock.now, editable=False)
    ended_at = models.DateTimeField(null=True, blank=True, editable=False)
    ended_by = models.ForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")

    objects: Any = PaperQuerySet.as_manager()

    class Meta:
        abstract = True


class StaffQualification(Paper):
    """An award for assessing or verifying. It counts once somebody has looked at the certificate."""

    class Kind(models.TextChoices):
        D32_33 = "d32_33", "D32/33"
        A1 = "a1", "A1"
        A2 = "a2", "A2"
        TAQA = "taqa", "TAQA"
        CAVA = "cava", "CAVA"
        V1 = "v1", "V1"
        D34 = "d34", "D34"
        LEAD_IQA = "lead_iqa", "Lead IQA award"
        OTHER = "other", "Another award"

    kind = models.CharField("award", max_length=10, choices=Kind)
    title = models.CharField(max_length=160)
    number = models.CharField("certificate number", max_length=60, blank=True)
    awarded_on = models.DateField(null=True, blank=True)
    expires_on = models.DateField(null=True, blank=True)
    working_towards = models.BooleanField(default=False)
    seen_at = models.DateTimeField(null=True, blank=True, editable=False)
    seen_by = models.ForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["-awarded_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(working_towards=True, awarded_on=None)
                | Q(working_towards=False, awarded_on__isnull=False),
                name="staff_award_dated_or_towards",
                violation_error_message="Give the date of the award, or say that you work towards it.",
            ),
            models.CheckConstraint(
                condition=Q(expires_on=None) | Q(expires_on__gte=F("awarded_on")),
                name="staff_award_ends_after_start",
                violation_error_message="It cannot expire before it was awarded.",
            ),
            models.CheckConstraint(
                condition=Q(seen_at=None, seen_by=None) | Q(seen_at__isnull=False, seen_by__isnull=False),
                name="staff_award_seen_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(
                    kind__in=["d32_33", "a1", "a2", "taqa", "cava", "v1", "d34", "lead_iqa", "other"]
                ),
                name="staff_award_known",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_over(self) -> bool:
        return self.expires_on is not None and self.expires_on < clock.today()

    @property
    def waits_to_be_seen(self) -> bool:
        return not (self.working_towards or self.seen_at or self.ended_at)


class Competence(Paper):
    """Knows the work that a unit is about. The unit is named by its code, in whatever version."""

    unit_code = models.CharField("unit", max_length=20)
    how = models.TextField("what shows it", max_length=2000)
    from_on = models.DateField("from")
    until = models.DateField(null=True, blank=True)
    agreed_at = models.DateTimeField(null=True, blank=True, editable=False)
    agreed_by = models.ForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["unit_code", "-from_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("from_on")),
                name="competence_ends_after_start",
                violation_error_message="The last day cannot be before the first.",
            ),
            models.CheckConstraint(
                condition=Q(agreed_at=None, agreed_by=None)
                | Q(agreed_at__isnull=False, agreed_by__isnull=False),
                name="competence_agreed_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_code} of {self.membership_id}"

    @property
    def is_over(self) -> bool:
        return self.until is not None and self.until < clock.today()

    @property
    def waits_to_be_agreed(self) -> bool:
        return not (self.agreed_at or self.ended_at)


class CpdEntry(Paper):
    """Something done to stay up to date, and what it changed in the work."""

    done_on = models.DateField("date")
    hours = models.DecimalField(max_digits=5, decimal_places=2)
    what = models.TextField("what you did", max_length=2000)
    changed = models.TextField("what it changed", max_length=2000)

    class Meta:
        ordering = ["-done_on", "-pk"]
        verbose_name_plural = "CPD entries"
        constraints = [
            models.CheckConstraint(
                condition=Q(hours__gt=0),
                name="cpd_takes_time",
                violation_error_message="Give the hours as more than nothing.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.done_on}: {self.hours} h"
