"""A learner on a qualification, the units they take, and who assesses and verifies them."""

from django.db import models
from simple_history.models import HistoricalRecords

from portfolio import clock
from portfolio.models import Access, Centre, Membership, Portfolio

from .specification import Qualification, Unit


class EnrolmentQuerySet(models.QuerySet["Enrolment"]):
    def visible_to(self, member: Membership) -> "EnrolmentQuerySet":
        return self.filter(portfolio__in=Portfolio.objects.visible_to(member))

    def evidence_visible_to(self, member: Membership) -> "EnrolmentQuerySet":
        return self.filter(portfolio__in=Portfolio.objects.evidence_visible_to(member))

    def allocated_to(self, member: Membership) -> "EnrolmentQuerySet":
        """Those where the member holds a role today (invariant 1: on that enrolment, that day)."""
        open_now = Access.objects.open_on(clock.today()).filter(membership=member)
        return self.filter(allocations__access__in=open_now)


class Enrolment(models.Model):
    """One learner on one qualification. It keeps the version it began with (invariant 20)."""

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    portfolio = models.ForeignKey(Portfolio, models.PROTECT, related_name="enrolments")
    qualification = models.ForeignKey(Qualification, models.PROTECT, related_name="enrolments")
    ref = models.CharField(max_length=20, unique=True)
    registration_number = models.CharField(max_length=40, blank=True)
    registered_on = models.DateField(null=True, blank=True)
    planned_end_on = models.DateField("planned end", null=True, blank=True)
    employer = models.CharField(max_length=120, blank=True)
    site = models.CharField(
        "place of assessment", max_length=120, blank=True, help_text="The employer's, where it is empty."
    )
    job_role = models.CharField(max_length=120, blank=True)
    started_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    enrolled_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=clock.now, editable=False)
    history = HistoricalRecords()

    objects = EnrolmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["portfolio", "qualification"],
                name="enrolment_once",
                violation_error_message="This learner is already enrolled on that qualification.",
            )
        ]

    def __str__(self) -> str:
        return self.ref


class EnrolmentUnitQuerySet(models.QuerySet["EnrolmentUnit"]):
    def visible_to(self, member: Membership) -> "EnrolmentUnitQuerySet":
        return self.filter(enrolment__in=Enrolment.objects.visible_to(member))

    def evidence_visible_to(self, member: Membership) -> "EnrolmentUnitQuerySet":
        return self.filter(enrolment__in=Enrolment.objects.evidence_visible_to(member))


class EnrolmentUnit(models.Model):
    """A unit that an enrolment takes, in the version of its text that was current then."""

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    enrolment = models.ForeignKey(Enrolment, models.PROTECT, related_name="units")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)
    added_at = models.DateTimeField(default=clock.now, editable=False)

    objects = EnrolmentUnitQuerySet.as_manager()

    class Meta:
        ordering = ["enrolment", "position", "pk"]
        constraints = [models.UniqueConstraint(fields=["enrolment", "unit"], name="enrolment_unit_once")]

    def __str__(self) -> str:
        return f"{self.enrolment.ref} {self.unit.code}"


class AllocationQuerySet(models.QuerySet["Allocation"]):
    def visible_to(self, member: Membership) -> "AllocationQuerySet":
        return self.filter(enrolment__in=Enrolment.objects.visible_to(member))

    def open_on(self, day: object) -> "AllocationQuerySet":
        return self.filter(access__in=Access.objects.open_on(day))


class Allocation(models.Model):
    """Which enrolment an access to a portfolio is for. Days and person stand on the access."""

    access = models.OneToOneField(Access, models.PROTECT, primary_key=True, related_name="allocation")
    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    enrolment = models.ForeignKey(Enrolment, models.PROTECT, related_name="allocations")

    objects = AllocationQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.access.membership} for {self.enrolment.ref}"
