"""What every part of a specification shares: who may see it, its versions, the shape of one line."""

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

if TYPE_CHECKING:
    from portfolio.models import Membership


class Phase(models.TextChoices):
    """Where in the loop something belongs; 'portfolio' is what cuts across it."""

    FEEDBACK = "feedback", "Feedback"
    ANALYSIS = "analysis", "Analysis"
    PLAN = "plan", "Plan"
    IMPLEMENT = "implement", "Implement"
    REVIEW = "review", "Review"
    PROMOTE = "promote", "Promote"
    SUSTAIN = "sustain", "Sustain"
    PORTFOLIO = "portfolio", "Portfolio"


class CriterionKind(models.TextChoices):
    PERFORMANCE = "performance", "Performance"
    KNOWLEDGE = "knowledge", "Knowledge"
    BOTH = "both", "Performance and knowledge"


class SpecificationQuerySet(models.QuerySet):
    """Rows that hang below a unit."""

    owner = "unit__centre"

    def visible_to(self, member: "Membership") -> Self:
        """What is offered to every centre, and what the member's own centre loaded."""
        return self.filter(Q(**{self.owner: None}) | Q(**{self.owner: member.centre_id}))


class VersionedQuerySet(SpecificationQuerySet):
    owner = "centre"

    def current(self) -> Self:
        """The newest version of each code; the only ones a new enrolment may take."""
        return self.filter(is_current=True)


class Versioned(models.Model):
    """One version of something that a specification file describes.

    Without a centre it is offered to all. `source` is the item as it was read, in canonical form;
    `source_hash` is the SHA-256 of it and of what it rests on, so that equal hashes mean equal text.
    """

    centre = models.ForeignKey(
        "portfolio.Centre", models.PROTECT, null=True, blank=True, related_name="%(class)ss"
    )
    code = models.CharField(max_length=40)
    version = models.PositiveIntegerField(default=1)
    is_current = models.BooleanField(default=True)
    title = models.CharField(max_length=200)
    wording = models.TextField(help_text="Whose words these are.")
    source = models.JSONField(editable=False)
    source_hash = models.CharField(max_length=64, editable=False)
    loaded_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        abstract = True
        ordering = ["code", "version"]
        constraints = [
            models.UniqueConstraint(
                fields=["centre", "code", "version"],
                condition=Q(centre__isnull=False),
                name="%(class)s_version_once_per_centre",
                violation_error_message="This centre already has that version of it.",
            ),
            models.UniqueConstraint(
                fields=["code", "version"],
                condition=Q(centre__isnull=True),
                name="%(class)s_version_once_shared",
                violation_error_message="That version of it is already shared with every centre.",
            ),
            models.UniqueConstraint(
                fields=["centre", "code"],
                condition=Q(centre__isnull=False, is_current=True),
                name="%(class)s_one_current_per_centre",
                violation_error_message="This centre already has a current version of it.",
            ),
            models.UniqueConstraint(
                fields=["code"],
                condition=Q(centre__isnull=True, is_current=True),
                name="%(class)s_one_current_shared",
                violation_error_message="A current version of it is already shared with every centre.",
            ),
            models.CheckConstraint(
                condition=Q(version__gte=1),
                name="%(class)s_version_from_one",
                violation_error_message="Versions are counted from 1.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}, version {self.version}"


class UnitItem(models.Model):
    """One line of a unit, in the unit's order; it never changes once loaded."""

    code = models.CharField(max_length=40)
    text = models.TextField()
    phases = models.JSONField(default=list, blank=True, help_text="Values of Phase.")
    position = models.PositiveSmallIntegerField()

    class Meta:
        abstract = True
        ordering = ["unit", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "code"],
                name="%(class)s_code_once_per_unit",
                violation_error_message="The unit already has something with that code.",
            ),
            models.CheckConstraint(
                condition=~Q(text=""),
                name="%(class)s_has_text",
                violation_error_message="Give it a text.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.text}"
