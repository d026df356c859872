"""What a plan may choose from, loaded in a number of queries that does not grow with the learners."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from assessment.models import Enrolment, Sample, SamplingPlan, UnitSignature
from assessment.progress import UnitProgress, judged_of_many
from assessment.sampling import AXES, Candidate, Universe
from portfolio import clock
from portfolio.models import Membership, Role

NEW_HERE = timedelta(days=180)
LONG_AGO = timedelta(days=180)
RARE = 10  # a method is unusual where fewer than one unit in ten rests on it


@dataclass(frozen=True)
class Work:
    """One unit with something to look at within the plan's period. ``day`` is of the newest of it."""

    progress: UnitProgress
    kind: str
    assessor: Membership
    day: date
    methods: tuple[str, ...]
    site: str


@dataclass
class _Past:
    """What was looked at before, at this centre."""

    samples: list[Sample]
    firsts: dict[int, int]

    def last_of(self, assessor: int) -> date | None:
        days = (timezone.localdate(each.outcome.given_at) for each in self.finished(assessor))
        return max(days, default=None)

    def finished(self, assessor: int) -> list[Sample]:
        return [each for each in self.samples if each.assessor_id == assessor and each.is_finished]


def work_of(plan: SamplingPlan) -> list[Work]:
    """Signed for good within the period (summative), or part-done with a decision in it (interim)."""
    enrolments = Enrolment.objects.filter(
        centre=plan.centre_id, qualification__code=plan.qualification_code
    ).select_related("portfolio__learner__user")
    everything = judged_of_many(enrolments).values()
    found = [work_in(unit) for each in everything for unit in each.units]
    return [each for each in found if each and plan.starts_on <= each.day <= plan.ends_on]


def work_in(unit: UnitProgress) -> Work | None:
    """What there is to look at on one unit, if anything."""
    if unit.is_signed_for_good:
        signed = unit.signature_of(UnitSignature.Stage.ASSESSOR)
        assert signed is not None  # noqa: S101  signed for good means that there is one
        return _piece(unit, Sample.Kind.SUMMATIVE, signed.signature.signer, signed.signature.signed_at)
    decided = [each.decision for each in unit.criteria if each.decision]
    last = max(decided, key=lambda each: each.decided_at, default=None)
    if last is None or unit.is_sealed:
        return None
    return _piece(unit, Sample.Kind.INTERIM, last.decided_by, last.decided_at)


def _piece(unit: UnitProgress, kind: str, assessor: Membership, at: object) -> Work:
    enrolment = unit.row.enrolment
    methods = tuple(sorted({record.kind for record in unit.used_records}))
    day = timezone.localdate(at)  # type: ignore[arg-type]
    return Work(unit, str(kind), assessor, day, methods, enrolment.site or enrolment.employer)


def past_of(centre_id: int) -> list[Sample]:
    """Every sample of a centre, with all that coverage asks of it."""
    rows = Sample.objects.filter(centre=centre_id)
    unit = "enrolment_unit"
    return list(
        rows.select_related("outcome", "assessor__user", f"{unit}__unit", f"{unit}__enrolment__qualification")
    )


def firsts_of(centre_ids: set[int]) -> dict[int, int]:
    """By assessor, the unit that they ever signed first."""
    rows = UnitSignature.objects.filter(centre__in=centre_ids, stage=UnitSignature.Stage.ASSESSOR)
    pairs = rows.order_by("signature__signed_at", "pk")
    found: dict[int, int] = {}
    for signer, unit in pairs.values_list("signature__signer", "manifest__enrolment_unit"):
        found.setdefault(signer, unit)
    return found


def in_period(samples: list[Sample], plan: SamplingPlan) -> list[Sample]:
    """Those of the plan's qualification that were planned within its period."""
    code = plan.qualification_code
    return [
        each
        for each in samples
        if each.enrolment_unit.enrolment.qualification.code == code
        and plan.starts_on <= each.planned_on <= plan.ends_on
    ]


def axes_of(sample: Sample) -> Candidate:
    """A sample as the planner sees it, for the values that it covers."""
    unit = sample.enrolment_unit
    return Candidate(
        unit.pk, sample.planned_hash, sample.assessor_id, unit.unit.code, tuple(sample.methods), sample.site
    )


def covered_by(samples: list[Sample]) -> dict[str, frozenset[str]]:
    listed = [axes_of(each) for each in samples]
    return {axis: frozenset(value for each in listed for value in each.on(axis)) for axis in AXES}


def universe_of(plan: SamplingPlan, kind: str) -> Universe:
    """What a draw of this kind chooses from now: nothing that is in a sample already, as it stands.

    Samples still open count as covering, so that a second draw does not ask for the same again.
    """
    past = _Past(past_of(plan.centre_id), firsts_of({plan.centre_id}))
    taken = {(each.enrolment_unit_id, each.planned_hash) for each in past.samples if each.kind == kind}
    works = [each for each in work_of(plan) if each.kind == kind]
    uses = Counter(method for each in works for method in each.methods)
    rare = {method for method, count in uses.items() if count * RARE < len(works)}
    left = [each for each in works if (each.progress.row.pk, each.progress.manifest_hash) not in taken]
    return Universe(
        candidates=tuple(_candidate(each, past, rare) for each in left),
        weights=plan.weights,
        share=plan.share,
        covered=covered_by(in_period(past.samples, plan)),
    )


def _candidate(work: Work, past: _Past, rare: set[str]) -> Candidate:
    row = work.progress.row
    first = work.kind == Sample.Kind.SUMMATIVE and past.firsts.get(work.assessor.pk) == row.pk
    flags = _flags(work, past, rare) | ({"first_claim"} if first else set())
    return Candidate(
        key=row.pk,
        hash=work.progress.manifest_hash,
        assessor=work.assessor.pk,
        unit=row.unit.code,
        methods=work.methods,
        site=work.site,
        first=first,
        flags=tuple(sorted(flags)),
    )


def _flags(work: Work, past: _Past, rare: set[str]) -> set[str]:
    assessor, today = work.assessor, clock.today()
    seen_units = {each.enrolment_unit.unit.code for each in past.samples if each.is_finished}
    last = past.last_of(assessor.pk)
    grave = ("action", "not_supported")
    told = {
        "new_assessor": today - timezone.localdate(assessor.joined_at) < NEW_HERE,
        "trainee": assessor.role == Role.TRAINEE_ASSESSOR,
        "new_unit": work.progress.row.unit.code not in seen_units,
        "past_action": any(each.outcome.outcome in grave for each in past.finished(assessor.pk)),
        "long_gap": last is not None and today - last > LONG_AGO,
        "unusual_method": bool(rare & set(work.methods)),
        "rpl": "RPL" in work.methods,
    }
    return {flag for flag, holds in told.items() if holds}
