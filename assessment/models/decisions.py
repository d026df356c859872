"""What the assessor judged. Appended, never edited; a change is a new row that supersedes (8.7).

Per claim: valid, authentic, reliable, current. Per criterion: sufficient, and met or not yet
(domain.md section 5.5). ``sequence`` starts at 1 for each thing judged and a new row takes the next;
the unique constraint on it is what stops two assessors from both deciding.
"""

from django.db import models

from portfolio import clock
from portfolio.models import Centre, Membership, Portfolio, Role

from .enrolments import EnrolmentUnit
from .reopenings import Reopening
from .specification import Criterion
from .submissions import SubmissionItem, SubmittedClaim


def counting(prefix: str = "") -> models.Q:
    """Made by somebody whose word counts alone, or confirmed by such a colleague (invariant 4)."""
    confirmed = models.Q(**{f"{prefix}countersignature__outcome": "confirmed"})
    return ~models.Q(**{f"{prefix}role": Role.TRAINEE_ASSESSOR}) | confirmed


class JudgementQuerySet(models.QuerySet["Judgement"]):
    def visible_to(self, member: Membership) -> "JudgementQuerySet":
        return self.filter(
            item__submission__enrolment__portfolio__in=Portfolio.objects.evidence_visible_to(member),
            centre_id=member.centre_id,
        )


class Judgement(models.Model):
    """One assessor's answer to one submitted record version."""

    class Outcome(models.TextChoices):
        ACCEPTED = "accepted", "Accepted"
        RETURNED = "returned", "Returned for more"
        NOT_VALID = "not_valid", "Not valid"

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    item = models.ForeignKey(SubmissionItem, models.PROTECT, related_name="judgements")
    sequence = models.PositiveIntegerField()
    supersedes = models.ForeignKey("self", models.PROTECT, null=True, related_name="superseded_by")
    reason = models.TextField(blank=True, help_text="why an earlier judgement was changed")
    outcome = models.CharField(max_length=10, choices=Outcome)
    feedback = models.TextField()
    next_action = models.TextField(blank=True)
    authenticity_confirmed = models.BooleanField(default=False)
    content_hash = models.CharField(max_length=64, help_text="of the version that was shown")
    judged_by = models.ForeignKey(Membership, models.PROTECT, related_name="judgements")
    role = models.CharField(max_length=20, help_text="the role used")
    judged_at = models.DateTimeField(default=clock.now, editable=False)

    objects = JudgementQuerySet.as_manager()

    class Meta:
        ordering = ["item", "sequence"]
        constraints = [
            models.UniqueConstraint(fields=["item", "sequence"], name="judgement_once"),
            models.CheckConstraint(
                condition=models.Q(outcome__in=["accepted", "returned", "not_valid"]),
                name="judgement_outcome_known",
            ),
            models.CheckConstraint(condition=~models.Q(feedback=""), name="judgement_has_feedback"),
        ]

    def __str__(self) -> str:
        return f"{self.item}: {self.outcome}"

    @property
    def counts(self) -> bool:
        """A trainee's does once a qualified colleague confirmed it (invariant 4)."""
        if self.role != Role.TRAINEE_ASSESSOR:
            return True
        said = getattr(self, "countersignature", None)
        return said is not None and said.outcome == "confirmed"

    @property
    def who(self) -> str:
        """Whose judgement it is: "Tom Vale", or "Tom Vale, confirmed by Alan Reid"."""
        said = getattr(self, "countersignature", None)
        name = self.judged_by.user.name
        if said is None:
            return name
        word = "confirmed" if said.outcome == "confirmed" else "not confirmed"
        return f"{name}, {word} by {said.signed_by.user.name}"

    @property
    def waits_for_colleague(self) -> bool:
        """A trainee's that nobody has answered."""
        return self.role == Role.TRAINEE_ASSESSOR and not hasattr(self, "countersignature")


class VerdictQuerySet(models.QuerySet["ClaimVerdict"]):
    def visible_to(self, member: Membership) -> "VerdictQuerySet":
        return self.filter(judgement__in=Judgement.objects.visible_to(member))


class ClaimVerdict(models.Model):
    """V, A, R and C of one claim. A "no" needs its reason."""

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    judgement = models.ForeignKey(Judgement, models.PROTECT, related_name="verdicts")
    claim = models.ForeignKey(SubmittedClaim, models.PROTECT, related_name="verdicts")
    valid = models.BooleanField()
    authentic = models.BooleanField()
    reliable = models.BooleanField()
    current = models.BooleanField()
    reason = models.CharField(max_length=300, blank=True)

    objects = VerdictQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["judgement", "claim"], name="verdict_once"),
            models.CheckConstraint(
                condition=models.Q(valid=True, authentic=True, reliable=True, current=True)
                | ~models.Q(reason=""),
                name="verdict_no_has_reason",
                violation_error_message="Say why when valid, authentic, reliable or current is no.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.claim}: {self.letters}"

    @property
    def holds(self) -> bool:
        return self.valid and self.authentic and self.reliable and self.current

    @property
    def letters(self) -> str:
        """The letters that hold, for example VARC or VA·C."""
        flags = zip("VARC", (self.valid, self.authentic, self.reliable, self.current), strict=True)
        return "".join(letter if yes else "·" for letter, yes in flags)


class DecisionQuerySet(models.QuerySet["CriterionDecision"]):
    def counting(self) -> "DecisionQuerySet":
        return self.filter(counting("judgement__"))

    def met_now(self) -> "DecisionQuerySet":
        """The last that counts on each criterion, where it says met and the criterion is not open again."""
        unit, criterion = models.OuterRef("enrolment_unit"), models.OuterRef("criterion")
        same = {"enrolment_unit": unit, "criterion": criterion}
        later = CriterionDecision.objects.counting().filter(sequence__gt=models.OuterRef("sequence"), **same)
        reopened = Reopening.objects.filter(after_sequence=models.OuterRef("sequence"), **same)
        return self.counting().filter(
            ~models.Exists(later), ~models.Exists(reopened), outcome=CriterionDecision.Outcome.MET
        )

    def with_reopening(self) -> "DecisionQuerySet":
        """Each with ``reopened_at``, ``reopened_cause`` and ``reopened_why``; all None where it stands."""
        unit, criterion = models.OuterRef("enrolment_unit"), models.OuterRef("criterion")
        rows = Reopening.objects.filter(
            enrolment_unit=unit, criterion=criterion, after_sequence=models.OuterRef("sequence")
        )
        return self.annotate(
            reopened_at=models.Subquery(rows.values("opened_at")),
            reopened_cause=models.Subquery(rows.values("cause")),
            reopened_why=models.Subquery(rows.values("reason")),
        )

    def visible_to(self, member: Membership) -> "DecisionQuerySet":
        return self.filter(
            enrolment_unit__enrolment__portfolio__in=Portfolio.objects.evidence_visible_to(member),
            centre_id=member.centre_id,
        )


class CriterionDecision(models.Model):
    """Met or not yet, for one criterion of one learner's unit."""

    class Outcome(models.TextChoices):
        MET = "met", "Met"
        NOT_YET = "not_yet", "Not yet"

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    enrolment_unit = models.ForeignKey(EnrolmentUnit, models.PROTECT, related_name="decisions")
    criterion = models.ForeignKey(Criterion, models.PROTECT, related_name="decisions")
    judgement = models.ForeignKey(Judgement, models.PROTECT, related_name="decisions")
    sequence = models.PositiveIntegerField()
    outcome = models.CharField(max_length=8, choices=Outcome)
    sufficient = models.BooleanField()
    feedback = models.TextField()
    criterion_hash = models.CharField(max_length=64, help_text="SHA-256 of the criterion's text as shown")
    decided_by = models.ForeignKey(Membership, models.PROTECT, related_name="decisions")
    role = models.CharField(max_length=20)
    decided_at = models.DateTimeField(default=clock.now, editable=False)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        ordering = ["enrolment_unit", "criterion", "sequence"]
        constraints = [
            models.UniqueConstraint(
                fields=["enrolment_unit", "criterion", "sequence"], name="criterion_decided_once"
            ),
            models.CheckConstraint(
                condition=models.Q(outcome="not_yet") | models.Q(outcome="met", sufficient=True),
                name="met_needs_sufficient",
                violation_error_message="A criterion is met only when the evidence is sufficient.",
            ),
            models.CheckConstraint(condition=~models.Q(feedback=""), name="decision_has_feedback"),
        ]

    def __str__(self) -> str:
        return f"{self.criterion.code}: {self.outcome}"

    @property
    def counts(self) -> bool:
        return self.judgement.counts

    @property
    def names(self) -> str:
        """Who decided, and who confirmed it where that was a trainee."""
        return self.judgement.who if self.counts else self.decided_by.user.name
