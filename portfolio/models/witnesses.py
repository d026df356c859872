"""The witness status list of a portfolio (domain.md section 6, form RF03)."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from portfolio import clock

from .people import Centre, Membership
from .portfolios import Portfolio


class WitnessQuerySet(models.QuerySet["Witness"]):
    def visible_to(self, member: Membership) -> "WitnessQuerySet":
        """Whoever reads the evidence reads who testified to it."""
        return self.filter(
            centre_id=member.centre_id, portfolio__in=Portfolio.objects.evidence_visible_to(member)
        )


class Witness(models.Model):
    """Somebody who can say what they saw the learner do. The last three fields are an expert's."""

    class Category(models.TextChoices):
        ROLE_EXPERT = "role_expert", "Expert who meets what the role of expert witness asks"
        EXPERT = "expert", "Expert in the work who does not know the standards"
        KNOWS_STANDARDS = "knows_standards", "Not an expert, but knows the standards"
        ORDINARY = "ordinary", "Not an expert, and does not know the standards"

    EXPERTS = (Category.ROLE_EXPERT, Category.EXPERT)

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    portfolio = models.ForeignKey(Portfolio, models.PROTECT, related_name="witnesses")
    name = models.CharField(max_length=120)
    category = models.CharField(max_length=16, choices=Category, default=Category.ORDINARY)
    relationship = models.CharField(max_length=120)
    job_title = models.CharField(max_length=120, blank=True)
    employer = models.CharField(max_length=120, blank=True)
    email = models.EmailField("e-mail address", blank=True)
    phone = models.CharField(max_length=40, blank=True)
    qualifications = models.TextField(blank=True)
    units_known = models.CharField(max_length=300, blank=True)
    competence = models.TextField(blank=True)
    is_active = models.BooleanField(default=True)
    added_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    added_at = models.DateTimeField(default=clock.now, editable=False)

    objects = WitnessQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(category__in=["role_expert", "expert", "knows_standards", "ordinary"]),
                name="witness_category_known",
            ),
            models.UniqueConstraint(
                "portfolio",
                Lower("email"),
                condition=~Q(email=""),
                name="witness_address_once",
                violation_error_message="Somebody with this address is on the list already.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_expert(self) -> bool:
        return self.category in self.EXPERTS
