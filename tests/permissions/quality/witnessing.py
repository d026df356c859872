"""Rows of the matrix about witnesses of a portfolio and their testimonies."""

from portfolio.services.witnesses import add_witness
from tests.permissions.row import READERS, Row
from tests.portfolio.witnesses.desk import asked, sign

ROWS: list[Row] = [
    Row("assessment:witness-list", about="portfolio", ok=READERS),
    Row("assessment:witness-add", about="portfolio", ok="L", no="ATQUEC"),
    Row("assessment:witness-add", "POST", "portfolio", ok="L", no="ATQUEC"),
    Row("assessment:witness-edit", about="witness", ok="L", no="ATQUEC"),
    Row("assessment:witness-edit", "POST", "witness", ok="L", no="ATQUEC"),
    # Sam asks about his draft, which nobody else can see
    Row("assessment:testimony-ask", about="testimony", ok="L"),
    Row("assessment:testimony-ask", "POST", "testimony", ok="L"),
    Row("assessment:testimony-revoke", "POST", "testimony-link", ok="L"),
    # Whoever holds the link, signed in or not
    Row("assessment:testify", about="testimony-token", public=True),
    Row("assessment:testify", "POST", "testimony-token", public=True),
]


def about(cast):
    """Arguments of the addresses, of things that are made here."""
    pref, witness = {"pref": cast.portfolio.ref}, _witness(cast)
    record, link, token = asked(cast, witness)
    return {
        "witness": pref | {"pk": witness.pk},
        "testimony": pref | {"ref": record.ref},
        "testimony-link": pref | {"pk": link.pk},
        "testimony-token": {"token": token},
    }


def fill(cast):
    """One row in every table of this area, so that tests can see that none leaks to another centre."""
    _, _, token = asked(cast, _witness(cast))
    sign(token)


def _witness(cast):
    fields = {"name": "Mina Shah", "relationship": "Line manager"}
    return add_witness(by=cast.sam, portfolio=cast.portfolio, fields=fields)
