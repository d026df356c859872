"""Rows of the matrix about appeals and malpractice."""

from tests.permissions.row import Row

ROWS: list[Row] = []


def about(cast):
    """Arguments of the addresses, of things that are made here."""
    return {}


def fill(cast):
    """One row in every table of this area, so that tests can see that none leaks to another centre."""
