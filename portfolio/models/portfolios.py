"""A learner's portfolio at one centre, and the counters that number what is in it."""

import secrets
import uuid

from django.db import models
from django.db.models import Q

from portfolio import clock

from .people import CENTRE_WIDE, READS_EVIDENCE, Access, Centre, Membership, Role


class PortfolioQuerySet(models.QuerySet["Portfolio"]):
    def visible_to(self, member: Membership) -> "PortfolioQuerySet":
        """Own, allocated, or the whole centre, after the member's role (promises.md section 5)."""
        here = self.filter(centre_id=member.centre_id)
        if member.role in CENTRE_WIDE:
            return here
        return here.filter(_own_or_allocated(member))

    def evidence_visible_to(self, member: Membership) -> "PortfolioQuerySet":
        """Those whose evidence the member may read, not only whose owner they may know of."""
        here = self.filter(centre_id=member.centre_id)
        if member.role in READS_EVIDENCE:
            return here
        return here.filter(_own_or_allocated(member))


def _own_or_allocated(member: Membership) -> Q:
    if member.role == Role.LEARNER:
        return Q(learner=member)
    if member.role in CENTRE_WIDE:
        return Q(pk__in=[])
    allocated = Access.objects.open_on(clock.today()).filter(membership=member)
    return Q(pk__in=allocated.values("portfolio"))


class Portfolio(models.Model):
    """All that one learner proves at one centre, whatever the qualification."""

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="portfolios")
    learner = models.OneToOneField(Membership, models.PROTECT, related_name="portfolio")
    ref = models.CharField(max_length=20, unique=True)
    pseudonym = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    uln = models.CharField("unique learner number", max_length=10, blank=True)
    legal_name = models.CharField(max_length=120, blank=True, help_text="as the certificate must have it")
    born_on = models.DateField("date of birth", null=True, blank=True)
    created_at = models.DateTimeField(default=clock.now, editable=False)

    objects = PortfolioQuerySet.as_manager()

    def __str__(self) -> str:
        return self.ref


class CounterQuerySet(models.QuerySet["Counter"]):
    def visible_to(self, member: Membership) -> "CounterQuerySet":
        """Numbers are the services' business; no page shows them."""
        return self.none()


class Counter(models.Model):
    """The last number given within a scope, so that no reference is ever used twice."""

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    scope = models.CharField(max_length=60)
    last = models.PositiveIntegerField(default=0)

    objects = CounterQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["centre", "scope"], name="counter_once_per_scope")]

    def __str__(self) -> str:
        return f"{self.scope}: {self.last}"


class Salt(models.Model):
    """A learner's secret, mixed into every ledger commitment about them.

    Erasing it makes their commitments unreadable for good while the chain still verifies
    (promises.md section 2.4).
    """

    portfolio = models.OneToOneField(Portfolio, models.CASCADE, related_name="salt", primary_key=True)
    value = models.CharField(max_length=64, default=secrets.token_hex)

    def __str__(self) -> str:
        return f"salt of {self.portfolio_id}"
