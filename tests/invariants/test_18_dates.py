"""Invariant 18."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from portfolio import clock
from portfolio.models import Record
from tests.cast import log


@pytest.mark.parametrize("name", ["happened_on", "happened_until"])
def test_18_nothing_is_recorded_before_it_happened(cast, name):
    """18: the date of an event is never later than the day the site hears of it."""
    with pytest.raises(ValidationError, match="in the future"):
        log(cast, **{name: clock.today() + timedelta(days=1)})
    assert not Record.objects.exists()
