"""Standardisation meetings, assessors observed and learners interviewed (domain.md 5.7, 5.9)."""

from django.db import models
from django.db.models import Q

from portfolio import clock
from portfolio.models import Centre, Membership, Portfolio, Role

from .decisions import CriterionDecision
from .enrolments import Enrolment
from .specification import Criterion

VERIFIES = (Role.IQA, Role.LEAD_IQA)
STAFF = (*VERIFIES, Role.ASSESSOR, Role.TRAINEE_ASSESSOR, Role.COORDINATOR)


class AssessorObservationQuerySet(models.QuerySet["AssessorObservation"]):
    def visible_to(self, member: Membership) -> "AssessorObservationQuerySet":
        """Verifiers and the coordinator all, an assessor those about themselves."""
        here = self.filter(centre_id=member.centre_id)
        if member.role in (*VERIFIES, Role.COORDINATOR):
            return here
        return here.filter(assessor=member)


class AssessorObservation(models.Model):
    """An internal verifier watched an assessor at work."""

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    assessor = models.ForeignKey(Membership, models.PROTECT, related_name="observed")
    happened_on = models.DateField("day")
    checklist = models.JSONField(help_text="code of each item: yes, no or not seen")
    words = models.TextField()
    actions = models.TextField(blank=True)
    made_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=clock.now, editable=False)

    objects = AssessorObservationQuerySet.as_manager()

    class Meta:
        ordering = ["-happened_on", "-pk"]
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="observation_has_words")]

    def __str__(self) -> str:
        return f"{self.assessor} observed"


class LearnerInterviewQuerySet(models.QuerySet["LearnerInterview"]):
    def visible_to(self, member: Membership) -> "LearnerInterviewQuerySet":
        """Verifiers who read the learner's evidence; never the assessor it speaks of, nor the learner."""
        if member.role not in (*VERIFIES, Role.EQA):
            return self.none()
        return self.filter(
            centre_id=member.centre_id,
            enrolment__portfolio__in=Portfolio.objects.evidence_visible_to(member),
        )


class LearnerInterview(models.Model):
    """An internal verifier spoke with a learner about how they are assessed."""

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    enrolment = models.ForeignKey(Enrolment, models.PROTECT, related_name="interviews")
    happened_on = models.DateField("day")
    checklist = models.JSONField(help_text="code of each item: yes, no or not seen")
    words = models.TextField()
    actions = models.TextField(blank=True)
    made_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=clock.now, editable=False)

    objects = LearnerInterviewQuerySet.as_manager()

    class Meta:
        ordering = ["-happened_on", "-pk"]
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="interview_has_words")]

    def __str__(self) -> str:
        return f"{self.enrolment} interviewed"


class MeetingQuerySet(models.QuerySet["Standardisation"]):
    def visible_to(self, member: Membership) -> "MeetingQuerySet":
        """Verifiers and the coordinator all; an assessor those they attend."""
        here = self.filter(centre_id=member.centre_id)
        if member.role in (*VERIFIES, Role.COORDINATOR):
            return here
        return here.filter(pk__in=Standardisation.attendees.through.objects.filter(
            membership=member).values("standardisation"))  # fmt: skip


class Standardisation(models.Model):
    """A meeting at which assessors judge the same things, each for themselves, and agree on a reading."""

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    title = models.CharField(max_length=160)
    held_on = models.DateField("day")
    attendees = models.ManyToManyField(Membership, related_name="standardisations")
    actions = models.TextField(blank=True)
    chaired_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=clock.now, editable=False)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        ordering = ["-held_on", "-pk"]

    def __str__(self) -> str:
        return self.title


class StandardisationItemQuerySet(models.QuerySet["StandardisationItem"]):
    def visible_to(self, member: Membership) -> "StandardisationItemQuerySet":
        return self.filter(meeting__in=Standardisation.objects.visible_to(member))


class StandardisationItem(models.Model):
    """A criterion and what is put up for it, retold by the chair so that it names no learner."""

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    meeting = models.ForeignKey(Standardisation, models.PROTECT, related_name="items")
    criterion = models.ForeignKey(Criterion, models.PROTECT, related_name="+")
    text = models.TextField("what is put up")
    revealed_at = models.DateTimeField(null=True, blank=True)
    revealed_by = models.ForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")

    objects = StandardisationItemQuerySet.as_manager()

    class Meta:
        ordering = ["meeting", "pk"]
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="item_put_up_has_text")]

    def __str__(self) -> str:
        return f"{self.meeting}: {self.criterion.code}"


class BlindQuerySet(models.QuerySet["BlindJudgement"]):
    def visible_to(self, member: Membership) -> "BlindQuerySet":
        """One's own at once; the others' only when the chair revealed them or everybody had judged."""
        rows = self.filter(item__in=StandardisationItem.objects.visible_to(member))
        return rows.filter(Q(judged_by=member) | Q(item__revealed_at__isnull=False))


class BlindJudgement(models.Model):
    """What one attendee makes of it before hearing the others."""

    Outcome = CriterionDecision.Outcome

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    item = models.ForeignKey(StandardisationItem, models.PROTECT, related_name="judgements")
    outcome = models.CharField(max_length=8, choices=CriterionDecision.Outcome)
    reasons = models.TextField()
    judged_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    judged_at = models.DateTimeField(default=clock.now, editable=False)

    objects = BlindQuerySet.as_manager()

    class Meta:
        ordering = ["item", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["item", "judged_by"],
                name="judged_blind_once",
                violation_error_message="You have judged this already.",
            ),
            models.CheckConstraint(condition=Q(outcome__in=["met", "not_yet"]), name="blind_outcome_known"),
            models.CheckConstraint(condition=~Q(reasons=""), name="blind_judgement_has_reasons"),
        ]

    def __str__(self) -> str:
        return f"{self.item}: {self.outcome}"


class AgreedReadingQuerySet(models.QuerySet["AgreedReading"]):
    def visible_to(self, member: Membership) -> "AgreedReadingQuerySet":
        here = self.filter(centre_id=member.centre_id)
        return here if member.role in (*STAFF, Role.EQA) else here.none()


class AgreedReading(models.Model):
    """How this centre reads a criterion from then on; the newest counts."""

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    item = models.ForeignKey(StandardisationItem, models.PROTECT, related_name="readings")
    criterion = models.ForeignKey(Criterion, models.PROTECT, related_name="readings")
    text = models.TextField("agreed reading")
    agreed_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    agreed_at = models.DateTimeField(default=clock.now, editable=False)

    objects = AgreedReadingQuerySet.as_manager()

    class Meta:
        ordering = ["criterion", "-pk"]
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="reading_has_text")]

    def __str__(self) -> str:
        return f"reading of {self.criterion.code}"
