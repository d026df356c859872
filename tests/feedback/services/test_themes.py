"""Sorting by theme: one theme for each item where a list says so, and only by its owner."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from feedback.models import Finding, Item, ItemTheme
from feedback.services.themes import (
    add_theme,
    apply_theme,
    change_theme,
    open_theme_list,
    remove_theme,
    take_suggestion,
    take_theme_off,
)
from portfolio.refusals import Refused
from tests.feedback.shop import cards, hand_in, many, said, sorting


def on(item):
    return sorted(item.item_themes.values_list("theme__name", flat=True))


def test_in_an_exclusive_list_a_second_theme_takes_the_place_of_the_first(cast):
    late, rude = sorting(cast, "Late", "Rude").themes.all()
    item = said(cards(cast))
    assert apply_theme(by=cast.sam, theme=late, items=[item]) == 1
    assert apply_theme(by=cast.sam, theme=rude, items=[item]) == 1
    assert on(item) == ["Rude"]


def test_the_database_itself_allows_one_theme_of_an_exclusive_list(cast):
    late, rude = sorting(cast, "Late", "Rude").themes.all()
    item = said(cards(cast))
    apply_theme(by=cast.sam, theme=late, items=[item])
    with pytest.raises(IntegrityError), transaction.atomic():
        ItemTheme.objects.create(
            centre=cast.centre, item=item, theme=rude, sole_list=rude.list, applied_by=cast.sam
        )


def test_in_an_open_list_an_item_carries_several(cast):
    late, rude = sorting(cast, "Late", "Rude", exclusive=False).themes.all()
    item = said(cards(cast))
    for theme in (late, rude, rude):
        apply_theme(by=cast.sam, theme=theme, items=[item])
    assert on(item) == ["Late", "Rude"]


def test_two_lists_do_not_disturb_each_other(cast):
    (late,) = sorting(cast, "Late").themes.all()
    other = open_theme_list(by=cast.sam, portfolio=cast.portfolio, name="Where it was")
    hall = add_theme(by=cast.sam, theme_list=other, name="Hall")
    item = said(cards(cast))
    for theme in (late, hall):
        apply_theme(by=cast.sam, theme=theme, items=[item])
    assert on(item) == ["Hall", "Late"]
    assert take_theme_off(by=cast.sam, theme_list=other, items=[item]) == 1
    assert on(item) == ["Late"]


def test_hundreds_are_sorted_at_once_and_counted_only_where_it_is_new(cast):
    (late,) = sorting(cast, "Late").themes.all()
    items = many(cards(cast), 620)
    apply_theme(by=cast.sam, theme=late, items=items[:20])
    assert apply_theme(by=cast.sam, theme=late, items=Item.objects.all()) == 600
    assert late.item_themes.count() == 620


def test_what_was_handed_in_can_still_be_sorted(cast):
    (late,) = sorting(cast, "Late").themes.all()
    source = cards(cast)
    item = said(source)
    hand_in(cast, source)
    assert apply_theme(by=cast.sam, theme=late, items=[item]) == 1


@pytest.mark.parametrize("who", ["other_learner", "assessor", "administrator"])
def test_nobody_else_sorts(cast, who):
    them, theme_list = getattr(cast, who), sorting(cast, "Late")
    theme, item = theme_list.themes.get(), said(cards(cast))
    for write in (
        lambda: open_theme_list(by=them, portfolio=cast.portfolio, name="Mine"),
        lambda: add_theme(by=them, theme_list=theme_list, name="Mine"),
        lambda: change_theme(by=them, theme=theme, name="Mine"),
        lambda: remove_theme(by=them, theme=theme),
        lambda: apply_theme(by=them, theme=theme, items=[item]),
        lambda: take_theme_off(by=them, theme_list=theme_list, items=[item]),
    ):
        with pytest.raises(PermissionDenied):
            write()


def test_another_learners_words_never_carry_sams_themes(cast):
    (late,) = sorting(cast, "Late").themes.all()
    theirs = said(_olgas_cards(cast))
    with pytest.raises(PermissionDenied):
        apply_theme(by=cast.sam, theme=late, items=[theirs])
    assert on(theirs) == []


def _olgas_cards(cast):
    from feedback.services.sources import open_source

    olga = cast.other_learner
    fields = {"fields": {"method": "survey"}, "record_fields": {"title": "Olga's"}}
    return open_source(by=olga, portfolio=olga.portfolio, **fields)


def test_a_name_stands_once_in_a_list(cast):
    theme_list = sorting(cast, "Late")
    with pytest.raises(ValidationError, match="There is a theme of this name already"):
        add_theme(by=cast.sam, theme_list=theme_list, name=" Late ")


def test_a_theme_that_a_finding_names_stays_with_all_its_items(cast):
    from feedback.models import Analysis
    from tests.cast import log

    (late,) = sorting(cast, "Late").themes.all()
    item = said(cards(cast))
    apply_theme(by=cast.sam, theme=late, items=[item])
    record = log(cast, kind="AN")
    analysis = Analysis.objects.create(record=record, centre=cast.centre, technique="pareto")
    finding = Finding.objects.create(
        analysis=analysis, centre=cast.centre, number=1, statement="Late", theme=late
    )
    with pytest.raises(Refused, match="A finding rests on “Late”"):
        remove_theme(by=cast.sam, theme=late)
    assert on(item) == ["Late"]
    finding.delete()
    assert remove_theme(by=cast.sam, theme=late) == 1


def test_a_suggestion_taken_is_a_theme_on_its_items(cast):
    theme_list, items = sorting(cast), many(cards(cast), 3)
    theme = take_suggestion(by=cast.sam, theme_list=theme_list, name="Long queue", items=items[:2])
    assert [on(item) for item in items] == [["Long queue"], ["Long queue"], []]
    assert take_suggestion(by=cast.sam, theme_list=theme_list, name="Long queue", items=items) == theme
