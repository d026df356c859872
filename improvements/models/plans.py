"""The plan: what for, measured how, weighed against what, agreed by whom (rules PL of domain.md 4)."""

from django.db import models
from django.db.models import Q

from feedback.models import Finding, LoopRecordQuerySet, Measure
from portfolio import clock
from portfolio.models import Centre, GuestLink, Membership, Record

from .improvements import Improvement


class PlanQuerySet(LoopRecordQuerySet):
    pass


class Plan(models.Model):
    """One for each improvement. ``written_on`` is its record's date; it is agreed on the day of the
    first approval for a trial or in full.
    """

    record = models.OneToOneField(Record, models.PROTECT, primary_key=True, related_name="plan")
    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    improvement = models.OneToOneField(Improvement, models.PROTECT, related_name="plan")
    start = models.DateField("starts on", null=True, blank=True)
    end = models.DateField("ends on", null=True, blank=True)
    review_on = models.DateField("day of the review", null=True, blank=True)
    resources = models.TextField("people, time, money, equipment", blank=True)
    no_resources_needed = models.BooleanField("it needs nothing extra", default=False)
    constraints = models.TextField("limits to work within", blank=True)
    risks = models.TextField("what could go wrong", blank=True)
    choice_reason = models.TextField("why this option", blank=True)
    expected_customer_effect = models.TextField("what customers should notice", blank=True)
    expected_business_effect = models.TextField("what the business should gain", blank=True)

    objects = PlanQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(end=None) | Q(start=None) | Q(end__gte=models.F("start")),
                name="plan_dates_in_order",
                violation_error_message="The plan cannot end before it starts.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.record.ref} {self.record.title}"


class PlanRowQuerySet(models.QuerySet):
    """Rows of a plan come by the plan's own door."""

    plan_path = "plan"

    def visible_to(self, member: Membership) -> "PlanRowQuerySet":
        return self.filter(**{f"{self.plan_path}__in": Plan.objects.visible_to(member)})


class Option(models.Model):
    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="options")
    text = models.CharField("what could be done", max_length=200)
    for_it = models.CharField("what speaks for it", max_length=300, blank=True)
    against_it = models.CharField("what speaks against it", max_length=300, blank=True)
    chosen = models.BooleanField(default=False)
    position = models.PositiveSmallIntegerField(default=0)

    objects = PlanRowQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.text


class Objective(models.Model):
    """What the plan is to reach: a measure from a baseline to a target by a day, because of findings."""

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="objectives")
    text = models.CharField("what should be better", max_length=240)
    findings = models.ManyToManyField(Finding, blank=True, related_name="objectives")
    measure = models.ForeignKey(Measure, models.PROTECT, null=True, blank=True, related_name="objectives")
    baseline = models.DecimalField("figure today", max_digits=14, decimal_places=4, null=True, blank=True)
    target = models.DecimalField("figure to reach", max_digits=14, decimal_places=4, null=True, blank=True)
    due_on = models.DateField("by when", null=True, blank=True)
    owner = models.CharField("who sees to it", max_length=120, blank=True)
    owner_agreed_on = models.DateField("the owner agreed on", null=True, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    objects = PlanRowQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.text


class ObjectiveRowQuerySet(PlanRowQuerySet):
    plan_path = "objective__plan"


class SuccessCriterion(models.Model):
    """How we will know. ``changed_on`` is set when words or threshold change after the day it was set."""

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    objective = models.ForeignKey(Objective, models.CASCADE, related_name="success_criteria")
    text = models.CharField("we have succeeded when", max_length=240)
    threshold = models.CharField("at least, or at most", max_length=80, blank=True)
    set_on = models.DateField("set on")
    changed_on = models.DateField(null=True, blank=True, editable=False)
    recorded_at = models.DateTimeField(default=clock.now, editable=False)

    objects = ObjectiveRowQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "success criteria"
        ordering = ["objective", "pk"]

    def __str__(self) -> str:
        return self.text


class StakeholderQuerySet(models.QuerySet["Stakeholder"]):
    def visible_to(self, member: Membership) -> "StakeholderQuerySet":
        return self.filter(improvement__in=Improvement.objects.visible_to(member))


class Stakeholder(models.Model):
    """Somebody whom the change touches, or who can say yes to it."""

    class Group(models.TextChoices):
        FRONTLINE = "frontline", "Frontline colleague"
        SUPPORT_TEAM = "support_team", "Support team"
        INTERNAL_CUSTOMER = "internal_customer", "Internal customer"
        MANAGER = "manager", "Manager"
        CUSTOMER = "customer", "Customer"
        SUPPLIER = "supplier", "Supplier or partner"

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    improvement = models.ForeignKey(Improvement, models.PROTECT, related_name="stakeholders")
    name = models.CharField("name or team", max_length=120)
    job_title = models.CharField(max_length=120, blank=True)
    group = models.CharField(max_length=17, choices=Group)
    has_authority = models.BooleanField("can approve a change like this", default=False)
    email = models.EmailField("work e-mail", blank=True)

    objects = StakeholderQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [models.UniqueConstraint(fields=["improvement", "name"], name="stakeholder_once")]

    def __str__(self) -> str:
        return f"{self.name}, {self.job_title}" if self.job_title else self.name


class Consultation(models.Model):
    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="consultations")
    who = models.ForeignKey(Stakeholder, models.PROTECT, related_name="consultations")
    held_on = models.DateField("date")
    method = models.CharField("how", max_length=80, blank=True)
    said = models.TextField("what they said")
    effect_on_plan = models.TextField("what you changed because of it", blank=True)
    recorded_at = models.DateTimeField(default=clock.now, editable=False)

    objects = PlanRowQuerySet.as_manager()

    class Meta:
        ordering = ["held_on", "pk"]

    def __str__(self) -> str:
        return f"{self.who_id} on {self.held_on}"


class Approval(models.Model):
    """Somebody with authority said yes, yes to a trial, or no. Appended, never changed.

    Either they answered a link themselves (``link``), or the learner records it with the record that
    shows it (``evidence``).
    """

    class Outcome(models.TextChoices):
        TRIAL = "trial", "Agreed for a trial"
        FULL = "full", "Agreed in full"
        DECLINED = "declined", "Declined"

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="approvals")
    by = models.ForeignKey(Stakeholder, models.PROTECT, related_name="approvals")
    given_on = models.DateField("date")
    outcome = models.CharField(max_length=8, choices=Outcome)
    words = models.TextField("in their words", blank=True)
    link = models.OneToOneField(GuestLink, models.PROTECT, null=True, blank=True, related_name="approval")
    evidence = models.ForeignKey(Record, models.PROTECT, null=True, blank=True, related_name="+")
    recorded_by = models.ForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")
    recorded_at = models.DateTimeField(default=clock.now, editable=False)

    objects = PlanRowQuerySet.as_manager()

    class Meta:
        ordering = ["given_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome__in=["trial", "full", "declined"]), name="approval_outcome_known"
            ),
            models.CheckConstraint(
                condition=Q(link__isnull=False) | Q(recorded_by__isnull=False), name="approval_has_a_hand"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_outcome_display()} by {self.by_id}"
