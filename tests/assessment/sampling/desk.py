"""Getting a unit signed, drawn and looked at."""

from datetime import timedelta

from assessment.models import Sample
from assessment.progress import progress_of
from assessment.services.sampling import (
    LineInput,
    approve_plan,
    draw_samples,
    finish_sample,
    make_plan,
    open_sample,
)
from assessment.services.signoffs import sign_unit
from portfolio import clock
from tests.assessment.judging.desk import hand_in, judged
from tests.cast import log


def unit_of(cast):
    return progress_of(cast.enrolment).units[0]


def signed_unit(cast):
    """Sam's unit, all met by Alan and signed by both."""
    judged(cast, hand_in(cast, log(cast)))
    for who, stage in ((cast.sam, "learner"), (cast.assessor, "assessor")):
        unit = unit_of(cast)
        sign_unit(
            by=who, enrolment_unit=unit.row, stage=stage, words="Yes.", manifest_hash=unit.manifest_hash
        )
    return unit_of(cast)


def plan_of(cast, *, approved=True, **changes):
    today = clock.today()
    days = {"starts_on": today - timedelta(days=30), "ends_on": today + timedelta(days=60)}
    plan = make_plan(by=cast.iqa, **({"qualification_code": "Q-TEST"} | days | changes))
    return approve_plan(by=cast.lead_iqa, plan=plan) if approved else plan


def drawn(cast, kind="summative"):
    draw_samples(by=cast.iqa, plan=plan_of(cast), kind=kind, seed="harbour")
    return Sample.objects.get()


def lines_of(cast, outcome="agree", code=None):
    """One outcome for every criterion, or for the named one and agreement for the rest."""
    rows = cast.unit.unit.criteria.all()
    given = {each.pk: outcome if code in (None, each.code) else "agree" for each in rows}
    return [LineInput(pk, word, "" if word == "agree" else "It shows less.") for pk, word in given.items()]


def finished(cast, sample, outcome="agree", *, by=None, **changes):
    who = by or cast.iqa
    opened = open_sample(by=who, sample=sample)
    given = {"lines": lines_of(cast), "feedback": "Well judged.", "manifest_hash": opened.manifest_hash}
    return finish_sample(by=who, sample=sample, outcome=outcome, **(given | changes))
