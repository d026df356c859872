"""The centre's ledger: one append-only, hash-chained sequence (promises.md section 2.4)."""

from django.db import models

from portfolio import clock

from .people import Centre, Membership, Role
from .portfolios import Portfolio


class LedgerQuerySet(models.QuerySet["LedgerEntry"]):
    def visible_to(self, member: Membership) -> "LedgerQuerySet":
        """The coordinator, lead IQA and administrator read the whole chain, others their portfolios' part."""
        here = self.filter(centre_id=member.centre_id)
        if member.role in (Role.COORDINATOR, Role.LEAD_IQA, Role.ADMINISTRATOR):
            return here
        return here.filter(portfolio__in=Portfolio.objects.visible_to(member))


class LedgerEntry(models.Model):
    """hash = SHA-256(previous hash, newline, body). The body holds pseudonyms and commitments, no names."""

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="ledger")
    portfolio = models.ForeignKey(Portfolio, models.PROTECT, null=True, related_name="ledger")
    seq = models.PositiveBigIntegerField()
    event = models.CharField(max_length=40)
    body = models.TextField(help_text="canonical JSON")
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)
    written_at = models.DateTimeField(default=clock.now, editable=False)

    objects = LedgerQuerySet.as_manager()

    class Meta:
        ordering = ["centre", "seq"]
        constraints = [models.UniqueConstraint(fields=["centre", "seq"], name="ledger_seq_once")]

    def __str__(self) -> str:
        return f"{self.centre_id}/{self.seq} {self.event}"
