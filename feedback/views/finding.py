"""Reaching a portfolio, a record's table or what hangs on it: what may not be seen is not there (404)."""

from django.shortcuts import get_object_or_404

from feedback.models import Analysis, Item, Measure, Source, Theme, ThemeList
from portfolio.models import Membership


def source_or_404(member: Membership, portfolio_ref: str, ref: str) -> Source:
    rows = Source.objects.visible_to(member).select_related("record__portfolio__learner__user")
    return get_object_or_404(rows, record__portfolio__ref=portfolio_ref, record__ref=ref)


def item_or_404(member: Membership, source: Source, number: int) -> Item:
    rows = Item.objects.visible_to(member).select_related("source__record__portfolio")
    return get_object_or_404(rows, source=source, number=number)


def theme_list_or_404(member: Membership, portfolio_ref: str, pk: int) -> ThemeList:
    rows = ThemeList.objects.visible_to(member).select_related("portfolio__learner__user")
    return get_object_or_404(rows, portfolio__ref=portfolio_ref, pk=pk)


def theme_or_404(member: Membership, theme_list: ThemeList, pk: int) -> Theme:
    rows = Theme.objects.visible_to(member).select_related("list__portfolio")
    return get_object_or_404(rows, list=theme_list, pk=pk)


def measure_or_404(member: Membership, portfolio_ref: str, ref: str) -> Measure:
    rows = Measure.objects.visible_to(member).select_related("portfolio__learner__user")
    return get_object_or_404(rows, portfolio__ref=portfolio_ref, ref=ref)


def analysis_or_404(member: Membership, portfolio_ref: str, ref: str) -> Analysis:
    rows = Analysis.objects.visible_to(member).select_related("record__portfolio__learner__user")
    return get_object_or_404(rows, record__portfolio__ref=portfolio_ref, record__ref=ref)
