"""Drawing samples by a plan, choosing one by hand, and replaying a draw."""

import secrets
from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction

from assessment.models import Draw, EnrolmentUnit, Sample, SamplingPlan
from assessment.permissions.sampling import may_plan, may_verify
from assessment.progress import judged_of
from assessment.sampling import ALGORITHM, Pick, draw, read_universe, write_universe
from assessment.services.sampling.independence import is_involved
from assessment.services.sampling.telling import tell_verifier
from assessment.services.soundness import refuse_conflicted
from assessment.verification import universe_of, work_in
from portfolio import clock
from portfolio.canonical import fingerprint, sha256_hex
from portfolio.models import Membership, Role
from portfolio.refusals import Refused
from portfolio.services.ledger import append_entry, commit_to

TIME_TO_LOOK = timedelta(days=28)


@transaction.atomic
def draw_samples(*, by: Membership, plan: SamplingPlan, kind: str, seed: str = "") -> Draw:
    """Pick by the plan and open a sample for each pick; the universe and the seed are kept for a replay.

    Refused while the plan is not approved, outside its days, and where there is nothing left to pick.
    """
    plan = SamplingPlan.objects.select_for_update().get(pk=plan.pk)
    if not may_plan(by) or plan.centre_id != by.centre_id:
        raise PermissionDenied
    if not plan.approved_at:
        raise Refused("A lead internal verifier approves the plan first.")
    if clock.today() < plan.starts_on:
        raise Refused("The period of this plan has not begun.")
    universe = universe_of(plan, kind)
    if not universe.candidates:
        raise Refused("There is nothing new to choose from: all of it is in a sample already.")
    text, seed = write_universe(universe), seed or secrets.token_hex(8)
    drawn = Draw(
        centre=plan.centre, plan=plan, kind=kind, seed=seed, algorithm=ALGORITHM,
        universe=text, universe_hash=sha256_hex(text), drawn_by=by,
    )  # fmt: skip
    drawn.full_clean()
    drawn.save()
    picks = draw(universe, seed)
    _append_draw(by, drawn, picks)
    _open_each(by, drawn, picks)
    return drawn


def replay(drawn: Draw) -> list[Pick]:
    """The picks anew, from what was kept. The same as its samples, if nobody touched anything."""
    return draw(read_universe(drawn.universe), drawn.seed)


def _append_draw(by: Membership, drawn: Draw, picks: list[Pick]) -> None:
    facts = {
        "draw": drawn.pk,
        "plan": drawn.plan_id,
        "kind": drawn.kind,
        "seed": drawn.seed,
        "algorithm": drawn.algorithm,
        "universe": drawn.universe_hash,
        "picks": [each.candidate.key for each in picks],
    }
    append_entry(event="sampling.drawn", actor=by, centre=by.centre, facts=facts)


def _open_each(by: Membership, drawn: Draw, picks: list[Pick]) -> None:
    keys = [each.candidate.key for each in picks]
    rows = EnrolmentUnit.objects.select_related("unit", "centre", "enrolment__portfolio__learner").in_bulk(
        keys
    )
    people = Membership.objects.in_bulk({each.candidate.assessor for each in picks})
    for pick in picks:
        found = pick.candidate
        sample = Sample(
            draw=drawn, enrolment_unit=rows[found.key], kind=drawn.kind, assessor=people[found.assessor],
            reasons=list(pick.reasons), methods=list(found.methods), site=found.site,
            planned_hash=found.hash,
        )  # fmt: skip
        _save(by, sample)


@transaction.atomic
def pick_sample(*, by: Membership, enrolment_unit: EnrolmentUnit, reason: str) -> Sample:
    """Choose a unit by hand, with a reason: what is signed for good is a summative sample, else interim.

    PermissionDenied for whoever does not verify this learner or had a hand in the unit.
    """
    rows = EnrolmentUnit.objects.select_for_update(of=("self",))
    rows = rows.select_related("unit", "centre", "enrolment__portfolio__learner")
    row = rows.get(pk=enrolment_unit.pk)
    if not may_verify(by, row.enrolment) or is_involved(by, row):
        raise PermissionDenied
    refuse_conflicted(by, row.enrolment)
    if not reason.strip():
        raise Refused("Say why you choose it.")
    work = work_in(judged_of(row.enrolment).unit(row.unit.code))
    if work is None:
        raise Refused("Nothing on this unit is decided yet, so there is nothing to look at.")
    sample = Sample(
        enrolment_unit=row, kind=work.kind, assessor=work.assessor, iqa=by, reasons=[reason.strip()],
        methods=list(work.methods), site=work.site, planned_hash=work.progress.manifest_hash,
    )  # fmt: skip
    return _save(by, sample)


def _save(by: Membership, sample: Sample) -> Sample:
    row = sample.enrolment_unit
    taken = Sample.objects.filter(enrolment_unit=row, kind=sample.kind, planned_hash=sample.planned_hash)
    if taken.exists():
        raise Refused("This unit is in a sample already, as it stands.")
    sample.centre, sample.planned_by = row.centre, by
    sample.iqa = sample.iqa or _verifier_for(by, row)
    sample.planned_on = clock.today()
    sample.due_on = sample.planned_on + TIME_TO_LOOK
    sample.full_clean()
    sample.save()
    facts = {
        "sample": sample.pk,
        "unit": row.unit.code,
        "kind": sample.kind,
        "draw": sample.draw_id,
        "manifest": sample.planned_hash,
        "assessor": str(sample.assessor.pseudonym),
        "reasons": commit_to(row.enrolment.portfolio, fingerprint(sample.reasons)),
    }
    portfolio = row.enrolment.portfolio
    append_entry(event="sample.planned", actor=by, centre=row.centre, portfolio=portfolio, facts=facts)
    tell_verifier(sample)
    return sample


def _verifier_for(by: Membership, row: EnrolmentUnit) -> Membership | None:
    """Whoever draws, if they verify this learner; else an allocated IQA; else a lead. Never one involved."""
    people = Membership.objects.active().filter(centre=row.centre_id, role__in=(Role.IQA, Role.LEAD_IQA))
    others = people.select_related("user").order_by("role", "pk")
    for each in [by, *others]:
        if may_verify(each, row.enrolment) and not is_involved(each, row):
            return each
    return None
