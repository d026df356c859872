"""Sorting on the page: ticked items, everything a search shows, suggestions, and what it costs."""

import pytest
from django.urls import reverse

from feedback.models import ItemTheme, Theme, ThemeList
from feedback.services.themes import apply_theme
from tests.cast import client_for
from tests.feedback.shop import cards, hand_in, many, said, sorting
from tests.feedback.views.test_sources import cost, words

HTMX = {"HX-Request": "true"}


def at(name, theme_list, *more):
    return reverse(f"feedback:{name}", args=[theme_list.portfolio.ref, theme_list.pk, *more])


def carried():
    return sorted(ItemTheme.objects.values_list("item__number", "theme__name"))


@pytest.fixture
def late(cast):
    return sorting(cast, "Late", "Rude").themes.first()


def test_an_empty_page_says_what_a_list_is_for(cast):
    page = client_for(cast.sam).get(reverse("feedback:themes", args=[cast.portfolio.ref]))
    assert "The counts show what to improve first" in words(page)


def test_sam_makes_a_list_and_names_its_themes(cast):
    client = client_for(cast.sam)
    new = reverse("feedback:theme-list-new", args=[cast.portfolio.ref])
    answer = client.post(new, {"name": "What went wrong", "exclusive": "on"})
    made = ThemeList.objects.get()
    assert answer.url == at("theme-list", made) and made.exclusive
    client.post(at("theme-add", made), {"name": "Late", "meaning": "Later than we said."})
    assert (Theme.objects.get().name, Theme.objects.get().meaning) == ("Late", "Later than we said.")
    again = client.post(new, {"name": "What went wrong"})
    assert again.status_code == 422 and "There is a list of this name already." in words(again)


def test_a_name_taken_keeps_what_was_typed(cast, late):
    page = client_for(cast.sam).post(
        at("theme-add", late.list), {"name": "Late", "meaning": "Never in time."}
    )
    assert page.status_code == 422
    assert "There is a theme of this name already." in words(page) and "Never in time." in words(page)


def test_a_theme_goes_on_ticked_items_and_comes_off_again(cast, late):
    items, client = many(cards(cast), 3), client_for(cast.sam)
    form = {"theme": late.pk, "item": [items[0].pk, items[2].pk]}
    answer = client.post(at("theme-apply", late.list) + "?q=queue", form)
    assert answer.url == at("theme-list", late.list) + "?q=queue"
    assert carried() == [(1, "Late"), (3, "Late")]
    client.post(at("theme-off", late.list), {"item": [items[0].pk]})
    assert carried() == [(3, "Late")]


def test_htmx_gets_the_lines_that_changed_and_the_tally(cast, late):
    items = many(cards(cast), 2)
    form = {"theme": late.pk, "item": [items[0].pk]}
    page = words(client_for(cast.sam).post(at("theme-apply", late.list), form, headers=HTMX))
    assert f'id="sort-{items[0].pk}"' in page and f'id="sort-{items[1].pk}"' not in page
    assert 'id="theme-tally"' in page


def test_a_theme_goes_on_everything_a_search_shows(cast, late):
    source = cards(cast)
    many(source, 60)
    said(source, "Too loud.")
    client_for(cast.sam).post(at("theme-apply-all", late.list) + "?q=queue", {"theme": late.pk})
    assert late.item_themes.count() == 60


def test_only_the_chosen_sources_are_shown_counted_and_sorted(cast, late):
    first, second = cards(cast), cards(cast)
    many(first, 2)
    many(second, 3)
    client, query = client_for(cast.sam), f"?source={second.pk}"
    page = client.get(at("theme-list", late.list) + query)
    assert page.context["page"].paginator.count == page.context["tally"]["total"] == 3
    client.post(at("theme-apply-all", late.list) + query, {"theme": late.pk})
    assert set(late.item_themes.values_list("item__source", flat=True)) == {second.pk}


def test_items_without_a_theme_can_be_shown_alone(cast, late):
    items = many(cards(cast), 3)
    apply_theme(by=cast.sam, theme=late, items=items[:1])
    page = client_for(cast.sam).get(at("theme-list", late.list), {"carrying": "none"})
    assert [item.number for item in page.context["page"]] == [2, 3]
    assert page.context["tally"]["without"] == 2


@pytest.mark.parametrize("form", [{}, {"theme": "9" * 40}, {"theme": "x", "item": ["x", "-1"]}])
def test_what_no_page_of_ours_sends_changes_nothing(cast, late, form):
    many(cards(cast), 1)
    client = client_for(cast.sam)
    for name in ("theme-apply", "theme-apply-all", "theme-off", "theme-suggestion-take"):
        assert client.post(at(name, late.list), form).status_code == 302
    assert carried() == []


def test_another_learners_items_are_passed_over(cast, late):
    from feedback.services.sources import open_source

    olga = cast.other_learner
    fields = {"fields": {"method": "survey"}, "record_fields": {"title": "Olga's"}}
    theirs = said(open_source(by=olga, portfolio=olga.portfolio, **fields))
    client_for(cast.sam).post(at("theme-apply", late.list), {"theme": late.pk, "item": [theirs.pk]})
    assert carried() == []


def test_staff_read_the_themes_of_what_was_handed_in(cast, late):
    handed, draft = cards(cast), cards(cast)
    apply_theme(by=cast.sam, theme=late, items=[said(handed, "Nobody rang."), said(draft, "Secret words.")])
    hand_in(cast, handed)
    page = client_for(cast.assessor).get(at("theme-list", late.list))
    assert "Nobody rang." in words(page) and "Secret words." not in words(page)
    assert page.context["tally"]["rows"][0]["count"] == 1 and "data-sorting" not in words(page)


def test_a_theme_is_renamed_and_taken_away_with_its_marks(cast, late):
    apply_theme(by=cast.sam, theme=late, items=many(cards(cast), 2))
    client = client_for(cast.sam)
    client.post(at("theme-edit", late.list, late.pk), {"name": "Not on time"})
    assert carried() == [(1, "Not on time"), (2, "Not on time")]
    assert "2 items carry it" in words(client.get(at("theme-edit", late.list, late.pk)))
    client.post(at("theme-remove", late.list, late.pk))
    assert carried() == [] and late.list.themes.count() == 1


def test_a_suggestion_shows_its_count_and_is_taken_with_one_press(cast, late):
    source = cards(cast)
    for text in ("The parking was full.", "No parking again.", "Parking, always parking!", "Fine."):
        said(source, text)
    client = client_for(cast.sam)
    page = client.get(at("theme-suggestions", late.list))
    (found,) = page.context["proposals"]
    assert (found.found.label, found.found.count) == ("Parking", 3)
    assert "Use it for these 3" in words(page)
    client.post(at("theme-suggestion-take", late.list), {"name": "Parking"})
    assert carried() == [(1, "Parking"), (2, "Parking"), (3, "Parking")]
    assert client.get(at("theme-suggestions", late.list)).context["proposals"] == []


def test_sixty_items_cost_no_more_questions_than_three(cast, late):
    source, client = cards(cast), client_for(cast.sam)
    apply_theme(by=cast.sam, theme=late, items=many(source, 3))
    few = cost(client, at("theme-list", late.list))
    apply_theme(by=cast.sam, theme=late, items=many(source, 57))
    assert cost(client, at("theme-list", late.list)) == few


def test_one_source_costs_as_many_questions_as_twelve(cast, late):
    client, address = client_for(cast.sam), at("theme-list", late.list)
    apply_theme(by=cast.sam, theme=late, items=many(cards(cast), 3))
    few = cost(client, address)
    for number in range(11):
        many(cards(cast, title=f"Cards {number}"), 3)
    assert cost(client, address) == few


def test_an_item_with_two_themes_is_sorted_once(cast):
    theme_list = sorting(cast, "Late", "Rude", exclusive=False)
    items = many(cards(cast), 3)
    for theme in theme_list.themes.all():
        apply_theme(by=cast.sam, theme=theme, items=items[:2])
    page = client_for(cast.sam).get(at("theme-list", theme_list))
    assert [row["count"] for row in page.context["tally"]["rows"]] == [2, 2]
    assert (page.context["tally"]["total"], page.context["tally"]["without"]) == (3, 1)


def test_the_counts_follow_every_press(cast, late):
    client, items = client_for(cast.sam), many(cards(cast), 3)
    seen = []
    for step in ("theme-apply", "theme-off", "theme-apply"):
        client.post(at(step, late.list), {"theme": late.pk, "item": [items[0].pk, items[1].pk]})
        tally = client.get(at("theme-list", late.list)).context["tally"]
        seen.append((tally["rows"][0]["count"], tally["without"]))
    assert seen == [(2, 1), (0, 3), (2, 1)]


def test_a_draft_is_not_in_the_counts_that_staff_see(cast, late):
    given, draft = cards(cast), cards(cast, title="Still mine")
    apply_theme(by=cast.sam, theme=late, items=[*many(given, 2, pii_checked=True), *many(draft, 3)])
    hand_in(cast, given)
    tally = client_for(cast.assessor).get(at("theme-list", late.list)).context["tally"]
    assert (tally["rows"][0]["count"], tally["total"], tally["without"]) == (2, 2, 0)
