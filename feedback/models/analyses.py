"""Making sense of it: analyses, the findings they end in, and the causes behind those (domain.md 7)."""

from django.db import models
from django.db.models import Q

from portfolio import clock
from portfolio.models import Centre, Membership, Record

from .measures import Measure, Reading
from .sources import Item, LoopRecordQuerySet, Source
from .themes import Theme, ThemeList


class Technique(models.TextChoices):
    THEME_COUNT = "theme_count", "Theme count"
    PARETO = "pareto", "Pareto chart"
    TREND = "trend", "Trend"
    RUN_CHART = "run_chart", "Run chart"
    XMR = "xmr", "XmR chart"
    FIVE_WHYS = "five_whys", "Five whys"
    FISHBONE = "fishbone", "Fishbone"
    SERVQUAL_GAP = "servqual_gap", "Expected against received"
    BENCHMARK = "benchmark", "Benchmark"
    OTHER = "other", "Another technique"


class AnalysisQuerySet(LoopRecordQuerySet):
    pass


class Analysis(models.Model):
    """One look at the data by one technique. It covers every item of its sources and every reading of
    its measures, from ``from_date`` to ``to_date`` where they are given.
    """

    record = models.OneToOneField(Record, models.PROTECT, primary_key=True, related_name="analysis")
    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    technique = models.CharField(max_length=14, choices=Technique)
    technique_other = models.CharField("which other technique", max_length=80, blank=True)
    question = models.CharField("what you wanted to know", max_length=200, blank=True)
    sources = models.ManyToManyField(Source, blank=True, related_name="analyses")
    theme_list = models.ForeignKey(ThemeList, models.PROTECT, null=True, blank=True, related_name="analyses")
    measures = models.ManyToManyField(Measure, blank=True, related_name="analyses")
    from_date = models.DateField("first day looked at", null=True, blank=True)
    to_date = models.DateField("last day looked at", null=True, blank=True)
    summary = models.TextField("what it shows, in short", blank=True)
    how_read = models.TextField("how you read the data", blank=True)

    objects = AnalysisQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "analyses"
        constraints = [
            models.CheckConstraint(
                condition=Q(technique__in=Technique.values), name="analysis_technique_known"
            ),
            models.CheckConstraint(
                condition=Q(to_date=None) | Q(from_date=None) | Q(to_date__gte=models.F("from_date")),
                name="analysis_dates_in_order",
                violation_error_message="The last day cannot be before the first.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.record.ref} {self.record.title}"


class FindingQuerySet(models.QuerySet["Finding"]):
    def visible_to(self, member: Membership) -> "FindingQuerySet":
        return self.filter(analysis__in=Analysis.objects.visible_to(member))


class Finding(models.Model):
    """What the analysis showed, with the items and readings behind it and those that speak against it.

    ``count`` is how many items say so; ``causal`` marks a statement about a cause, which then needs
    a chain of causes, a trial or other explanations beside it (rule AN-07).
    """

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    analysis = models.ForeignKey(Analysis, models.PROTECT, related_name="findings")
    number = models.PositiveIntegerField(help_text="within its analysis, from 1")
    statement = models.CharField("what you found", max_length=300)
    theme = models.ForeignKey(Theme, models.PROTECT, null=True, blank=True, related_name="findings")
    count = models.PositiveIntegerField("how many say so", null=True, blank=True)
    trend = models.CharField("the way it is going", max_length=160, blank=True)
    causal = models.BooleanField("it says what causes what", default=False)
    trial = models.TextField("how you tried it out", blank=True)
    other_explanations = models.TextField("what else could explain it", blank=True)
    contrary_note = models.TextField("how you took the other voices into account", blank=True)
    customer_effect = models.TextField("what it means for customers", blank=True)
    items = models.ManyToManyField(Item, blank=True, related_name="findings")
    contrary_items = models.ManyToManyField(Item, blank=True, related_name="contrary_findings")
    readings = models.ManyToManyField(Reading, blank=True, related_name="findings")
    found_on = models.DateField("date found", null=True, blank=True)
    recorded_at = models.DateTimeField(default=clock.now, editable=False)

    objects = FindingQuerySet.as_manager()

    class Meta:
        ordering = ["analysis", "number"]
        constraints = [models.UniqueConstraint(fields=["analysis", "number"], name="finding_number_once")]

    def __str__(self) -> str:
        return f"{self.ref}: {self.statement}"

    @property
    def ref(self) -> str:
        """As pages write it: AN-01.2. Load it with select_related("analysis__record")."""
        return f"{self.analysis.record.ref}.{self.number}"


class RootCauseQuerySet(models.QuerySet["RootCause"]):
    def visible_to(self, member: Membership) -> "RootCauseQuerySet":
        return self.filter(finding__in=Finding.objects.visible_to(member))


class RootCause(models.Model):
    """One step of five whys (``depth`` from 1) or one bone of a fishbone (``depth`` 0)."""

    class Category(models.TextChoices):
        PEOPLE = "people", "People"
        PROCESS = "process", "Process"
        RESOURCES = "resources", "Resources"
        POLICY_GUIDANCE = "policy_guidance", "Policy and guidance"
        TECHNOLOGY = "technology", "Technology"
        ENVIRONMENT = "environment", "Environment"

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    finding = models.ForeignKey(Finding, models.CASCADE, related_name="root_causes")
    depth = models.PositiveSmallIntegerField(default=0)
    text = models.CharField("cause", max_length=240)
    support = models.CharField("how you know", max_length=240, blank=True)
    category = models.CharField(max_length=16, choices=Category, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    objects = RootCauseQuerySet.as_manager()

    class Meta:
        ordering = ["depth", "position", "pk"]

    def __str__(self) -> str:
        return self.text


def items_covered(analysis: Analysis) -> "models.QuerySet[Item]":
    """Every item the analysis looks at."""
    return within(Item.objects.filter(source__in=analysis.sources.all()), "said_on", analysis)


def readings_covered(analysis: Analysis) -> "models.QuerySet[Reading]":
    """Every reading the analysis looks at, without those set aside."""
    rows = Reading.objects.standing().filter(measure__in=analysis.measures.all())
    return within(rows, "taken_on", analysis)


def within(rows: models.QuerySet, day: str, analysis: Analysis) -> models.QuerySet:
    """Those of the days that the analysis looks at; ``day`` is the field that says which day."""
    if analysis.from_date:
        rows = rows.filter(**{f"{day}__gte": analysis.from_date})
    if analysis.to_date:
        rows = rows.filter(**{f"{day}__lte": analysis.to_date})
    return rows
