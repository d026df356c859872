"""Rows of the matrix about assessment plans, reviews and what both sides sign."""

from assessment.models import PlanWitness, SeenElsewhere
from portfolio import clock
from portfolio.models import Witness
from tests.assessment.recording import desk
from tests.permissions.row import Row

ROWS: list[Row] = [
    Row("assessment:plan-new", about="portfolio", ok="AT", no="LQUEC"),
    Row("assessment:plan-new", "POST", "portfolio", ok="AT", no="LQUEC"),
    Row("assessment:plan-review-new", about="portfolio", ok="AT", no="LQUEC"),
    Row("assessment:plan-review-new", "POST", "portfolio", ok="AT", no="LQUEC"),
    # Alan's drafts: nobody else knows of them
    Row("assessment:plan", about="recording-plan", ok="A"),
    Row("assessment:plan", "POST", "recording-plan", ok="A"),
    Row("assessment:plan-review", about="recording-review", ok="A"),
    Row("assessment:plan-review", "POST", "recording-review", ok="A"),
    Row("assessment:plan-row-add", about="recording-plan", ok="A"),
    Row("assessment:plan-row-add", "POST", "recording-plan", ok="A"),
    Row("assessment:plan-row-edit", about="recording-row", ok="A"),
    Row("assessment:plan-row-edit", "POST", "recording-row", ok="A"),
    Row("assessment:plan-row-remove", about="recording-row", ok="A"),
    Row("assessment:plan-row-remove", "POST", "recording-row", ok="A"),
    # What Alan signed
    Row("assessment:record-agree", about="recording-signed", ok="L", no="ATQUEC"),
    Row("assessment:record-agree", "POST", "recording-signed", ok="L", no="ATQUEC"),
    Row("assessment:record-seen", about="recording-away", ok="AQ", no="LTUEC"),
    Row("assessment:record-seen", "POST", "recording-away", ok="AQ", no="LTUEC"),
]
AWAY = {"held_elsewhere": True, "held_where": "Office", "held_by": "Dee Hart"}


def about(cast):
    """Arguments of the addresses, of things that are made here."""
    portfolio = {"pref": cast.portfolio.ref}
    plan, review = desk.plan(cast), desk.plan(cast, kind="APR")
    row = desk.row(cast, plan)
    signed, away = desk.signed_plan(cast), desk.observation(cast, kind="QO", **AWAY)
    return {
        "recording-plan": portfolio | {"ref": plan.ref},
        "recording-review": portfolio | {"ref": review.ref},
        "recording-row": portfolio | {"ref": plan.ref, "pk": row.pk},
        "recording-signed": portfolio | {"ref": signed.ref},
        "recording-away": portfolio | {"ref": away.ref},
    }


def fill(cast):
    """One row in every table of this area, so that tests can see that none leaks to another centre."""
    plan = desk.signed_plan(cast)
    here = {"centre": cast.centre}
    who = {"name": "Eve Planned", "relationship": "Manager", "added_by": cast.sam}
    witness = Witness.objects.create(portfolio=cast.portfolio, **here, **who)
    PlanWitness.objects.create(record=plan, witness=witness, **here)
    away = desk.observation(cast, kind="QO", **AWAY)
    seen = {"by": cast.assessor, "role": cast.assessor.role, "seen_on": clock.today(), "words": "Seen."}
    SeenElsewhere.objects.create(record=away, version=away.current_version, **here, **seen)
