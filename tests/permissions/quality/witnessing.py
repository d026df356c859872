"""Rows of the matrix about witnesses of a portfolio and their testimonies."""

from portfolio.services.witnesses import add_witness
from tests.permissions.row import READERS, Row

ROWS: list[Row] = [
    Row("assessment:witness-list", about="portfolio", ok=READERS),
    Row("assessment:witness-add", about="portfolio", ok="L", no="ATQUEC"),
    Row("assessment:witness-add", "POST", "portfolio", ok="L", no="ATQUEC"),
    Row("assessment:witness-edit", about="witness", ok="L", no="ATQUEC"),
    Row("assessment:witness-edit", "POST", "witness", ok="L", no="ATQUEC"),
]


def about(cast):
    """Arguments of the addresses, of things that are made here."""
    return {"witness": {"pref": cast.portfolio.ref, "pk": _witness(cast).pk}}


def fill(cast):
    """One row in every table of this area, so that tests can see that none leaks to another centre."""
    _witness(cast)


def _witness(cast):
    fields = {"name": "Mina Shah", "relationship": "Line manager"}
    return add_witness(by=cast.sam, portfolio=cast.portfolio, fields=fields)
