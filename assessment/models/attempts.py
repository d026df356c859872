"""Every time that an assignment was handed in, and the leave to do so again (domain.md 5.11; 8.7, 13)."""

from django.db import models
from django.db.models import Q

from portfolio import clock
from portfolio.models import Centre, Membership

from .briefs import Assignment, OfAssignmentQuerySet
from .submissions import Submission


class AttemptKind(models.TextChoices):
    SUBMISSION = "submission", "Submission"
    RESUBMISSION = "resubmission", "Resubmission"
    RETAKE = "retake", "Retake"


class Authorisation(models.Model):
    """The lead internal verifier's answer to one more attempt, with the conditions that they confirmed."""

    class Outcome(models.TextChoices):
        GRANTED = "granted", "Authorised"
        REFUSED = "refused", "Not authorised"

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="authorisations")
    sequence = models.PositiveIntegerField()
    kind = models.CharField(max_length=12, choices=AttemptKind)
    after = models.PositiveIntegerField(help_text="the number of the attempt that it follows")
    outcome = models.CharField(max_length=8, choices=Outcome)
    conditions = models.JSONField(default=list, blank=True, help_text="codes of assessment.policies")
    hand_in_by = models.DateField(null=True, blank=True)
    words = models.TextField(max_length=2000)
    by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    role = models.CharField(max_length=20, help_text="the role used")
    at = models.DateTimeField(default=clock.now, editable=False)

    objects = OfAssignmentQuerySet.as_manager()

    class Meta:
        ordering = ["assignment", "sequence"]
        constraints = [
            models.UniqueConstraint(fields=["assignment", "sequence"], name="authorisation_once"),
            models.CheckConstraint(
                condition=Q(kind__in=["resubmission", "retake"]), name="authorisation_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=["granted", "refused"]), name="authorisation_outcome_known"
            ),
            models.CheckConstraint(condition=~Q(words=""), name="authorisation_has_words"),
        ]

    def __str__(self) -> str:
        return f"{self.assignment_id} {self.kind}: {self.outcome}"


class Attempt(models.Model):
    """One hand-in of an assignment: the submission that holds its records. Appended, never edited.

    ``is_late`` says that it came after the first deadline, which only an extension allows; ``cap`` is the
    highest band it can reach, empty for any.
    """

    Kind = AttemptKind

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="attempts")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=12, choices=AttemptKind)
    submission = models.ForeignKey(Submission, models.PROTECT, related_name="attempts")
    authorisation = models.OneToOneField(
        Authorisation, models.PROTECT, null=True, blank=True, related_name="attempt"
    )
    is_late = models.BooleanField(default=False)
    cap = models.CharField(max_length=1, blank=True)
    handed_in_at = models.DateTimeField(default=clock.now, editable=False)

    objects = OfAssignmentQuerySet.as_manager()

    class Meta:
        ordering = ["assignment", "number"]
        constraints = [
            models.UniqueConstraint(fields=["assignment", "number"], name="attempt_number_once"),
            models.UniqueConstraint(fields=["assignment", "submission"], name="attempt_once_in_submission"),
            models.CheckConstraint(
                condition=Q(number=1, kind__in=["submission", "retake"])
                | Q(number__gt=1, kind__in=["resubmission", "retake"]),
                name="attempt_first_is_submission",
            ),
            models.CheckConstraint(condition=Q(cap__in=["", "P"]), name="attempt_cap_known"),
        ]

    def __str__(self) -> str:
        return f"{self.assignment_id} attempt {self.number}"
