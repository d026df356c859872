"""The name, date of birth and ULN that a certificate is made out to (domain.md 5.12)."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction

from portfolio.canonical import canonical_json
from portfolio.models import Membership, Portfolio
from portfolio.permissions import may_name_for_certificates
from portfolio.refusals import Refused
from portfolio.services.ledger import append_entry, commit_to
from portfolio.uln import is_uln


@transaction.atomic
def name_for_certificates(
    *, by: Membership, portfolio: Portfolio, legal_name: str, born_on: date | None, uln: str
) -> Portfolio:
    """Write all three; the ledger keeps a commitment only. A learner may have no ULN (QA-13)."""
    if not may_name_for_certificates(by) or by.centre_id != portfolio.centre_id:
        raise PermissionDenied
    if uln and not is_uln(uln):
        raise Refused("The ULN is not valid.")
    portfolio = Portfolio.objects.select_for_update().get(pk=portfolio.pk)
    portfolio.legal_name, portfolio.born_on, portfolio.uln = legal_name.strip(), born_on, uln
    portfolio.full_clean()
    portfolio.save()
    written = [portfolio.legal_name, born_on.isoformat() if born_on else "", uln]
    append_entry(
        event="certificate_names.recorded",
        actor=by,
        centre=portfolio.centre,
        portfolio=portfolio,
        facts={"names": commit_to(portfolio, canonical_json(written))},
    )
    return portfolio
