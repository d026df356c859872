import logging

import pytest
from django.conf import settings
from django.test import SimpleTestCase, TransactionTestCase

from tests.cast import Cast
from tests.lifting import lifted
from tests.remembered import the_cast, the_cast_elsewhere

OPENS_THE_DATABASE = {"db", "transactional_db", "live_server", "django_db_setup"}


def pytest_collection_modifyitems(config, items):
    """On PostgreSQL, only what asks something of the database that SQLite could answer otherwise.

    Pure functions say the same on both; so do pages in a browser, whose views are tried on both without one.
    """
    if "sqlite" in settings.DATABASES["default"]["ENGINE"]:
        return
    left_out = [item for item in items if not _asks_the_database(item)]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if _asks_the_database(item)]


def _asks_the_database(item) -> bool:
    if item.get_closest_marker("browser"):
        return False
    asks = OPENS_THE_DATABASE & set(getattr(item, "fixturenames", ()))
    is_case = item.cls is not None and issubclass(item.cls, SimpleTestCase)
    return bool(asks or is_case or item.get_closest_marker("django_db"))


@pytest.fixture(scope="session", autouse=True)
def tests_may_empty_append_only_tables():
    """A test that commits is followed by emptying every table, which the database refuses for some."""
    empty = TransactionTestCase._fixture_teardown

    def lift_and_empty(self):
        with lifted():
            empty(self)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lift_and_empty)
        yield


@pytest.fixture
def cast(db) -> Cast:
    return the_cast()


@pytest.fixture
def elsewhere(cast) -> Cast:
    """Another centre on the same site, with people in the same roles."""
    return the_cast_elsewhere()


@pytest.fixture(autouse=True)
def no_logged_errors(caplog):
    """A page that logs an error is a failing page, whatever it answered."""
    yield
    errors = [r.getMessage() for r in caplog.get_records("call") if r.levelno >= logging.ERROR]
    assert errors == []
