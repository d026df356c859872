"""Sam asks Mina to say what she saw, and she does."""

from datetime import date

from portfolio import clock
from portfolio.models import Record, Testimony
from portfolio.services.records import change_record
from portfolio.services.testimonies import Said, ask_for_testimony, give_testimony
from portfolio.services.witnesses import add_witness
from portfolio.testimonies import account_seal
from tests.cast import log

MINA = {
    "name": "Mina Shah",
    "relationship": "Line manager",
    "job_title": "Shift lead",
    "email": "mina@shop.example",
}
PAGE = "assessment:testify"
WORDS = "I stood beside him when he rang all ten customers back."


def mina(cast, **changes):
    return add_witness(by=cast.sam, portfolio=cast.portfolio, fields=MINA | changes)


def asked(cast, witness=None, kind="WT", **fields):
    """The record, the link and its token."""
    record = log(cast, kind=kind, **{"happened_on": clock.today()} | fields)
    return record, *ask(cast, record, witness or mina(cast))


def ask(cast, record, witness):
    return ask_for_testimony(by=cast.sam, record=record, witness=witness, page=PAGE)


def said(record, **changes) -> Said:
    whole = {
        "words": WORDS,
        "relationship": "I lead his shift",
        "job_title": "Shift lead",
        "seen_on": clock.today(),
        "saw_it_myself": True,
        "signed_name": "Mina Shah",
        "seal": account_seal(record),
    }
    return Said(**whole | changes)


def sign(token, **changes) -> Testimony:
    from portfolio.services.guests import look_up

    record = Record.objects.get(pk=look_up(token=token, purpose="testimony").subject_id)
    return give_testimony(token=token, said=said(record, **changes), path="/")


def typed(record, **changes):
    """What the witness's page posts."""
    whole = vars(said(record)) | {"saw_it_myself": "on"} | changes
    return {key: value.isoformat() if isinstance(value, date) else value for key, value in whole.items()}


def reword(cast, record, narrative="I set up a shared diary, and rang ten customers."):
    fresh = Record.objects.get(pk=record.pk)
    return change_record(by=cast.sam, record=fresh, fields={"narrative": narrative}, edit_no=fresh.edit_no)
