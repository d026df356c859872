"""Internal verification: the plan, each draw, each sample and what came of it (domain.md 5.7, 8.5)."""

from typing import Any

from django.db import models
from django.db.models import Q

from portfolio import clock
from portfolio.models import Centre, Membership, Portfolio, Role

from .enrolments import EnrolmentUnit
from .specification import Criterion

#: What speaks for looking at a unit, and how much. The figures are our own defaults (domain.md 5.7).
DEFAULT_WEIGHTS = {
    "new_assessor": 5, "trainee": 5, "new_unit": 3, "past_action": 4, "long_gap": 2,
    "unusual_method": 2, "first_claim": 6, "rpl": 4,
}  # fmt: skip
#: Who reads plans: those who verify, and the coordinator who answers for the centre.
READS_PLANS = (Role.IQA, Role.LEAD_IQA, Role.COORDINATOR)
ASSESSES = (Role.ASSESSOR, Role.TRAINEE_ASSESSOR)


def default_weights() -> dict[str, int]:
    return dict(DEFAULT_WEIGHTS)


class SamplingPlanQuerySet(models.QuerySet["SamplingPlan"]):
    def visible_to(self, member: Membership) -> "SamplingPlanQuerySet":
        here = self.filter(centre_id=member.centre_id)
        return here if member.role in READS_PLANS else here.none()


class SamplingPlan(models.Model):
    """What is to be looked at of one qualification within a period. It counts once a lead IQA approved it."""

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    qualification_code = models.CharField("qualification", max_length=40)
    starts_on = models.DateField("first day")
    ends_on = models.DateField("last day")
    share = models.PositiveSmallIntegerField("share of units to sample, in per cent", default=25)
    weights = models.JSONField(default=default_weights)
    made_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=clock.now, editable=False)
    approved_by = models.ForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")
    approved_at = models.DateTimeField(null=True, blank=True)

    objects = SamplingPlanQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=models.F("starts_on")),
                name="plan_ends_after_start",
                violation_error_message="The last day cannot be before the first.",
            ),
            models.CheckConstraint(
                condition=Q(share__gte=1, share__lte=100),
                name="plan_share_in_per_cent",
                violation_error_message="Give a share from 1 to 100 per cent.",
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None, approved_at=None)
                | Q(approved_by__isnull=False, approved_at__isnull=False),
                name="plan_approved_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.qualification_code}, {self.starts_on:%-d %b %Y} to {self.ends_on:%-d %b %Y}"


class DrawQuerySet(models.QuerySet["Draw"]):
    def visible_to(self, member: Membership) -> "DrawQuerySet":
        return self.filter(plan__in=SamplingPlan.objects.visible_to(member))


class Kind(models.TextChoices):
    INTERIM = "interim", "Interim: work that is part-done"
    SUMMATIVE = "summative", "Summative: a unit signed off"


class Draw(models.Model):
    """One draw: with ``universe``, ``seed`` and ``algorithm`` anybody can make the same picks again."""

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    plan = models.ForeignKey(SamplingPlan, models.PROTECT, related_name="draws")
    kind = models.CharField(max_length=10, choices=Kind)
    seed = models.CharField(max_length=32)
    algorithm = models.PositiveSmallIntegerField()
    universe = models.TextField(help_text="canonical JSON of all that the draw looked at")
    universe_hash = models.CharField(max_length=64)
    drawn_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    drawn_at = models.DateTimeField(default=clock.now, editable=False)

    objects = DrawQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=["interim", "summative"]), name="draw_kind_known")
        ]

    def __str__(self) -> str:
        return f"draw {self.pk} of {self.plan}"


class SampleQuerySet(models.QuerySet["Sample"]):
    def visible_to(self, member: Membership) -> "SampleQuerySet":
        """Never the learner. The assessor their own: a summative one only once its outcome is given."""
        rows = self.filter(
            enrolment_unit__enrolment__portfolio__in=Portfolio.objects.evidence_visible_to(member),
            centre_id=member.centre_id,
        )
        if member.role == Role.LEARNER:
            return self.none()
        if member.role in ASSESSES:
            told = Q(kind=Kind.INTERIM) | Q(outcome__isnull=False)
            return self.filter(told, centre_id=member.centre_id, assessor=member)
        return rows

    def finished(self) -> "SampleQuerySet":
        return self.filter(outcome__isnull=False)


class Sample(models.Model):
    """One learner's unit that an internal verifier looks at, and why. ``iqa`` is who is expected to."""

    Kind = Kind

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    draw = models.ForeignKey(Draw, models.PROTECT, null=True, blank=True, related_name="samples")
    enrolment_unit = models.ForeignKey(EnrolmentUnit, models.PROTECT, related_name="samples")
    kind = models.CharField(max_length=10, choices=Kind)
    assessor = models.ForeignKey(Membership, models.PROTECT, related_name="sampled")
    iqa = models.ForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="samples")
    planned_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    reasons = models.JSONField()
    methods = models.JSONField(default=list, blank=True, help_text="kinds of the records that it rests on")
    site = models.CharField(max_length=120, blank=True)
    planned_hash = models.CharField(max_length=64, help_text="of what the unit held when it was chosen")
    manifest_hash = models.CharField(max_length=64, blank=True, help_text="of what the IQA opened")
    planned_on = models.DateField(default=clock.today)
    due_on = models.DateField("due")
    opened_at = models.DateTimeField(null=True, blank=True)

    objects = SampleQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["enrolment_unit", "kind", "planned_hash"],
                name="sampled_once_as_it_stands",
                violation_error_message="This unit is in a sample already, as it stands.",
            ),
            models.CheckConstraint(condition=Q(kind__in=["interim", "summative"]), name="sample_kind_known"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} sample of {self.enrolment_unit}"

    @property
    def is_finished(self) -> bool:
        return hasattr(self, "outcome")


class OfSampleQuerySet(models.QuerySet[Any]):
    def visible_to(self, member: Membership) -> "OfSampleQuerySet":
        return self.filter(sample__in=Sample.objects.visible_to(member))


class Outcome(models.TextChoices):
    AGREE = "agree", "Agree"
    ADVICE = "advice", "Agree, with advice"
    ACTION = "action", "Action required"
    NOT_SUPPORTED = "not_supported", "Decision not supported"


class SampleLine(models.Model):
    """The verifier's word on one criterion."""

    Outcome = Outcome

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    sample = models.ForeignKey(Sample, models.PROTECT, related_name="lines")
    criterion = models.ForeignKey(Criterion, models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=13, choices=Outcome)
    comment = models.TextField(blank=True)
    looked_at = models.CharField("evidence looked at", max_length=300, blank=True)

    objects = OfSampleQuerySet.as_manager()

    class Meta:
        ordering = ["criterion__position"]
        constraints = [
            models.UniqueConstraint(fields=["sample", "criterion"], name="sample_line_once"),
            models.CheckConstraint(
                condition=Q(outcome__in=["agree", "advice", "action", "not_supported"]),
                name="sample_line_outcome_known",
            ),
            models.CheckConstraint(
                condition=Q(outcome="agree") | ~Q(comment=""),
                name="sample_line_says_why",
                violation_error_message="Say why, wherever you do not simply agree.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.criterion.code}: {self.outcome}"


class SampleOutcome(models.Model):
    """The end of a sample: the verifier's word on the whole, for the assessor to read."""

    Outcome = Outcome

    sample = models.OneToOneField(Sample, models.PROTECT, primary_key=True, related_name="outcome")
    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=13, choices=Outcome)
    feedback = models.TextField()
    manifest_hash = models.CharField(max_length=64)
    given_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    role = models.CharField(max_length=20, help_text="the role used")
    given_at = models.DateTimeField(default=clock.now, editable=False)

    objects = OfSampleQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome__in=["agree", "advice", "action", "not_supported"]),
                name="sample_outcome_known",
            ),
            models.CheckConstraint(condition=~Q(feedback=""), name="sample_outcome_has_feedback"),
        ]

    def __str__(self) -> str:
        return f"{self.sample}: {self.outcome}"
