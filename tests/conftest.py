import logging

import pytest

from tests.cast import Cast, make_cast


@pytest.fixture
def cast(db) -> Cast:
    return make_cast()


@pytest.fixture
def elsewhere(cast) -> Cast:
    """Another centre on the same site, with people in the same roles."""
    return make_cast("inland", "INLD")


@pytest.fixture(autouse=True)
def no_logged_errors(caplog):
    """A page that logs an error is a failing page, whatever it answered."""
    yield
    errors = [r.getMessage() for r in caplog.get_records("call") if r.levelno >= logging.ERROR]
    assert errors == []
