"""Two windows of one learner press at the same moment: neither breaks, and nothing is there twice."""

import threading
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, connections

from feedback.models import Item, Source, ThemeList
from feedback.services.analyses import add_finding, open_analysis
from feedback.services.measures import add_benchmark, open_measure
from feedback.services.themes import add_theme, take_theme_off
from tests.cast import Cast, client_for, make_cast
from tests.feedback.shop import cards, many, sorting

ROUNDS = 6
pytestmark = [
    pytest.mark.postgres,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite lets one writer in at a time."),
]


def at_once(cast: Cast, *forms: tuple[str, dict]) -> list[int]:
    """Sam sends each form from a window of its own at a signal; the answers' status codes."""
    start, answers = threading.Barrier(len(forms)), [0] * len(forms)

    def press(place: int, client: Any, address: str, sent: dict) -> None:
        try:
            start.wait(timeout=20)
            answers[place] = client.post(address, sent).status_code
        finally:
            connections.close_all()

    threads = [
        threading.Thread(target=press, args=[place, client_for(cast.sam), *form])
        for place, form in enumerate(forms)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return answers


def rounds(cast: Cast, forms: Callable[[int], list[tuple[str, dict]]]) -> set[int]:
    return {code for number in range(ROUNDS) for code in at_once(cast, *forms(number))}


def test_the_first_words_at_the_counter_begin_one_source():
    cast = make_cast()
    sent = {"text": "Nobody rang.", "source": "new", "scale": "1:5", "form_key": str(uuid.uuid4())}
    assert at_once(cast, ("/say/", sent), ("/say/", sent)) == [302, 302]
    assert (Source.objects.count(), Item.objects.count()) == (1, 1)


def test_a_theme_list_is_made_once():
    cast = make_cast()
    address = f"/p/{cast.portfolio.ref}/themes/new/"
    assert rounds(cast, lambda number: [(address, {"name": f"List {number}"})] * 2) == {302, 422}
    assert ThemeList.objects.count() == ROUNDS


def test_a_theme_is_applied_while_it_is_taken_away():
    cast = make_cast()
    themes, _ = sorting(cast), many(cards(cast), 20)
    address = f"/p/{cast.portfolio.ref}/themes/{themes.pk}"

    def forms(number: int) -> list[tuple[str, dict]]:
        theme = add_theme(by=cast.sam, theme_list=themes, name=f"Theme {number}")
        return [(f"{address}/apply/all/", {"theme": theme.pk}), (f"{address}/{theme.pk}/remove/", {})]

    assert rounds(cast, forms) == {302}
    assert not themes.themes.exists()


def test_items_are_sorted_while_one_is_taken_away():
    cast = make_cast()
    themes, items = sorting(cast, "Late"), many(cards(cast), 20)
    base, theme = f"/p/{cast.portfolio.ref}", themes.themes.get()

    def forms(number: int) -> list[tuple[str, dict]]:
        take_theme_off(by=cast.sam, theme_list=themes, items=Item.objects.all())
        gone = f"{base}/FB-01/items/{items[number].number}/remove/"
        return [(f"{base}/themes/{themes.pk}/apply/all/", {"theme": theme.pk}), (gone, {})]

    assert rounds(cast, forms) == {302}
    assert theme.item_themes.count() == Item.objects.count() == 20 - ROUNDS


def test_a_benchmark_is_changed_while_it_is_taken_off():
    cast = make_cast()
    fields = {"name": "Late", "kind": "outcome", "unit": "%", "direction": -1, "formula": "typed"}
    measure = open_measure(by=cast.sam, portfolio=cast.portfolio, fields=fields)
    sent = {"kind": "industry", "value": "7", "source": "Trade body"}

    def forms(number: int) -> list[tuple[str, dict]]:
        made = add_benchmark(by=cast.sam, measure=measure, fields=sent | {"value": number})
        address = f"/p/{cast.portfolio.ref}/measures/{measure.ref}/benchmarks/{made.pk}/"
        return [(address, sent), (f"{address}remove/", {})]

    assert rounds(cast, forms) <= {302, 404, 422}
    assert not measure.benchmarks.exists()


def test_a_finding_is_changed_while_it_is_taken_away():
    cast = make_cast()
    analysis = open_analysis(
        by=cast.sam,
        portfolio=cast.portfolio,
        fields={"technique": "trend"},
        record_fields={"title": "What went wrong"},
    )

    def forms(number: int) -> list[tuple[str, dict]]:
        made = add_finding(by=cast.sam, analysis=analysis, fields={"statement": f"Finding {number}"})
        address = f"/p/{cast.portfolio.ref}/{analysis.record.ref}/findings/{made.number}/"
        return [(address, {"statement": f"Other {number}"}), (f"{address}remove/", {})]

    assert rounds(cast, forms) <= {302, 404, 422}
    assert not analysis.findings.exists()
