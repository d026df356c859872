"""BTEC assignments: what is set, who checked it, who has it until when, and every hand-in (domain.md 5.11).

Checks, extensions, leave to hand in again and hand-ins are appended, never edited.
"""

from django.db import models
from django.db.models import F, Q

from portfolio import clock
from portfolio.models import Centre, Membership, Portfolio, Record, Role

from .enrolments import Enrolment
from .specification import Criterion, Qualification, Unit


class BriefQuerySet(models.QuerySet["Brief"]):
    def visible_to(self, member: Membership) -> "BriefQuerySet":
        """Staff see how their centre works; a learner the briefs that were set to them."""
        here = self.filter(centre_id=member.centre_id)
        if member.role == Role.LEARNER:
            return here.filter(assignments__enrolment__portfolio__learner=member).distinct()
        return here

    def newest(self) -> "BriefQuerySet":
        """The last version of each code."""
        later = Brief.objects.filter(
            centre=models.OuterRef("centre"),
            code=models.OuterRef("code"),
            version__gt=models.OuterRef("version"),
        )
        return self.filter(~models.Exists(later))


class Brief(models.Model):
    """One version of an assignment's task. Once anybody has checked it, a change is a new version."""

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    qualification = models.ForeignKey(Qualification, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    code = models.CharField(max_length=20)
    version = models.PositiveIntegerField(default=1)
    title = models.CharField(max_length=160)
    text = models.TextField("what is asked", max_length=20_000)
    criteria = models.ManyToManyField(Criterion, related_name="+")
    issue_on = models.DateField("date of issue")
    deadline = models.DateField()
    author = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    written_at = models.DateTimeField(default=clock.now, editable=False)
    issued_by = models.ForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")
    issued_at = models.DateTimeField(null=True, blank=True)

    objects = BriefQuerySet.as_manager()

    class Meta:
        ordering = ["code", "version"]
        constraints = [
            models.UniqueConstraint(
                fields=["centre", "code", "version"],
                name="brief_version_once",
                violation_error_message="There is a brief of that code already.",
            ),
            models.CheckConstraint(
                condition=Q(deadline__gte=F("issue_on")),
                name="brief_deadline_after_issue",
                violation_error_message="The deadline cannot be before the date of issue.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}, version {self.version}"


class BriefVerificationQuerySet(models.QuerySet["BriefVerification"]):
    def visible_to(self, member: Membership) -> "BriefVerificationQuerySet":
        """The centre's staff; it is no business of learners."""
        here = self.filter(centre_id=member.centre_id)
        return here.none() if member.role == Role.LEARNER else here


class BriefVerification(models.Model):
    """What an internal verifier, who did not write it, says about one version of a brief."""

    class Outcome(models.TextChoices):
        FIT = "fit", "Fit to issue"
        CHANGES = "changes", "Changes needed"

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    brief = models.ForeignKey(Brief, models.PROTECT, related_name="verifications")
    sequence = models.PositiveIntegerField()
    outcome = models.CharField(max_length=8, choices=Outcome)
    words = models.TextField(max_length=2000)
    by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    role = models.CharField(max_length=20, help_text="the role used")
    at = models.DateTimeField(default=clock.now, editable=False)

    objects = BriefVerificationQuerySet.as_manager()

    class Meta:
        ordering = ["brief", "sequence"]
        constraints = [
            models.UniqueConstraint(fields=["brief", "sequence"], name="brief_verified_once"),
            models.CheckConstraint(
                condition=Q(outcome__in=["fit", "changes"]), name="brief_verification_outcome_known"
            ),
            models.CheckConstraint(condition=~Q(words=""), name="brief_verification_has_words"),
        ]

    def __str__(self) -> str:
        return f"{self.brief}: {self.outcome}"


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    def visible_to(self, member: Membership) -> "AssignmentQuerySet":
        return self.filter(
            enrolment__portfolio__in=Portfolio.objects.evidence_visible_to(member),
            centre_id=member.centre_id,
        )


class Assignment(models.Model):
    """A brief set to one learner. How it stands is computed (assessment.assignments), never stored."""

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    enrolment = models.ForeignKey(Enrolment, models.PROTECT, related_name="assignments")
    brief = models.ForeignKey(Brief, models.PROTECT, related_name="assignments")
    issued_on = models.DateField()
    deadline = models.DateField()
    set_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    set_at = models.DateTimeField(default=clock.now, editable=False)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        ordering = ["deadline", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["enrolment", "brief"],
                name="assignment_once",
                violation_error_message="This learner has that brief already.",
            ),
            models.CheckConstraint(
                condition=Q(deadline__gte=F("issued_on")),
                name="assignment_deadline_after_issue",
                violation_error_message="The deadline cannot be before the date of issue.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.enrolment_id}: {self.brief}"


class OfAssignmentQuerySet(models.QuerySet):
    def visible_to(self, member: Membership) -> "OfAssignmentQuerySet":
        return self.filter(
            assignment__enrolment__portfolio__in=Portfolio.objects.evidence_visible_to(member),
            centre_id=member.centre_id,
        )


class AssignmentWork(models.Model):
    """A record that answers an assignment: handing it in is a hand-in of the assignment."""

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="works")
    record = models.OneToOneField(Record, models.PROTECT, related_name="assignment_work")
    added_at = models.DateTimeField(default=clock.now, editable=False)

    objects = OfAssignmentQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.assignment_id}: {self.record}"


class Extension(models.Model):
    """A later deadline, granted on or before the deadline that it moves (8.7, invariant 13)."""

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="extensions")
    instead_of = models.DateField(help_text="the deadline that it moves")
    until = models.DateField()
    reason = models.TextField(max_length=2000)
    by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    role = models.CharField(max_length=20, help_text="the role used")
    granted_on = models.DateField()
    at = models.DateTimeField(default=clock.now, editable=False)

    objects = OfAssignmentQuerySet.as_manager()

    class Meta:
        ordering = ["assignment", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["assignment", "instead_of"], name="deadline_moved_once"),
            models.CheckConstraint(
                condition=Q(granted_on__lte=F("instead_of")),
                name="extension_before_deadline",
                violation_error_message="An extension is granted before the deadline, not after it.",
            ),
            models.CheckConstraint(
                condition=Q(until__gt=F("instead_of")),
                name="extension_is_later",
                violation_error_message="Choose a day after the present deadline.",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="extension_has_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.assignment_id} until {self.until}"
