"""Claims: the learner says this record shows that criterion, here, because (design.md section 2)."""

from django.db import models

from portfolio import clock
from portfolio.models import Centre, Membership, Portfolio, Record

from .enrolments import EnrolmentUnit
from .specification import Criterion


class LocatorKind(models.TextChoices):
    WHOLE = "whole", "All of it"
    PAGE = "page", "Page"
    PARAGRAPH = "paragraph", "Paragraph"
    TIME = "time", "Time"


class Located(models.Model):
    """Where in the evidence to look, and why it counts."""

    locator_kind = models.CharField(max_length=10, choices=LocatorKind, default=LocatorKind.WHOLE)
    locator = models.CharField(max_length=40, blank=True)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        abstract = True

    @property
    def place(self) -> str:
        """The locator as people write it: p2, ¶3, 04:10, or all."""
        prefix = {LocatorKind.PAGE: "p", LocatorKind.PARAGRAPH: "¶"}.get(LocatorKind(self.locator_kind), "")
        return f"{prefix}{self.locator}" if self.locator else "all"


class ClaimQuerySet(models.QuerySet["Claim"]):
    def visible_to(self, member: Membership) -> "ClaimQuerySet":
        return self.filter(
            record__in=Record.objects.visible_to(member),
            record__portfolio__in=Portfolio.objects.evidence_visible_to(member),
        )


class Claim(Located):
    """Record → criterion of a unit the learner takes. Only an assessor decides what it proves."""

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    record = models.ForeignKey(Record, models.PROTECT, related_name="claims")
    enrolment_unit = models.ForeignKey(EnrolmentUnit, models.PROTECT, related_name="claims")
    criterion = models.ForeignKey(Criterion, models.PROTECT, related_name="claims")
    made_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=clock.now, editable=False)

    objects = ClaimQuerySet.as_manager()

    class Meta:
        ordering = ["criterion__position"]
        constraints = [
            models.UniqueConstraint(
                fields=["record", "enrolment_unit", "criterion"],
                name="claim_once",
                violation_error_message="This record is already linked to that criterion.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.record.ref} → {self.criterion.code}"
