"""Appeals and malpractice (domain.md 5.10, 5.13, 8.5). Nothing here is edited: a case is its steps."""

from typing import Any

from django.db import models
from django.db.models import Q

from portfolio import clock
from portfolio.models import Access, Centre, Hold, Membership, Role

from .enrolments import Enrolment, EnrolmentUnit
from .specification import Criterion

#: Who knows that a case exists, for the centre's register.
KEEPS_REGISTER = (Role.COORDINATOR, Role.LEAD_IQA, Role.ADMINISTRATOR)


class CaseQuerySet(models.QuerySet["Case"]):
    def visible_to(self, member: Membership) -> "CaseQuerySet":
        """Those that the member may know of, though not always read."""
        mine = self.filter(centre_id=member.centre_id)
        if member.role in KEEPS_REGISTER:
            return mine.filter(_not_about(member))
        return mine.filter(_readable(member))

    def evidence_visible_to(self, member: Membership) -> "CaseQuerySet":
        """Those that the member may read. Nobody reads a case of malpractice about themselves."""
        return self.filter(_readable(member), centre_id=member.centre_id)

    def open(self) -> "CaseQuerySet":
        ended = CaseStep.objects.filter(case=models.OuterRef("pk"), kind=CaseStep.Kind.CLOSED)
        return self.filter(~models.Exists(ended))


def _not_about(member: Membership) -> Q:
    return Q(about=None) | ~Q(about__user=member.user_id)


def _readable(member: Membership) -> Q:
    named = CasePerson.objects.filter(membership=member, ended_at=None).values("case")
    appeal = Q(kind="appeal") & Q(enrolment__portfolio__learner=member)
    if member.role in KEEPS_REGISTER:
        appeal = Q(kind="appeal")
    malpractice = Q(kind="malpractice", raised_by=member)
    if member.role == Role.LEAD_IQA:
        malpractice = Q(kind="malpractice")
    return appeal | ((malpractice | Q(pk__in=named)) & _not_about(member))


class Case(models.Model):
    """An appeal against decisions on one unit, or a suspicion of malpractice about a person."""

    class Kind(models.TextChoices):
        APPEAL = "appeal", "Appeal"
        MALPRACTICE = "malpractice", "Malpractice"

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind)
    enrolment = models.ForeignKey(Enrolment, models.PROTECT, related_name="cases")
    enrolment_unit = models.ForeignKey(
        EnrolmentUnit, models.PROTECT, null=True, blank=True, related_name="cases"
    )
    criteria = models.ManyToManyField(Criterion, blank=True, related_name="+")
    about = models.ForeignKey(
        Membership, models.PROTECT, null=True, blank=True, related_name="+", help_text="of malpractice"
    )
    ref = models.CharField(max_length=20, unique=True)
    hold = models.OneToOneField(Hold, models.PROTECT, related_name="+")
    raised_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    raised_at = models.DateTimeField(default=clock.now, editable=False)

    objects = CaseQuerySet.as_manager()

    class Meta:
        ordering = ["-raised_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="appeal", enrolment_unit__isnull=False, about=None)
                | Q(kind="malpractice", about__isnull=False),
                name="case_is_about_something",
            )
        ]

    def __str__(self) -> str:
        return self.ref

    @property
    def is_appeal(self) -> bool:
        return self.kind == self.Kind.APPEAL

    @property
    def last(self) -> "CaseStep":
        """The last step; of prefetched ones where they are."""
        return list(self.steps.all())[-1]

    @property
    def state(self) -> str:
        """A word of ``portfolio.templatetags.states``."""
        kind = self.last.kind
        if kind == CaseStep.Kind.RAISED:
            return "appealed" if self.is_appeal else "suspected"
        return {"stage_answered": "appeal_answered", "closed": "case_closed"}.get(kind, kind)

    @property
    def is_open(self) -> bool:
        return self.last.kind != CaseStep.Kind.CLOSED

    @property
    def stage(self) -> int:
        return max(each.stage for each in self.steps.all())


class OfCaseQuerySet(models.QuerySet[Any]):
    def visible_to(self, member: Membership) -> "OfCaseQuerySet":
        cases = Case.objects.evidence_visible_to(member)
        return self.filter(centre_id=member.centre_id, case__in=cases)


class CaseStep(models.Model):
    """What was done, in order. ``stage`` is of an appeal, from 1; malpractice has stage 0 throughout."""

    class Kind(models.TextChoices):
        RAISED = "raised", "Raised"
        STAGE_ANSWERED = "stage_answered", "Answered"
        REPORTED = "reported", "Reported to the awarding organisation"
        INVESTIGATING = "investigating", "Investigation"
        DECIDED = "decided", "Decided"
        CLOSED = "closed", "Closed"

    class Outcome(models.TextChoices):
        UPHELD = "upheld", "Upheld"
        PARTLY = "partly", "Partly upheld"
        NOT_UPHELD = "not_upheld", "Not upheld"

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, models.PROTECT, related_name="steps")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=14, choices=Kind)
    stage = models.PositiveSmallIntegerField(default=0)
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True)
    reference = models.CharField(max_length=80, blank=True, help_text="the awarding organisation's")
    words = models.TextField()
    by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    role = models.CharField(max_length=20, help_text="the role used")
    at = models.DateTimeField(default=clock.now, editable=False)

    objects = OfCaseQuerySet.as_manager()

    class Meta:
        ordering = ["case", "position"]
        constraints = [
            models.UniqueConstraint(fields=["case", "position"], name="case_step_once"),
            models.CheckConstraint(
                condition=Q(
                    kind__in=[
                        "raised", "stage_answered", "reported", "investigating", "decided", "closed",
                    ]
                ),
                name="case_step_kind_known",
            ),
            models.CheckConstraint(
                condition=Q(kind="stage_answered", outcome__in=["upheld", "partly", "not_upheld"])
                | (~Q(kind="stage_answered") & Q(outcome="")),
                name="case_answer_has_outcome",
            ),
            models.CheckConstraint(condition=~Q(words=""), name="case_step_says_what"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.case}: {self.kind}"


class CasePerson(models.Model):
    """Who else may read the case: its adjudicator, or a reader. ``access`` lets them see the evidence."""

    class Part(models.TextChoices):
        ADJUDICATOR = "adjudicator", "Adjudicator"
        READER = "reader", "Named reader"

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, models.PROTECT, related_name="people")
    membership = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    part = models.CharField(max_length=12, choices=Part)
    stage = models.PositiveSmallIntegerField(default=0)
    access = models.ForeignKey(Access, models.PROTECT, null=True, blank=True, related_name="+")
    named_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    named_at = models.DateTimeField(default=clock.now, editable=False)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = OfCaseQuerySet.as_manager()

    class Meta:
        ordering = ["case", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(part="adjudicator", ended_at=None),
                name="one_adjudicator_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(part__in=["adjudicator", "reader"]), name="case_person_part_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case}: {self.part}"


class CaseView(models.Model):
    """Somebody opened the page of a case of malpractice."""

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, models.PROTECT, related_name="views")
    member = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now, editable=False)

    objects = OfCaseQuerySet.as_manager()

    class Meta:
        ordering = ["case", "-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.case} read"
