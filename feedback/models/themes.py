"""The learner's own themes: what items have in common."""

from django.db import models
from django.db.models import Q

from portfolio import clock
from portfolio.models import Centre, Membership, Portfolio

from .sources import Item, Source


class ThemeListQuerySet(models.QuerySet["ThemeList"]):
    def visible_to(self, member: Membership) -> "ThemeListQuerySet":
        return self.filter(
            centre_id=member.centre_id, portfolio__in=Portfolio.objects.evidence_visible_to(member)
        )


class ThemeList(models.Model):
    """One list of themes, for one improvement. ``exclusive`` lets an item carry one theme only.

    A Pareto chart needs an exclusive list: bars that share items cannot be added up (domain.md 7).
    """

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    portfolio = models.ForeignKey(Portfolio, models.PROTECT, related_name="theme_lists")
    name = models.CharField(max_length=80)
    exclusive = models.BooleanField("one theme for each item", default=True)
    made_at = models.DateTimeField(default=clock.now, editable=False)

    objects = ThemeListQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["portfolio", "name"], name="theme_list_once")]

    def __str__(self) -> str:
        return self.name


class ThemeQuerySet(models.QuerySet["Theme"]):
    def visible_to(self, member: Membership) -> "ThemeQuerySet":
        return self.filter(list__in=ThemeList.objects.visible_to(member))


class Theme(models.Model):
    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    list = models.ForeignKey(ThemeList, models.PROTECT, related_name="themes")
    name = models.CharField(max_length=60)
    meaning = models.CharField("what belongs here", max_length=200, blank=True)
    position = models.PositiveIntegerField(default=0)

    objects = ThemeQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["list", "name"],
                name="theme_once",
                violation_error_message="There is a theme of this name already.",
            )
        ]

    def __str__(self) -> str:
        return self.name


class ItemThemeQuerySet(models.QuerySet["ItemTheme"]):
    def visible_to(self, member: Membership) -> "ItemThemeQuerySet":
        """As its item is, asked by way of the source: there are few sources and many items."""
        return self.filter(item__source__in=Source.objects.visible_to(member))


class ItemTheme(models.Model):
    """An item carries a theme. ``sole_list`` is set in an exclusive list: the database says no to two."""

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    item = models.ForeignKey(Item, models.CASCADE, related_name="item_themes")
    theme = models.ForeignKey(Theme, models.PROTECT, related_name="item_themes")
    sole_list = models.ForeignKey(ThemeList, models.PROTECT, null=True, blank=True, related_name="+")
    applied_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    applied_at = models.DateTimeField(default=clock.now, editable=False)

    objects = ItemThemeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["item", "theme"], name="item_theme_once"),
            models.UniqueConstraint(
                fields=["item", "sole_list"], condition=Q(sole_list__isnull=False), name="one_theme_per_item"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item_id}: {self.theme_id}"
