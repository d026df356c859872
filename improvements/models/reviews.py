"""Did it work? Before and after, each success criterion answered, and what was learned (rules RV)."""

from django.db import models
from django.db.models import Q

from feedback.models import Finding, Item, LoopRecordQuerySet, Measure
from portfolio.models import Centre, Membership, Record

from .improvements import Improvement
from .plans import SuccessCriterion


class ReviewQuerySet(LoopRecordQuerySet):
    pass


class Review(models.Model):
    """One look back. Its day is its record's date; there may be several, the latest counts."""

    class NextStep(models.TextChoices):
        ADJUST = "adjust", "Adjust it and watch on"
        EMBED = "embed", "Make it part of how we work"
        AGAIN = "again", "Begin the next turn"
        STOP = "stop", "Stop here"

    record = models.OneToOneField(Record, models.PROTECT, primary_key=True, related_name="review")
    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    improvement = models.ForeignKey(Improvement, models.PROTECT, related_name="reviews")
    original_findings = models.ManyToManyField(Finding, blank=True, related_name="reviews")
    quotes = models.ManyToManyField(Item, blank=True, related_name="quoted_in")
    answered = models.TextField("are the first findings answered?", blank=True)
    advantages = models.TextField("good points of the change", blank=True)
    disadvantages = models.TextField("bad points of the change", blank=True)
    learning = models.TextField("what you learned", blank=True)
    do_differently = models.TextField("what you would do differently", blank=True)
    customer_effect = models.TextField("what customers notice", blank=True)
    business_effect = models.TextField("what the business gains", blank=True)
    next_steps = models.TextField("what comes next", blank=True)
    next_step = models.CharField("so the next step is", max_length=6, choices=NextStep, blank=True)

    objects = ReviewQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.record.ref} {self.record.title}"


class ReviewRowQuerySet(models.QuerySet):
    def visible_to(self, member: Membership) -> "ReviewRowQuerySet":
        return self.filter(review__in=Review.objects.visible_to(member))


class ReviewLine(models.Model):
    """One measure before and after, as it was read that day.

    Values are means of the readings in each span of days, ``…_n`` how many answers or cases they
    rest on. The verdict is the learner's.
    """

    class Verdict(models.TextChoices):
        IMPROVED = "improved", "Better"
        SAME = "same", "Much the same"
        WORSE = "worse", "Worse"
        UNCLEAR = "unclear", "Cannot say yet"

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    review = models.ForeignKey(Review, models.CASCADE, related_name="lines")
    measure = models.ForeignKey(Measure, models.PROTECT, related_name="review_lines")
    before = models.DecimalField(max_digits=14, decimal_places=4, null=True, blank=True)
    before_n = models.PositiveIntegerField(null=True, blank=True)
    before_from = models.DateField(null=True, blank=True)
    before_to = models.DateField(null=True, blank=True)
    after = models.DecimalField(max_digits=14, decimal_places=4, null=True, blank=True)
    after_n = models.PositiveIntegerField(null=True, blank=True)
    after_from = models.DateField(null=True, blank=True)
    after_to = models.DateField(null=True, blank=True)
    verdict = models.CharField(max_length=8, choices=Verdict, blank=True)
    method_changed = models.BooleanField("the way of measuring changed", default=False)
    unit_changed = models.BooleanField("the unit changed", default=False)
    comparability_note = models.CharField("why they can be compared", max_length=300, blank=True)

    objects = ReviewRowQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["review", "measure"], name="review_line_once")]

    def __str__(self) -> str:
        return f"{self.review_id}: {self.measure_id}"


class CriterionVerdict(models.Model):
    """The learner's answer to one success criterion."""

    class Verdict(models.TextChoices):
        MET = "met", "Met"
        PARTLY = "partly", "Partly met"
        NOT_MET = "not_met", "Not met"

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    review = models.ForeignKey(Review, models.CASCADE, related_name="verdicts")
    criterion = models.ForeignKey(SuccessCriterion, models.PROTECT, related_name="verdicts")
    verdict = models.CharField(max_length=7, choices=Verdict, blank=True)
    note = models.CharField("how you know", max_length=300, blank=True)

    objects = ReviewRowQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["review", "criterion"], name="criterion_verdict_once"),
            models.CheckConstraint(
                condition=Q(verdict__in=["", "met", "partly", "not_met"]), name="criterion_verdict_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.review_id}: {self.criterion_id}"
