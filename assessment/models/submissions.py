"""What the learner handed in, exactly as it was: versions, and claims frozen beside them."""

from django.db import models

from portfolio import clock
from portfolio.models import Centre, Membership, Portfolio, Role, Signature, Version

from .claims import Located
from .enrolments import Enrolment, EnrolmentUnit
from .specification import Criterion

#: Whose judgement needs no countersignature (invariant 4).
COUNTS_ALONE = [Role.ASSESSOR]


class SubmissionQuerySet(models.QuerySet["Submission"]):
    def visible_to(self, member: Membership) -> "SubmissionQuerySet":
        return self.filter(enrolment__in=Enrolment.objects.evidence_visible_to(member))


class Submission(models.Model):
    """One handing-in under one declaration."""

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    enrolment = models.ForeignKey(Enrolment, models.PROTECT, related_name="submissions")
    number = models.PositiveIntegerField()
    declaration = models.OneToOneField(Signature, models.PROTECT, related_name="submission")
    submitted_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    submitted_at = models.DateTimeField(default=clock.now, editable=False)

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["enrolment", "number"], name="submission_number_once")]

    def __str__(self) -> str:
        return f"{self.enrolment.ref} submission {self.number}"


class ItemQuerySet(models.QuerySet["SubmissionItem"]):
    def visible_to(self, member: Membership) -> "ItemQuerySet":
        return self.filter(
            submission__enrolment__portfolio__in=Portfolio.objects.evidence_visible_to(member),
            centre_id=member.centre_id,
        )

    def newest(self) -> "ItemQuerySet":
        """The newest handing-in of each record on each enrolment; older ones were answered by it."""
        newer = SubmissionItem.objects.filter(
            submission__enrolment=models.OuterRef("submission__enrolment"),
            version__record=models.OuterRef("version__record"),
            submission__number__gt=models.OuterRef("submission__number"),
        )
        return self.filter(~models.Exists(newer))

    def waiting(self) -> "ItemQuerySet":
        """Handed in, not handed in again since, and without a judgement that counts (invariant 4)."""
        alone = models.Q(judgements__role__in=COUNTS_ALONE)
        confirmed = models.Q(judgements__countersignature__outcome="confirmed")
        for_good = self.filter(alone | confirmed, pk=models.OuterRef("pk"))
        return (
            self.newest()
            .exclude(version__record__state__in=["withdrawn", "quarantined"])
            .filter(~models.Exists(for_good))
        )

    def waiting_for_role(self, role: str) -> "ItemQuerySet":
        """A trainee has done their part once they judged; a qualified assessor then still has theirs.

        What a colleague did not confirm waits for the trainee once more.
        """
        if role != Role.TRAINEE_ASSESSOR:
            return self.waiting()
        unanswered = self.filter(
            pk=models.OuterRef("pk"), judgements__isnull=False, judgements__countersignature=None
        )
        return self.waiting().filter(~models.Exists(unanswered))


class SubmissionItem(models.Model):
    """One record version within a submission."""

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    submission = models.ForeignKey(Submission, models.PROTECT, related_name="items")
    version = models.ForeignKey(Version, models.PROTECT, related_name="submission_items")

    objects = ItemQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["submission", "version"], name="item_once")]

    def __str__(self) -> str:
        return f"{self.submission}: {self.version}"


class SubmittedClaimQuerySet(models.QuerySet["SubmittedClaim"]):
    def visible_to(self, member: Membership) -> "SubmittedClaimQuerySet":
        return self.filter(item__in=SubmissionItem.objects.visible_to(member))


class SubmittedClaim(Located):
    """A claim as it stood at handing-in. Judging is about this copy, which nobody edits."""

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    item = models.ForeignKey(SubmissionItem, models.PROTECT, related_name="claims")
    enrolment_unit = models.ForeignKey(EnrolmentUnit, models.PROTECT, related_name="submitted_claims")
    criterion = models.ForeignKey(Criterion, models.PROTECT, related_name="submitted_claims")

    objects = SubmittedClaimQuerySet.as_manager()

    class Meta:
        ordering = ["criterion__position"]
        constraints = [
            models.UniqueConstraint(
                fields=["item", "enrolment_unit", "criterion"], name="submitted_claim_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.item_id} → {self.criterion.code}"
