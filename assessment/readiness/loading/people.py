"""What people said about the rules and the evidence: decisions, figures of the centre, rules set aside."""

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from assessment.readiness.facts import Decision, Sample
from assessment.readiness.results import Aside
from portfolio.models import Role

from .tree import Rows

if TYPE_CHECKING:
    from assessment.models import Judgement
    from assessment.progress.shapes import EnrolmentProgress
    from assessment.progress.shapes import Evidence as Piece

UNSET = (None, None, None, None)


def decisions_of(progress: "EnrolmentProgress", learner: int | None) -> list[Decision]:
    """One for each judgement that counts now or waits for somebody whose word counts alone.

    ``learner`` is the primary key of the learner's account. No certificates are held of assessors, so only a
    trainee is known not to be qualified (rule QA-07).
    """
    found: dict[int, Decision] = {}
    for piece in _pieces(progress):
        if piece.judgement is None:
            continue
        row = piece.judgement
        decision = found.setdefault(row.pk, _decision(row, piece.record.ref, learner))
        decision.varc.append(_letters(piece))
    for unit in progress.units:
        for criterion in unit.criteria:
            for answer in criterion.history:
                if answer.judgement_id in found:
                    found[answer.judgement_id].sufficient.append(answer.sufficient)
    return list(found.values())


def _pieces(progress: "EnrolmentProgress") -> Iterator["Piece"]:
    return (piece for unit in progress.units for criterion in unit.criteria for piece in criterion.evidence)


def _letters(piece: "Piece") -> tuple[bool | None, ...]:
    said = piece.verdict
    return (said.valid, said.authentic, said.reliable, said.current) if said else UNSET


def _decision(row: "Judgement", ref: str, learner: int | None) -> Decision:
    trainee = row.role == Role.TRAINEE_ASSESSOR
    return Decision(
        pk=row.pk,
        ref=ref,
        record=ref,
        words=row.feedback,
        assessor=row.judged_by.user_id,
        learner=learner,
        authenticity_confirmed=row.authenticity_confirmed,
        accepted=row.outcome == "accepted",
        assessor_qualified=False if trainee else None,
        countersigned_by_qualified=row.counts if trainee else None,
        feedback=row.feedback,
    )


def samples_of(rows: Rows) -> dict[int, list[Sample]]:
    """By enrolment, every finished sample; the signed hash is that of what was signed when it was chosen."""
    found: dict[int, list[Sample]] = defaultdict(list)
    for _, (enrolment, pk, unit, iqa, assessor, opened, chosen) in rows["sample"]:
        found[enrolment].append(
            Sample(pk=pk, ref=unit, iqa=iqa, assessor=assessor, manifest_hash=opened, signed_hash=chosen)
        )
    return found


def asides_of(rows: Rows) -> dict[int, list[Aside]]:
    """By enrolment, those that stand: the newest row on each rule and thing says so."""
    newest: dict[tuple[int, str, str], tuple] = {}
    for _, (_, enrolment, rule, about, *words) in rows["aside"]:  # in the order of their sequence
        newest[enrolment, rule, about] = tuple(words)
    found: dict[int, list[Aside]] = defaultdict(list)
    for (enrolment, rule, about), (applies, reason, by, at) in newest.items():
        if not applies:
            found[enrolment].append(Aside(rule, about, reason, by, at))
    return found


def figures_of(rows: Rows) -> dict[int, dict[str, int]]:
    """By centre, its own figures: the newest of each name, unless that gives the default back."""
    found: dict[int, dict[str, int]] = defaultdict(dict)
    for _, (_, centre, name, value) in rows["parameter"]:
        found[centre].pop(name, None)
        if value is not None:
            found[centre][name] = value
    return found


def choices_of(rows: Rows) -> dict[int, dict[tuple[str, str], list[str]]]:
    """By centre, the rules it chose, by code of unit and criterion; the newest counts."""
    found: dict[int, dict[tuple[str, str], list[str]]] = defaultdict(dict)
    for _, (_, centre, unit, criterion, rules) in rows["choice"]:
        found[centre][unit, criterion] = rules
    return found
