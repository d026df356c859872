"""Assessment plans and reviews of them (domain.md 5.4, form RF04), and who saw what is kept elsewhere.

A plan is a record like any other: its version freezes all of this, and both sides sign the version.
"""

from django.db import models

from portfolio import clock
from portfolio.models import Centre, Membership, Record, Role, Version, Witness

from .specification import Criterion


class OfRecordQuerySet(models.QuerySet):
    """What hangs on a record comes by the record's own door."""

    def visible_to(self, member: Membership) -> "OfRecordQuerySet":
        return self.filter(record__in=Record.objects.visible_to(member))


class PlanTerms(models.Model):
    """What a plan, or a review of one, says beside its record. ``plan`` is the one that a review is about."""

    record = models.OneToOneField(Record, models.PROTECT, primary_key=True, related_name="plan_terms")
    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    plan = models.ForeignKey(Record, models.PROTECT, null=True, blank=True, related_name="plan_reviews")
    adjustments = models.TextField(blank=True, max_length=5000)
    next_steps = models.TextField(blank=True, max_length=5000)
    review_on = models.DateField("next review", null=True, blank=True)

    objects = OfRecordQuerySet.as_manager()

    def __str__(self) -> str:
        return f"terms of {self.record_id}"


class PlanRow(models.Model):
    """One activity of a plan: what is done where and when, and what it should show."""

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    record = models.ForeignKey(Record, models.PROTECT, related_name="plan_rows")
    position = models.PositiveSmallIntegerField(default=0)
    activity = models.CharField(max_length=240)
    method = models.CharField("how it is assessed", max_length=120, blank=True)
    where = models.CharField(max_length=120, blank=True)
    planned_on = models.DateField("planned for", null=True, blank=True)
    expected = models.TextField("evidence expected", blank=True, max_length=2000)
    questions = models.TextField("questions to cover gaps", blank=True, max_length=2000)
    criteria = models.ManyToManyField(Criterion, blank=True, related_name="+")

    objects = OfRecordQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.activity


class PlanWitness(models.Model):
    """Somebody the plan counts on; ``as_expert`` where it was agreed that they speak as an expert."""

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    record = models.ForeignKey(Record, models.PROTECT, related_name="plan_witnesses")
    witness = models.ForeignKey(Witness, models.PROTECT, related_name="plans")
    as_expert = models.BooleanField("agreed as an expert", default=False)

    objects = OfRecordQuerySet.as_manager()

    class Meta:
        ordering = ["witness__name", "pk"]
        constraints = [models.UniqueConstraint(fields=["record", "witness"], name="plan_witness_once")]

    def __str__(self) -> str:
        return f"{self.witness_id} in {self.record_id}"


class SeenElsewhere(models.Model):
    """An assessor or verifier saw the evidence where it is kept (domain.md 5.2). Appended, never changed."""

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    record = models.ForeignKey(Record, models.PROTECT, related_name="seen_elsewhere")
    version = models.ForeignKey(Version, models.PROTECT, related_name="+")
    by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    role = models.CharField(max_length=20, choices=Role, help_text="the role used when seeing it")
    seen_on = models.DateField("seen on")
    words = models.TextField(max_length=2000)
    recorded_at = models.DateTimeField(default=clock.now, editable=False)

    objects = OfRecordQuerySet.as_manager()

    class Meta:
        ordering = ["recorded_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["version", "by"], name="seen_elsewhere_once"),
            models.CheckConstraint(condition=~models.Q(words=""), name="seen_elsewhere_says_what"),
        ]

    def __str__(self) -> str:
        return f"{self.record_id} seen by {self.by_id}"
