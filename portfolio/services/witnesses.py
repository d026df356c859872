"""Keeping the witness status list of a portfolio."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from portfolio.models import Membership, Portfolio, Witness
from portfolio.permissions import owns
from portfolio.services.ledger import append_entry, commit_to

#: What a form may set.
FIELDS = (
    "name",
    "category",
    "relationship",
    "job_title",
    "employer",
    "email",
    "phone",
    "qualifications",
    "units_known",
    "competence",
    "is_active",
)


@transaction.atomic
def add_witness(*, by: Membership, portfolio: Portfolio, fields: dict[str, Any]) -> Witness:
    """Put somebody on the learner's list. ValidationError for the learner's own address."""
    witness = Witness(centre=portfolio.centre, portfolio=portfolio, added_by=by)
    return _save(by, witness, fields, "witness.added")


@transaction.atomic
def change_witness(*, by: Membership, witness: Witness, fields: dict[str, Any]) -> Witness:
    """Change what the list says from now on; versions made before keep what they say."""
    fresh = Witness.objects.select_for_update(of=("self",)).select_related("portfolio__centre")
    return _save(by, fresh.get(pk=witness.pk), fields, "witness.changed")


def _save(by: Membership, witness: Witness, fields: dict[str, Any], event: str) -> Witness:
    if not owns(by, witness.portfolio):
        raise PermissionDenied
    for name in FIELDS:
        if name in fields:
            setattr(witness, name, fields[name])
    if witness.email.casefold() == by.user.email.casefold():
        raise ValidationError({"email": "This is your own address. Somebody else has to be your witness."})
    witness.full_clean()
    witness.save()
    said = "\n".join(str(getattr(witness, name)) for name in FIELDS)
    append_entry(
        event=event,
        actor=by,
        centre=witness.centre,
        portfolio=witness.portfolio,
        facts={
            "witness": witness.pk,
            "category": witness.category,
            "said": commit_to(witness.portfolio, said),
        },
    )
    return witness
