"""What people say about the rules: set aside for one learner, a centre's figures, a centre's choice of rules.

All three are appended, never edited; the newest row counts (domain.md sections 4 and 8.6).
"""

from django.db import models
from django.db.models import Q

from portfolio import clock
from portfolio.models import Centre, Membership

from .enrolments import Enrolment


class SetAsideQuerySet(models.QuerySet["SetAside"]):
    def visible_to(self, member: Membership) -> "SetAsideQuerySet":
        return self.filter(enrolment__in=Enrolment.objects.evidence_visible_to(member))


class SetAside(models.Model):
    """An assessor's word that a rule is not needed here (``applies`` false), or is needed again (true).

    ``rule`` is the rule's id; ``about`` the reference of the one thing it is about (IMP-02, WP-03, PCI-04,
    PCI), or empty for everything of this learner's. It moves no decision.
    """

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    enrolment = models.ForeignKey(Enrolment, models.PROTECT, related_name="set_asides")
    rule = models.CharField(max_length=8)
    about = models.CharField(max_length=40, blank=True)
    sequence = models.PositiveIntegerField()
    applies = models.BooleanField(default=False)
    reason = models.TextField(max_length=2000)
    by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    role = models.CharField(max_length=20, help_text="the role used")
    at = models.DateTimeField(default=clock.now, editable=False)

    objects = SetAsideQuerySet.as_manager()

    class Meta:
        ordering = ["rule", "about", "sequence"]
        constraints = [
            models.UniqueConstraint(
                fields=["enrolment", "rule", "about", "sequence"], name="set_aside_sequence_once"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="set_aside_has_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.rule} {self.about or 'everywhere'}"


class CentreRowQuerySet(models.QuerySet):
    def visible_to(self, member: Membership) -> "CentreRowQuerySet":
        """How the centre works is no secret within it."""
        return self.filter(centre_id=member.centre_id)


class ParameterChange(models.Model):
    """A centre's own figure for one parameter of the rules; without ``value`` the default counts again."""

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="parameter_changes")
    name = models.CharField(max_length=40)
    value = models.PositiveIntegerField(null=True, blank=True)
    reason = models.CharField(max_length=300)
    by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now, editable=False)

    objects = CentreRowQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="parameter_change_has_reason")]

    def __str__(self) -> str:
        return f"{self.name} = {self.value}"


class RuleChoice(models.Model):
    """Which rules guard one criterion of a unit that the centre wrote itself; ``rules`` are their ids, or
    null where the centre gave the choice back to the specification.

    It is about the code of unit and criterion, so that it outlives a new version of the unit's text.
    """

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="rule_choices")
    unit_code = models.CharField(max_length=40)
    criterion_code = models.CharField(max_length=40)
    rules = models.JSONField(default=list, blank=True, null=True)
    by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now, editable=False)

    objects = CentreRowQuerySet.as_manager()

    class Meta:
        ordering = ["unit_code", "criterion_code", "pk"]

    def __str__(self) -> str:
        return f"{self.criterion_code}: {', '.join(self.rules or ['as specified'])}"
