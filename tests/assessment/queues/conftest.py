import pytest

from portfolio.models import Notice


@pytest.fixture
def cast(cast):
    """The cast, with nothing in the outbox from the days they were given their learners."""
    Notice.objects.all().delete()
    return cast
