"""A qualified assessor's answer to a trainee's judgement. It leaves the judgement as it is (8.7)."""

from django.db import models

from portfolio import clock
from portfolio.models import Centre, Membership

from .decisions import Judgement


class CountersignatureQuerySet(models.QuerySet["Countersignature"]):
    def visible_to(self, member: Membership) -> "CountersignatureQuerySet":
        return self.filter(judgement__in=Judgement.objects.visible_to(member))


class Countersignature(models.Model):
    """A qualified assessor's answer to a trainee's judgement (invariant 4; domain.md 5.6).

    Confirmed, the trainee's words count as they stand; refused, the evidence waits to be judged again.
    """

    class Outcome(models.TextChoices):
        CONFIRMED = "confirmed", "Confirmed"
        REFUSED = "refused", "Not confirmed"

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    judgement = models.OneToOneField(Judgement, models.PROTECT, related_name="countersignature")
    outcome = models.CharField(max_length=10, choices=Outcome)
    words = models.TextField(blank=True, help_text="what the trainee reads; why, when it is not confirmed")
    signed_by = models.ForeignKey(Membership, models.PROTECT, related_name="countersignatures")
    role = models.CharField(max_length=20, help_text="the role used")
    signed_at = models.DateTimeField(default=clock.now, editable=False)

    objects = CountersignatureQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(outcome__in=["confirmed", "refused"]), name="countersign_outcome_known"
            ),
            models.CheckConstraint(
                condition=models.Q(outcome="confirmed") | ~models.Q(words=""),
                name="countersign_refused_says_why",
                violation_error_message="Say why you do not confirm it.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.judgement}: {self.outcome}"
