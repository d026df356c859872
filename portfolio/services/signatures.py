"""Signing. Nobody signs as somebody else: the signer is always the acting member."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from portfolio.canonical import sha256_hex
from portfolio.models import Membership, Portfolio, Signature, SignedVersion, Version
from portfolio.services.ledger import append_entry


@transaction.atomic
def sign(
    *,
    by: Membership,
    portfolio: Portfolio,
    purpose: str,
    words: str,
    bound_hash: str,
    versions: Iterable[Version] = (),
    about: dict[str, Any] | None = None,
) -> Signature:
    """Record a signature over ``bound_hash`` (64 hex digits) and put it in the ledger.

    The caller has checked that this member may sign this thing now. ``about`` are more facts for the entry:
    what is signed, and which signature this one supersedes.
    """
    signature = Signature(
        centre=portfolio.centre,
        portfolio=portfolio,
        signer=by,
        role=by.role,
        purpose=purpose,
        words=words,
        bound_hash=bound_hash,
    )
    signature.full_clean()
    signature.save()
    signed = [SignedVersion(signature=signature, version=version) for version in versions]
    SignedVersion.objects.bulk_create(signed)
    append_entry(
        event=f"signed.{purpose}",
        actor=by,
        centre=portfolio.centre,
        portfolio=portfolio,
        facts={
            "signature": signature.pk,
            "hash": bound_hash,
            "words": sha256_hex(words),
            "versions": [each.version.content_hash for each in signed],
            "supersedes": None,
            **(about or {}),
        },
    )
    return signature
