"""Data for registering and claiming, named as in domain.md 5.12. What is not held is blank."""

from collections.abc import Iterator
from datetime import date

from django.db.models import QuerySet

from assessment.models import (
    CertificateClaim,
    ClaimStep,
    DirectClaims,
    Enrolment,
    UnitSignature,
)
from portfolio import clock

REGISTRATION_HEADERS = (
    "Centre reference", "First names", "Last names", "Sex", "Date of birth", "Planned completion", "ULN",
    "Study mode",
)  # fmt: skip
CLAIM_HEADERS = (
    "Centre number", "Registration number", "Legal name", "Date of birth", "ULN", "Qualification number",
    "Units with dates", "Assessor", "IQA", "Claim date", "Claimed by", "DCS or release reference",
)  # fmt: skip


def registration_rows(rows: QuerySet[Enrolment]) -> Iterator[tuple[str, ...]]:
    """The last word of the legal name counts as last name: look over those that have two."""
    for each in rows:
        person = each.portfolio
        first, _, last = _legal(each).rpartition(" ")
        yield (
            each.centre.code, first, last, "", _day(person.born_on), _day(each.planned_end_on), person.uln,
            "",
        )  # fmt: skip


def claim_rows(rows: QuerySet[Enrolment]) -> Iterator[tuple[str, ...]]:
    listed = list(rows)
    signed, claims = _signed(listed), _claims(listed)
    direct = _direct(listed)
    for each in listed:
        stages, claim = signed.get(each.pk, []), claims[each.claim_id]  # type: ignore[attr-defined]
        first = next(step for step in claim.steps.all() if step.kind == ClaimStep.Kind.PREPARED)
        release = getattr(claim, "release", None)
        code = each.qualification.code
        yield (
            each.centre.code, each.registration_number, _legal(each), _day(each.portfolio.born_on),
            each.portfolio.uln, each.qualification.number or code, _units(stages),
            _people(stages, UnitSignature.Stage.ASSESSOR), _people(stages, UnitSignature.Stage.IQA),
            _day(first.at.date()), first.by.user.name,
            release.reference if release else direct.get((each.centre_id, code), ""),
        )  # fmt: skip


def _legal(each: Enrolment) -> str:
    return each.portfolio.legal_name or each.portfolio.learner.user.name


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""


def _signed(listed: list[Enrolment]) -> dict[int, list[UnitSignature]]:
    rows = UnitSignature.objects.filter(
        manifest__enrolment_unit__enrolment__in=listed, signature__voiding=None
    ).select_related("signature__signer__user", "manifest__enrolment_unit__unit")
    found: dict[int, list[UnitSignature]] = {}
    for each in rows.order_by("signature__signed_at", "pk"):
        found.setdefault(each.manifest.enrolment_unit.enrolment_id, []).append(each)
    return found


def _claims(listed: list[Enrolment]) -> dict[int, CertificateClaim]:
    rows = CertificateClaim.objects.filter(enrolment__in=listed).select_related("release")
    return {each.pk: each for each in rows.prefetch_related("steps__by__user")}


def _direct(listed: list[Enrolment]) -> dict[tuple[int, str], str]:
    """By centre and code, the reference in force where direct claims are active."""
    centres = {each.centre_id for each in listed}
    rows = DirectClaims.objects.filter(centre__in=centres, from_on__lte=clock.today())
    last = {(each.centre_id, each.qualification_code): each for each in rows.order_by("from_on", "pk")}
    active = DirectClaims.Status.ACTIVE
    return {key: each.reference for key, each in last.items() if each.status == active}


def _units(stages: list[UnitSignature]) -> str:
    days = {
        each.manifest.enrolment_unit.unit.code: _day(each.signature.signed_at.date())
        for each in stages
        if each.stage == UnitSignature.Stage.ASSESSOR
    }
    return "; ".join(f"{code} {day}" for code, day in days.items())


def _people(stages: list[UnitSignature], stage: str) -> str:
    names = [each.signature.signer.user.name for each in stages if each.stage == stage]
    return "; ".join(dict.fromkeys(names))
