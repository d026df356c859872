"""One improvement is one turn of the loop (domain.md section 8.1)."""

from django.db import models
from django.db.models import Q

from feedback.models import Analysis, Measure, Source, ThemeList
from portfolio import clock
from portfolio.models import Centre, Membership, Portfolio


class State(models.TextChoices):
    DRAFT = "draft", "Just begun"
    GATHERING = "gathering", "Gathering feedback"
    ANALYSING = "analysing", "Finding out why"
    PLANNING = "planning", "Planning"
    AGREED = "agreed", "Agreed"
    CHANGING = "changing", "Making the change"
    LIVE = "live", "Live"
    REVIEWED = "reviewed", "Reviewed"
    EMBEDDED = "embedded", "Part of how we work"
    CLOSED = "closed", "Closed"
    PAUSED = "paused", "Paused"
    DECLINED = "declined", "Declined"
    ABANDONED = "abandoned", "Stopped"


class ImprovementQuerySet(models.QuerySet["Improvement"]):
    def visible_to(self, member: Membership) -> "ImprovementQuerySet":
        """The loop is open to everybody who reads the portfolio's evidence: an assessor may comment at
        any state (domain.md 8.1). The records in it keep their own door.
        """
        return self.filter(
            centre_id=member.centre_id, portfolio__in=Portfolio.objects.evidence_visible_to(member)
        )


class Improvement(models.Model):
    """``state`` is changed by services.moving.move and nothing else. ``live_on`` is the day of go-live.

    The ``…_reason`` fields are the learner's word for why something the loop usually holds is not there.
    """

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    portfolio = models.ForeignKey(Portfolio, models.PROTECT, related_name="improvements")
    ref = models.CharField(max_length=16)
    title = models.CharField("what you want to make better", max_length=120)
    service_area = models.CharField("where in your work", max_length=120, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    state_before_pause = models.CharField(max_length=10, blank=True)
    previous = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="next_cycles")
    cycle = models.PositiveSmallIntegerField(default=1)
    carried_over = models.TextField("brought over from the turn before", blank=True)
    theme_list = models.ForeignKey(ThemeList, models.PROTECT, null=True, blank=True, related_name="+")
    sources = models.ManyToManyField(Source, blank=True, related_name="improvements")
    measures = models.ManyToManyField(Measure, blank=True, related_name="improvements")
    analyses = models.ManyToManyField(Analysis, blank=True, related_name="improvements")
    live_on = models.DateField("day the change went live", null=True, blank=True)
    follow_up_on = models.DateField("day to look again", null=True, blank=True)
    no_complaints_reason = models.CharField("why no complaints are used", max_length=300, blank=True)
    no_benchmark_reason = models.CharField("why nothing can be compared", max_length=300, blank=True)
    no_internal_customers = models.CharField("why no other team is affected", max_length=300, blank=True)
    customers_not_told_reason = models.CharField("why customers were not told", max_length=300, blank=True)
    no_adjustment_reason = models.CharField("why nothing was adjusted", max_length=300, blank=True)
    not_embedded_reason = models.CharField("why it is not written down yet", max_length=300, blank=True)
    not_sustained_reason = models.CharField("why no later check was made", max_length=300, blank=True)
    no_framework_reason = models.CharField("why no quality framework applies", max_length=300, blank=True)
    edit_no = models.PositiveIntegerField(default=1)
    recorded_at = models.DateTimeField(default=clock.now, editable=False)
    changed_at = models.DateTimeField(default=clock.now, editable=False)

    objects = ImprovementQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["portfolio", "ref"], name="improvement_ref_once"),
            models.UniqueConstraint(
                fields=["previous"],
                condition=~Q(state="abandoned") & Q(previous__isnull=False),
                name="improvement_one_next_turn",
                violation_error_message="The next turn was begun already.",
            ),
            models.CheckConstraint(condition=Q(state__in=State.values), name="improvement_state_known"),
        ]

    def __str__(self) -> str:
        return f"{self.ref} {self.title}"


class StepQuerySet(models.QuerySet["Step"]):
    def visible_to(self, member: Membership) -> "StepQuerySet":
        return self.filter(improvement__in=Improvement.objects.visible_to(member))


class Step(models.Model):
    """One move of the loop: who, in which role, when, from, to, why. Appended, never changed."""

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    improvement = models.ForeignKey(Improvement, models.PROTECT, related_name="steps")
    moved_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    role = models.CharField(max_length=20)
    from_state = models.CharField(max_length=10, choices=State)
    to_state = models.CharField(max_length=10, choices=State)
    reason = models.CharField(max_length=300, blank=True)
    moved_at = models.DateTimeField(default=clock.now, editable=False)

    objects = StepQuerySet.as_manager()

    class Meta:
        ordering = ["moved_at", "pk"]

    def __str__(self) -> str:
        return f"{self.improvement_id}: {self.from_state} to {self.to_state}"


class CommentQuerySet(models.QuerySet["Comment"]):
    def visible_to(self, member: Membership) -> "CommentQuerySet":
        return self.filter(improvement__in=Improvement.objects.visible_to(member))


class Comment(models.Model):
    """What an assessor or the learner says about a turn of the loop. It moves nothing and decides nothing."""

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    improvement = models.ForeignKey(Improvement, models.PROTECT, related_name="comments")
    by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    text = models.TextField(max_length=4000)
    at = models.DateTimeField(default=clock.now, editable=False)

    objects = CommentQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return self.text[:40]
