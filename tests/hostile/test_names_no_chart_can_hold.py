"""Control characters, as they come along from a word processor, in names that a chart shows."""

from datetime import date
from decimal import Decimal

import pytest

from feedback.charts.runs import trend_svg
from feedback.statistics.points import Point

POINTS = [Point(date(2026, 1, 5), Decimal(1)), Point(date(2026, 1, 12), Decimal(2))]


@pytest.mark.parametrize("odd", ["\x0b", "\x01", "\x1b", "\ufffe", "\uffff", "\ud800"])
def test_the_drawing_shows_a_stand_in_and_the_process_lives_on(odd):
    chart = trend_svg(POINTS, f"Late{odd}", f"Two readings{odd}.", unit=f"%{odd}", target=None)
    assert chart
