"""Interests of staff in those they assess: declared every year, and for one learner (domain.md 5.13)."""

from django.db import models
from django.db.models import F, Q

from portfolio import clock
from portfolio.models import Centre, Membership, Portfolio, Role

from .staff import READS_PAPERS, PaperQuerySet


class InterestDeclaration(models.Model):
    """One person's word for a year, signed in the words they read. A new one follows; none is changed."""

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    membership = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    declared_on = models.DateField()
    valid_until = models.DateField()
    has_interests = models.BooleanField()
    statement = models.TextField(max_length=4000, blank=True)
    words = models.TextField(help_text="what was signed, as it stood on the page")
    signed_at = models.DateTimeField(default=clock.now, editable=False)

    objects = PaperQuerySet["InterestDeclaration"].as_manager()

    class Meta:
        ordering = ["-declared_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_until__gt=F("declared_on")), name="declaration_lasts_a_while"
            ),
            models.CheckConstraint(
                condition=Q(has_interests=False) | ~Q(statement=""),
                name="declaration_says_which",
                violation_error_message="Say what your interests are.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.membership_id} until {self.valid_until}"


class LearnerInterestQuerySet(models.QuerySet["LearnerInterest"]):
    def visible_to(self, member: Membership) -> "LearnerInterestQuerySet":
        """As papers are; but it names a learner, so verifiers read it only of learners they work with."""
        here = self.filter(centre_id=member.centre_id)
        if member.role == Role.LEARNER:
            return self.none()
        if member.role in READS_PAPERS:
            mine = Q(membership__user_id=member.user_id)
            return here.filter(mine | Q(portfolio__in=Portfolio.objects.visible_to(member)))
        return here.filter(membership__user_id=member.user_id)

    def standing(self) -> "LearnerInterestQuerySet":
        return self.filter(ended_at=None)

    def unmitigated(self) -> "LearnerInterestQuerySet":
        """Those that keep their person from judging, signing and sampling."""
        return self.standing().filter(agreed_at=None)

    def of_person(self, member: Membership) -> "LearnerInterestQuerySet":
        """Whatever role they were declared in: a relative stays one (domain.md 5.1)."""
        return self.filter(centre_id=member.centre_id, membership__user_id=member.user_id)

    def not_of(self, member: Membership) -> "LearnerInterestQuerySet":
        return self.exclude(membership__user_id=member.user_id)


class LearnerInterest(models.Model):
    """A conflict about one learner. It binds its person until somebody else agrees what is done about it,
    or that it is over."""

    class Kind(models.TextChoices):
        RELATIVE = "relative", "Relative"
        EMPLOYER = "employer", "Employer or manager"
        FRIEND = "friend", "Friend"
        PAID = "paid", "Paid by result"
        OTHER = "other", "Something else"

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    membership = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    portfolio = models.ForeignKey(Portfolio, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind)
    words = models.TextField(max_length=2000)
    raised_at = models.DateTimeField(default=clock.now, editable=False)
    mitigation = models.TextField(max_length=2000, blank=True)
    agreed_at = models.DateTimeField(null=True, blank=True, editable=False)
    agreed_by = models.ForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True, editable=False)
    ended_by = models.ForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")

    objects = LearnerInterestQuerySet.as_manager()

    class Meta:
        ordering = ["-raised_at", "-pk"]
        indexes = [models.Index(fields=["membership", "portfolio"], name="interest_by_member")]
        constraints = [
            models.CheckConstraint(
                condition=Q(agreed_at=None, agreed_by=None, mitigation="")
                | Q(agreed_at__isnull=False, agreed_by__isnull=False) & ~Q(mitigation=""),
                name="interest_mitigated_in_words",
                violation_error_message="Write what is done about it.",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["relative", "employer", "friend", "paid", "other"]),
                name="interest_kind_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.membership_id} about {self.portfolio_id}: {self.kind}"

    @property
    def waits_for_mitigation(self) -> bool:
        return self.agreed_at is None and self.ended_at is None
