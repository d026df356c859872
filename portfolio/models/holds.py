"""What keeps a portfolio as it is while something about it is looked into (domain.md 5.10, 5.13)."""

from django.db import models
from django.db.models import Q

from portfolio import clock

from .people import Centre, Membership
from .portfolios import Portfolio


class HoldQuerySet(models.QuerySet["Hold"]):
    def visible_to(self, member: Membership) -> "HoldQuerySet":
        """Why there is one is for few to know, so no page shows them."""
        return self.none()

    def open(self) -> "HoldQuerySet":
        return self.filter(ended_at=None)


class Hold(models.Model):
    """From a moment on nothing is taken out; where it ``freezes``, nothing is changed either.

    The reason itself stands with whoever asked for it. Only its hash is kept here.
    """

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    portfolio = models.ForeignKey(Portfolio, models.PROTECT, related_name="holds")
    freezes = models.BooleanField(default=False)
    reason_hash = models.CharField(max_length=64)
    began_at = models.DateTimeField(default=clock.now, editable=False)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = HoldQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=models.F("began_at")),
                name="hold_ends_after_start",
            )
        ]

    def __str__(self) -> str:
        return f"hold on {self.portfolio_id}"
