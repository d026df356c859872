"""A decision that no longer stands. The decision itself is not touched (domain.md 8.3, 8.7)."""

from django.apps import apps
from django.db import models

from portfolio import clock
from portfolio.models import Centre, Membership, Portfolio

from .enrolments import EnrolmentUnit
from .specification import Criterion


class ReopeningQuerySet(models.QuerySet["Reopening"]):
    def visible_to(self, member: Membership) -> "ReopeningQuerySet":
        return self.filter(
            enrolment_unit__enrolment__portfolio__in=Portfolio.objects.evidence_visible_to(member),
            centre_id=member.centre_id,
        )

    def open(self) -> "ReopeningQuerySet":
        """Those after which nobody whose word counts has decided (a trainee's waits for a colleague)."""
        decisions = apps.get_model("assessment", "CriterionDecision").objects
        newer = decisions.counting().filter(
            enrolment_unit=models.OuterRef("enrolment_unit"),
            criterion=models.OuterRef("criterion"),
            sequence__gt=models.OuterRef("after_sequence"),
        )
        return self.filter(~models.Exists(newer))


class Reopening(models.Model):
    """A decision that no longer stands, and why. It holds until the criterion is decided again.

    ``after_sequence`` is that of the decision; ``opened_by`` is empty where the system found that what
    was signed had changed.
    """

    class Cause(models.TextChoices):
        ASSESSOR = "assessor", "The assessor looked again"
        IQA = "iqa", "Internal verification"
        APPEAL = "appeal", "An appeal was upheld"
        SYSTEM = "system", "What was signed has changed"

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    enrolment_unit = models.ForeignKey(EnrolmentUnit, models.PROTECT, related_name="reopenings")
    criterion = models.ForeignKey(Criterion, models.PROTECT, related_name="reopenings")
    after_sequence = models.PositiveIntegerField()
    cause = models.CharField(max_length=10, choices=Cause)
    reason = models.TextField()
    opened_by = models.ForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")
    role = models.CharField(max_length=20, blank=True, help_text="the role used")
    opened_at = models.DateTimeField(default=clock.now, editable=False)

    objects = ReopeningQuerySet.as_manager()

    class Meta:
        ordering = ["enrolment_unit", "criterion", "after_sequence"]
        constraints = [
            models.UniqueConstraint(
                fields=["enrolment_unit", "criterion", "after_sequence"],
                name="reopened_once",
                violation_error_message="This criterion is open again already.",
            ),
            models.CheckConstraint(condition=~models.Q(reason=""), name="reopening_has_reason"),
            models.CheckConstraint(
                condition=models.Q(cause__in=["assessor", "iqa", "appeal", "system"]),
                name="reopening_cause_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.criterion.code} reopened: {self.cause}"
