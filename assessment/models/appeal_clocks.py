"""How long a centre gives itself, and its learners, for each stage of an appeal (domain.md 5.10)."""

from datetime import date

from django.db import models
from django.db.models import Q

from portfolio import clock
from portfolio.models import Centre, Membership
from portfolio.working_days import after_working_days


class AppealClockQuerySet(models.QuerySet["AppealClock"]):
    def visible_to(self, member: Membership) -> "AppealClockQuerySet":
        return self.filter(centre_id=member.centre_id)


class AppealClock(models.Model):
    """How many stages an appeal has at the centre, and the working days for each. The last row counts."""

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    stages = models.PositiveSmallIntegerField(default=3)
    days = models.PositiveSmallIntegerField("working days for each stage", default=10)
    set_by = models.ForeignKey(Membership, models.PROTECT, null=True, related_name="+")
    set_at = models.DateTimeField(default=clock.now, editable=False)

    objects = AppealClockQuerySet.as_manager()

    class Meta:
        ordering = ["centre", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(stages__gte=1, stages__lte=6, days__gte=1, days__lte=60),
                name="appeal_clock_is_sensible",
                violation_error_message="An appeal has 1 to 6 stages of 1 to 60 working days.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.stages} stages of {self.days} working days"

    def due_on(self, start: date) -> date:
        """The last day of a stage begun on ``start``, Monday to Friday counting."""
        return after_working_days(start, self.days)
