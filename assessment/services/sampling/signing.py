"""The internal verifier's signature on a finished unit (domain.md 5.6, 8.4)."""

from assessment.models import Manifest, Sample, UnitSignature
from assessment.progress import UnitProgress
from portfolio.models import Membership, Signature
from portfolio.services.signatures import sign


def sign_as_verifier(by: Membership, sample: Sample, unit: UnitProgress, words: str) -> UnitSignature | None:
    """Over what the assessor signed. None for part-done work, a unit that moved, and one signed already."""
    stage = UnitSignature.Stage.IQA
    signed = unit.signature_of(UnitSignature.Stage.ASSESSOR)
    same = unit.is_signed_for_good and unit.manifest_hash == sample.manifest_hash
    if sample.kind != Sample.Kind.SUMMATIVE or not same or unit.signature_of(stage) or signed is None:
        return None
    manifest = Manifest.objects.get(pk=signed.manifest_id)
    signature = sign(
        by=by,
        portfolio=unit.row.enrolment.portfolio,
        purpose=Signature.Purpose.IQA,
        words=words,
        bound_hash=manifest.hash,
    )
    return UnitSignature.objects.create(
        signature=signature, centre=manifest.centre, manifest=manifest, stage=stage
    )
