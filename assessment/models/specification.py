"""What is to be proved: units with their outcomes and criteria, and the qualifications that list them.

A loaded text never changes. A new text is a new version of the unit, and enrolments keep the version
they began with (domain.md section 8.7, invariant 20).
"""

from typing import Self

from django.db import models
from django.db.models import F, Q

from .specification_base import (
    CriterionKind,
    SpecificationQuerySet,
    UnitItem,
    Versioned,
    VersionedQuerySet,
)


class UnitQuerySet(VersionedQuerySet):
    def offered_by(self, qualification: "Qualification") -> Self:
        """The units of a qualification and the current overlays that lie over them."""
        listed = Q(pk__in=qualification.links.values("unit"))
        overlays = Q(overlay_of__in=qualification.links.values("unit"), is_current=True)
        return self.filter(listed | overlays)


class Unit(Versioned):
    class EvidenceSetting(models.TextChoices):
        WORKPLACE = "workplace", "Real work only"
        ASSIGNMENT_OR_WORKPLACE = "assignment_or_workplace", "Assignments or real work"
        ASSIGNMENT = "assignment", "Assignments"

    unit_reference = models.CharField(max_length=40, blank=True)
    level = models.PositiveSmallIntegerField(null=True, blank=True)
    credit = models.PositiveSmallIntegerField(null=True, blank=True)
    note = models.TextField(blank=True)
    evidence_setting = models.CharField(
        max_length=30, choices=EvidenceSetting, default=EvidenceSetting.WORKPLACE
    )
    overlay_of = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="overlays")

    objects = UnitQuerySet.as_manager()

    class Meta(Versioned.Meta):
        constraints = [
            *Versioned.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(overlay_of=F("id")),
                name="unit_not_over_itself",
                violation_error_message="A unit cannot lie over itself.",
            ),
            models.CheckConstraint(
                condition=Q(evidence_setting__in=["workplace", "assignment_or_workplace", "assignment"]),
                name="unit_setting_known",
                violation_error_message="Choose a known evidence setting.",
            ),
        ]


class Outcome(UnitItem):
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="outcomes")
    kind = models.CharField(max_length=12, choices=CriterionKind, default=CriterionKind.BOTH)

    objects = SpecificationQuerySet.as_manager()

    class Meta(UnitItem.Meta):
        constraints = [
            *UnitItem.Meta.constraints,
            models.CheckConstraint(
                condition=Q(kind__in=CriterionKind.values),
                name="outcome_kind_known",
                violation_error_message="An outcome asks for performance, knowledge or both.",
            ),
        ]


class Band(models.TextChoices):
    """What a criterion of a graded unit counts towards (domain.md 5.11)."""

    PASS = "P", "Pass"
    MERIT = "M", "Merit"
    DISTINCTION = "D", "Distinction"


class CriterionQuerySet(SpecificationQuerySet):
    def of(self, unit: Unit) -> Self:
        """The criteria of one unit version in its order, ready to be labelled without more queries."""
        return self.filter(unit=unit).select_related("unit", "pair").order_by("position")


class Criterion(UnitItem):
    """What an assessor judges. An overlay's criteria may serve outcomes of the unit that it lies over."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="criteria")
    kind = models.CharField(max_length=12, choices=CriterionKind)
    outcomes = models.ManyToManyField(Outcome, blank=True, related_name="criteria")
    pair = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    family_code = models.CharField(max_length=40, blank=True)
    family_name = models.CharField(max_length=200, blank=True)
    proof = models.JSONField(default=list, blank=True, help_text="What would prove it, in plain words.")
    official = models.JSONField(default=list, blank=True, help_text="Nearest criteria of the regulated unit.")
    rules = models.JSONField(
        default=list, blank=True, help_text="Codes of the readiness rules that look at it."
    )
    required = models.BooleanField(default=True)
    band = models.CharField(max_length=1, choices=Band, blank=True)

    objects = CriterionQuerySet.as_manager()

    class Meta(UnitItem.Meta):
        verbose_name_plural = "criteria"
        constraints = [
            *UnitItem.Meta.constraints,
            models.CheckConstraint(
                condition=Q(kind__in=CriterionKind.values),
                name="criterion_kind_known",
                violation_error_message="A criterion asks for performance, knowledge or both.",
            ),
            models.CheckConstraint(
                condition=~Q(pair=F("id")),
                name="criterion_not_its_own_pair",
                violation_error_message="A criterion cannot be its own pair.",
            ),
            models.CheckConstraint(
                condition=Q(band__in=["", *Band.values]),
                name="criterion_band_known",
                violation_error_message="A band is Pass, Merit or Distinction.",
            ),
        ]

    @property
    def label(self) -> str:
        """Its code, led by the unit's where the code alone does not say which unit: 'H/601/1554 1.1'."""
        own = self.code.startswith(self.unit.code)
        return self.code if own else f"{self.unit.code} {self.code}"


class UnitNote(UnitItem):
    """Help that stands beside the criteria and is never judged."""

    class Kind(models.TextChoices):
        GUIDANCE = "guidance", "Guidance"
        MISTAKE = "mistake", "Common mistake"
        CONCEPT = "concept", "Concept"
        TERM = "term", "Term"
        PRIOR = "prior", "Prior knowledge"

    class Testable(models.TextChoices):
        """Whether rules can see it in the records; where not, it is help text only."""

        YES = "yes", "Yes"
        PARTLY = "partly", "Partly"
        NO = "no", "No"

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="notes")
    kind = models.CharField(max_length=10, choices=Kind)
    testable = models.CharField(max_length=6, choices=Testable, blank=True)
    rules = models.JSONField(default=list, blank=True)

    objects = SpecificationQuerySet.as_manager()

    class Meta(UnitItem.Meta):
        constraints = [
            *UnitItem.Meta.constraints,
            models.CheckConstraint(
                condition=Q(kind__in=["guidance", "mistake", "concept", "term", "prior"]),
                name="unitnote_kind_known",
                violation_error_message="Choose a known kind of note.",
            ),
        ]


class Qualification(Versioned):
    class Type(models.TextChoices):
        NVQ = "NVQ", "NVQ"
        BTEC = "BTEC", "BTEC"

    class GradingScheme(models.TextChoices):
        PASS = "pass", "Pass or not yet"
        PMD = "pmd", "Pass, Merit, Distinction"

    level = models.PositiveSmallIntegerField()
    type = models.CharField(max_length=4, choices=Type)
    awarding_body = models.CharField(max_length=200)
    number = models.CharField(max_length=40, blank=True)
    grading = models.CharField(max_length=200, blank=True)
    status_note = models.TextField(blank=True)
    operational_end = models.DateField("last day for registrations", null=True, blank=True)
    certification_end = models.DateField("last day for certificates", null=True, blank=True)
    grading_scheme = models.CharField(max_length=4, choices=GradingScheme, default=GradingScheme.PASS)
    rules = models.JSONField(default=dict, blank=True, help_text="Rules of combination, as RulesSpec.")
    policy = models.JSONField(default=dict, blank=True, help_text="Of hand-ins, as PolicySpec.")
    units = models.ManyToManyField(Unit, through="QualificationUnit", related_name="qualifications")

    objects = VersionedQuerySet.as_manager()

    class Meta(Versioned.Meta):
        constraints = [
            *Versioned.Meta.constraints,
            models.CheckConstraint(
                condition=Q(type__in=["NVQ", "BTEC"]),
                name="qualification_type_known",
                violation_error_message="A qualification is an NVQ or a BTEC.",
            ),
            models.CheckConstraint(
                condition=Q(operational_end=None)
                | Q(certification_end=None)
                | Q(certification_end__gte=F("operational_end")),
                name="qualification_certificates_end_last",
                violation_error_message="Certificates cannot end before registrations do.",
            ),
            models.CheckConstraint(
                condition=Q(grading_scheme__in=["pass", "pmd"]),
                name="qualification_grading_known",
                violation_error_message="A qualification is graded by pass, or by Pass, Merit, Distinction.",
            ),
        ]


class LinkQuerySet(SpecificationQuerySet):
    owner = "qualification__centre"


class QualificationUnit(models.Model):
    """A unit's place in one version of a qualification."""

    qualification = models.ForeignKey(Qualification, models.CASCADE, related_name="links")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="links")
    required = models.BooleanField(default=True)
    group = models.CharField(max_length=40, blank=True, help_text="Of the rules of combination.")
    position = models.PositiveSmallIntegerField()

    objects = LinkQuerySet.as_manager()

    class Meta:
        ordering = ["qualification", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["qualification", "unit"],
                name="qualificationunit_once",
                violation_error_message="The qualification already lists that unit.",
            ),
        ]

    def __str__(self) -> str:
        need = "required" if self.required else "optional"
        return f"{self.unit.code} in {self.qualification.code}, {need}"
